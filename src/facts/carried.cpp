#include "facts/carried.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gouji {
namespace {

constexpr std::size_t kMostCarried = 16;  // a text states one amount carried over, by fund perhaps

bool holds_one(const std::vector<Symbol>& list, Symbol item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// An amount of the text that may be compared.
bool is_amount(const Figure& figure, const Disclosure& disclosure) {
  return figure.state == FigureState::read && !figure.in_reason && !figure.in_table() &&
         !figure.too_large && figure.unit->kind == UnitKind::money &&
         figure.identity[Dimension::measure] == disclosure.vocabulary->known.amount &&
         figure.identity[Dimension::qualifier] != kUnknown;
}

/// What was carried over, as far as the text states it; nothing is not.
std::vector<FactId> carried_over(const Disclosure& disclosure) {
  std::vector<FactId> out;
  const auto& items = disclosure.vocabulary->may_be_negative;
  bool any = false;  // identities are few, and figures many
  for (std::size_t i = 0; i < disclosure.identities.size() && !any; ++i)
    any = holds_one(items, disclosure.identities[i][Dimension::item]);
  if (!any) return out;
  for (std::size_t i = 0; i < disclosure.figures.size() && out.size() < kMostCarried; ++i) {
    const auto& figure = disclosure.figures[i];
    if (!holds_one(items, figure.identity[Dimension::item])) continue;
    if (figure.printed.value > 0 && is_amount(figure, disclosure))
      out.push_back(static_cast<FactId>(i));
  }
  return out;
}

/// All that comes in or goes out, of whatever fund: what has a fund where nothing is said.
bool is_total(const Identity& identity, const Vocabulary& vocabulary) {
  return !holds_one(vocabulary.may_be_negative, identity[Dimension::item]) &&
         std::any_of(vocabulary.defaults.begin(), vocabulary.defaults.end(), [&](const Default& d) {
           return d.gives.front().first == Dimension::fund &&
                  holds_one(d.items, identity[Dimension::item]);
         });
}

}  // namespace

void tell_carried(Disclosure& disclosure) {
  const auto carried = carried_over(disclosure);
  if (carried.empty()) return;
  std::unordered_map<Identity, FactId, IdentityHash> first;
  for (std::size_t i = 0; i < disclosure.figures.size(); ++i) {
    if (!is_amount(disclosure.figures[i], disclosure)) continue;
    if (!is_total(disclosure.figures[i].identity, *disclosure.vocabulary)) continue;
    const auto id = static_cast<FactId>(i);
    const auto [known, is_new] = first.try_emplace(disclosure.figures[i].identity, id);
    if (is_new) continue;
    auto less = known->second;
    auto more = id;
    if (disclosure.figure(less).printed.value > disclosure.figure(more).printed.value)
      std::swap(less, more);
    const auto apart =
        disclosure.figure(more).printed.value - disclosure.figure(less).printed.value;
    const auto fits = std::find_if(carried.begin(), carried.end(), [&](FactId fact) {
      return disclosure.figure(fact).printed.value == apart;
    });
    if (apart == 0 || fits == carried.end()) continue;
    Claim claim{.kind = ClaimKind::parts,
                .span = disclosure.figure(more).span,
                .about = disclosure.figure(more).identity,
                .subject = more,
                .parts = {less, *fits}};
    claim.complete = true;
    disclosure.claims.push_back(std::move(claim));
    known->second = less;
    auto& figure = disclosure.figures[static_cast<std::size_t>(more)];
    figure.identity = disclosure.identities.keep_with(figure.identity, Dimension::qualifier,
                                                      kUnknown, kOriginGrammar);
    auto& compared = disclosure.lookup.identity_of;
    if (static_cast<std::size_t>(more) < compared.size())
      compared[static_cast<std::size_t>(more)] = Lookup::kNotCompared;
  }
}

}  // namespace gouji
