#include "facts/lookup.hpp"

namespace gouji {
namespace {

/// A dimension that is unknown blocks every comparison.
bool is_compared(const Figure& figure) {
  const auto blocked = [&](Dimension d) { return figure.identity[d] == kUnknown; };
  return figure.state == FigureState::read && !figure.in_reason && !blocked(Dimension::qualifier) &&
         !blocked(Dimension::project) && !blocked(Dimension::version);
}

}  // namespace

void LookupMaker::go_on() {
  auto& lookup = disclosure_.lookup;
  for (; claims_ < disclosure_.claims.size(); ++claims_) {
    const auto kind = static_cast<std::size_t>(disclosure_.claims[claims_].kind);
    if (kind >= lookup.claims.size()) lookup.claims.resize(kind + 1);
    lookup.claims[kind].push_back(static_cast<std::uint32_t>(claims_));
  }
  for (auto i = lookup.identity_of.size(); i < disclosure_.figures.size(); ++i) {
    const auto& figure = disclosure_.figures[i];
    if (!is_compared(figure)) {
      lookup.identity_of.push_back(Lookup::kNotCompared);
      continue;
    }
    lookup.identity_of.push_back(figure.identity.number());
    if (figure.in_table()) lookup.in_tables.push_back(static_cast<FactId>(i));
  }
}

}  // namespace gouji
