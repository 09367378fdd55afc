#include "run/session.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "run/input.hpp"
#include "judge/text_scan.hpp"
#include "run/pool.hpp"

namespace gouji {
namespace {

/// A figure is checked when it took part in an equation with another printed figure that holds or
/// fails; corroborating equations are counted apart.
void count(Checked& checked, const std::vector<Rule>& rules) {
  auto& counts = checked.counts;
  const auto& figures = checked.disclosure.figures;
  checked.checked.assign(figures.size(), false);
  std::vector<bool> corroborated(figures.size(), false);
  for (const auto& verdict : checked.verdicts) {
    switch (verdict.state) {
      case State::holds:
        counts.holds += verdict.count;
        break;
      case State::fails:
        counts.fails += verdict.count;
        break;
      case State::not_applicable:
        counts.not_applicable += verdict.count;
        break;
      case State::not_evaluable:
        counts.not_evaluable += verdict.count;
        break;
    }
    if (!verdict.numeric) continue;
    auto& marks = rules[verdict.rule].corroborating ? corroborated : checked.checked;
    for (const auto id : verdict.operands) marks[static_cast<std::size_t>(id)] = true;
  }
  counts.figures = figures.size();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    counts.read += figures[i].state == FigureState::read ? 1U : 0U;
    counts.checked += checked.checked[i] ? 1U : 0U;
    counts.corroborated += corroborated[i] && !checked.checked[i] ? 1U : 0U;
  }
}

}  // namespace

Checked check_document(Document document, const Library& library, Detail detail) {
  Checked out{.path = document.path,
              .disclosure = extract(std::move(document), library.vocabulary)};
  const TextScan scan(library.rules, out.disclosure);
  for (std::size_t i = 0; i < library.rules.size(); ++i) {
    auto verdicts = judge(library.rules[i], i, out.disclosure, detail, &scan);
    std::move(verdicts.begin(), verdicts.end(), std::back_inserter(out.verdicts));
  }
  count(out, library.rules);
  out.findings = diagnose(out.verdicts, library.rules, out.disclosure);
  return out;
}

Result<Checked> check_text(std::string bytes, const std::string& path, const Library& library,
                           Detail detail) {
  auto document = read_bytes(std::move(bytes), path, no_parts());
  if (!document) return Unexpected{document.error()};
  return check_document(std::move(*document), library, detail);
}

Report check_files(const std::vector<Input>& inputs, const Library& library, Detail detail,
                   unsigned jobs) {
  // One place for each input: the order of the report does not depend on who was first.
  std::vector<std::optional<Result<Checked>>> results(inputs.size());
  run_all(inputs.size(), jobs, [&](std::size_t i) {
    const auto& input = inputs[i];
    auto document = read_input(input.path, input.shown.empty() ? input.path : input.shown);
    if (!document) {
      results[i] = Unexpected{document.error()};
    } else {
      results[i] = check_document(std::move(*document), library, detail);
    }
  });
  Report report;
  for (auto& result : results) {
    if (result->has_value()) {
      report.documents.push_back(std::move(*result).value());
    } else {
      report.unreadable.push_back(result->error());
    }
  }
  return report;
}

}  // namespace gouji
