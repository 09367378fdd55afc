// Loading rules and schemas: each mistake of an author is named at its line and column.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "rules/rule.hpp"
#include "support/builtin.hpp"
#include "support/errors.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

using test::with;

const std::string kFile = "规则/test/share.yaml";

// Line numbers of the tables below are those of this text.
const std::string kRule =
    "language: 1\n"                                             // 1
    "id: test/share\n"                                          // 2
    "title: {zh: 占比, en: share}\n"                            // 3
    "why: {zh: 因为, en: because}\n"                            // 4
    "basis: [预算法第七十五条]\n"                               // 5
    "since: 0.1.0\n"                                            // 6
    "severity: error\n"                                         // 7
    "for_each: {c: \"claims(kind=share)\"}\n"                   // 8
    "check: \"share(c.part, c.whole) == c.rate\"\n"             // 9
    "message: {zh: \"应为{expected}\", en: \"is {c.rate}\"}\n"  // 10
    "tests:\n"                                                  // 11
    "  - {name: 对, expect: holds, text: 甲}\n"                 // 12
    "  - {name: 错, expect: contradiction, text: 乙}\n";        // 13

Expected<Rule, std::vector<Error>> load(const std::string& text) {
  auto tree = parse_yaml(text, kFile);
  INFO(text);
  INFO((tree ? std::string() : test::line_of(tree.error())));
  REQUIRE(tree);
  return load_rule({.path = "test/share", .shown = kFile, .root = std::move(tree).value()},
                   test::builtin_library().vocabulary);
}

using Lines = std::vector<std::string>;

Lines errors_of(const std::string& text) {
  const auto rule = load(text);
  if (rule) return {};
  for (const auto& error : rule.error()) CHECK(test::is_clear(error, kFile));
  return test::lines_of(rule.error());
}

struct Change {
  std::string from;
  std::string to;
  Lines errors;
};

void check(const std::vector<Change>& changes) {
  for (const auto& c : changes) {
    INFO(c.to);
    CHECK(errors_of(with(kRule, c.from, c.to)) == c.errors);
  }
}

TEST_CASE("a sound rule is loaded as it is written", "[rules]") {
  const auto rule = load(kRule);
  REQUIRE(rule);
  CHECK(rule->id == "test/share");
  CHECK(rule->file == kFile);
  CHECK(rule->title == Message{"占比", "share"});
  CHECK(rule->basis == Lines{"预算法第七十五条"});
  CHECK(rule->severity == Severity::error);
  CHECK(rule->verdict == VerdictName::contradiction);
  CHECK_FALSE(rule->corroborating);
  REQUIRE(rule->bindings.size() == 1);
  CHECK(rule->bindings[0].kind == Binding::Kind::for_each);
  CHECK(rule->check_source == "share(c.part, c.whole) == c.rate");
  REQUIRE(rule->tests.size() == 2);
  CHECK(rule->tests[0].name == "对");
  CHECK(rule->tests[0].line == 12);
  CHECK(rule->tests[1].expect == "contradiction");
}

TEST_CASE("the head of a rule must be complete and true", "[rules]") {
  check({
      {"id: test/share", "id: test/shore", {"2:5 the id must be the path: test/share"}},
      {"id: test/share", "id: share", {"2:5 the id must be the path: test/share"}},
      {"id: test/share\n", "", {"1:1 'id' is missing"}},
      {"language: 1", "language: 2", {"1:11 language must be 1"}},
      {"language: 1\n", "", {"1:1 'language' is missing"}},
      {"title: {zh: 占比, en: share}", "title: {zh: 占比}", {"3:8 'en' is missing"}},
      {"title: {zh: 占比, en: share}", "title: 占比", {"3:8 a mapping is expected here"}},
      {"en: share}", "en: share, fr: part}", {"3:28 unknown key 'fr'"}},
      {"why: {zh: 因为, en: because}\n", "", {"1:1 'why' is missing"}},
      {"basis: [预算法第七十五条]", "basis: {a: b}", {"5:8 a list is expected here"}},
      {"basis: [预算法第七十五条]",
       "basis: [甲, [乙]]",
       {"5:12 the list may contain scalars only"}},
      {"severity: error",
       "severitty: error",
       {"7:1 unknown key 'severitty' (did you mean 'severity'?)"}},
      {"severity: error", "没有这个键: 1", {"7:1 unknown key '没有这个键'"}},
      {"severity: error", "severity: eror", {"7:11 unknown value 'eror' (did you mean 'error'?)"}},
      {"severity: error", "severity: fatal", {"7:11 unknown value 'fatal'"}},
      {"severity: error",
       "severity: {contradiction: error, truncaton: info}",
       {"7:34 unknown value 'truncaton' (did you mean 'truncation'?)"}},
      {"severity: error", "severity: {truncation: warn}", {"7:24 unknown value 'warn'"}},
      {"severity: error",
       "verdict: wordin",
       {"7:10 unknown value 'wordin' (did you mean 'wording'?)"}},
      {"severity: error", "corroborating: yes", {"7:16 'corroborating' must be true or false"}},
      {"severity: error", "corroborating: 'true'", {"7:16 'corroborating' must be true or false"}},
      {"check: \"share(c.part, c.whole) == c.rate\"\n", "", {"1:1 'check' is missing"}},
      {"message: {zh: \"应为{expected}\", en: \"is {c.rate}\"}\n",
       "",
       {"1:1 'message' is missing"}},
  });
}

