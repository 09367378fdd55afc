// The fund that a sentence names once for the totals behind it:
//
//   一般公共预算财政拨款收入500万元；「支出」515万元
//   收入包括：一般公共预算拨款收入850万元，「上年结转」50万元；政府性基金拨款收入80万元，…
//
// A total is of no fund of the sentence where two were named that it could be of.

#include <algorithm>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {
/// Remembers of which fund a figure is, where its words say so.
void Resolver::note_fund(const Identity& identity) {
  const auto origin = identity.origin(Dimension::fund);
  if (in_reason_ || origin == kOriginInherited) return;
  const bool said = origin < kOriginTable && is_of_funds(identity[Dimension::item], vocabulary_);
  if (lists_.size() > carried_) {
    funds_.of_part = said ? identity[Dimension::fund] : kNone;
    return;
  }
  if (!said) {
    funds_.mixed = funds_.several = true;
    return;
  }
  const auto fund = identity[Dimension::fund];
  // 财政拨款收支总预算1000万元。收入包括：「一般公共预算」…: of what both sides come to
  const auto& both = vocabulary_.stands_for;
  const bool of_both = std::any_of(both.begin(), both.end(), [&](const StandIn& s) {
    return s.item == identity[Dimension::item];
  });
  if (funds_.last != kNone && funds_.last != fund && !funds_.of_both) {
    funds_.several = true;
    funds_.mixed = funds_.mixed || funds_.of_group;
  }
  funds_.last = fund;
  funds_.of_group = true;
  funds_.of_both = of_both;
}

/// A balance behind the part of a list whose other parts stand behind semicolons.
bool Resolver::is_carried_over_by_fund(const Element& element, const Identity& identity) const {
  if (!is_balance(identity[Dimension::item], vocabulary_)) return false;
  const auto mark = letters_.find_first_of(";.", element.all.last);
  const bool more = mark != std::string_view::npos && letters_[mark] == letter::kSemicolon;
  return more || funds_.groups > 0;
}

/// A total without a fund of its own, behind one that has it: behind a semicolon, or where the
/// heading is about more than that fund. 财政拨款收入800万元，「支出」850万元 may be of all.
void Resolver::take_fund(const Element& element, Identity& identity) const {
  const bool states = element.kind == ElementKind::stated || element.kind == ElementKind::mention;
  const bool one = funds_.last != kNone && !funds_.mixed && (funds_.of_group || !funds_.several);
  if (!states || identity.has(Dimension::fund)) return;
  if (lists_.size() > carried_) {
    if (funds_.of_part != kNone && is_carried_over_by_fund(element, identity))
      identity.set(Dimension::fund, funds_.of_part, kOriginInherited);
    return;
  }
  if (!one) return;
  const auto item = identity[Dimension::item];
  const bool narrower = heading_.has(Dimension::fund) && heading_[Dimension::fund] != funds_.last;
  // …，「收入总计」600万元: what all of it comes to is of no clause before
  const bool goes_on = narrower && (is_weak(item, vocabulary_) || is_balance(item, vocabulary_));
  if ((funds_.of_group && !goes_on) || !is_of_funds(item, vocabulary_)) return;
  identity.set(Dimension::fund, funds_.last, kOriginInherited);
}

/// 「财政拨款」基本支出、项目支出分别为: said once, of all that are joined.
void Resolver::share_fund(const Element& element, Identity& identity) const {
  if (identity.has(Dimension::fund) || !identity.has(Dimension::nature)) return;
  if (enumeration_.items == 0 || !current_ || !is_joined(element)) return;
  const auto& before = current_->identity;
  if (before[Dimension::item] != identity[Dimension::item] || !before.has(Dimension::nature))
    return;
  if (before.origin(Dimension::fund) < kOriginTable)
    identity.set(Dimension::fund, before[Dimension::fund], kOriginInherited);
}

/// （一）一般公共预算支出500万元 / 「基本支出」400万元: a line with an amount is a heading too.
/// 四、财政拨款支出 / …占本年支出的90%。「本年支出」1000万元: not of what is a share of it.
void Resolver::take_fund_above(Identity& identity) const {
  if (identity.has(Dimension::fund)) return;
  const auto item = identity[Dimension::item];
  if (item == outer_item_ && !identity.has(Dimension::nature) && !identity.has(Dimension::function))
    return fill_defaults(identity, vocabulary_);
  if (reading_.lead && reading_.lead->first == item &&
      (identity.has(Dimension::nature) || identity.has(Dimension::qualifier)))
    identity.set(Dimension::fund, reading_.lead->second, kOriginHeading);
}

}  // namespace gouji
