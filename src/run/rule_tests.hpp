#pragma once
// Runs the tests that stand inside rule files.

#include <string>
#include <vector>

#include "run/library.hpp"

namespace gouji {

struct RuleTestFailure {
  std::string rule;
  std::string file;
  int line = 0;
  std::string test;
  Message what;
};

struct RuleTestResult {
  std::size_t run = 0;
  std::vector<RuleTestFailure> failures;
};

RuleTestResult test_rules(const Library& library);

}  // namespace gouji
