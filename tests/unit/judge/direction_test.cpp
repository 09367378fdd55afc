// Of two opposite direction words the wrong one is the suspect.

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "run/session.hpp"
#include "support/builtin.hpp"

using namespace gouji;

namespace {

/// The first suspect of the finding about the direction, as printed; empty without such a finding.
std::string suspect(const std::string& change) {
  const auto text =
      "云岭县水利局2023年度部门决算\n2023年度收入280.13万元，与上年相比，" + change + "。\n";
  const auto checked = check_text(text, "text", test::builtin_library(), Detail::findings);
  REQUIRE(checked);
  for (const auto& finding : checked->findings) {
    if (finding.rule != "directions/one-direction" || finding.suspects.empty()) continue;
    return std::string(
        checked->disclosure.source(checked->disclosure.figure(finding.suspects.front()).span));
  }
  return {};
}

}  // namespace

TEST_CASE("the figures tell which direction word is wrong", "[judge]") {
  CHECK(suspect("减少10.80万元，下降3.71%") == "");
  CHECK(suspect("增加10.80万元，下降3.71%") == "10.80万元");
  CHECK(suspect("减少10.80万元，增长3.71%") == "3.71%");
  // Up or down, it is 0.1 %: nobody knows.
  CHECK(suspect("减少0.28万元，增长0.1%") == "");
}
