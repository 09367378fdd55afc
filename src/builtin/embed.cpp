// Build step: compiles the YAML files of rules and schemas into the C++ source of the functions in
// image.hpp.
//
//   gouji_embed OUT.cpp ROOT FILE...      (files relative to ROOT)

#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "builtin/compile.hpp"

namespace {

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
  std::vector<SourceFile> files;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(std::string(argv[2]) + "/" + argv[i], std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) {
      std::cerr << argv[i] << ": cannot be read\n";
      return 2;
    }
    files.push_back({argv[i], text.str()});
  }
  const auto compiled = compile(files);
  if (!compiled) {
    for (const auto& error : compiled.error()) {
      std::cerr << fmt::format("{}:{}:{}: {}\n", error.file, error.at.line, error.at.column,
                               error.what.en);
    }
    return 2;
  }
  const auto& [snapshot, codes, rules, hash] = *compiled;
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"builtin/image.hpp\"\n\nnamespace gouji {\n\n";
  write_bytes(out, "kSnapshot", "builtin_snapshot", snapshot);
  write_bytes(out, "kCodes", "builtin_codes", codes);
  write_bytes(out, "kRules", "builtin_rules", rules);
  out << "std::string_view builtin_hash() { return \"" << hash << "\"; }\n\n}\n";
  return out.good() ? 0 : 2;
}
