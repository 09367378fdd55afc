// The fund that a sentence names once for the totals behind it:
//
//   一般公共预算财政拨款收入500万元；「支出」515万元
//
// A total is of no fund of the sentence where two were named that it could be of.

#include <algorithm>

#include "facts/resolver.hpp"

namespace gouji {
namespace {

/// An item that is of all funds where nobody says which: 收入, 支出, 结转结余.
bool is_total(Symbol item, const Vocabulary& vocabulary) {
  return std::any_of(vocabulary.defaults.begin(), vocabulary.defaults.end(), [&](const Default& d) {
    return std::find(d.items.begin(), d.items.end(), item) != d.items.end() &&
           std::any_of(d.gives.begin(), d.gives.end(),
                       [](const auto& given) { return given.first == Dimension::fund; });
  });
}

}  // namespace

/// Remembers of which fund a figure outside lists is, where its words say so.
void Resolver::note_fund(const Identity& identity) {
  if (in_reason_ || lists_.size() > carried_) return;
  const auto origin = identity.origin(Dimension::fund);
  if (origin == kOriginInherited) return;
  const bool said = origin < kOriginTable && is_total(identity[Dimension::item], vocabulary_);
  if (!said) {
    funds_.mixed = funds_.several = true;
    return;
  }
  const auto fund = identity[Dimension::fund];
  if (funds_.last != kNone && funds_.last != fund) {
    funds_.several = true;
    funds_.mixed = funds_.mixed || funds_.of_group;
  }
  funds_.last = fund;
  funds_.of_group = true;
}

/// A total without a fund of its own, behind one that has it: behind a semicolon, or where the
/// heading is about more than that fund. 财政拨款收入800万元，「支出」850万元 may be of all.
void Resolver::take_fund(const Element& element, Identity& identity) const {
  const bool states = element.kind == ElementKind::stated || element.kind == ElementKind::mention;
  const bool one = funds_.last != kNone && !funds_.mixed && (funds_.of_group || !funds_.several);
  if (!states || !one || identity.has(Dimension::fund) || lists_.size() > carried_) return;
  const bool narrower = heading_.has(Dimension::fund) && heading_[Dimension::fund] != funds_.last;
  if ((funds_.of_group && !narrower) || !is_total(identity[Dimension::item], vocabulary_)) return;
  identity.set(Dimension::fund, funds_.last, kOriginInherited);
}

}  // namespace gouji
