// The catalogue of rules as Markdown: docs/rules.md is what this writes.

#include <fmt/format.h>

#include "report/reporters.hpp"

namespace gouji {
namespace {

std::string_view group_of(std::string_view id) { return id.substr(0, id.find('/')); }

std::string severity_of(const Rule& rule) {
  if (rule.corroborating) return "corroborating";
  std::string out(kSeverityNames[static_cast<std::size_t>(rule.severity)]);
  for (const auto& [verdict, severity] : rule.severities) {
    out += fmt::format(", {}: {}", kVerdictNames[static_cast<std::size_t>(verdict)],
                       kSeverityNames[static_cast<std::size_t>(severity)]);
  }
  return out;
}

}  // namespace

std::string markdown_catalogue(const std::vector<Rule>& rules) {
  std::string out =
      "# 规则目录 · The rules\n\n"
      "由 `gouji rules --format markdown` 写成 · written by `gouji rules --format markdown`. "
      "`gouji explain RULE` 附有例子 · shows examples.\n";
  std::string_view group;
  for (const auto& rule : rules) {
    if (group_of(rule.id) != group) {
      group = group_of(rule.id);
      out += fmt::format("\n## {}\n", group);
    }
    out += fmt::format("\n### {}\n\n{} · {}\n\n", rule.id, rule.title.zh, rule.title.en);
    out += fmt::format("- 级别 · severity: {}\n- {}\n- {}\n", severity_of(rule), rule.why.zh,
                       rule.why.en);
    if (!rule.basis.empty()) {
      out += fmt::format("- 依据 · basis: {}\n", fmt::join(rule.basis, "；"));
    }
    out += fmt::format("- `{}`\n", rule.check_source);
  }
  out += fmt::format("\n共 {} 条 · {} rules.\n", rules.size(), rules.size());
  return out;
}

}  // namespace gouji
