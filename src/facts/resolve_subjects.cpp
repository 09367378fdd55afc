// Whose figure it is: subjects, and what they inherit.

#include "facts/resolver.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

/// Of a department, which does not tell what a month is called: 12月, —6月.
bool has_months(std::string_view words) {
  constexpr std::string_view kMonth = "月";
  const auto at = words.find(kMonth);
  return at != std::string_view::npos && at > 0 && words[at - 1] >= '0' && words[at - 1] <= '9';
}

Identity without_measure(Identity identity) {
  for (const auto d : {Dimension::measure, Dimension::unit, Dimension::base}) identity.clear(d);
  return identity;
}

}  // namespace

Identity Resolver::subject_identity(const Element& element) {
  auto identity = element.is_path ? compose_path(tokens_, element.subject, block_, disclosure_)
                                  : compose(tokens_, element.subject, disclosure_);
  if (!element.tail.empty()) {
    const auto tail = compose(tokens_, element.tail, disclosure_);
    for (const auto d : {Dimension::version, Dimension::period}) {
      if (tail.has(d)) identity.set(d, tail[d], tail.origin(d));
    }
  }
  const auto& known = vocabulary_.known;
  // 地方财政「预算」收入完成5700万元: what a government took in, and no budget
  if (disclosure_.of_government && identity[Dimension::version] == known.unnamed_budget &&
      ends_with_item(element)) {
    identity.clear(Dimension::version);
  }
  // 预算数 is the budget that the comparison around it names.
  if (identity[Dimension::version] == known.unnamed_budget && base_ != kNone &&
      base_ != known.last_year) {
    identity.set(Dimension::version, base_, kOriginInherited);
  }
  const auto words = element.is_path ? std::string_view() : qualifier_before(element);
  if (!words.empty()) {
    // 「会议费年初预算为5万元」: what stands before a bare version is the item, in the text's
    // words.
    constexpr std::size_t kShortestName = 9;  // bytes: three characters
    const bool names = !identity.has(Dimension::item) && identity.has(Dimension::version) &&
                       identity[Dimension::version] != known.unnamed_budget &&
                       words.size() >= kShortestName && element.kind == ElementKind::stated;
    if (!names && !identity.has(Dimension::item)) return {};
    // ****支出2万元，****支出4万元: masked names may be anybody's
    // 7—12月支出: some months are nobody's, either
    const bool plain = has_ideograph(words) && !has_months(words);
    const auto said = plain ? disclosure_.symbols->intern(words) : kUnknown;
    identity.set(names ? Dimension::item : Dimension::qualifier, said, kOriginText);
  }
  if (!element.subject.empty() && !identity.has(Dimension::period)) {
    const auto first = words.empty() ? element.subject.first : token_at(words);
    if (const auto period = period_before(first); period != kNone)
      identity.set(Dimension::period, period, kOriginText);
  }
  // 事业收入预算为「收入」10.00万元: the subject before goes on
  const bool again = current_ && has_role(letter_before(element.all.first), Role::copula) &&
                     is_weak_alone(element);
  if (again) identity.clear(Dimension::item);
  if (!again && is_bare_total(element)) {
    if (!below_heading_) return {};
    identity.clear(Dimension::item);  // 二、公务接待费 / 「支出」10.00万元
  }
  if (letter_before(element.subject.first) == letter::kClose && is_weak_alone(element) &&
      is_behind_bracket_of_name(element))
    identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  if (government_ && is_sum_of_sentence(element, identity))
    identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  return_to_main(element, identity);
  if (!element.is_path && !absorb(identity)) return {};
  if (!identity.has(Dimension::item) || goes_on(element)) {
    identity.clear(Dimension::item);
    // 收支总计…，其中：「一般公共预算拨款」: of revenue or of expenditure, nobody knows.
    const auto& stand_ins = vocabulary_.stands_for;
    const bool of_several = std::any_of(stand_ins.begin(), stand_ins.end(), [&](const auto& s) {
      return current_ && s.item == current_->identity[Dimension::item];
    });
    if (of_several && identity.has(Dimension::fund)) return {};
    if (identity.has(Dimension::fund)) take_item_of_list(identity);
    const bool of_list = identity.has(Dimension::item) && identity.has(Dimension::period);
    if (current_ && !of_list) {
      auto inherited = current_->identity;
      for (const auto d : {Dimension::measure, Dimension::unit, Dimension::base})
        inherited.clear(d);
      identity.fill(inherited, kOriginInherited);
    }
    return identity;
  }
  // 教育支出20.00万元，其中：「基本支出」15.00万元 is of that class; what names a class is of its
  // own.
  const bool takes_class = identity[Dimension::item] == known.expenditure &&
                           !identity.has(Dimension::economic) && !element.is_path;
  // 卫生健康支出20.00万元，全部为「基本支出」20.00万元
  const bool of_class_before = takes_class && identity.has(Dimension::nature) &&
                               !identity.has(Dimension::function) && current_ &&
                               current_->identity.has(Dimension::function) && !first_of_sentence_ &&
                               mark_before(element.all.first) == letter::kComma;
  if (of_class_before)
    identity.set(Dimension::function, current_->identity[Dimension::function], kOriginInherited);
  // …（项）350万元，包括「人员经费」317万元: of that class
  const bool of_class_list = lists_.size() > carried_ && !first_of_sentence_ && !element.is_path;
  const auto fill_from = [&](const Identity& other, Origin origin, bool is_list) {
    for (const auto d : {Dimension::fund, Dimension::period, Dimension::version, Dimension::project,
                         Dimension::nature, Dimension::qualifier, Dimension::function}) {
      if (d == Dimension::function && !takes_class && !of_class_list) continue;
      const bool of_lists =
          d == Dimension::nature || d == Dimension::qualifier || d == Dimension::function;
      if (of_lists && !is_list) continue;
      if (!identity.has(d) && other.has(d)) identity.set(d, other[d], origin);
    }
  };
  if (!identity.has(Dimension::qualifier) && goes_on_by_fund(identity)) {
    identity.set(Dimension::qualifier, current_->identity[Dimension::qualifier], kOriginInherited);
  }
  share_fund(element, identity);
  if (!disclosure_.of_government && identity[Dimension::item] != outer_item_)
    take_fund(element, identity);
  if (is_fund_of_whole(element, identity)) {
    identity.set(Dimension::item, lists_.back().whole.identity[Dimension::item], kOriginInherited);
  }
  const bool in_list = !lists_.empty() && !(identity[Dimension::item] == known.project_fund);
  const bool another = in_list && is_another_total(element, identity);
  if (another && !says_item(element)) identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  if (in_list && !another) fill_from(lists_.back().whole.identity, kOriginInherited, true);
  // 加上级转移支付收入180万元，其中：…，「收入合计」640万元: not what its list divides
  const bool restates = in_list && !another && identity.has(Dimension::qualifier) &&
                        words.empty() &&
                        identity.same_but_version(without_measure(lists_.back().whole.identity));
  if (restates && says_item(element)) identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  take_fund_above(identity);
  fill_from(heading_, kOriginHeading, false);
  fill_defaults(identity, vocabulary_);
  if (is_source_of_part(identity) || is_behind_exclusion(element.all.first))
    identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  if (is_beside_fund(element, identity))
    identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  if (!element.is_path) tell_class(identity);
  if (is_owned(identity)) carry_owner(identity);
  return identity;
}

