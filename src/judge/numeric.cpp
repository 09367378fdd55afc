// Quantities in expressions: ratios, sums, implied prior values, agreement.

#include <algorithm>

#include "judge/evaluate.hpp"
#include "rules/functions.hpp"

namespace gouji {
namespace {

Absent undecided(Undecided why) {
  switch (why) {
    case Undecided::overflow:
      return not_evaluable({"数字太大，不能精确计算", "too large for exact arithmetic"});
    case Undecided::zero_base:
      return kZeroBase;
    case Undecided::base_near_zero:
      return not_evaluable(
          {"基数在精度范围内可能为 0", "the base may be zero within its precision"});
    case Undecided::negative_base:
      return not_evaluable({"基数为负", "the base is negative"});
    case Undecided::nothing:
      return not_applicable({"没有可以相加的数", "there is nothing to add"});
  }
  return not_evaluable({});
}

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

Value computed(const Decided<Quantity>& quantity, const Amount& like, bool is_rate) {
  if (!quantity) return undecided(quantity.error());
  return Amount{*quantity, is_rate ? nullptr : like.unit, is_rate ? 2 : like.decimals, is_rate};
}

}  // namespace

Absent different_units() {
  return not_evaluable({"单位不同，不能比较", "different units cannot be compared"});
}

std::vector<FactRef> Evaluator::facts_of(const Value& value) {
  if (const auto* list = std::get_if<ListOf<FactRef>>(&value)) return **list;
  if (const auto* fact = std::get_if<FactRef>(&value)) return {*fact};
  return {};
}

Value Evaluator::amount_of(FactId id) {
  const auto& figure = disclosure_.figure(id);
  touched.push_back(id);
  Value out(std::in_place_type<Amount>);
  auto& amount = std::get<Amount>(out);
  if (figure.too_large || !quantity_into(amount.quantity, figure.stated())) {
    out = undecided(Undecided::overflow);
    return out;
  }
  amount.unit = figure.unit;
  amount.decimals = figure.decimals;
  amount.is_rate = figure.unit->kind == UnitKind::percent;
  return out;
}

Value Evaluator::amount(Value value) {
  if (const auto* fact = std::get_if<FactRef>(&value)) return amount_of(fact->id);
  return value;
}

std::variant<Absent, std::vector<Amount>> Evaluator::amounts(const Value& value) {
  std::vector<Amount> out;
  if (const auto* facts = std::get_if<ListOf<FactRef>>(&value)) {
    out.reserve((*facts)->size());
    for (const auto fact : **facts) {
      const auto one_amount = amount_of(fact.id);
      if (const auto* absent = std::get_if<Absent>(&one_amount)) return *absent;
      out.push_back(std::get<Amount>(one_amount));
    }
    return out;
  }
  if (const auto* list = std::get_if<ListOf<Amount>>(&value)) return **list;
  const auto single = amount(value);
  if (const auto* absent = std::get_if<Absent>(&single)) return *absent;
  out.push_back(std::get<Amount>(single));
  return out;
}

namespace {

/// What one of several things comes to: 12万元 for 4辆 is 3万元.
Decided<Quantity> average(const Quantity& all, const Quantity& count) {
  auto out = share(all, count);
  if (!out) return out;
  constexpr Micro kPercent = 100;
  constexpr Micro kLargest = Micro{1} << 118;
  for (auto* value :
       {&out->point, &out->tight.lo, &out->tight.hi, &out->loose.lo, &out->loose.hi}) {
    if (value->den > kLargest) return Unexpected{Undecided::overflow};
    value->den *= kPercent;
  }
  return out;
}

}  // namespace

Value Evaluator::ratio(const Expr& expr) {
  const auto a = amount(evaluate(expr.operands[0]));
  if (std::holds_alternative<Absent>(a)) return a;
  const auto b = amount(evaluate(expr.operands[1]));
  if (std::holds_alternative<Absent>(b)) return b;
  const auto& first = std::get<Amount>(a);
  const auto& second = std::get<Amount>(b);
  const auto function = static_cast<Function>(expr.index);
  if (function == Function::average)
    return computed(average(first.quantity, second.quantity), first, false);
  if (!same_kind(first.scale(), second.scale())) return different_units();
  switch (function) {
    case Function::growth:
    case Function::variance:
      return computed(growth(first.quantity, second.quantity), first, true);
    case Function::growth_by_change:
      return computed(growth_by_change(first.quantity, second.quantity), first, true);
    default:
      return computed(share(first.quantity, second.quantity), first, true);
  }
}

/// The terms of a sum.
struct Evaluator::Terms {
  std::vector<Quantity> quantities;
  std::vector<int> signs;  ///< none: all are added
  Amount like;             ///< how the sum is printed; without a quantity

