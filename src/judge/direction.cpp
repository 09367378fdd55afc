#include "judge/direction.hpp"

#include "judge/evaluate.hpp"

namespace gouji {
namespace {

Printed directed(Printed printed, Direction direction) {
  const auto size = printed.value < 0 ? -printed.value : printed.value;
  printed.value = direction == Direction::down ? -size : size;
  return printed;
}

}  // namespace

std::optional<Direction> fitting_direction(const Claim& change, const Disclosure& disclosure) {
  if (change.subject == kNoFact || change.delta == kNoFact || change.rate == kNoFact) return {};
  const auto& current = disclosure.figure(change.subject);
  const auto& delta = disclosure.figure(change.delta);
  const auto& rate = disclosure.figure(change.rate);
  if (current.too_large || delta.too_large || rate.too_large) return {};
  const auto fits = [&](Direction direction) {
    const auto now = quantity(current.stated());
    const auto by = quantity(directed(delta.printed, direction));
    if (!now || !by) return false;
    const auto growth = growth_by_change(*now, *by);
    if (!growth) return false;
    const auto comparison = compare(*growth, directed(rate.printed, direction), true);
    return comparison && (comparison->agreement == Agreement::exact ||
                          comparison->agreement == Agreement::rounding);
  };
  const bool up = fits(Direction::up);
  if (up == fits(Direction::down)) return {};
  return up ? Direction::up : Direction::down;
}

Value Evaluator::fitting(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& claim = disclosure_.claims[std::get<ClaimRef>(value).index];
  if (const auto direction = fitting_direction(claim, disclosure_)) return *direction;
  return not_applicable({"看不出哪个方向对", "the figures do not tell the direction"});
}

}  // namespace gouji
