#include "judge/gate.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji {
namespace {

bool is_piece(const Expr& expr) {  // the first variable
  return expr.operation == Operation::name && expr.index == 0;
}

bool is_text_of_piece(const Expr& expr) {
  return expr.operation == Operation::field && is_piece(expr.operands.front()) &&
         static_cast<Field>(expr.index) == Field::text;
}

/// The texts of an argument; nothing where it is not written out.
std::optional<std::vector<std::string>> written(const Expr& expr) {
  std::vector<std::string> out;
  const auto add = [&](const Expr& text) {
    if (text.operation != Operation::text || text.text.empty()) return false;
    out.push_back(fold(text.text));
    return true;
  };
  const bool all = expr.operation == Operation::list
                       ? std::all_of(expr.operands.begin(), expr.operands.end(), add)
                       : add(expr);
  return all ? std::optional(std::move(out)) : std::nullopt;
}

/// Without what words a call about a piece finds nothing.
std::optional<NeededWords> needed_by(const Expr& call, const Vocabulary& vocabulary) {
  switch (static_cast<Function>(call.index)) {
    case Function::misnamed_level:
      return NeededWords{vocabulary.levels, vocabulary.own_level};
    case Function::unmet_reference:
      return NeededWords{vocabulary.references};
    case Function::other_year: {
      auto words = written(call.operands[1]);
      if (!words) return std::nullopt;
      return NeededWords{std::move(*words)};
    }
    default:
      return std::nullopt;
  }
}

/// Takes what an expression asks of the piece; false where that is no gate.
bool take(const Expr& expr, const Vocabulary& vocabulary, Gate& gate) {
  if (is_piece(expr)) return false;
  if (expr.operation == Operation::call && !expr.operands.empty()) {
    const auto& first = expr.operands.front();
    if (static_cast<Function>(expr.index) == Function::matches && is_text_of_piece(first)) {
      gate.patterns = true;
      return true;
    }
    if (is_piece(first)) {
      auto needed = needed_by(expr, vocabulary);
      if (!needed) return false;
      gate.needed.push_back(std::move(*needed));
      return true;
    }
  }
  return std::all_of(expr.operands.begin(), expr.operands.end(),
                     [&](const Expr& operand) { return take(operand, vocabulary, gate); });
}

}  // namespace

std::optional<Gate> gate_of(const Rule& rule, Function over, const Vocabulary& vocabulary) {
  if (rule.bindings.empty()) return std::nullopt;
  const auto& first = rule.bindings.front();
  const bool runs = first.kind == Binding::Kind::for_each &&
                    first.value.operation == Operation::call &&
                    static_cast<Function>(first.value.index) == over;
  if (!runs) return std::nullopt;
  Gate gate;
  for (std::size_t i = 1; i < rule.bindings.size(); ++i) {
    const auto& binding = rule.bindings[i];
    if (binding.kind != Binding::Kind::let || !take(binding.value, vocabulary, gate))
      return std::nullopt;
  }
  if (rule.when && !take(*rule.when, vocabulary, gate)) return std::nullopt;
  if (!take(rule.check, vocabulary, gate)) return std::nullopt;
  return gate;
}

}  // namespace gouji
