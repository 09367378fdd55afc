// Expressions of rules: how they bind, and how every mistake is answered.

#include "rules/expr.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "rules/check.hpp"
#include "support/builtin.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

using test::repeated;

constexpr std::array<std::string_view, 19> kOperations{
    "number", "text", "name", "list", "field", "call", "or", "and", "not", "neg",
    "==",     "!=",   "<",    "<=",   ">",     ">=",   "in", "+",   "-"};

std::string shown(const Expr& expr);

/// Operands and named arguments with blanks between them.
std::string inside(const Expr& expr) {
  std::vector<std::string> parts;
  for (const auto& operand : expr.operands) parts.push_back(shown(operand));
  for (const auto& named : expr.named) {
    parts.push_back(fmt::format("{}={}", named.name, fmt::join(named.words, "|")));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

/// The tree in brackets: a + b becomes (+ a b), c.part becomes (. c part).
std::string shown(const Expr& expr) {
  switch (expr.operation) {
    case Operation::number:
    case Operation::name: return expr.text;
    case Operation::text: return fmt::format("'{}'", expr.text);
    case Operation::list: return fmt::format("[{}]", inside(expr));
    case Operation::field: return fmt::format("(. {} {})", inside(expr), expr.text);
    case Operation::call: return fmt::format("{}{{{}}}", expr.text, inside(expr));
    default:
      return fmt::format("({} {})", kOperations[static_cast<std::size_t>(expr.operation)], inside(expr));
  }
}

TEST_CASE("operators bind as in the grammar", "[rules]") {
  struct Case {
    std::string text;
    std::string tree;
  };
  const std::vector<Case> cases = {
      {"a", "a"},
      {" a ", "a"},
      {"收入", "收入"},
      {"12", "12"},
      {"12.5", "12.5"},
      {"'文 本'", "'文 本'"},
      {"''", "''"},
      {"a or b and c", "(or a (and b c))"},
      {"a and b or c", "(or (and a b) c)"},
      {"a or b or c", "(or (or a b) c)"},
      {"(a or b) and c", "(and (or a b) c)"},
      {"not a and b", "(and (not a) b)"},
      {"not a == b", "(not (== a b))"},
      {"not (a and b)", "(not (and a b))"},
      {"a == b and c != d", "(and (== a b) (!= c d))"},
      {"a + b == c - d", "(== (+ a b) (- c d))"},
      {"a - b - c", "(- (- a b) c)"},
      {"a - (b - c)", "(- a (- b c))"},
      {"a + b - c + d", "(+ (- (+ a b) c) d)"},
      {"-a + b", "(+ (neg a) b)"},
      {"- - a", "(neg (neg a))"},
      {"-a.b", "(neg (. a b))"},
      {"a <= b", "(<= a b)"},
      {"a >= b", "(>= a b)"},
      {"a < b", "(< a b)"},
      {"a > b", "(> a b)"},
      {"a in [b, c]", "(in a [b c])"},
      {"not a in [b]", "(not (in a [b]))"},
      {"[]", "[]"},
      {"a.b.c", "(. (. a b) c)"},
      {"f()", "f{}"},
      {"f(a, b + c)", "f{a (+ b c)}"},
      {"f(a).b", "(. f{a} b)"},
      {"f(x=y)", "f{x=y}"},
      {"f(x=[收入, '政府 性', a-b, 支*])", "f{x=收入|政府 性|a-b|支*}"},
      {"f(a == b)", "f{(== a b)}"},
      {"f(a, x=1)", "f{a x=1}"},
      {"order", "order"},  // or is a word of its own only
      {"android and inner", "(and android inner)"},
      {"note", "note"},
      {"a\n  and\tb", "(and a b)"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto expr = parse_expression(c.text);
    INFO((expr ? std::string() : expr.error().what.en));
    REQUIRE(expr);
    CHECK(shown(*expr) == c.tree);
  }
}

TEST_CASE("every node knows the byte at which it stands", "[rules]") {
  const auto expr = parse_expression("收入.a + f(b, k=x)");
  REQUIRE(expr);
  CHECK(expr->operands[0].at == 7);              // the field
  CHECK(expr->operands[0].operands[0].at == 0);  // its object
  CHECK(expr->operands[1].at == 11);
  CHECK(expr->operands[1].operands[0].at == 13);
  CHECK(expr->operands[1].named[0].at == 16);
}

TEST_CASE("what is no expression is refused where it stops making sense", "[rules]") {
  struct Case {
    std::string text;
    std::size_t at;
    std::string says;
  };
  const std::vector<Case> cases = {
      {"", 0, "empty"},
      {"a b", 2, "'b'"},
      {"收入 支出", 7, "'支出'"},
      {"a == b)", 6, "')'"},
      {"a == b == c", 7, "'== c'"},
      {"a < b < c", 6, "'< c'"},
      {"a = b", 2, "'= b'"},
      {"a ! b", 2, "'! b'"},
      {"a && b", 2, "'&& b'"},
      {"a * b", 2, "'* b'"},
      {"a.", 1, "'.'"},
      {"a +", 2, "'+'"},
      {"a and", 2, "'and'"},
      {"+a", 0, "'+a'"},
      {"and", 0, "'and'"},
      {"'open", 0, "''open'"},
      {"#", 0, "'#'"},
      {"a b" + repeated("字", 100), 2, "字…'"},
      {repeated("(", 41) + "a" + repeated(")", 41), 40, "deeper than 40"},
      {repeated("[", 41) + repeated("]", 41), 40, "deeper than 40"},
      {repeated("f(", 41) + "a" + repeated(")", 41), 81, "deeper than 40"},
      {repeated("not ", 41) + "a", 160, "deeper than 40"},
      {repeated("-", 41) + "a", 40, "deeper than 40"},
      {repeated("- ", 41) + "a", 80, "deeper than 40"},
      {repeated("(", 1000), 40, "deeper than 40"},
      {repeated("a", 2001), 0, "longer than 2000"},
      {repeated("(", 10'000), 0, "longer than 2000"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto expr = parse_expression(c.text);
    REQUIRE_FALSE(expr);
    CHECK(expr.error().at == c.at);
    INFO(expr.error().what.en);
    CHECK(expr.error().what.en.find(c.says) != std::string::npos);
    CHECK_FALSE(expr.error().what.zh.empty());
  }
  CHECK(parse_expression(repeated("(", 40) + "a" + repeated(")", 40)));
  CHECK(parse_expression(repeated("a", 2000)));
}

// Not at the bracket, and not at the very beginning.
TEST_CASE("a mistake inside brackets is named at its own byte", "[rules]") {
  struct Case {
    std::string text;
    std::size_t at;
  };
  const std::vector<Case> cases = {
      {"(a + b", 6}, {"(a + ) == c", 3}, {"share(c.part, c.whole == c.rate", 31}, {"[a, b", 5}, {"f(a b)", 4},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto expr = parse_expression(c.text);
    REQUIRE_FALSE(expr);
    CHECK(expr.error().at == c.at);
  }
}

// A tab between the signs does not make the nesting shallower.
TEST_CASE("signs and not are counted across any white space", "[rules]") {
  CHECK_FALSE(parse_expression(repeated("-\t", 41) + "a"));
  CHECK_FALSE(parse_expression(repeated("not\n", 41) + "a"));
}

TEST_CASE("brackets inside a text nest nothing", "[rules]") {
  CHECK(parse_expression("f('" + repeated("(", 41) + "')"));
}

const std::vector<Name>& names() {
  static const std::vector<Name> all = {
      {.name = "c", .type = Type::claim, .claim_kind = 0},       // share
      {.name = "change", .type = Type::claim, .claim_kind = 1},
      {.name = "every", .type = Type::fact, .is_list = true},
      {.name = "fact", .type = Type::fact},
      {.name = "paragraph", .type = Type::block},
  };
  return all;
}

std::vector<std::string> mistakes(const std::string& text) {
  auto expr = parse_expression(text);
  REQUIRE(expr);
  std::vector<std::string> out;
  for (const auto& e : check_expression(*expr, names(), test::builtin_library().vocabulary)) {
    CHECK_FALSE(e.what.zh.empty());
    CHECK(e.hint.zh.empty() == e.hint.en.empty());
    out.push_back(fmt::format("{} {}", e.at, e.what.en));
    if (!e.hint.en.empty()) out.back() += fmt::format(" ({})", e.hint.en);
  }
  return out;
}

TEST_CASE("a sound expression has no mistakes and a type", "[rules]") {
  struct Case {
    std::string text;
    std::string type;
  };
  const std::vector<Case> cases = {
      {"share(c.part, c.whole) == c.rate", "bool"},
      {"c.part", "fact"},
      {"c.part + fact", "quantity"},
      {"-fact", "quantity"},
      {"claims(kind=change)", "list of claim<change>"},
      {"claims(kind=change, base=上年)", "list of claim<change>"},
      {"facts(item=收入, measure=amount, qualifier=none)", "list of fact"},
      {"facts(item=[收入, 支出])", "list of fact"},
      {"facts(item=任何*)", "list of fact"},
      {"one(facts(item=收入))", "fact"},
      {"sum(every)", "quantity"},
      {"[fact, fact + fact]", "list of quantity"},
      {"count(every) > 1", "bool"},
      {"fact > 0", "bool"},
      {"change.delta_direction == up", "bool"},
      {"change.delta_direction in [up, level]", "bool"},
      {"change.base_name == 上年", "bool"},
      {"has(c.reason) and not c.reason.empty", "bool"},
      {"ends_with(paragraph.text, ['。', '；'])", "bool"},
      {"sentences()", "list of block"},
      {"only(every, unit=辆)", "list of fact"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(mistakes(c.text) == std::vector<std::string>{});
    auto expr = parse_expression(c.text);
    check_expression(*expr, names(), test::builtin_library().vocabulary);
    CHECK(type_name(expr->type, expr->is_list, expr->claim_kind) == c.type);
  }
}

TEST_CASE("each kind of mistake is found at its byte with what was meant", "[rules]") {
  struct Case {
    std::string text;
    std::vector<std::string> mistakes;
  };
  const std::vector<Case> cases = {
      {"fakt", {"0 no name 'fakt' (did you mean 'fact'?)"}},
      {"has(nonsense)", {"4 no name 'nonsense'"}},
      {"fact + 没有的名字", {"7 no name '没有的名字'"}},
      {"shar(fact, fact)", {"0 no function 'shar' (did you mean 'share'?)"}},
      {"frobnicate(fakt)", {"0 no function 'frobnicate'", "11 no name 'fakt' (did you mean 'fact'?)"}},
      {"c.pat", {"2 claim<share> has no 'pat' (did you mean 'part'?)"}},
      {"c.delta", {"2 claim<share> has no 'delta'"}},
      {"every.text", {"6 list of fact has no 'text'"}},
      {"fact.text.text", {"10 text has no 'text'"}},
      {"facts(itm=收入)", {"6 no dimension 'itm' (did you mean 'item'?)"}},
      {"facts(item=没有这个词)", {"6 no schema says '没有这个词'"}},
      {"facts(measure=amont)", {"6 no schema says 'amont' (did you mean 'amount'?)"}},
      {"facts(every)", {"6 facts takes named arguments only"}},
      {"claims()", {"0 claims needs kind="}},
      {"claims(kind=[share, change])", {"7 kind must be one kind of claim"}},
      {"sentences(item=收入)", {"10 sentences takes no 'item='"}},
      {"share(fact)", {"0 share takes 2 arguments"}},
      {"share(fact, fact, fact)", {"0 share takes 2 arguments"}},
      {"share(fact, base=上年)", {"12 share takes no 'base='", "0 share takes 2 arguments"}},
      {"share(fact, every)", {"12 wrong type of argument: list of fact"}},
      {"share(fact, c)", {"12 wrong type of argument: claim<share>"}},
      {"matches(fact)", {"8 wrong type of argument: fact"}},
      {"leaning(c)", {"8 wrong type of argument: claim<share>"}},
      {"count(fact)", {"6 wrong type of argument: fact"}},
      {"fact and has(fact)", {"0 a condition is expected here"}},
      {"not every", {"4 a condition is expected here"}},
      {"fact + c", {"7 a quantity is expected here"}},
      {"-every", {"1 a quantity is expected here"}},
      {"fact == 'x'", {"0 fact and text cannot be compared"}},
      {"c == c", {"0 claim<share> and claim<share> cannot be compared"}},
      {"paragraph == paragraph", {"0 block and block cannot be compared"}},
      {"every == every", {"0 list of fact and list of fact cannot be compared"}},
      {"up > down", {"0 direction and direction cannot be compared"}},
      {"fact in fact", {"0 in needs a list of the same type on its right"}},
      {"up in ['x']", {"0 in needs a list of the same type on its right"}},
      {"[fact, up]", {"7 the items of the list differ in type"}},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(mistakes(c.text) == c.mistakes);
  }
}

// That kind= is missing is not true, and said of a rule that spells it wrongly.
TEST_CASE("a misspelt kind of claim is one mistake", "[rules]") {
  CHECK(mistakes("claims(kind=shar)") ==
        std::vector<std::string>{"7 no claim is called 'shar' (did you mean 'share'?)"});
}

TEST_CASE("a mistake about a text is named at its quote", "[rules]") {
  CHECK(mistakes("share(fact, 'x')") == std::vector<std::string>{"12 wrong type of argument: text"});
  CHECK(mistakes("'a' < 'b'") == std::vector<std::string>{"0 text and text cannot be compared"});
}

// No operator of the evaluator can answer these.
TEST_CASE("lists of lists and lists of facts are nothing to search", "[rules]") {
  for (const std::string text : {"[every, every]", "fact in [fact]"}) {
    INFO(text);
    CHECK_FALSE(mistakes(text).empty());
  }
}

}  // namespace
}  // namespace gouji
