// Changes that a sentence tells of all parts of an item, which may have no amounts:
// “三公”经费比上年增加3万元，其中：出国费增加1万元，公务用车费增加4万元，接待费减少2万元.

#include <algorithm>

#include "facts/resolver.hpp"

namespace gouji {
namespace {

bool tells_change(const Claim& claim, const Disclosure& disclosure) {
  return claim.kind == ClaimKind::change && claim.delta != kNoFact &&
         !disclosure.figure(claim.delta).in_reason;
}

/// 基本支出 and 项目支出 may leave out others that changed as well; the three of 三公经费 are all
/// there are.
bool names_every_part(const PartList& list) {
  return list.partition != nullptr && list.partition->by == Dimension::item &&
         list.partition->parts.size() == list.parts.size();
}

}  // namespace

/// Where the changes behind one are those of all its parts, they make a list of parts themselves;
/// claims from `first` on are looked through. Lists of amounts are compared by their amounts'
/// changes.
void Resolver::add_up_changes(std::size_t first) {
  constexpr std::size_t kLeast = 3;  // a whole and two parts
  const auto made = disclosure_.claims.size();
  const auto is_list = [](const Claim& claim) { return claim.kind == ClaimKind::parts; };
  const auto begin = disclosure_.claims.begin() + static_cast<std::ptrdiff_t>(first);
  if (made - first < kLeast || std::any_of(begin, disclosure_.claims.end(), is_list)) return;
  for (auto whole = first; whole + 2 < made; ++whole) {
    if (!tells_change(disclosure_.claims[whole], disclosure_)) continue;
    const auto fact = disclosure_.claims[whole].delta;
    PartList list{.whole = {disclosure_.figure(fact).identity, FewFacts(fact)},
                  .parts = {},
                  .declared_only = true,
                  .implied = true};
    auto next = whole + 1;
    for (; next < made; ++next) {
      const auto& part = disclosure_.claims[next];
      if (part.kind != ClaimKind::change) continue;
      const bool taken = tells_change(part, disclosure_) &&
                         part.base_name == disclosure_.claims[whole].base_name &&
                         take_part(list, part.delta, disclosure_);
      if (!taken) break;
    }
    if (names_every_part(list)) close_list(list, disclosure_);
    if (list.parts.size() > 1) whole = next - 1;
  }
}

}  // namespace gouji
