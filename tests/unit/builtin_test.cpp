// The image inside the program is the rules and schemas of the source, all of them and nothing else.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "builtin/image.hpp"
#include "run/input.hpp"
#include "run/library.hpp"
#include "support/errors.hpp"

namespace gouji {
namespace {

namespace fs = std::filesystem;

std::map<std::string, YamlNode> source_files() {
  std::map<std::string, YamlNode> out;
  const fs::path root = GOUJI_SOURCE_DIR;
  for (const auto* folder : {"rules", "schemas"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
      const auto path = fs::relative(entry.path(), root).generic_string();
      const auto text = read_file(entry.path().string(), std::size_t{4} << 20);
      REQUIRE(text);
      auto tree = parse_yaml(*text, path);
      INFO((tree ? std::string() : test::line_of(tree.error())));
      REQUIRE(tree);
      out.emplace(path, std::move(tree).value());
    }
  }
  return out;
}

/// The built-in files with the tests of rules back in their place: the end of their file.
std::map<std::string, YamlNode> builtin_files() {
  std::map<std::string, YamlNode> out;
  for (auto& file : decode(builtin_image())) {
    INFO(file.path);
    CHECK(file.root.find("tests") == nullptr);
    CHECK(out.emplace(file.path, std::move(file.root)).second);
  }
  for (auto& file : decode(builtin_codes())) out.emplace(file.path, std::move(file.root));
  for (auto& tests : decode(builtin_tests())) {
    INFO(tests.path);
    REQUIRE(out.count(tests.path) == 1);
    auto& entries = out[tests.path].entries;
    entries.push_back({.key = "tests", .at = {}, .value = std::move(tests.root)});
  }
  return out;
}

/// The image keeps no place of the key `tests` itself.
YamlNode without_place_of_tests(YamlNode root) {
  for (auto& entry : root.entries) {
    if (entry.key == "tests") entry.at = {};
  }
  return root;
}

TEST_CASE("the built-in files are those of the source, both ways", "[builtin]") {
  const auto source = source_files();
  const auto builtin = builtin_files();
  CHECK(source.size() > 20);
  for (const auto& [path, root] : builtin) {
    INFO(path);
    const auto found = source.find(path);
    REQUIRE(found != source.end());
    CHECK(without_place_of_tests(found->second) == root);
  }
  for (const auto& [path, root] : source) {
    INFO(path);
    CHECK(builtin.count(path) == 1);
  }
}

TEST_CASE("the image knows its digest", "[builtin]") {
  CHECK(builtin_hash().size() == 64);
  CHECK(builtin_hash().find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

TEST_CASE("what is encoded is decoded again", "[builtin]") {
  for (const std::string_view image : {builtin_image(), builtin_tests()}) CHECK(encode(decode(image)) == image);
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
