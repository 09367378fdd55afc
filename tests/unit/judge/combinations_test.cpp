// Variables of a rule multiply; no document may take hours.

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "run/session.hpp"
#include "support/builtin.hpp"

namespace gouji {
namespace {

/// Shares of so many paragraphs, all of one whole that is not stated.
std::string shares(int paragraphs) {
  std::string out = "云岭县水利局2024年部门预算\n";
  for (int i = 0; i < paragraphs; ++i) {
    out += "1.基本支出预算84.00万元，占一般公共预算支出的84.00%。\n";
    out += "2.项目支出16.00万元，占一般公共预算支出的16.00%。\n";
  }
  return out;
}

struct Counts {
  std::size_t judged = 0;
  std::size_t not_evaluable = 0;
};

Counts verdicts_of(const std::string& rule, const std::string& text) {
  const auto& library = test::builtin_library();
  const auto checked = check_text(text, "made.txt", library, Detail::findings);
  REQUIRE(checked);
  Counts out;
  for (const auto& verdict : checked->verdicts) {
    if (library.rules[verdict.rule].id != rule) continue;
    (verdict.state == State::not_evaluable ? out.not_evaluable : out.judged) += verdict.count;
  }
  return out;
}

TEST_CASE("each combination of two variables is judged", "[judge]") {
  const auto few = verdicts_of("rates/shares-within-whole", shares(20));
  CHECK(few.judged == 20 * 20);
  CHECK(few.not_evaluable == 0);
}

TEST_CASE("what would be too many combinations is said, not judged", "[judge]") {
  constexpr int kParagraphs = 300;
  const auto many = verdicts_of("rates/shares-within-whole", shares(kParagraphs));
  CHECK(many.judged <= 20'000);
  CHECK(many.judged > 20'000 - kParagraphs);
  CHECK(many.not_evaluable == kParagraphs - many.judged / kParagraphs);
}

}  // namespace
}  // namespace gouji
