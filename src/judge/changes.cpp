// By how much the text says that figures changed, on the last year or from a budget.

#include <algorithm>

#include "judge/evaluate.hpp"
#include "judge/text_index.hpp"

namespace gouji {

/// The first claim of a kind about a figure that fits.
template <class Fits>
const Claim* Evaluator::claim_about(FactId fact, ClaimKind kind, const Fits& fits) {
  for (const auto i : text_.claims_about(fact)) {
    const auto& claim = disclosure_.claims[i];
    if (claim.kind == kind && fits(claim)) return &claim;
  }
  return nullptr;
}

/// Where a figure is said to have changed, or to be level: on the last year or, where `as` is a
/// figure, from the budget that this one is compared with.
const Claim* Evaluator::change_claim(FactId fact, FactId as) {
  const auto& known = disclosure_.vocabulary->known;
  auto base = known.last_year;
  const auto on_base = [&](const Claim& claim) { return claim.base_name == base; };
  const auto by_amount = [&](const Claim& claim) {
    return claim.delta != kNoFact && on_base(claim);
  };
  if (as != kNoFact) {
    const auto& budgets = disclosure_.vocabulary->budgets;
    const auto* const whole = claim_about(as, ClaimKind::change, [&](const Claim& claim) {
      return claim.delta != kNoFact &&
             std::find(budgets.begin(), budgets.end(), claim.base_name) != budgets.end();
    });
    if (whole == nullptr || fact == as) return whole;
    base = whole->base_name;
    if (const auto* const change = claim_about(fact, ClaimKind::change, by_amount)) return change;
  } else if (const auto i = disclosure_.change_of[static_cast<std::size_t>(fact)]; i >= 0) {
    return &disclosure_.claims[static_cast<std::size_t>(i)];
  }
  return claim_about(fact, ClaimKind::level,
                     [&](const Claim& claim) { return claim.complete && on_base(claim); });
}

/// The change that the text states for a figure.
Value Evaluator::change_of(FactId fact, FactId as) {
  const auto* const claim = change_claim(fact, as);
  if (claim == nullptr) return kUntoldChange;
  if (claim->kind == ClaimKind::change) return amount_of(claim->delta);
  const auto& figure = disclosure_.figure(fact);  // 与上年持平: by nothing
  Amount none{.unit = figure.unit, .decimals = figure.decimals};
  quantity_into(none.quantity, {.value = 0, .step = 1, .fine = 1});
  return none;
}

Value Evaluator::changes(const Expr& operand, FactId as) {
  if (const auto fact = fact_at(operand)) return change_of(*fact, as);
  bool is_told = true;  // as it seldom is: seen before a list is made
  visit_facts(operand, [&](FactId id) {
    const auto* const claim = change_claim(id, as);
    is_told = claim != nullptr;
    return is_told &&
           !disclosure_.figure(claim->kind == ClaimKind::change ? claim->delta : id).too_large;
  });
  if (!is_told) return kUntoldChange;
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  if (const auto* fact = std::get_if<FactRef>(&value)) return change_of(fact->id, as);
  std::vector<Amount> out;
  for (const auto fact : *std::get<ListOf<FactRef>>(value)) {
    const auto change = change_of(fact.id, as);
    if (std::holds_alternative<Absent>(change)) return change;
    out.push_back(std::get<Amount>(change));
  }
  return std::make_shared<const std::vector<Amount>>(std::move(out));
}

}  // namespace gouji