/// 政府采购预算38万元，其中：一般公共预算35万元，「上年结转」3万元: what of it pays for that, and
/// not what was carried over.
bool Resolver::is_source_of_part(const Identity& identity) const {
  if (lists_.size() <= carried_ || !is_balance(identity[Dimension::item], vocabulary_))
    return false;
  const auto& whole = lists_.back().whole.identity;
  const auto item = whole[Dimension::item];
  return !identity.has(Dimension::qualifier) && !is_balance(item, vocabulary_) &&
         !is_of_funds(item, vocabulary_);
}

/// The mark that the clause of a token begins behind, or 0 at the beginning of the block.
char Resolver::mark_before(std::uint32_t token) const {
  const auto mark = letters_.substr(0, token).find_last_of(",;.:");
  return mark == std::string_view::npos ? '\0' : letters_[mark];
}

/// Stated as budget and as final account: which of them a figure without a version is, is not
/// known.
bool Resolver::has_versions(const Subject& subject) const {
  return std::any_of(subject.facts.begin(), subject.facts.end(), [&](FactId id) {
    return disclosure_.figure(id).identity[Dimension::version] !=
           disclosure_.figure(subject.facts.front()).identity[Dimension::version];
  });
}

/// 收入 or 支出 and no other word.
bool Resolver::is_weak_alone(const Element& element) const {
  if (element.is_path || element.subject.last - element.subject.first != 1) return false;
  const auto& token = tokens_[element.subject.first];
  if (!has_role(token.letter, Role::subject)) return false;
  const auto& phrase = vocabulary_.phrases[token.index];
  return phrase.weak && phrase.unless.empty();
}

