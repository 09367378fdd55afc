// Build step: reads YAML files and writes the C++ source of builtin_image().
//
//   gouji_embed OUT.cpp ROOT FILE...      (files relative to ROOT)

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "builtin/image.hpp"

namespace {

/// The trees of `tests:` by the path of their file; they leave the files.
std::vector<gouji::BuiltinFile> take_tests(std::vector<gouji::BuiltinFile>& files) {
  std::vector<gouji::BuiltinFile> out;
  for (auto& file : files) {
    auto& entries = file.root.entries;
    const auto tests = std::find_if(entries.begin(), entries.end(),
                                    [](const auto& e) { return e.key == "tests"; });
    if (tests == entries.end()) continue;
    out.push_back({file.path, std::move(tests->value)});
    entries.erase(tests);
  }
  return out;
}

/// The files of codes; they leave the others.
std::vector<gouji::BuiltinFile> take_codes(std::vector<gouji::BuiltinFile>& files) {
  const auto codes = std::stable_partition(files.begin(), files.end(), [](const auto& file) {
    return !file.path.starts_with("schemas/codes/");
  });
  std::vector<gouji::BuiltinFile> out(std::make_move_iterator(codes),
                                      std::make_move_iterator(files.end()));
  files.erase(codes, files.end());
  return out;
}

void write_bytes(std::ostream& out, std::string_view name, std::string_view function,
                 const std::string& bytes) {
  out << "namespace {\nconstexpr unsigned char " << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << (i % 24 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(bytes[i]))
        << ',';
  }
  out << "};\n}\nstd::string_view " << function << "() {\n  return {reinterpret_cast<const char*>("
      << name << "), sizeof " << name << "};\n}\n\n";
}

}  // namespace

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
      std::cerr << fmt::format("{}:{}:{}: {}\n", error.file, error.at.line, error.at.column,
                               error.what.en);
      return 2;
    }
    files.push_back({argv[i], std::move(*tree)});
  }
  const auto tests = encode(take_tests(files));
  const auto codes = encode(take_codes(files));
  const auto image = encode(files);
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"builtin/image.hpp\"\n\nnamespace gouji {\n\n";
  write_bytes(out, "kImage", "builtin_image", image);
  write_bytes(out, "kTests", "builtin_tests", tests);
  write_bytes(out, "kCodes", "builtin_codes", codes);
  out << "std::string_view builtin_hash() { return \"" << sha256(image + tests + codes)
      << "\"; }\n\n}\n";
  return out.good() ? 0 : 2;
}