TEST_CASE("a rule has tests on both sides", "[rules]") {
  const auto head = kRule.substr(0, kRule.find("tests:"));
  const std::string holds = "  - {name: 对, expect: holds, text: 甲}\n";
  const std::string fails = "  - {name: 错, expect: fails, text: 乙}\n";
  const std::string unsure = "  - {name: 不明, expect: not_evaluable, text: 丙}\n";
  const std::string beside = "  - {name: 无关, expect: not_applicable, text: 丁}\n";
  const std::string never_holds = "12:3 no test in which the rule holds";
  const std::string never_fails = "12:3 no test in which the rule fails";
  const std::string never_unsure = "13:3 no test in which it cannot be said";
  struct Case {
    std::string tests;
    bool corroborating;
    Lines errors;
  };
  const std::vector<Case> cases = {
      {holds + fails, false, {}},
      {holds, false, {never_fails}},
      {fails, false, {never_holds}},
      {holds + unsure + beside, false, {never_fails}},
      {unsure, false, {never_holds, never_fails}},
      {holds + unsure, true, {}},
      {holds + beside, true, {}},
      {holds, true, {never_unsure}},
      {holds + fails, true, {never_unsure}},
      {unsure, true, {"13:3 no test in which the rule holds"}},
  };
  for (const auto& c : cases) {
    INFO(c.tests << (c.corroborating ? " corroborating" : ""));
    CHECK(errors_of((c.corroborating ? "corroborating: true\n" : "") + head + "tests:\n" +
                    c.tests) == c.errors);
  }
  CHECK(errors_of(head) == Lines{"1:1 'tests' is missing"});
  CHECK(errors_of(head + "tests: []\n") ==
        Lines{"11:8 no test in which the rule holds", "11:8 no test in which the rule fails"});
}

TEST_CASE("a test of a rule is checked itself", "[rules]") {
  check({
      {"expect: contradiction",
       "expect: contradicton",
       {"13:5 unknown expect 'contradicton' (did you mean 'contradiction'?)"}},
      {"name: 错", "nam: 错", {"13:6 unknown key 'nam' (did you mean 'name'?)"}},
      {"expect: contradiction",
       "expect: [fails]",
       {"13:23 'expect' must be a scalar", "13:5 unknown expect ''"}},
  });
}

TEST_CASE("a mistake in an expression is named at its character", "[rules]") {
  const std::string check_line = "check: \"share(c.part, c.whole) == c.rate\"";
  check({
      {check_line,
       "check: \"shar(c.part, c.whole) == c.rate\"",
       {"9:9 no function 'shar' (did you mean 'share'?)"}},
      {check_line,
       "check: \"share(d.part, c.whole) == c.rate\"",
       {"9:15 no name 'd' (did you mean 'c'?)"}},
      {check_line,
       "check: \"share(c.pat, c.whole) == c.rate\"",
       {"9:17 claim<share> has no 'pat' (did you mean 'part'?)"}},
      {check_line,
       "check: \"c.rate in [收入] and 没有\"",
       {"9:11 in needs a list of the same type on its right", "9:28 no name '没有'"}},
      {check_line, "check: has(c.part) and nope", {"9:24 no name 'nope'"}},  // no quotes
      {check_line, "check: \"c.part\"", {"9:8 a condition is expected here"}},
      {check_line, "check: \"c.part ==\"", {"9:16 the expression makes no sense at '=='"}},
      {check_line, "check: \"\"", {"9:9 the expression is empty"}},
      {check_line, "check: [c.part]", {"9:8 a quoted expression is expected here"}},
      {check_line, check_line + "\nwhen: \"c.part\"", {"10:7 a condition is expected here"}},
      {"for_each: {c:",
       "for_each: {a:",
       {"9:15 no name 'c' (did you mean 'a'?)", "9:23 no name 'c' (did you mean 'a'?)",
        "9:35 no name 'c' (did you mean 'a'?)", "10:40 no name 'c' (did you mean 'a'?)"}},
      {"for_each: {c: \"claims(kind=share)\"}",
       "for_each: \"claims(kind=share)\"",
       {"8:11 for_each maps names to expressions", "9:15 no name 'c'", "9:23 no name 'c'",
        "9:35 no name 'c'", "10:40 no name 'c'"}},
      {check_line, "let: {c: \"1\"}\n" + check_line, {"9:7 name 'c' stands twice"}},
      {check_line,
       "let: {x: \"one(facts(item=收入))\"}\ngroup: {g: \"one(facts(item=收入))\"}\n" + check_line,
       {"10:12 group needs a list"}},
      {check_line,
       "by: projct\n" + check_line,
       {"9:5 no dimension 'projct' (did you mean 'project'?)"}},
  });
}

