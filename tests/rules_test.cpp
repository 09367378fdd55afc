// Runs the tests of every rule file, and the facts that hold for all of them.

#include <catch2/catch_test_macros.hpp>

#include "builtin/image.hpp"
#include "run/library.hpp"
#include "run/rule_tests.hpp"

using namespace gouji;

namespace {
std::string show(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& e : errors) {
    out += e.file + ":" + std::to_string(e.at.line) + ":" + std::to_string(e.at.column) + " " +
           e.what.en + " " + e.hint.en + "\n";
  }
  return out;
}
}  // namespace

TEST_CASE("every built-in rule passes its own tests", "[rules]") {
  const auto library = load_library({.tests = true});
  INFO((library ? std::string() : show(library.error())));
  REQUIRE(library);
  const auto result = test_rules(*library);
  for (const auto& failure : result.failures) {
    UNSCOPED_INFO(failure.rule << " line " << failure.line << " " << failure.test << ": "
                               << failure.what.zh);
  }
  CHECK(result.failures.empty());
  CHECK(result.run >= 2 * library->rules.size());
}
