#include "rules/load_tests.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 4> kStates{"holds", "fails", "not_applicable",
                                                  "not_evaluable"};

/// A rule that was never seen to fail is not known to check anything, and the other way round.
void require_both_sides(const YamlNode& node, const Rule& rule, YamlReader& reader) {
  const auto count = [&](auto pick) {
    return std::count_if(rule.tests.begin(), rule.tests.end(), pick);
  };
  const auto holds = count([](const RuleTest& t) { return t.expect == "holds"; });
  const auto others = count([&](const RuleTest& t) {
    if (rule.corroborating) return t.expect == "not_evaluable" || t.expect == "not_applicable";
    return t.expect != "holds" && t.expect != "not_applicable" && t.expect != "not_evaluable";
  });
  if (holds == 0) {
    reader.report(node, {"tests 里没有成立（holds）的例子", "no test in which the rule holds"});
  }
  if (others == 0) {
    reader.report(node, rule.corroborating ? Message{"tests 里没有不可评的例子",
                                                     "no test in which it cannot be said"}
                                           : Message{"tests 里没有不成立（fails）的例子",
                                                     "no test in which the rule fails"});
  }
}

}  // namespace

void load_tests(YamlReader& reader, const std::string& file, Rule& rule,
                std::vector<Error>& errors) {
  const auto* node = reader.required("tests");
  if (node == nullptr) return;
  for (const auto& item : node->items) {
    YamlReader test(item, file, errors);
    RuleTest out{.name = test.text("name"),
                 .text = test.text("text"),
                 .last_year = test.text("last_year"),
                 .expect = test.text("expect"),
                 .expected = test.text("expected"),
                 .stated = test.text("stated"),
                 .line = item.at.line};
    if (out.text.empty()) test.report(item, {"缺少“text”", "'text' is missing"});
    if (const auto findings = test.text("findings"); !findings.empty()) {
      const bool digits =
          findings.size() <= 4 && std::all_of(findings.begin(), findings.end(),
                                              [](char c) { return c >= '0' && c <= '9'; });
      if (!digits) test.report(item, {"findings 应当是一个数", "findings must be a number"});
      out.findings = digits ? std::stoi(findings) : 0;
    }
    std::vector<std::string> known(kStates.begin(), kStates.end());
    known.insert(known.end(), kVerdictNames.begin(), kVerdictNames.end());
    if (std::find(known.begin(), known.end(), out.expect) == known.end()) {
      test.report(item,
                  {fmt::format("expect 不认识“{}”", out.expect),
                   fmt::format("unknown expect '{}'", out.expect)},
                  suggestion(out.expect, known));
    }
    test.finish();
    rule.tests.push_back(std::move(out));
  }
  require_both_sides(*node, rule, reader);
}

}  // namespace gouji
