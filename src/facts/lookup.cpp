#include "facts/lookup.hpp"

#include <algorithm>

namespace gouji {
bool is_worded(const Identity& identity, const Disclosure& disclosure) {
  const auto qualifier = identity[Dimension::qualifier];
  if (qualifier == kNone) return false;
  const auto& scopes = disclosure.vocabulary->scopes;
  return std::find(scopes.begin(), scopes.end(), disclosure.symbols->word(qualifier)) ==
         scopes.end();
}

void LookupMaker::go_on() {
  auto& lookup = disclosure_.lookup;
  for (; claims_ < disclosure_.claims.size(); ++claims_) {
    const auto kind = static_cast<std::size_t>(disclosure_.claims[claims_].kind);
    if (kind >= lookup.claims.size()) lookup.claims.resize(kind + 1);
    lookup.claims[kind].push_back(static_cast<std::uint32_t>(claims_));
  }
  for (auto i = lookup.identity_of.size(); i < disclosure_.figures.size(); ++i) {
    const auto& figure = disclosure_.figures[i];
    if (figure.state != FigureState::read || figure.in_reason ||
        !is_compared(figure.identity, disclosure_)) {
      lookup.identity_of.push_back(Lookup::kNotCompared);
      continue;
    }
    lookup.identity_of.push_back(figure.identity.number());
    if (figure.in_table()) lookup.in_tables.push_back(static_cast<FactId>(i));
  }
}

}  // namespace gouji
