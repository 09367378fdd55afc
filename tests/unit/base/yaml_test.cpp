// YAML as a tree with places, and every way in which a text is refused.

#include "base/yaml.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

using namespace std::string_literals;
using test::alias_bomb;
using test::repeated;
using Kind = YamlNode::Kind;

const std::string kFile = "规则/例.yaml";

YamlNode parsed(const std::string& text) {
  auto tree = parse_yaml(text, kFile);
  INFO(text);
  INFO((tree ? std::string() : test::line_of(tree.error())));
  REQUIRE(tree);
  return std::move(tree).value();
}

TEST_CASE("a tree knows line and column of its nodes in characters", "[base]") {
  const auto root = parsed(
      "# 说明\n"
      "标题: 值\n"
      "列表: [一, '二', \"三\"]  # 注\n"
      "层次:\n"
      "  - {键: 末}\n"
      "  - 后\n");
  CHECK(root.at == Position{2, 1});
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].at == Position{2, 1});
  CHECK(root.entries[0].value.at == Position{2, 5});
  CHECK(root.entries[1].at == Position{3, 1});
  const auto& list = *root.find("列表");
  CHECK(list.at == Position{3, 5});
  REQUIRE(list.items.size() == 3);
  CHECK(list.items[0].at == Position{3, 6});
  CHECK(list.items[1].at == Position{3, 9});
  CHECK(list.items[2].at == Position{3, 14});
  const auto& nested = *root.find("层次");
  CHECK(nested.at == Position{5, 3});
  CHECK(nested.items[0].at == Position{5, 5});
  CHECK(nested.items[0].entries[0].at == Position{5, 6});
  CHECK(nested.items[0].entries[0].value.at == Position{5, 9});
  CHECK(nested.items[1].at == Position{6, 5});
}

TEST_CASE("lines that end in CR LF have the same places", "[base]") {
  const auto root = parsed("甲: 1\r\n乙: 二\r\n");
  CHECK(root.entries[1].at == Position{2, 1});
  CHECK(root.entries[1].value.at == Position{2, 4});
  CHECK(root.entries[1].value.scalar == "二");
}

TEST_CASE("a node has its kind and knows whether it was quoted", "[base]") {
  struct Case {
    std::string text;
    Kind kind;
    bool quoted;
    std::string scalar;
  };
  const std::vector<Case> cases = {
      {"a: 1", Kind::scalar, false, "1"},
      {"a: true", Kind::scalar, false, "true"},
      {"a: 占比 等于", Kind::scalar, false, "占比 等于"},
      {"a: '1'", Kind::scalar, true, "1"},
      {"a: \"1\"", Kind::scalar, true, "1"},
      {"a: 'it''s'", Kind::scalar, true, "it's"},
      {"a: \"x\\ty\"", Kind::scalar, true, "x\ty"},
      {"a: ''", Kind::scalar, true, ""},
      {"a: |-\n  一\n  二\n", Kind::scalar, true, "一\n二"},
      {"a: >-\n  一\n  二\n", Kind::scalar, true, "一 二"},
      {"a:", Kind::null, false, ""},
      {"a: ~", Kind::null, false, ""},
      {"a: []", Kind::sequence, false, ""},
      {"a: {}", Kind::mapping, false, ""},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto root = parsed(c.text);
    const auto* node = root.find("a");
    REQUIRE(node != nullptr);
    CHECK(node->kind == c.kind);
    CHECK(node->quoted == c.quoted);
    CHECK(node->scalar == c.scalar);
  }
}

TEST_CASE("an alias is a copy of what it names", "[base]") {
  const auto root = parsed("a: &x {k: [1, 2]}\nb: *x\nc: *x\n");
  CHECK(*root.find("b") == *root.find("a"));
  CHECK(*root.find("c") == *root.find("a"));
  CHECK(root.find("d") == nullptr);
}

TEST_CASE("the limits are reached before they refuse", "[base]") {
  CHECK(parse_yaml(repeated("[", 8) + repeated("]", 8), kFile, {.depth = 8}));
  CHECK_FALSE(parse_yaml(repeated("[", 9) + repeated("]", 9), kFile, {.depth = 8}));
  CHECK(parse_yaml("[1, 2, 3]", kFile, {.nodes = 4}));
  CHECK_FALSE(parse_yaml("[1, 2, 3, 4]", kFile, {.nodes = 4}));
  CHECK(parse_yaml("a: 1", kFile, {.bytes = 4}));
  CHECK_FALSE(parse_yaml("a: 12", kFile, {.bytes = 4}));
}

/// a: on one line each, every one a blank deeper.
std::string nested_block(std::string_view line, int levels) {
  std::string out;
  for (int i = 0; i < levels; ++i) {
    out.append(static_cast<std::size_t>(i), ' ');
    out += line;
  }
  return out;
}

