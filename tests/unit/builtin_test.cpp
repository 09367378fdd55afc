// What is compiled into the program is the rules and schemas of the source, all of them and nothing
// else.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "builtin/compile.hpp"
#include "builtin/image.hpp"
#include "builtin/snapshot.hpp"
#include "run/input.hpp"
#include "run/library.hpp"
#include "support/errors.hpp"

namespace gouji {
namespace {

namespace fs = std::filesystem;

/// As the build lists them: the schemas and then the rules, each in the order of their paths.
std::vector<SourceFile> source_files() {
  std::vector<SourceFile> out;
  const fs::path root = GOUJI_SOURCE_DIR;
  for (const auto* folder : {"schemas", "rules"}) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && entry.path().extension() == ".yaml")
        paths.push_back(fs::relative(entry.path(), root).generic_string());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      auto text = read_file((root / path).string(), std::size_t{4} << 20);
      REQUIRE(text);
      out.push_back({path, std::move(*text)});
    }
  }
  return out;
}

TEST_CASE("what is built in is compiled from the files of the source", "[builtin]") {
  const auto files = source_files();
  CHECK(files.size() > 20);
  const auto compiled = compile(files);
  REQUIRE(compiled);
  // Not CHECK(a == b): half a megabyte of bytes says nothing to a reader.
  CHECK((compiled->snapshot == builtin_snapshot()));
  CHECK((compiled->codes == builtin_codes()));
  CHECK((compiled->rules == builtin_rules()));
  CHECK(compiled->hash == builtin_hash());
  CHECK(compiled->hash.size() == 64);
}

TEST_CASE("what is compiled says where a file is wrong", "[builtin]") {
  const auto compiled = compile({{"schemas/a.yaml", "language: 1\nx: [a\n"},
                                 {"rules/b.yaml", "a: [\n"}});
  REQUIRE(!compiled);
  CHECK(compiled.error().size() == 2);
  for (const auto& error : compiled.error()) CHECK(error.at.line > 0);
}

TEST_CASE("a snapshot that is read is written again with the same bytes", "[builtin]") {
  const auto snapshot = read_snapshot(builtin_snapshot());
  CHECK(snapshot.rules.size() > 100);
  CHECK((write_snapshot(snapshot.vocabulary, snapshot.rules, snapshot.gates) == builtin_snapshot()));
  const auto codes = read_codes(builtin_codes());
  CHECK(codes.function.size() > 100);
  CHECK(codes.economic.size() > 50);
  CHECK((write_codes(codes) == builtin_codes()));
}

TEST_CASE("built-in rules have their tests where they are asked for", "[builtin]") {
  const auto plain = load_library();
  const auto tested = load_library({.rules = {}, .schemas = {}, .tests = true});
  REQUIRE(plain);
  REQUIRE(tested);
  REQUIRE(plain->rules.size() == tested->rules.size());
  for (std::size_t i = 0; i < plain->rules.size(); ++i) {
    CHECK(plain->rules[i].id == tested->rules[i].id);
    CHECK(plain->rules[i].tests.empty());
    CHECK(tested->rules[i].tests.size() >= 2);
  }
  CHECK((write_snapshot(tested->vocabulary, tested->rules, tested->gates) == builtin_snapshot()));
}

TEST_CASE("what is encoded is decoded again", "[builtin]") {
  CHECK((encode(decode(builtin_rules())) == builtin_rules()));
  const std::string text =
      "a: '1'\nb: 1\nc: [甲, ~, {d: \"" + std::string(300, 'x') + "\"}]\n空: {}\nlist: []\nblock: |-\n  一\n  二\n";
  const auto tree = parse_yaml(text, "例.yaml");
  REQUIRE(tree);
  const std::vector<BuiltinFile> files = {{"rules/例.yaml", *tree}, {"", {}}};
  CHECK(decode(encode(files)) == files);
  CHECK(decode(encode({})).empty());
}

}  // namespace
}  // namespace gouji
