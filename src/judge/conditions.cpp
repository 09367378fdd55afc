// What is true of a value, and of two: and, or, not, comparisons, in.

#include <algorithm>

#include "judge/evaluate.hpp"
#include "judge/ordered.hpp"

namespace gouji {
namespace {

/// The value of a word, a direction or a text that the rule writes out.
bool is_written_as(const Value& value, const Expr& written) {
  if (const auto* word = std::get_if<Word>(&value)) return word->symbol == written.symbol;
  if (const auto* direction = std::get_if<Direction>(&value))
    return *direction == static_cast<Direction>(written.number);
  return std::get<std::string_view>(value) == written.text;
}

bool is_look_up(const Expr& expr) {
  return expr.operation == Operation::call &&
         static_cast<Function>(expr.index) == Function::look_up;
}

std::optional<bool> truth_of(const Value& value, Absent& why) {
  if (const auto* none = std::get_if<Absent>(&value)) {
    why = *none;
    return std::nullopt;
  }
  return std::get<bool>(value);
}

}  // namespace

Value Evaluator::logical(const Expr& expr) {
  Absent why;
  const auto known = truth(expr, why);
  return known ? Value(*known) : Value(why);
}

/// Three-valued: false and anything is false, true or anything is true; otherwise what is absent
/// wins.
std::optional<bool> Evaluator::truth(const Expr& condition, Absent& why) {
  const auto operation = condition.operation;
  if (operation == Operation::logical_not) {
    const auto known = truth(condition.operands[0], why);
    return known ? std::optional(!*known) : known;
  }
  if (operation == Operation::logical_and || operation == Operation::logical_or) {
    const bool deciding = operation == Operation::logical_or;
    const auto left = truth(condition.operands[0], why);
    if (left == deciding) return left;
    Absent none;
    const auto right = truth(condition.operands[1], left ? why : none);
    return left || right == deciding ? right : left;
  }
  if (operation >= Operation::equal && operation <= Operation::greater_equal) {
    if (const auto known = compare_points(condition)) return known;
    if (point_absent_ != nullptr) {
      why = *point_absent_;
      return std::nullopt;
    }
    return truth_of(compare_ranges(condition), why);
  }
  if (const auto known = known_at_once(condition)) return known;
  return truth_of(evaluate(condition), why);
}

/// The conjuncts of a condition that read text, or the others.
std::optional<bool> Evaluator::conjuncts(const Expr& condition, bool reading, Absent& why) {
  if (condition.operation != Operation::logical_and)
    return condition.reads_text == reading ? truth(condition, why) : true;
  const auto left = conjuncts(condition.operands[0], reading, why);
  if (left == false) return left;
  Absent none;
  const auto right = conjuncts(condition.operands[1], reading, left ? why : none);
  return left || right == false ? right : left;
}

/// What truth() says, texts read last: most cases are ruled out by less. The figures that a
/// condition takes are not those of the check, so that only here the order is free.
std::optional<bool> Evaluator::arises(const Expr& condition, Absent& why) {
  if (condition.reads_text) {
    const auto others = conjuncts(condition, false, why);
    if (others == false) return others;
    if (others) return conjuncts(condition, true, why);
  }
  return truth(condition, why);
}

/// There is such a thing: a figure of a claim, or whatever else.
bool Evaluator::has(const Expr& what) {
  const bool is_figure =
      what.operation == Operation::field && what.type == Type::fact && !what.is_list;
  if (const auto* claim = is_figure ? claim_at(what.operands[0]) : nullptr)
    return figure_of(*claim, static_cast<Field>(what.index)) != kNoFact;
  Value made;
  return !std::holds_alternative<Absent>(look_at(what, made));
}

/// has(c.delta), c.complete: what most rules ask first, seen without values.
std::optional<bool> Evaluator::known_at_once(const Expr& condition) {
  if (condition.operation == Operation::call) {
    if (static_cast<Function>(condition.index) != Function::has) return std::nullopt;
    return has(condition.operands[0]);
  }
  if (condition.operation != Operation::field) return std::nullopt;
  const auto* claim = claim_at(condition.operands[0]);
  if (claim == nullptr || static_cast<Field>(condition.index) != Field::complete)
    return std::nullopt;
  return claim->complete;
}

Value Evaluator::contains(const Expr& expr) {
  const auto item = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(item)) return item;
  const auto& list = expr.operands[1];
  if (is_written_out(list)) {
    return std::any_of(list.operands.begin(), list.operands.end(),
                       [&](const Expr& word) { return is_written_as(item, word); });
  }
  Value made;
  const auto& all = look_at(list, made);
  if (std::holds_alternative<Absent>(all)) return all;
  if (const auto* words = std::get_if<ListOf<Word>>(&all)) {
    const auto symbol = std::get<Word>(item).symbol;
    return std::any_of((*words)->begin(), (*words)->end(),
                       [&](Word w) { return w.symbol == symbol; });
  }
  if (const auto* directions = std::get_if<ListOf<Direction>>(&all)) {
    const auto direction = std::get<Direction>(item);
    return std::find((*directions)->begin(), (*directions)->end(), direction) !=
           (*directions)->end();
  }
  if (const auto* texts = std::get_if<ListOf<std::string_view>>(&all)) {
    const auto text = std::get<std::string_view>(item);
    return std::find((*texts)->begin(), (*texts)->end(), text) != (*texts)->end();
  }
  return not_evaluable({"这种列表不能用 in", "this kind of list cannot be searched"});
}

