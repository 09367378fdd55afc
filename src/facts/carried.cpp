#include "facts/carried.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facts/subject.hpp"

namespace gouji {
namespace {

constexpr std::size_t kMostCarried = 16;  // a text states one amount carried over, by fund perhaps

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
  const auto& vocabulary = *disclosure.vocabulary;
  bool any = false;  // identities are few, and figures many
  for (std::size_t i = 0; i < disclosure.identities.size() && !any; ++i)
    any = is_balance(disclosure.identities[i][Dimension::item], vocabulary);
  if (!any) return out;
  for (std::size_t i = 0; i < disclosure.figures.size() && out.size() < kMostCarried; ++i) {
    const auto& figure = disclosure.figures[i];
    if (!is_balance(figure.identity[Dimension::item], vocabulary)) continue;
    if (figure.printed.value > 0 && is_amount(figure, disclosure))
      out.push_back(static_cast<FactId>(i));
  }
  return out;
}

/// All that comes in or goes out, of whatever fund: what has a fund where nothing is said.
bool is_total(const Identity& identity, const Vocabulary& vocabulary) {
  const auto item = identity[Dimension::item];
  return !is_balance(item, vocabulary) && is_of_funds(item, vocabulary);
}

/// The amounts of each total, in the order in which the text first has them.
std::vector<std::vector<FactId>> totals(const Disclosure& disclosure) {
  std::vector<std::vector<FactId>> out;
  std::unordered_map<Identity, std::size_t, IdentityHash> known;
  for (std::size_t i = 0; i < disclosure.figures.size(); ++i) {
    const auto& figure = disclosure.figures[i];
    if (!is_amount(figure, disclosure)) continue;
    if (!is_total(figure.identity, *disclosure.vocabulary)) continue;
    const auto [group, is_new] = known.try_emplace(figure.identity, out.size());
    if (is_new) out.emplace_back();
    out[group->second].push_back(static_cast<FactId>(i));
  }
  return out;
}

/// It is more than what others of its name are: compared with nothing but their sum.
void set_apart(FactId more, Disclosure& disclosure) {
  const auto index = static_cast<std::size_t>(more);
  auto& figure = disclosure.figures[index];
  figure.identity = disclosure.identities.keep_with(figure.identity, Dimension::qualifier, kUnknown,
                                                    kOriginGrammar);
  auto& compared = disclosure.lookup.identity_of;
  if (index < compared.size()) compared[index] = Lookup::kNotCompared;
}

}  // namespace

void tell_carried(Disclosure& disclosure) {
  const auto carried = carried_over(disclosure);
  if (carried.empty()) return;
  const auto value = [&](FactId fact) { return disclosure.figure(fact).printed.value; };
  for (const auto& total : totals(disclosure)) {
    auto known = total.front();
    std::vector<Micro> apart;  // values that were set apart
    for (const auto id : total) {
      const auto [less, more] =
          std::minmax({known, id}, [&](FactId a, FactId b) { return value(a) < value(b); });
      const auto gap = value(more) - value(less);
      if (gap == 0) continue;
      const bool told = std::find(apart.begin(), apart.end(), value(more)) != apart.end();
      const auto fits = std::find_if(carried.begin(), carried.end(),
                                     [&](FactId fact) { return value(fact) == gap; });
      if (told || fits == carried.end()) continue;
      Claim claim{.kind = ClaimKind::parts,
                  .span = disclosure.figure(more).span,
                  .about = disclosure.figure(more).identity,
                  .subject = more,
                  .parts = {less, *fits}};
      claim.complete = true;
      disclosure.claims.push_back(std::move(claim));
      apart.push_back(value(more));
      known = less;
      for (const auto other : total)
        if (value(other) == value(more)) set_apart(other, disclosure);
    }
  }
}

}  // namespace gouji