TEST_CASE("what is no YAML of ours is refused with one error at its place", "[base]") {
  constexpr int kAnyLine = -1;  // a line, but the parser's choice which
  struct Case {
    std::string name;
    std::string text;
    std::string says;  ///< in the English message
    int line = kAnyLine;
    int column = 0;  ///< 0: not looked at
  };
  constexpr int kDeep = 10'000;
  constexpr int kSteep = 2'800;  // with its blanks nearly as large as a file may be
  const std::vector<Case> cases = {
      {"empty", "", "empty", 0},
      {"only blanks", " \n\n", "empty", 0},
      {"only a comment", "# 空\n", "empty", 0},
      {"key twice", "a: 1\nb: 2\na: 3\n", "'a' stands twice", 3, 1},
      {"key twice behind Chinese", "{项目: 1, 项目: 2}", "'项目' stands twice", 1, 9},
      {"key twice, differently quoted", "a: 1\n'a': 2\n", "'a' stands twice", 2, 1},
      {"key twice in a list", "- {中: 1, x: 2, 中: 3}\n", "'中' stands twice", 1, 16},
      {"double quote left open", "a: 1\nb: \"open\nc: 2\n", "quotation mark is never closed", 2, 4},
      {"single quote left open", "a: 'open\n", "quotation mark is never closed", 1, 4},
      {"bracket left open", "a: [1, 2\n", "YAML"},
      {"brace left open", "a: {b: 1\n", "YAML"},
      {"bracket that was not opened", "a: ]\n", "YAML", 1},
      {"tab as indentation", "a:\n\tb: 1\n", "YAML"},
      {"value behind a value", "a: 1\n  b: 2\n", "YAML", 2},
      {"unknown escape", "a: \"\\q\"\n", "YAML", 1},
      {"unknown alias", "甲: 1\n乙: *nope\n", "YAML", 2},
      {"alias to itself", "a: 1\nb: &b [*b]\n", "refers to itself", 2, 8},
      {"list as key", "? [a]\n: 1\n", "key must be a scalar", 1},
      {"null as key", "a: 1\n~: 2\n", "key must be a scalar", 2},
      {"two documents", "a: 1\n---\nb: 2\n", "more than one YAML document", 3, 1},
      {"an empty second document", "a: 1\n---\n", "more than one YAML document", kAnyLine},
      {"not UTF-8", "a: \xD6\xD0\n", "not UTF-8", 1, 4},
      {"not UTF-8 behind Chinese", "甲: 1\n乙丙: \xFF\n", "not UTF-8", 2, 5},
      {"UTF-16",
       std::string("\xFF\xFE"
                   "a\0:\0",
                   6),
       "not UTF-8", 1, 1},
      {"alias bomb", alias_bomb(), "more than 200000 nodes"},
      {"too many nodes in lines", repeated("- 1\n", 200'001), "more than 200000 nodes", 200'001, 3},
      {"nested flow lists", repeated("[", kDeep) + repeated("]", kDeep), "deeper than 64", 1, 65},
      {"nested flow lists, open", repeated("[", kDeep), "deeper than 64", 1},
      {"nested flow mappings", repeated("{a: ", kDeep) + repeated("}", kDeep), "deeper than 64", 1,
       257},
      {"nested block lists on a line", repeated("- ", kDeep) + "x\n", "deeper than 64", 1, 129},
      {"nested complex keys", repeated("? ", kDeep) + "x\n", "deeper than 64", 1},
      {"nested block mappings", nested_block("a:\n", kSteep), "deeper than 64", 65, 65},
      {"nested block lists", nested_block("-\n", kSteep), "deeper than 64", 65, 65},
      {"too large", repeated("a", (4 << 20) + 1), "larger than 4194304 bytes", 0},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto tree = parse_yaml(c.text, kFile);
    REQUIRE_FALSE(tree);
    const auto& error = tree.error();
    INFO(test::line_of(error));
    CHECK(test::is_clear(error, kFile));
    CHECK(error.what.en.find(c.says) != std::string::npos);
    if (c.line == kAnyLine) {
      CHECK(error.at.line > 0);
    } else {
      CHECK(error.at.line == c.line);
    }
    if (c.column > 0) CHECK(error.at.column == c.column);
  }
}

TEST_CASE("any beginning of a YAML text is read or refused, never worse", "[base]") {
  const std::string whole =
      "# 注\nid: &a rates/share\ntitle: {zh: '占比', en: \"a \\u4e2d\\n\"}\nx: [*a, ~, |]\n"
      "why: |-\n  一\n\n  二\nlist:\n- - 1\n  - ? k\n    : v\n- !!str 3\n%: 2\n...\n";
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    const auto tree = parse_yaml(std::string_view(whole).substr(0, length), kFile);
    if (!tree && !test::is_clear(tree.error(), kFile)) FAIL("the first " << length << " bytes");
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char other : {'\n', '\t', '"', '[', '}', ':', '&', '*', '-', '\x80', '\xFF'}) {
      auto changed = whole;
      changed[at] = other;
      const auto tree = parse_yaml(changed, kFile);
      if (!tree && !test::is_clear(tree.error(), kFile))
        FAIL("byte " << at << " as " << int{other});
    }
  }
  SUCCEED();
}

TEST_CASE("too many nodes on one line are refused", "[base]") {
  const auto tree = parse_yaml(fmt::format("[{}]", repeated("1,", 2'001)), kFile, {.nodes = 2'000});
  REQUIRE_FALSE(tree);
  CHECK(test::line_of(tree.error()) == "1:4002 more than 2000 nodes (aliases counted out)");
}

// Counted anew from the line's beginning, the columns of these would take minutes.
TEST_CASE("many nodes on one line keep their columns", "[base]") {
  constexpr int kNodes = 90'000;
  const auto tree = parse_yaml(fmt::format("[{}]", repeated("1,", kNodes)), kFile);
  REQUIRE(tree);
  REQUIRE(tree->items.size() == kNodes);
  CHECK(tree->items.back().at == Position{1, 2 * kNodes});
}

// yaml-cpp takes NUL for the end here and for a character there.
TEST_CASE("a NUL byte in a YAML text is refused at its place", "[base]") {
  for (const auto& text : {"id: a\0b\n"s, "id: a\0\nx: \"q\\n\"\n"s}) {
    const auto tree = parse_yaml(text, kFile);
    REQUIRE_FALSE(tree);
    INFO(test::line_of(tree.error()));
    CHECK(test::is_clear(tree.error(), kFile));
    CHECK(tree.error().at == Position{1, 6});
  }
}

}  // namespace
}  // namespace gouji
