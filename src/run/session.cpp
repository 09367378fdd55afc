#include "run/session.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "judge/companions.hpp"
#include "judge/text_index.hpp"
#include "run/input.hpp"
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

/// Reading and judging apart: rules may look at the other documents of the run.
Checked read_disclosure(Document document, const Library& library) {
  auto path = document.path;
  return {.path = std::move(path), .disclosure = extract(std::move(document), library.vocabulary)};
}

void judge_all(Checked& checked, const Library& library, Detail detail, const Companions& others,
               unsigned jobs) {
  const TextIndex text(checked.disclosure, library.rules, library.gates);
  std::vector<std::vector<Verdict>> verdicts(library.rules.size());
  run_all(verdicts.size(), jobs, [&](std::size_t i) {
    verdicts[i] = judge(library.rules[i], i, checked.disclosure, detail, text, &others);
  });
  for (auto& some : verdicts)
    std::move(some.begin(), some.end(), std::back_inserter(checked.verdicts));
  count(checked, library.rules);
  checked.findings = diagnose(checked.verdicts, library.rules, checked.disclosure, &others);
}

}  // namespace

Checked check_document(Document document, const Library& library, Detail detail) {
  auto checked = read_disclosure(std::move(document), library);
  judge_all(checked, library, detail, {}, 1);
  return checked;
}

Result<Checked> check_text(std::string bytes, const std::string& path, const Library& library,
                           Detail detail) {
  auto document = read_bytes(std::move(bytes), path, no_parts(), library.vocabulary.pages);
  if (!document) return Unexpected{document.error()};
  return check_document(std::move(*document), library, detail);
}

Documents read_files(const std::vector<Input>& inputs, const PageWords& words, unsigned jobs) {
  // One place for each input: the order of the report does not depend on who was first.
  Documents out(inputs.size());
  run_all(inputs.size(), jobs, [&](std::size_t i) {
    const auto& input = inputs[i];
    const auto& shown = input.shown.empty() ? input.path : input.shown;
    out[i] = read_input(input.path, shown, words, input.password);
  });
  return out;
}

Report check_files(const std::vector<Input>& inputs, const Library& library, Detail detail,
                   unsigned jobs) {
  return check_documents(read_files(inputs, library.vocabulary.pages, jobs), library, detail, jobs);
}

Report check_documents(Documents documents, const Library& library, Detail detail, unsigned jobs) {
  std::vector<std::optional<Result<Checked>>> results(documents.size());
  run_all(documents.size(), jobs, [&](std::size_t i) {
    auto& document = *documents[i];
    if (!document) {
      results[i] = Unexpected{document.error()};
    } else {
      results[i] = read_disclosure(std::move(*document), library);
    }
  });
  Companions companions;
  for (const auto& result : results) {
    if (result->has_value()) companions.add(result->value().disclosure);
  }
  // One document leaves processors to its rules; a thread costs as much as judging some hundred
  // figures.
  constexpr std::size_t kFigures = 500;
  run_all(results.size(), jobs, [&](std::size_t i) {
    if (!results[i]->has_value()) return;
    auto& checked = results[i]->value();
    const auto figures = checked.disclosure.figures.size();
    judge_all(checked, library, detail, companions,
              results.size() == 1 ? worth_it(jobs, figures, kFigures) : 1);
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