Value Evaluator::compare_values(const Expr& expr) {
  if (const auto known = compare_points(expr)) return *known;
  return compare_ranges(expr);
}

Value Evaluator::compare_ranges(const Expr& expr) {
  if (is_look_up(expr.operands[1]) && is_there(expr.operands[0])) {
    // Without the other document, what stands on the left need not be computed, only be there.
    Value made;
    const auto& document = look_at(expr.operands[1].operands[0], made);
    if (std::holds_alternative<Absent>(document)) return document;
  }
  const auto left = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(left)) return left;
  const auto right = evaluate(expr.operands[1]);
  if (std::holds_alternative<Absent>(right)) return right;
  if (const auto* a = std::get_if<Direction>(&left))
    return ordered(expr.operation, *a, std::get<Direction>(right));
  if (const auto* a = std::get_if<Word>(&left))
    return ordered(expr.operation, a->symbol, std::get<Word>(right).symbol);
  if (const auto* a = std::get_if<NamesRef>(&left)) {
    const auto& all = std::get<NamesRef>(right)->words;
    if (expr.operation != Operation::less_equal) {
      return ((*a)->words == all) == (expr.operation == Operation::equal);
    }
    return std::includes(all.begin(), all.end(), (*a)->words.begin(), (*a)->words.end());
  }
  if (const auto* a = std::get_if<bool>(&left))
    return ordered(expr.operation, *a, std::get<bool>(right));
  if (const auto* a = std::get_if<std::string_view>(&left)) {
    return ordered(expr.operation, *a, std::get<std::string_view>(right));
  }
  const auto* n = std::get_if<Literal>(&right);
  if (const auto* m = std::get_if<Literal>(&left); m != nullptr && n != nullptr) {
    return ordered(expr.operation, m->value, n->value);
  }
  if (n != nullptr) {  // against a written number: the printed digits as they stand
    const auto value = amount(left);
    if (std::holds_alternative<Absent>(value)) return value;
    const auto& point = std::get<Amount>(value).quantity.point;
    Micro scaled = 0;
    if (__builtin_mul_overflow(n->value, point.den, &scaled)) {
      return not_evaluable({"数字太大", "the numbers are too large"});
    }
    return ordered(expr.operation, point.num, scaled);
  }
  if (expr.operation == Operation::equal || expr.operation == Operation::not_equal) {
    const auto same = equals(left, right);
    const auto* b = std::get_if<bool>(&same);
    if (b == nullptr || expr.operation == Operation::equal) return same;
    if (!*b) outcome.reset();  // that they differ is what the rule asks for
    return !*b;
  }
  const auto a = amount(left);
  const auto b = amount(right);
  if (std::holds_alternative<Absent>(a)) return a;
  if (std::holds_alternative<Absent>(b)) return b;
  if (!same_kind(std::get<Amount>(a).scale(), std::get<Amount>(b).scale()))
    return different_units();
  const auto order_of = order(std::get<Amount>(a).quantity, std::get<Amount>(b).quantity);
  if (!order_of) return not_evaluable({"数字太大", "the numbers are too large"});
  // Certainly on the wrong side, or it holds.
  const bool fails = expr.operation == Operation::less || expr.operation == Operation::less_equal
                         ? *order_of > 0
                         : *order_of < 0;
  // An inequality that holds checks no figure; one that fails is a contradiction between them.
  outcome.reset();
  if (fails) {
    outcome = Outcome{.name = VerdictName::contradiction};
    if (const auto* fact = std::get_if<FactRef>(&right)) outcome->stated = fact->id;
  }
  return !fails;
}

}  // namespace gouji
