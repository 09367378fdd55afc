#include "judge/grouping.hpp"

#include <algorithm>
#include <unordered_map>

#include "facts/lookup.hpp"

namespace gouji {
namespace {

Identity key_of(const Identity& identity, const std::vector<Dimension>& by) {
  if (by.empty()) return identity;
  Identity key;
  for (const auto d : by) key.set(d, identity[d], kOriginNone);
  return key;
}

template <class T, class Key>
std::vector<std::vector<T>> grouped_by(const std::vector<T>& items, Key key) {
  std::unordered_map<Identity, std::size_t, IdentityHash> index;
  std::vector<std::vector<T>> members;
  for (const auto& item : items) {
    const auto [known, is_new] = index.emplace(key(item), members.size());
    if (is_new) members.emplace_back();
    members[known->second].push_back(item);
  }
  return members;
}

/// The number of a fact's identity, where it stands nearest.
std::uint32_t number_of(FactRef fact, const Disclosure& disclosure) {
  const auto known = disclosure.lookup.identity_of[static_cast<std::size_t>(fact.id)];
  return known != Lookup::kNotCompared ? known : disclosure.figure(fact.id).identity.number();
}

/// With the whole identity, which figures know by number.
std::vector<std::vector<FactRef>> grouped_by_number(const std::vector<FactRef>& facts,
                                                    const Disclosure& disclosure) {
  std::vector<std::size_t> index(disclosure.identities.size(), facts.size());
  std::vector<std::vector<FactRef>> members;
  for (const auto fact : facts) {
    auto& known = index[number_of(fact, disclosure)];
    if (known == facts.size()) {
      known = members.size();
      members.emplace_back();
    }
    members[known].push_back(fact);
  }
  return members;
}

}  // namespace

std::vector<std::vector<FactRef>> grouped(const std::vector<FactRef>& facts,
                                          const std::vector<Dimension>& by,
                                          const Disclosure& disclosure) {
  if (by.empty()) return grouped_by_number(facts, disclosure);
  return grouped_by(facts, [&](FactRef f) { return key_of(disclosure.figure(f.id).identity, by); });
}

std::vector<std::vector<ClaimRef>> grouped(const std::vector<ClaimRef>& claims,
                                           const std::vector<Dimension>& by,
                                           const Disclosure& disclosure) {
  // What is compared with nothing is a group of its own.
  std::vector<ClaimRef> compared;
  std::vector<ClaimRef> alone;
  for (const auto claim : claims) {
    const auto& about = disclosure.claims[claim.index].about;
    (is_compared(about, disclosure) ? compared : alone).push_back(claim);
  }
  auto out = grouped_by(compared, [&](ClaimRef c) {
    const auto& claim = disclosure.claims[c.index];
    Identity identity = claim.about;
    identity.set(Dimension::base, claim.base_name, kOriginNone);
    return key_of(identity, by);
  });
  for (const auto claim : alone) out.push_back({claim});
  return out;
}

std::vector<Pair> paired(const std::vector<FactRef>& left, const std::vector<FactRef>& right,
                         const std::vector<Dimension>& by, const Disclosure& disclosure) {
  std::unordered_map<Identity, std::size_t, IdentityHash> index;
  std::vector<Pair> pairs;
  const auto add = [&](const std::vector<FactRef>& facts, std::vector<FactRef> Pair::*side) {
    for (const auto fact : facts) {
      const auto key = key_of(disclosure.figure(fact.id).identity, by);
      const auto [known, is_new] = index.emplace(key, pairs.size());
      if (is_new) pairs.emplace_back();
      (pairs[known->second].*side).push_back(fact);
    }
  };
  add(left, &Pair::left);
  add(right, &Pair::right);
  return pairs;
}

}  // namespace gouji
