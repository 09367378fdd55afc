#include "facts/lists.hpp"

#include <algorithm>
#include <bit>

#include "facts/subject.hpp"

namespace gouji {
namespace {

/// That most lists have at most.
constexpr std::size_t kFewParts = 4;

/// More than any disclosure lists; each new part is looked for among those before.
constexpr std::size_t kMostParts = 1000;

/// A part is its whole in all other dimensions; these may be another's.
constexpr Dimensions kNotCompared = bit(Dimension::version) | bit(Dimension::base);

Dimensions named_by(const Overlay& overlay) {
  unsigned out = 0;
  for (const auto& [dimension, value] : overlay) out |= bit(dimension);
  return static_cast<Dimensions>(out);
}

/// A part and what it may be a part of.
struct Pair {
  const Identity& whole;
  const Identity& part;
  Dimensions differ = differing(whole, part);
};

/// The two differ in no dimensions but those named, none of which the whole has already unless the
/// partition says so. Whether the part has their values is told elsewhere.
bool differ_by(Dimensions named, const Pair& pair, const Partition& partition) {
  if ((pair.differ & ~(named | kNotCompared)) != 0) return false;
  auto added = static_cast<unsigned>(named & ~named_by(partition.whole));
  for (; added != 0; added &= added - 1) {
    if (pair.whole.has(static_cast<Dimension>(std::countr_zero(added)))) return false;
  }
  return true;
}

bool is_member(const Partition& partition, const Pair& pair) {
  if (!has_all(pair.whole, partition.whole)) return false;
  if (partition.by != Dimension::item) {
    return !pair.whole.has(partition.by) && pair.part.has(partition.by) &&
           differ_by(bit(partition.by), pair, partition);
  }
  return std::any_of(partition.parts.begin(), partition.parts.end(), [&](const Overlay& names) {
    return has_all(pair.part, names) && differ_by(named_by(names), pair, partition);
  });
}

const Identity& identity_in(const PartList& list, FactId part, const Disclosure& disclosure) {
  const auto known = std::find_if(list.together.begin(), list.together.end(),
                                  [&](const auto& entry) { return entry.first == part; });
  return known == list.together.end() ? disclosure.figure(part).identity : known->second;
}

bool takes_all(const Partition& partition, const PartList& list, const Disclosure& disclosure) {
  return std::all_of(list.parts.begin(), list.parts.end(), [&](FactId part) {
    return is_member(partition, {list.whole.identity, identity_in(list, part, disclosure)});
  });
}

/// The first partition that knows the list's parts and this one.
const Partition* partition_for(const PartList& list, const Identity& part,
                               const Disclosure& disclosure) {
  const auto partitions =
      disclosure.vocabulary->partitions_of(list.whole.identity[Dimension::item]);
  const Pair pair{list.whole.identity, part};
  // Those before the list's do not know its parts, and that one does.
  const auto* first = list.partition == nullptr ? partitions.data() : list.partition;
  for (; first != partitions.data() + partitions.size(); ++first) {
    const auto& partition = *first;
    // Natures are parts that a partition names.
    const bool names = partition.by == Dimension::item && list.by == Dimension::nature;
    const bool by_fits = list.by == Dimension::item || partition.by == list.by || names;
    if (by_fits && is_member(partition, pair) &&
        (first == list.partition || takes_all(partition, list, disclosure))) {
      return &partition;
    }
  }
  return nullptr;
}

bool same_scale(const Figure& a, const Figure& b) {
  return a.unit->kind == b.unit->kind &&
         (a.unit->kind != UnitKind::count ||
          a.identity[Dimension::unit] == b.identity[Dimension::unit]);
}

/// Nothing of which the text says that it is of another fund, nature or class than the whole.
bool may_be_inside(const Identity& part, const Identity& whole, const Symbols& symbols) {
  for (const auto d : {Dimension::fund, Dimension::nature, Dimension::economic, Dimension::kind}) {
    if (whole.has(d) && part.has(d) && part[d] != whole[d]) return false;
  }
  if (!whole.has(Dimension::function) || !part.has(Dimension::function)) return true;
  // Paths begin with the name of their class: 教育支出(类)普通教育(款).
  return symbols.word(part[Dimension::function])
      .starts_with(symbols.word(whole[Dimension::function]));
}

/// Debts are no part of net assets.
bool is_beside(const Identity& part, const Identity& whole, const Vocabulary& vocabulary) {
  const auto& owned = vocabulary.owned;
  const auto is_owned = [&](const Identity& identity) {
    return std::find(owned.begin(), owned.end(), identity[Dimension::item]) != owned.end();
  };
  return is_owned(whole) && is_owned(part) && part[Dimension::item] != whole[Dimension::item];
}

/// 支出总计500万元，其中：本年支出450万元，「年末结转」50万元: it takes both to make the whole.
bool stand_beside(const Identity& a, const Identity& b, const Partition& partition) {
  const auto needs = [&](const Identity& identity) {
    return std::find_if(partition.complete_with.begin(), partition.complete_with.end(),
                        [&](const Overlay& needed) { return has_all(identity, needed); });
  };
  const auto end = partition.complete_with.end();
  return needs(a) != end && needs(b) != end && needs(a) != needs(b);
}

/// 财政拨款收入160万元，「一般公共预算拨款」150万元: of what was named before, and not beside it.
bool is_inside_part(const PartList& list, const Partition& by, const Identity& identity,
                    const Disclosure& disclosure) {
  return std::any_of(list.parts.begin(), list.parts.end(), [&](FactId known) {
    const auto& whole = identity_in(list, known, disclosure);
    const auto partitions = disclosure.vocabulary->partitions_of(whole[Dimension::item]);
    if (partitions.empty()) return false;
    const Pair pair{whole, identity};
    return std::any_of(partitions.begin(), partitions.end(),
                       [&](const Partition& p) { return is_member(p, pair); }) &&
           !stand_beside(whole, identity, by);
  });
}

bool is_complete(const PartList& list, const std::vector<FactId>& parts,
                 const Disclosure& disclosure) {
  if (list.partition == nullptr || list.open_ended || list.doubtful) return false;
  const auto& partition = *list.partition;
  if (partition.complete_by_opener && (list.by == partition.by || list.exhausts)) return true;
  if (partition.complete_with.empty()) return false;
  return std::all_of(partition.complete_with.begin(), partition.complete_with.end(),
                     [&](const Overlay& needed) {
                       return std::any_of(parts.begin(), parts.end(), [&](FactId part) {
                         return has_all(disclosure.figure(part).identity, needed);
                       });
                     });
}

/// 行政运行60万元，「一般公共服务支出」60万元: a class behind what is below one may be the class of
/// that. Words of the text itself are no classes of the vocabulary.
bool mixes_levels(const PartList& list, const Identity& part, const Disclosure& disclosure) {
  const auto classes = disclosure.vocabulary->symbols.size();
  const auto function = part[Dimension::function];
  if (function <= kUnknown || function >= classes || list.parts.empty()) return false;
  const auto before = identity_in(list, list.parts.back(), disclosure)[Dimension::function];
  return before >= classes && disclosure.symbols->word(before).find('(') == std::string_view::npos;
}

/// 转移支付收入180万元，其中：一般140万元，专项40万元，「上年结转」60万元: all has been told.
bool is_used_up(const PartList& list, const Disclosure& disclosure, std::size_t least = 2) {
  if (list.parts.size() < least) return false;
  Micro left = disclosure.figure(list.whole.latest()).printed.value;
  for (const auto part : list.parts) left -= disclosure.figure(part).printed.value;
  return left == 0;
}

/// 本年支出160万元，其中：基本支出100万元，项目支出60万元，「结转下年」30万元: beside a whole
/// that is made up, or in front of the parts of expenditure, a balance is none of them. 收入总计
/// has it as a part.
bool is_balance_beside(const PartList& list, const Identity& part, const Disclosure& disclosure) {
  const auto& vocabulary = *disclosure.vocabulary;
  const auto item = part[Dimension::item];
  if (!is_balance(item, vocabulary)) return false;
  const auto whole = list.whole.identity[Dimension::item];
  if (whole == vocabulary.known.expenditure && list.parts.empty()) return true;
  const auto partitions = vocabulary.partitions_of(whole);
  const bool of_all = std::any_of(partitions.begin(), partitions.end(), [&](const Partition& p) {
    return std::any_of(p.complete_with.begin(), p.complete_with.end(),
                       [&](const Overlay& needed) { return names_item(needed, item); });
  });
  return !of_all && is_used_up(list, disclosure, 1);
}

}  // namespace

IdentityRef kept_identity(const Subject& subject, Disclosure& disclosure) {
  if (!subject.facts.empty()) {
    const auto& last = disclosure.figure(subject.latest()).identity;
    const bool same = last == subject.identity && (*last).origins == subject.identity.origins;
    if (same) return last;
  }
  return disclosure.identities.keep(subject.identity);
}

bool has_part(const PartList& list, Symbol item, const Vocabulary& vocabulary) {
  const auto names = [&](const Overlay& part) {
    return std::any_of(part.begin(), part.end(), [&](const auto& named) {
      return named.first == Dimension::item && named.second == item;
    });
  };
  const auto partitions = vocabulary.partitions_of(list.whole.identity[Dimension::item]);
  return std::any_of(partitions.begin(), partitions.end(), [&](const Partition& p) {
    return has_all(list.whole.identity, p.whole) &&
           std::any_of(p.parts.begin(), p.parts.end(), names);
  });
}

bool may_be_implied(const PartList& list, const Identity& named, const Vocabulary& vocabulary) {
  constexpr std::size_t kSeveral = 3;
  const auto is_one_word = [](const Overlay& part) { return part.size() == 1; };
  const auto partitions = vocabulary.partitions_of(list.whole.identity[Dimension::item]);
  return std::any_of(partitions.begin(), partitions.end(), [&](const Partition& p) {
    const bool divides = p.complete_with.size() >= kSeveral &&
                         has_all(list.whole.identity, p.whole) &&
                         std::all_of(p.complete_with.begin(), p.complete_with.end(), is_one_word);
    return divides && std::any_of(p.complete_with.begin(), p.complete_with.end(),
                                  [&](const Overlay& part) { return has_all(named, part); });
  });
}

bool take_part(PartList& list, FactId fact, const Disclosure& disclosure, const Identity* as) {
  const auto& part = disclosure.figure(fact);
  const auto& identity = as != nullptr ? *as : part.identity;
  const auto whole = list.whole.latest();
  const bool restricted = identity.has(Dimension::qualifier);
  if (restricted && is_average(identity, *disclosure.vocabulary)) return false;
  if (part.unit->intensive) return false;
  if (whole == kNoFact || !same_scale(disclosure.figure(whole), part)) return false;
  if (list.parts.size() == kMostParts) {
    list.open_ended = true;
    return false;
  }
  const bool again = std::any_of(list.parts.begin(), list.parts.end(), [&](FactId known) {
    return identity_in(list, known, disclosure) == identity;
  });
  if (again || (list.undeclared && is_used_up(list, disclosure))) return false;
  if (list.undeclared) {
    const auto& of_whole = disclosure.figure(whole).identity;
    if (identity[Dimension::version] != of_whole[Dimension::version] ||
        identity[Dimension::period] != of_whole[Dimension::period] ||
        !may_be_inside(identity, of_whole, *disclosure.symbols) ||
        is_beside(identity, of_whole, *disclosure.vocabulary) ||
        part.printed.value > disclosure.figure(whole).printed.value) {
      return false;
    }
  } else {
    const auto* partition = partition_for(list, identity, disclosure);
    if (partition != nullptr &&
        (is_inside_part(list, *partition, identity, disclosure) ||
         mixes_levels(list, identity, disclosure) ||
         (part.printed.value != 0 && is_balance_beside(list, identity, disclosure)))) {
      return false;
    }
    if (partition == nullptr) {
      if (!list.parts.empty() || list.by != Dimension::item || list.declared_only) return false;
      list.undeclared = true;
      list.undeclared = take_part(list, fact, disclosure, as);
      return list.undeclared;
    }
    list.partition = partition;
  }
  if (list.parts.empty()) list.parts.reserve(kFewParts);
  list.parts.push_back(fact);
  if (as != nullptr) list.together.emplace_back(fact, *as);
  return true;
}

void close_list(const PartList& list, Disclosure& disclosure) {
  for (const auto whole : list.whole.facts) {
    const auto version = disclosure.figure(whole).identity[Dimension::version];
    Claim claim{.kind = ClaimKind::parts,
                .about = kept_identity(list.whole, disclosure),
                .subject = whole,
                .parts = {}};
    claim.parts.reserve(list.parts.size());
    for (const auto part : list.parts) {
      if (disclosure.figure(part).identity[Dimension::version] == version)
        claim.parts.push_back(part);
    }
    if (claim.parts.empty()) continue;
    claim.complete = is_complete(list, claim.parts, disclosure);
    if (list.implied && !claim.complete) continue;
    if (list.supposed && !is_used_up(list, disclosure)) continue;
    claim.open_ended = list.open_ended;
    claim.span = disclosure.figure(whole).span;
    const auto& last = disclosure.figure(claim.parts.back()).span;
    if (last.block == claim.span.block) claim.span.end = std::max(claim.span.end, last.end);
    disclosure.claims.push_back(std::move(claim));
  }
}

}  // namespace gouji
