// Whose expenses they are, where paragraphs say it in other words, or once only.
//
//   2020年度镇本级“三公”经费41.00万元…
//   2020年度“三公”经费较上年减少19.00万元: of the same
//
// A scope is the fund and the qualifier of a figure. What a paragraph leaves unsaid may be what
// another one said; what it says in other words is the same only where the text shows it.

#include <algorithm>

#include "facts/one_fund.hpp"
#include "facts/resolver.hpp"

namespace gouji {
namespace {

// A text says whose its expenses are in few words; what is long is looked through in part.
constexpr std::size_t kMostFacts = 32;
constexpr int kMostLooks = 1000;

constexpr auto kScope = {Dimension::fund, Dimension::qualifier};

bool same_but_scope(Identity a, const Identity& b) {
  for (const auto d : kScope) a.set(d, b[d], kOriginNone);
  return a == b;
}

bool same_scope(const Identity& a, const Identity& b) {
  return std::all_of(kScope.begin(), kScope.end(), [&](Dimension d) { return a[d] == b[d]; });
}

/// Half a unit of the coarser digits apart at most.
bool same_value(const Printed& a, const Printed& b) {
  const auto apart = a.value < b.value ? b.value - a.value : a.value - b.value;
  return apart * 2 <= std::max(a.step, b.step);
}

/// What is left of words behind those that a list has, one behind the other.
std::string_view without(std::string_view words, const std::vector<std::string>& list) {
  for (bool more = true; more;) {
    more = false;
    for (const auto& word : list) {
      if (word.empty() || !words.starts_with(word)) continue;
      words.remove_prefix(word.size());
      more = true;
    }
  }
  return words;
}

}  // namespace

/// Remembers a figure of 三公经费 or of its parts.
void Resolver::note_scope(FactId fact) {
  if (reading_.family.empty()) {
    for (const auto& entry : vocabulary_.one_fund)
      reading_.family.merge(parts_of(entry.item, vocabulary_));
    reading_.family.insert(kUnknown);  // not empty, where the schemas name none
  }
  if (reading_.family.contains(disclosure_.figure(fact).identity[Dimension::item]))
    reading_.scoped.push_back(fact);
  if (reading_.scoped.size() > kMostFacts) reading_.scoped.erase(reading_.scoped.begin());
}

/// Nothing, or words that restrict nothing: of the office itself, or such as 各部门使用.
bool Resolver::is_empty_qualifier(Symbol qualifier) const {
  if (qualifier == kNone) return true;
  const auto words = disclosure_.symbols->word(qualifier);
  if (disclosure_.unit.find(words) != std::string::npos) return true;
  return without(words, vocabulary_.empty_qualifiers).empty();
}

/// 镇本级
bool Resolver::is_level(Symbol qualifier) const {
  auto words = disclosure_.symbols->word(qualifier);
  for (std::size_t left = words.size() + 1; words.size() < left;) {
    left = words.size();
    words = without(without(words, vocabulary_.level_qualifiers), vocabulary_.empty_qualifiers);
  }
  return words.empty();
}

/// Whether figures of two scopes are of the same expenses, by what the text has said so far: no two
/// of them differ and, where both name a fund or a level, two that are not zero agree.
bool Resolver::is_one_scope(const Identity& said, const Identity& other) const {
  bool shown = true;
  for (const auto d : kScope) {
    if (!said.has(d) || said[d] == other[d]) continue;
    const bool empty = d == Dimension::qualifier && is_empty_qualifier(said[d]);
    shown = shown && empty;
  }
  for (const auto first : reading_.scoped) {
    const auto& a = disclosure_.figure(first);
    if (!same_scope(a.identity, said)) continue;
    for (const auto second : reading_.scoped) {
      const auto& b = disclosure_.figure(second);
      if (!same_scope(b.identity, other) || !same_but_scope(a.identity, b.identity)) continue;
      if (!same_value(a.printed, b.printed)) return false;
      shown = shown || a.printed.value != 0;
    }
  }
  return shown;
}

/// The figure that another paragraph states for the same, in a scope that is the same.
FactId Resolver::fact_of_one_scope(const Identity& identity) {
  if (!reading_.family.contains(identity[Dimension::item])) return kNoFact;
  if (++reading_.scope_looks > kMostLooks) return kNoFact;
  const auto plain = [&](const Identity& scope) {
    const auto words = scope[Dimension::qualifier];
    const auto fund = scope[Dimension::fund];
    const bool one_fund = std::any_of(
        vocabulary_.one_fund.begin(), vocabulary_.one_fund.end(),
        [&](const OneFund& entry) { return fund == entry.said || fund == entry.printed; });
    return (fund == kNone || one_fund) && words != kUnknown &&
           (is_empty_qualifier(words) || is_level(words));
  };
  if (!plain(identity)) return kNoFact;
  FactId found = kNoFact;
  for (auto id = reading_.scoped.rbegin(); id != reading_.scoped.rend(); ++id) {
    const auto& figure = disclosure_.figure(*id);
    if (!same_but_scope(identity, figure.identity) || !plain(figure.identity)) continue;
    if (!is_one_scope(identity, figure.identity)) return kNoFact;
    if (found != kNoFact && !same_value(figure.printed, disclosure_.figure(found).printed))
      return kNoFact;
    if (found == kNoFact) found = *id;
  }
  return found;
}

}  // namespace gouji
