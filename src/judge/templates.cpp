#include "judge/templates.hpp"

#include <algorithm>

#include "facts/name.hpp"

namespace gouji {
namespace {

/// Every value of the [[…]] is there.
bool is_shown(const Template& text, int option, Evaluator& evaluator) {
  return std::all_of(text.pieces.begin(), text.pieces.end(), [&](const Template::Piece& p) {
    return p.option != option || !p.value ||
           !std::holds_alternative<Absent>(evaluator.evaluate(*p.value));
  });
}

/// As the document would say it; how much two values differ has no sign.
std::string placeholder(std::string_view name, const Told& told, const Disclosure& disclosure,
                        bool english) {
  if (name == "equation") return told.equation;
  const auto& verdict = told.verdict;
  if (verdict.stated == kNoFact) return "…";
  const auto& figure = disclosure.figure(verdict.stated);
  const auto& by = verdict.difference;
  if (name == "difference")
    return number_as(by < 0 ? -by : by, figure, disclosure) + figure.unit->text;
  const auto value = name == "stated" ? figure.stated().value : verdict.expected.value_or(0);
  const auto out = signed_amount(value, figure, disclosure);
  return english ? out.en : out.zh;
}

std::string filled(const Template& text, const Told& told, Evaluator& evaluator,
                   const Disclosure& disclosure, bool english) {
  std::string out;
  for (const auto& piece : text.pieces) {
    if (piece.option > 0 && !is_shown(text, piece.option, evaluator)) continue;
    out += piece.literal;
    if (piece.value) out += evaluator.shown(evaluator.evaluate(*piece.value), english);
    if (!piece.placeholder.empty())
      out += placeholder(piece.placeholder, told, disclosure, english);
  }
  return out;
}

}  // namespace

Message filled(const LocalTemplate& text, const Told& told, Evaluator& evaluator,
               const Disclosure& disclosure) {
  return {filled(text.zh, told, evaluator, disclosure, false),
          filled(text.en, told, evaluator, disclosure, true)};
}

}  // namespace gouji
