// Build step: reads YAML files and writes the C++ source of builtin_image().
//
//   gouji_embed OUT.cpp ROOT FILE...      (files relative to ROOT)

#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "builtin/image.hpp"

int main(int argc, char** argv) {
  using namespace gouji;
  if (argc < 4) {
    std::cerr << "usage: gouji_embed OUT.cpp ROOT FILE...\n";
    return 2;
  }
  std::vector<BuiltinFile> files;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(std::string(argv[2]) + "/" + argv[i], std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    auto tree = parse_yaml(text.str(), argv[i]);
    if (!in || !tree) {
      const auto error = tree ? Error{{"", "cannot be read"}, argv[i], {}, {}} : tree.error();
      std::cerr << fmt::format("{}:{}:{}: {}\n", error.file, error.at.line, error.at.column, error.what.en);
      return 2;
    }
    files.push_back({argv[i], std::move(*tree)});
  }
  const auto image = encode(files);
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"builtin/image.hpp\"\n\nnamespace gouji {\nnamespace {\n"
      << "constexpr unsigned char kImage[] = {";
  for (std::size_t i = 0; i < image.size(); ++i) {
    out << (i % 24 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(image[i])) << ',';
  }
  out << "};\n}\n\nstd::string_view builtin_image() {\n"
      << "  return {reinterpret_cast<const char*>(kImage), sizeof kImage};\n}\n\n}\n";
  return out.good() ? 0 : 2;
}
