// Quantities in expressions: ratios, sums, implied prior values.

#include <algorithm>

#include "judge/evaluate.hpp"
#include "rules/functions.hpp"

namespace gouji {
namespace {

Value computed(const Decided<Quantity>& quantity, const Amount& like, bool is_rate) {
  if (!quantity) return undecided(quantity.error());
  Value out(std::in_place_type<Amount>);
  auto& amount = std::get<Amount>(out);
  amount.quantity = *quantity;
  amount.unit = is_rate ? nullptr : like.unit;
  amount.decimals = is_rate ? 2 : like.decimals;
  amount.is_rate = is_rate;
  return out;
}

}  // namespace

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
  out.reserve(2 * claims.size());
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