TEST_CASE("a template of a message is checked", "[rules]") {
  check({
      {"应为{expected}", "应为{expected", {"10:18 '}' is missing"}},
      {"应为{expected}", "应为{c.rat}", {"10:21 claim<share> has no 'rat' (did you mean 'rate'?)"}},
      {"应为{expected}", "应为{}", {"10:19 the expression is empty"}},
      {"en: \"is {c.rate}\"", "en: \"is {nonsense}\"", {"10:40 no name 'nonsense'"}},
      {"zh: \"应为{expected}\", ", "", {"10:10 'zh' is missing"}},
  });
}

TEST_CASE("a regular expression that does not compile is named", "[rules]") {
  const auto errors = errors_of(with(kRule, "severity: error", "patterns: ['好+', '(坏', '[a-']"));
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].starts_with("7:18 bad regular expression: "));
  CHECK(errors[1].starts_with("7:24 bad regular expression: "));
  std::string many = "patterns: [a";
  for (int i = 0; i < 200; ++i) many += ", a";
  CHECK(errors_of(with(kRule, "severity: error", many + "]")) == Lines{"7:11 too many patterns"});
  CHECK(errors_of(with(kRule, "severity: error", "patterns: ['((a{1,900}){1,900}){1,900}']"))
            .size() == 1);
}

TEST_CASE("all mistakes of a file are said at once", "[rules]") {
  auto text = with(kRule, "id: test/share", "id: other");
  text = with(text, "severity: error", "sevrity: error");
  text = with(text, "c.whole", "c.hole");
  text = with(text, "expect: contradiction", "expect: nonsense");
  CHECK(errors_of(text) == Lines{"2:5 the id must be the path: test/share",
                                 "9:25 claim<share> has no 'hole' (did you mean 'whole'?)",
                                 "13:5 unknown expect 'nonsense'",
                                 "7:1 unknown key 'sevrity' (did you mean 'severity'?)"});
}

TEST_CASE("a rule that is no mapping is refused", "[rules]") {
  for (const auto* text : {"[]", "文字", "1"}) {
    INFO(text);
    const auto errors = errors_of(text);
    REQUIRE_FALSE(errors.empty());
    CHECK(errors[0] == "1:1 a mapping is expected here");
  }
}

// A value of a wrong shape or meaning is never taken without a word.
TEST_CASE("a list where a text belongs is refused", "[rules]") {
  CHECK_FALSE(errors_of(with(kRule, "zh: \"应为{expected}\"", "zh: [应为]")).empty());
}
TEST_CASE("a number of findings is a number", "[rules]") {
  CHECK_FALSE(errors_of(with(kRule, "text: 乙", "text: 乙, findings: many")).empty());
  CHECK_FALSE(errors_of(with(kRule, "text: 乙", "text: 乙, findings: x")).empty());
}
TEST_CASE("two digits of findings are kept", "[rules]") {
  const auto rule = load(with(kRule, "text: 乙", "text: 乙, findings: 12"));
  REQUIRE(rule);
  CHECK(rule->tests[1].findings == 12);
}
TEST_CASE("a kind of document that no schema knows is refused", "[rules]") {
  CHECK_FALSE(errors_of(with(kRule, "severity: error", "kinds: [final-acount]")).empty());
}
TEST_CASE("a rule can need tables and nothing else", "[rules]") {
  const auto rule = load(with(kRule, "severity: error", "needs: tables"));
  REQUIRE(rule);
  CHECK(rule->needs_tables);
  CHECK_FALSE(errors_of(with(kRule, "severity: error", "needs: table")).empty());
}
TEST_CASE("a misspelt placeholder is answered by the one that was meant", "[rules]") {
  CHECK(errors_of(with(kRule, "应为{expected}", "应为{expectd}")) ==
        Lines{"10:19 no name 'expectd' (did you mean 'expected'?)"});
}

