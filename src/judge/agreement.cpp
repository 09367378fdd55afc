// Whether values agree: a computed one with the figure that states it, or figures with each other.

#include <algorithm>

#include "judge/evaluate.hpp"

namespace gouji {
namespace {

VerdictName name_of_agreement(Agreement agreement) {
  switch (agreement) {
    case Agreement::truncation:
      return VerdictName::truncation;
    case Agreement::unlikely_rounding:
      return VerdictName::unlikely_rounding;
    case Agreement::rounding:
      return VerdictName::rounding;
    default:
      return VerdictName::contradiction;
  }
}

bool holds(Agreement agreement) {
  return agreement != Agreement::contradiction && agreement != Agreement::truncation;
}

/// The intervals meet with all digits that were left out put back.
bool meets_tightly(Quantity computed, const Printed& stated) {
  auto said = quantity(stated);
  if (!said) return false;
  computed.loose = computed.tight;
  said->loose = said->tight;
  const auto comparison = order(computed, *said);
  return comparison && *comparison == 0;
}

}  // namespace

/// Equality of two values: a computed one with a printed figure, or two at their own precision.
Value Evaluator::equals(const Value& left, const Value& right) {
  const auto* stated_left = std::get_if<FactRef>(&left);
  const auto* stated_right = std::get_if<FactRef>(&right);
  if ((stated_left == nullptr) != (stated_right == nullptr)) {
    return stated_right != nullptr ? states(left, stated_right->id)
                                   : states(right, stated_left->id);
  }
  const auto a = amount(left);
  if (std::holds_alternative<Absent>(a)) return a;
  const auto b = amount(right);
  if (std::holds_alternative<Absent>(b)) return b;
  const auto& first = std::get<Amount>(a);
  const auto& second = std::get<Amount>(b);
  if (!same_kind(first.scale(), second.scale())) return different_units();
  if (stated_left == nullptr) return agree_all({first, second}, {}, false);
  return agree_all({first, second}, {stated_left->id, stated_right->id}, true);
}

/// A printed figure states a computed value.
Value Evaluator::states(const Value& computed, FactId stated) {
  if (std::holds_alternative<Absent>(computed)) return computed;
  const auto& value = std::get<Amount>(computed);
  const auto& figure = disclosure_.figure(stated);
  touched.push_back(stated);
  if (figure.too_large) return undecided(Undecided::overflow);
  if (!same_kind(value.scale(), scale_of(*figure.unit))) return different_units();
  const auto comparison = compare(value.quantity, figure.stated(), value.is_rate);
  if (!comparison) return undecided(comparison.error());
  // A rate of change amplifies the rounding of what it is computed from: inside it, it holds; where
  // only the digits left out (1万元 of changes with two decimals) explain it, nobody can tell.
  const bool amplifies =
      comparison->agreement == Agreement::rounding &&
      figure.identity[Dimension::measure] == disclosure_.vocabulary->known.growth;
  if (amplifies && !meets_tightly(value.quantity, figure.stated()))
    return not_evaluable({"数位太少，增减率不能判断", "too few digits to tell the rate of change"});
  outcome = Outcome{.name = name_of_agreement(comparison->agreement),
                    .exact = amplifies || comparison->agreement == Agreement::exact,
                    .stated = stated,
                    .expected = comparison->expected,
                    .difference = comparison->difference};
  return holds(comparison->agreement);
}

/// All values against the one that most of them have. Figures of the same unit and decimals must
/// have the same digits: one unit off is a copying slip, more a contradiction.
Value Evaluator::agree_all(const std::vector<Amount>& values, const std::vector<FactId>& facts,
                           bool same_digits) {
  if (values.size() < 2) return not_applicable({"只出现一次", "stated only once"});
  std::size_t reference = 0;
  std::ptrdiff_t most = 0;
  const auto same_point = [&](const Amount& a, const Amount& b) {
    return a.quantity.point.num == b.quantity.point.num &&
           a.quantity.point.den == b.quantity.point.den;
  };
  if (same_digits) {
    for (std::size_t i = 0;
         i < values.size() && most * 2 <= static_cast<std::ptrdiff_t>(values.size()); ++i) {
      const auto count = std::count_if(values.begin(), values.end(),
                                       [&](const Amount& v) { return same_point(v, values[i]); });
      if (count > most) {
        most = count;
        reference = i;
      }
      if (i > 8) break;  // the majority is not that far down
    }
  }
  Outcome worst{.name = VerdictName::rounding, .exact = true};
  bool agreed = true;
  for (std::size_t i = 0; i < values.size() && agreed; ++i) {
    if (i == reference || same_point(values[i], values[reference])) continue;
    const auto comparison = gouji::agree(values[reference].quantity, values[i].quantity);
    if (!comparison) return undecided(comparison.error());
    const bool comparable = same_digits && values[i].unit == values[reference].unit &&
                            values[i].decimals == values[reference].decimals;
    agreed = comparable ? false : holds(comparison->agreement);
    if (agreed) continue;
    worst = {.name = name_of_agreement(comparison->agreement), .exact = false};
    if (comparable) {
      const auto gap =
          comparison->difference < 0 ? -comparison->difference : comparison->difference;
      worst.name = gap <= values[i].quantity.printed_step ? VerdictName::copying
                                                          : VerdictName::contradiction;
    }
    if (!facts.empty()) worst.stated = facts[i];
    worst.expected = comparison->expected;
    worst.difference = comparison->difference;
  }
  outcome = worst;
  return agreed;
}

Value Evaluator::all_agree(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  if (const auto* list = std::get_if<ListOf<Amount>>(&value)) return agree_all(**list, {}, false);
  const auto all = amounts(value);
  if (const auto* absent = std::get_if<Absent>(&all)) return *absent;
  return agree_all(std::get<std::vector<Amount>>(all), {}, false);
}

/// Printed alike, digit by digit: then nothing needs to be computed to see that they agree.
bool Evaluator::print_alike(const std::vector<FactRef>& facts) {
  if (facts.size() < 2) return false;
  const auto& first = disclosure_.figure(facts.front().id);
  const bool alike = std::all_of(facts.begin(), facts.end(), [&](FactRef fact) {
    const auto& figure = disclosure_.figure(fact.id);
    return figure.printed == first.printed && figure.direction == first.direction &&
           !figure.too_large;
  });
  if (!alike || !quantity(first.stated())) return false;
  for (const auto fact : facts) touched.push_back(fact.id);
  outcome = Outcome{.name = VerdictName::rounding, .exact = true};
  return true;
}

Value Evaluator::all_same(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  if (const auto* list = std::get_if<ListOf<FactRef>>(&value);
      list != nullptr && print_alike(**list)) {
    return true;
  }
  const auto all = amounts(value);
  if (const auto* absent = std::get_if<Absent>(&all)) return *absent;
  std::vector<FactId> facts;
  for (const auto fact : facts_of(value)) facts.push_back(fact.id);
  return agree_all(std::get<std::vector<Amount>>(all), facts, true);
}

}  // namespace gouji
