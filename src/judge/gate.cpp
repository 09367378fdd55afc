#include "judge/gate.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji {
namespace {

bool is_call(const Expr& expr, Function function) {
  return expr.operation == Operation::call && static_cast<Function>(expr.index) == function;
}

bool is_piece(const Expr& expr) {  // the first variable
  return expr.operation == Operation::name && expr.index == 0;
}

bool is_text_of_piece(const Expr& expr) {
  return expr.operation == Operation::field && is_piece(expr.operands.front()) &&
         static_cast<Field>(expr.index) == Field::text;
}

/// A call of that function about the text of the piece.
bool is_test(const Expr& expr, Function function) {
  return is_call(expr, function) && is_text_of_piece(expr.operands.front());
}

/// The texts of an argument; nothing where it is not written out.
std::optional<std::vector<std::string>> written(const Expr& expr) {
  std::vector<std::string> out;
  const auto add = [&](const Expr& text) {
    if (text.operation != Operation::text || text.text.empty()) return false;
    out.push_back(text.text);
    return true;
  };
  const bool all = expr.operation == Operation::list
                       ? std::all_of(expr.operands.begin(), expr.operands.end(), add)
                       : add(expr);
  return all ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::vector<std::string>> written_and_folded(const Expr& expr) {
  auto out = written(expr);
  if (!out) return out;
  for (auto& word : *out) word = fold(std::string_view(word));
  return out;
}

/// Without what words a call about a piece finds nothing.
std::optional<NeededWords> needed_by(const Expr& call, const Vocabulary& vocabulary) {
  switch (static_cast<Function>(call.index)) {
    case Function::misnamed_level:
      return NeededWords{vocabulary.levels, vocabulary.own_level};
    case Function::unmet_reference:
      return NeededWords{vocabulary.references};
    case Function::other_year: {
      auto words = written_and_folded(call.operands[1]);
      if (!words) return std::nullopt;
      return NeededWords{std::move(*words)};
    }
    default:
      return std::nullopt;
  }
}

/// What of a call about a piece a glance tells.
std::optional<Glance> glance_of(const Expr& call) {
  const auto function = static_cast<Function>(call.index);
  if (!can_glance(function)) return std::nullopt;
  if (call.operands.size() == 1) return Glance{function, {}};
  auto words = written_and_folded(call.operands[1]);
  if (!words) return std::nullopt;
  return Glance{function, std::move(*words)};
}

class GateReader {
 public:
  GateReader(const Vocabulary& vocabulary, Function over) : vocabulary_(vocabulary) {
    gate.over = over;
  }

  bool take_rule(const Rule& rule) {
    if (rule.when && settle(*rule.when) == false) return true;
    const bool all = std::all_of(rule.bindings.begin() + 1, rule.bindings.end(),
                                 [&](const Binding& b) { return take(b.value); });
    if (!all || (rule.when && !take(*rule.when))) return false;
    return take_closed(rule) || take(rule.check);
  }

  Gate gate;

 private:
  /// Takes what an expression asks of the piece; false where that is no gate.
  bool take(const Expr& expr) {
    if (is_piece(expr)) return false;
    if (is_test(expr, Function::matches)) return gate.patterns = true;
    const bool asks_piece = expr.operation == Operation::call && !expr.operands.empty() &&
                            is_piece(expr.operands.front());
    if (asks_piece) return take_call(expr);
    return std::all_of(expr.operands.begin(), expr.operands.end(),
                       [&](const Expr& operand) { return take(operand); });
  }

  bool take_call(const Expr& call) {
    if (auto needed = needed_by(call, vocabulary_)) {
      gate.needed.push_back(std::move(*needed));
      return true;
    }
    auto glance = glance_of(call);
    if (glance) gate.glances.push_back(std::move(*glance));
    return glance.has_value();
  }

  /// What a condition comes to where nothing of the gate is there; nothing where that depends on
  /// more. False and anything is false, true or anything is true.
  std::optional<bool> settle(const Expr& expr) {
    switch (expr.operation) {
      case Operation::logical_not: {
        const auto known = settle(expr.operands[0]);
        return known ? std::optional(!*known) : known;
      }
      case Operation::logical_and:
      case Operation::logical_or: {
        const bool deciding = expr.operation == Operation::logical_or;
        const auto left = settle(expr.operands[0]);
        if (left == deciding) return left;
        const auto right = settle(expr.operands[1]);
        return left || right == deciding ? right : std::nullopt;
      }
      default:
        if (!is_test(expr, Function::matches)) return std::nullopt;
        gate.patterns = true;
        return false;
    }
  }

  /// `ends_with(p.text, […]) or not matches(p.text)`, and nothing else.
  bool take_closed(const Rule& rule) {
    const auto& check = rule.check;
    const bool closed = check.operation == Operation::logical_or &&
                        is_test(check.operands[0], Function::ends_with) && !rule.when &&
                        rule.bindings.size() == 1;
    auto ends = closed ? written(check.operands[0].operands[1]) : std::nullopt;
    if (!ends || settle(check.operands[1]) != true) return false;
    gate.unless = std::move(*ends);
    return true;
  }

  const Vocabulary& vocabulary_;
};

/// What kind of pieces the first variable of a rule runs over, and the others name one value.
std::optional<Function> pieces_of(const Rule& rule) {
  if (rule.bindings.empty()) return std::nullopt;
  const auto& first = rule.bindings.front();
  const bool names_values =
      std::all_of(rule.bindings.begin() + 1, rule.bindings.end(),
                  [](const Binding& b) { return b.kind == Binding::Kind::let; });
  if (first.kind != Binding::Kind::for_each || !names_values) return std::nullopt;
  for (const auto over : {Function::sentences, Function::paragraphs, Function::headings}) {
    if (is_call(first.value, over)) return over;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Gate> gate_of(const Rule& rule, const Vocabulary& vocabulary) {
  const auto over = pieces_of(rule);
  if (!over) return std::nullopt;
  GateReader reader(vocabulary, *over);
  if (!reader.take_rule(rule)) return std::nullopt;
  return std::move(reader.gate);
}

}  // namespace gouji
