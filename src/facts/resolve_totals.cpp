// Totals that a sentence names behind a list: whether they are the list's whole again, a part of
// it, or of all there is.

#include <algorithm>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

/// What divides an item; `fund` too, which tells one total from another.
constexpr auto kDivides = {Dimension::nature,   Dimension::fund, Dimension::function,
                           Dimension::economic, Dimension::kind, Dimension::qualifier};

}  // namespace

/// 预算「收入」, and not 收入预算.
bool Resolver::ends_with_item(const Element& element) const {
  const auto last = element.subject.last;
  if (element.is_path || last - element.subject.first < 2) return false;
  return has_role(letters_[last - 1], Role::subject) && letters_[last - 2] == letter::kVersion &&
         vocabulary_.phrases[tokens_[last - 1].index].weak;
}

/// 财政拨款收入800万元，「支出」850万元: of that fund or of all, nobody knows.
bool Resolver::is_beside_fund(const Element& element, const Identity& identity) const {
  // A government's text has its own way to tell: give_owner().
  if (disclosure_.of_government || first_of_sentence_ || !current_) return false;
  if (lists_.size() > carried_) return false;
  if (identity.origin(Dimension::fund) != kOriginDefault || !is_weak_alone(element)) return false;
  const auto& before = current_->identity;
  const auto item = before[Dimension::item];
  return before.has(Dimension::fund) && before.origin(Dimension::fund) != kOriginDefault &&
         item != identity[Dimension::item] && is_weak(item, vocabulary_);
}

/// One more subject outside lists in this sentence.
void Resolver::count_main() {
  const auto& now = current_->identity;
  if (!main_ || mains_of_sentence_ == 0) {
    ++mains_of_sentence_;
    ++classes_of_sentence_;
    return;
  }
  const auto& before = main_->identity;
  if (before.same_but_version(now)) return;
  ++mains_of_sentence_;
  const bool other =
      before[Dimension::item] != now[Dimension::item] ||
      std::any_of(kDivides.begin(), kDivides.end(), [&](auto d) { return before[d] != now[d]; });
  if (other) ++classes_of_sentence_;
}

/// 支出预算2000万元，…支出预算1700万元，住房保障支出预算100万元。「支出预算」较2022年增加190万元:
/// behind several, of no one of them, but of all expenditure, where the paragraph states it.
void Resolver::leave_classes() {
  if (!current_ || classes_before_ < 2) return;
  const auto& last = current_->identity;
  if (last[Dimension::item] != vocabulary_.known.expenditure || is_undivided(last)) return;
  auto all = last;
  for (const auto d : kDivides)
    if (d != Dimension::fund) all.clear(d);
  const auto known = reading_.latest.of(all, disclosure_.identities);
  const bool here = known != kNoFact && disclosure_.figure(known).span.block == block_;
  if (here) {
    current_ = Subject{all, FewFacts(known)};
  } else {
    current_.reset();
  }
}

/// 财政拨款支出500万元，其中：…400万元。「本年支出合计」700万元: a sentence of its own that states
/// another amount of the same item, in words that do not say of which fund it is.
bool Resolver::is_another_total(const Element& element, const Identity& identity) const {
  if (element.kind != ElementKind::stated || element.figure < 0 || !first_of_sentence_)
    return false;
  const auto& list = lists_.back();
  const auto whole = list.whole.latest();
  if (list.by_headings || list.parts.empty() || whole == kNoFact) return false;
  const auto& of = disclosure_.figure(whole);
  if (identity[Dimension::item] != of.identity[Dimension::item]) return false;
  if (std::any_of(kDivides.begin(), kDivides.end(), [&](auto d) { return identity.has(d); }))
    return false;
  const auto& stated = disclosure_.figures[tokens_[static_cast<std::size_t>(element.figure)].index];
  const auto version = identity[Dimension::version];
  const bool other_version = version != kNone && version != of.identity[Dimension::version];
  const auto period = identity[Dimension::period];
  const bool other_period = period != kNone && period != of.identity[Dimension::period];
  return !other_version && !other_period && stated.unit->kind == of.unit->kind &&
         stated.printed.value != of.printed.value;
}

/// 收入预算500万元，其中上年结转20万元。「财政拨款收入」500万元: behind the full stop, what would
/// make the parts more than their whole is none of them.
bool Resolver::is_over(const PartList& list, FactId fact) const {
  const bool told = list.announced && list.parts.size() > 1;
  if (!first_of_sentence_ || told || list.parts.empty() || list.style != 0 || list.implied)
    return false;
  const auto whole = list.whole.latest();
  if (whole == kNoFact) return false;
  Micro left = disclosure_.figure(whole).printed.value - disclosure_.figure(fact).printed.value;
  for (const auto part : list.parts) left -= disclosure_.figure(part).printed.value;
  return left < 0;
}

/// 一般公共预算收入147亿元。加上转移性收入49亿元，「收入合计」196亿元: a government adds up what a
/// department does not have.
bool Resolver::is_sum_of_sentence(const Element& element, const Identity& identity) const {
  if (first_of_sentence_ || !current_ || in_reason_ || element.figure < 0) return false;
  if (letters_[static_cast<std::size_t>(element.figure)] != letter::kMoney) return false;
  const auto& before = current_->identity;
  return before.has(Dimension::qualifier) && !identity.has(Dimension::qualifier) &&
         before.origin(Dimension::qualifier) == kOriginText &&
         before[Dimension::item] == identity[Dimension::item] && says_item(element);
}

}  // namespace gouji
