#include "run/rule_tests.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "judge/companions.hpp"
#include "judge/text_index.hpp"
#include "judge/verdict.hpp"
#include "report/finding.hpp"
#include "run/input.hpp"

namespace gouji {
namespace {

/// What a rule said of a text, all instances together: fails before holds before the rest.
std::string outcome(const std::vector<Verdict>& verdicts) {
  const auto any = [&](State state) {
    return std::any_of(verdicts.begin(), verdicts.end(),
                       [&](const Verdict& v) { return v.state == state; });
  };
  if (any(State::fails)) return "fails";
  if (any(State::holds)) return "holds";
  return any(State::not_evaluable) ? "not_evaluable" : "not_applicable";
}

bool matches(const RuleTest& test, const std::vector<Verdict>& verdicts) {
  if (test.expect == "holds") {
    return outcome(verdicts) == "holds" &&
           std::none_of(verdicts.begin(), verdicts.end(),
                        [](const Verdict& v) { return v.name.has_value(); });
  }
  if (test.expect == "fails" || test.expect == "not_applicable" || test.expect == "not_evaluable") {
    return outcome(verdicts) == test.expect;
  }
  return std::any_of(verdicts.begin(), verdicts.end(), [&](const Verdict& v) {
    return v.name && kVerdictNames[static_cast<std::size_t>(*v.name)] == test.expect;
  });
}

std::string wrong_numbers(const RuleTest& test, const std::vector<Finding>& findings) {
  const auto any = [&](const std::string& wanted, auto member) {
    return wanted.empty() || std::any_of(findings.begin(), findings.end(),
                                         [&](const Finding& f) { return f.*member == wanted; });
  };
  if (!any(test.expected, &Finding::expected)) return "expected " + test.expected;
  if (!any(test.stated, &Finding::stated)) return "stated " + test.stated;
  if (test.findings && findings.size() != static_cast<std::size_t>(*test.findings)) {
    return fmt::format("findings {} ({})", *test.findings, findings.size());
  }
  return {};
}

}  // namespace

RuleTestResult test_rules(const Library& library) {
  RuleTestResult result;
  for (std::size_t i = 0; i < library.rules.size(); ++i) {
    const auto& rule = library.rules[i];
    for (const auto& test : rule.tests) {
      ++result.run;
      const auto fail = [&](Message what) {
        result.failures.push_back({rule.id, rule.file, test.line, test.name, std::move(what)});
      };
      auto document = read_bytes(test.text, rule.file, no_parts(), library.vocabulary.pages);
      if (!document) {
        fail(document.error().what);
        continue;
      }
      const auto disclosure = extract(std::move(*document), library.vocabulary);
      std::optional<Disclosure> before;
      if (!test.last_year.empty()) {
        auto earlier = read_bytes(test.last_year, rule.file, no_parts(), library.vocabulary.pages);
        if (!earlier) {
          fail(earlier.error().what);
          continue;
        }
        before = extract(std::move(*earlier), library.vocabulary);
      }
      Companions others;
      if (before) others.add(*before);
      const TextIndex text(disclosure);
      const auto verdicts = judge(rule, i, disclosure, Detail::ledger, text, &others);
      if (!matches(test, verdicts)) {
        std::string got = outcome(verdicts);
        for (const auto& v : verdicts) {
          if (v.name)
            got += fmt::format(" {} {}", kVerdictNames[static_cast<std::size_t>(*v.name)],
                               v.equation());
          if (!v.why_not.en.empty()) got += fmt::format(" ({})", v.why_not.en);
        }
        fail({fmt::format("应为 {}，实为 {}", test.expect, got),
              fmt::format("expected {}, got {}", test.expect, got)});
        continue;
      }
      const auto findings = diagnose(verdicts, library.rules, disclosure);
      if (const auto wrong = wrong_numbers(test, findings); !wrong.empty()) {
        std::string got;
        for (const auto& f : findings) got += fmt::format(" {} -> {}", f.stated, f.expected);
        fail({fmt::format("结果与 {} 不符：{}", wrong, got),
              fmt::format("the result is not {}: {}", wrong, got)});
      }
    }
  }
  return result;
}

}  // namespace gouji