/// A bare 支出 or 收入 under a heading about something else (三公经费) is not the office's total.
bool Resolver::is_bare_total(const Element& element) const {
  return is_weak_alone(element) && !heading_is_total();
}

/// The heading is about nothing in particular, or about all that comes in and goes out.
bool Resolver::heading_is_total() const {
  const auto item = heading_[Dimension::item];
  if (item == kNone) return true;
  const auto& stand_ins = vocabulary_.stands_for;
  if (std::any_of(stand_ins.begin(), stand_ins.end(),
                  [&](const StandIn& s) { return s.item == item; })) {
    return true;  // 收支总体情况
  }
  return is_weak(item, vocabulary_);
}

/// 「公务接待费年初预算为N万元，支出决算为N万元」: the 支出 of 支出决算 is the subject before it.
bool Resolver::goes_on(const Element& element) const {
  if (element.is_path || element.subject.last - element.subject.first != 1) return false;
  const auto& token = tokens_[element.subject.first];
  if (!has_role(token.letter, Role::subject)) return false;
  const auto& unless = vocabulary_.phrases[token.index].unless;
  const auto& after = vocabulary_.phrases[token.index].after;
  // of something that was not understood, or of the office where nothing stands before it
  const bool named = disclosure_.of_government && !qualifier_before(element).empty();
  if (!current_) return !unless.empty() && !named && !opens_paragraph(element);
  const auto item = current_->identity[Dimension::item];
  if (std::find(after.begin(), after.end(), item) != after.end()) return true;
  return !unless.empty() && std::find(unless.begin(), unless.end(), item) == unless.end();
}

/// 「2023年，某局」支出预算30万元, 「（一）」收入预算：…: nothing but a number, a date and the
/// office stand before it, and the heading is about no other item.
bool Resolver::opens_paragraph(const Element& element) const {
  constexpr LetterSet kNothingSaid(",:#");
  const auto number = std::min<std::size_t>(behind_number(), element.subject.first);
  if (!heading_is_total()) return false;
  return std::all_of(letters_.begin() + static_cast<std::ptrdiff_t>(number),
                     letters_.begin() + element.subject.first, [&](char letter) {
                       return kNothingSaid.has(letter) || letter == letter::kYear ||
                              letter == letter::kPeriod || has_role(letter, Role::filler) ||
                              has_role(letter, Role::entity);
                     });
}

/// The last figure stated for an identity, or for what it stands for (收、支总计).
FactId Resolver::known_fact(const Identity& identity) const {
  const auto& kept = disclosure_.identities;
  if (const auto known = reading_.latest.of(identity, kept); known != kNoFact) return known;
  for (const auto& stand_in : vocabulary_.stands_for) {
    if (stand_in.item != identity[Dimension::item]) continue;
    for (const auto item : stand_in.facts_of) {
      auto other = identity;
      other.set(Dimension::item, item, kOriginGrammar);
      if (const auto known = reading_.latest.of(other, kept); known != kNoFact) return known;
    }
  }
  return kNoFact;
}

}  // namespace gouji
