#include "facts/lookup.hpp"

#include <unordered_map>

namespace gouji {
namespace {

/// A dimension that is unknown blocks every comparison.
bool is_compared(const Figure& figure) {
  const auto blocked = [&](Dimension d) { return figure.identity[d] == kUnknown; };
  return figure.state == FigureState::read && !figure.in_reason && !blocked(Dimension::qualifier) &&
         !blocked(Dimension::project) && !blocked(Dimension::version);
}

}  // namespace

void make_lookup(Disclosure& disclosure) {
  auto& lookup = disclosure.lookup;
  for (std::size_t i = 0; i < disclosure.claims.size(); ++i) {
    const auto kind = static_cast<std::size_t>(disclosure.claims[i].kind);
    if (kind >= lookup.claims.size()) lookup.claims.resize(kind + 1);
    lookup.claims[kind].push_back(static_cast<std::uint32_t>(i));
  }
  std::unordered_map<Identity, std::uint32_t, IdentityHash> known;
  lookup.identity_of.reserve(disclosure.figures.size());
  for (const auto& figure : disclosure.figures) {
    if (!is_compared(figure)) {
      lookup.identity_of.push_back(Lookup::kNotCompared);
      continue;
    }
    const auto number = static_cast<std::uint32_t>(lookup.identities.size());
    const auto [place, is_new] = known.emplace(figure.identity, number);
    if (is_new) lookup.identities.push_back(figure.identity);
    lookup.identity_of.push_back(place->second);
  }
}

}  // namespace gouji