std::vector<Error> vocabulary_errors(
    const std::vector<std::pair<std::string, std::string>>& texts) {
  VocabularyLoader loader;
  for (const auto& [path, text] : texts) {
    auto tree = parse_yaml(text, path);
    REQUIRE(tree);
    loader.add({path, std::move(tree).value()});
  }
  const auto vocabulary = loader.finish();
  return vocabulary ? std::vector<Error>{} : vocabulary.error();
}

TEST_CASE("two entries that claim one phrase are an error that names both", "[rules]") {
  struct Case {
    std::string name;
    std::vector<std::pair<std::string, std::string>> files;
    std::string file;
    int line;
    std::string names;
  };
  const std::vector<Case> cases = {
      {"in two files",
       {{"甲.yaml", "language: 1\nsubjects:\n  - {say: 收入, item: 收入}\n"},
        {"乙.yaml", "language: 1\nfillers:\n\n  - {say: [其他, 收入]}\n"}},
       "乙.yaml",
       4,
       "甲.yaml:3"},
      {"in one file",
       {{"甲.yaml", "subjects:\n  - {say: 收入, item: 收入}\n  - {say: 收入, item: 支出}\n"}},
       "甲.yaml",
       3,
       "甲.yaml:2"},
      {"in one entry",
       {{"甲.yaml", "subjects:\n  - {say: [收入, 收入], item: 收入}\n"}},
       "甲.yaml",
       2,
       "甲.yaml:2"},
      {"alike once folded",
       {{"甲.yaml", "fillers:\n  - {say: （类）}\n  - {say: '(类)'}\n"}},
       "甲.yaml",
       3,
       "甲.yaml:2"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto errors = vocabulary_errors(c.files);
    REQUIRE(errors.size() == 1);
    INFO(test::line_of(errors[0]));
    CHECK(test::is_clear(errors[0], c.file));
    CHECK(errors[0].at.line == c.line);
    CHECK(errors[0].what.en.find("already claimed by " + c.names) != std::string::npos);
    CHECK(errors[0].what.zh.find(c.names) != std::string::npos);
  }
}

TEST_CASE("mistakes of a schema are named at their place", "[rules]") {
  struct Case {
    std::string text;
    Lines errors;
  };
  const std::vector<Case> cases = {
      {"subjects:\n  - {say: 收入, item: 收入}\n", {}},
      {"subjets: []\n", {"1:1 unknown key 'subjets' (did you mean 'subjects'?)"}},
      {"subjects:\n  - {say: 收入, itm: 收入}\n",
       {"2:15 no dimension is called 'itm' (did you mean 'item'?)"}},
      {"subjects:\n  - {item: 收入}\n", {"2:5 'say' is missing"}},
      {"subjects:\n  - {say: 收入, item: [收入]}\n", {"2:21 a dimension's value is one word"}},
      {"subjects:\n  - {say: '', item: 收入}\n", {"2:11 an empty phrase"}},
      {"subjects:\n  - 收入\n", {"2:5 a mapping is expected here"}},
      {"subjects:\n  - {say: 收入, weak: maybe}\n", {"2:21 'weak' must be true or false"}},
      {"directions:\n  - {say: 增加, direction: sideways}\n", {"2:1 direction must be up or down"}},
      {"units:\n  - {say: 元, money: zero}\n", {"2:5 the scale must be a positive decimal"}},
      {"units:\n  - {say: 元, money: 0}\n", {"2:5 the scale must be a positive decimal"}},
      {"units:\n  - {say: [元, 元], money: 1}\n", {"2:5 unit '元' stands twice"}},
      {"units:\n  - {say: 元, mony: 1}\n", {"2:14 unknown key 'mony' (did you mean 'money'?)"}},
      {"partitions:\n  - {whole: {item: 支出}}\n", {"2:5 parts or by is needed"}},
      {"language: 2\n", {"1:1 language must be 1"}},
      {"headings_give: [itm]\n", {"no dimension 'itm' (did you mean 'item'?)"}},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(test::lines_of(vocabulary_errors({{"甲.yaml", c.text}})) == c.errors);
  }
}

TEST_CASE("a schema's list that is no list is refused", "[rules]") {
  CHECK_FALSE(vocabulary_errors({{"甲.yaml", "subjects: 收入\n"}}).empty());
}

}  // namespace
}  // namespace gouji