  /// Room for one more of that scale, or null where it is counted in something else.
  Quantity* add(Scale scale, int decimals, int sign) {
    if (quantities.empty()) {
      like.unit = scale.unit;
      like.is_rate = scale.is_rate;
    } else if (!same_kind(like.scale(), scale)) {
      return nullptr;
    }
    like.decimals = std::max(like.decimals, decimals);
    if (sign < 0 || !signs.empty()) {
      signs.resize(quantities.size(), 1);
      signs.push_back(sign);
    }
    return &quantities.emplace_back();
  }
};

/// A figure as a term, where it stays: a quantity is large.
std::optional<Absent> Evaluator::add_term(Terms& terms, FactId id, int sign) {
  const auto& figure = disclosure_.figure(id);
  touched.push_back(id);
  auto* quantity = terms.add(scale_of(*figure.unit), figure.decimals, sign);
  if (quantity == nullptr) return different_units();
  if (figure.too_large || !quantity_into(*quantity, figure.stated())) {
    return undecided(Undecided::overflow);
  }
  return std::nullopt;
}

Value Evaluator::arithmetic(const Expr& expr) {
  Terms terms;
  for (std::size_t i = 0; i < expr.operands.size(); ++i) {
    const auto value = evaluate(expr.operands[i]);
    if (std::holds_alternative<Absent>(value)) return value;
    const bool minus =
        expr.operation == Operation::negate || (expr.operation == Operation::subtract && i == 1);
    const int sign = minus ? -1 : 1;
    if (const auto* fact = std::get_if<FactRef>(&value)) {
      if (const auto why = add_term(terms, fact->id, sign)) return *why;
    } else if (const auto* facts = std::get_if<ListOf<FactRef>>(&value)) {
      terms.quantities.reserve(terms.quantities.size() + (*facts)->size());
      for (const auto one_fact : **facts) {
        if (const auto why = add_term(terms, one_fact.id, sign)) return *why;
      }
    } else {
      const auto all = amounts(value);
      if (const auto* absent = std::get_if<Absent>(&all)) return *absent;
      for (const auto& term : std::get<std::vector<Amount>>(all)) {
        auto* quantity = terms.add(term.scale(), term.decimals, sign);
        if (quantity == nullptr) return different_units();
        *quantity = term.quantity;
      }
    }
  }
  return computed(sum(terms.quantities, terms.signs), terms.like, false);
}

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

Value Evaluator::prior_by_amount(const Claim& claim) {
  if (claim.subject == kNoFact || claim.delta == kNoFact) {
    return not_applicable(
        {"句中没有现值和增减额", "the sentence lacks the current value or the change"});
  }
  const auto current = amount_of(claim.subject);
  if (std::holds_alternative<Absent>(current)) return current;
  const auto delta = amount_of(claim.delta);
  if (std::holds_alternative<Absent>(delta)) return delta;
  const std::array terms{std::get<Amount>(current).quantity, std::get<Amount>(delta).quantity};
  constexpr std::array signs{1, -1};
  const bool none = terms.front().point.num == 0;  // 0万元 has no decimals to print others with
  const auto& like = std::get<Amount>(none ? delta : current);
  return computed(gouji::sum(terms, signs), like, false);
}

/// The rate of a change is cut, or does not fit the change, which another rule says: it is no
/// second opinion about the last year.
bool Evaluator::is_no_witness(const Claim& claim, const Quantity& current) const {
  if (claim.delta == kNoFact) return false;
  const auto delta = quantity(disclosure_.figure(claim.delta).stated());
  if (!delta) return false;
  const auto growth = growth_by_change(current, *delta);
  if (!growth) return false;
  const auto comparison = compare(*growth, disclosure_.figure(claim.rate).stated(), true);
  return comparison && (comparison->agreement == Agreement::truncation ||
                        comparison->agreement == Agreement::contradiction);
}

/// What the claims imply for the last year: by amount and by rate, two values each.
Value Evaluator::priors(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  std::vector<ClaimRef> claims;
  if (const auto* list = std::get_if<ListOf<ClaimRef>>(&value)) {
    claims = **list;
  } else {
    claims.push_back(std::get<ClaimRef>(value));
  }
  std::vector<Amount> out;
  for (const auto ref : claims) {
    const auto& claim = disclosure_.claims[ref.index];
    const auto by_amount = prior_by_amount(claim);
    if (const auto* prior = std::get_if<Amount>(&by_amount)) {
      out.push_back(*prior);
      if (prior->quantity.point.num == 0) continue;  // a rate on zero says nothing
    }
    if (claim.subject == kNoFact || claim.rate == kNoFact) continue;
    const auto current = amount_of(claim.subject);
    const auto rate = amount_of(claim.rate);
    if (!std::holds_alternative<Amount>(current) || !std::holds_alternative<Amount>(rate)) continue;
    if (is_no_witness(claim, std::get<Amount>(current).quantity)) continue;
    const auto prior =
        prior_by_rate(std::get<Amount>(current).quantity, std::get<Amount>(rate).quantity);
    if (prior) out.push_back(std::get<Amount>(computed(prior, std::get<Amount>(current), false)));
  }
  return std::make_shared<const std::vector<Amount>>(std::move(out));
}

}  // namespace gouji
