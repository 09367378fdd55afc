// 占总收入75%, where the text states 本年收入合计 and nothing else that a total of what came in
// could be.

#include <algorithm>
#include <utility>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

/// The item of a part that is told by its item alone: 收入.
Symbol plain_item(const Overlay& part) {
  const bool plain = part.size() == 1 && part.front().first == Dimension::item;
  return plain ? part.front().second : kNone;
}

Symbol item_of(const Overlay& overlay) {
  const auto found = std::find_if(overlay.begin(), overlay.end(),
                                  [](const auto& named) { return named.first == Dimension::item; });
  return found == overlay.end() ? kNone : found->second;
}

}  // namespace

/// A total that no partition makes up for certain (总收入, with or without what was carried over)
/// is its plain part where the text has neither another total of that, nor another part.
FactId Resolver::total_instead(const Identity& named, FactId part) const {
  if (!disclosure_.document.tables.empty()) return kNoFact;
  const auto& partitions = vocabulary_.partitions;
  const auto total = std::find_if(partitions.begin(), partitions.end(), [&](const Partition& p) {
    return p.complete_with.empty() && !p.parts.empty() && has_all(named, p.whole) &&
           item_of(p.whole) == named[Dimension::item] && plain_item(p.parts.front()) != kNone;
  });
  if (total == partitions.end()) return kNoFact;
  const auto plain = plain_item(total->parts.front());
  auto identity = named;
  const auto& stated = disclosure_.figure(part).identity;
  for (const auto d :
       {Dimension::period, Dimension::version, Dimension::measure, Dimension::unit}) {
    if (!identity.has(d)) identity.set(d, stated[d], kOriginInherited);
  }
  std::vector<Symbol> others;  // what else it could be, or have in it
  for (const auto& names : total->parts) {
    if (const auto item = item_of(names); item != plain && names.size() == 1)
      others.push_back(item);
  }
  for (const auto& p : partitions) {
    const bool has = std::any_of(p.parts.begin(), p.parts.end(),
                                 [&](const Overlay& names) { return plain_item(names) == plain; });
    if (has) others.push_back(item_of(p.whole));
  }
  for (const auto& stand_in : vocabulary_.stands_for) others.push_back(stand_in.item);
  const auto is_other = [&](Symbol item) {
    return std::find(others.begin(), others.end(), item) != others.end();
  };
  for (const auto item : others) {
    auto other = identity;
    other.set(Dimension::item, item, kOriginGrammar);
    if (reading_.latest.of(other, disclosure_.identities) != kNoFact) return kNoFact;
  }
  // In this paragraph it may be told later.
  const auto tells = [&](const Token& token) {
    if (!has_role(token.letter, Role::subject)) return false;
    const auto item = item_of(vocabulary_.phrases[token.index].gives);
    return item != named[Dimension::item] && is_other(item);
  };
  if (std::any_of(tokens_.begin(), tokens_.end(), tells)) return kNoFact;
  identity.set(Dimension::item, plain, kOriginGrammar);
  const auto known = reading_.latest.of(identity, disclosure_.identities);
  return known == part ? kNoFact : known;
}

}  // namespace gouji
