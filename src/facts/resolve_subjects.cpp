// Whose figure it is: subjects, what they inherit, and the figures stated for them.

#include "facts/resolver.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

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
    const auto said = has_ideograph(words) ? disclosure_.symbols->intern(words) : kUnknown;
    identity.set(names ? Dimension::item : Dimension::qualifier, said, kOriginText);
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
  const auto fill_from = [&](const Identity& other, Origin origin, bool is_list) {
    for (const auto d : {Dimension::fund, Dimension::period, Dimension::version, Dimension::project,
                         Dimension::nature, Dimension::qualifier, Dimension::function}) {
      if (d == Dimension::function && !takes_class) continue;
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
  if (is_beside_fund(element, identity))
    identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  if (!element.is_path) tell_class(identity);
  if (is_owned(identity)) carry_owner(identity);
  return identity;
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

void Resolver::complete_identity(Identity& identity, const Figure& figure) const {
  const auto& known = vocabulary_.known;
  const bool money = figure.unit->kind == UnitKind::money;
  for (const auto& entry : vocabulary_.measured_as) {
    const auto other = money ? entry.count : entry.money;
    if (identity[Dimension::item] != other) continue;
    const auto origin = identity.origin(Dimension::item);
    identity.set(Dimension::item, money ? entry.money : entry.count, origin);
    break;
  }
  if (narrows_) narrow(identity);
  if (!identity.has(Dimension::period)) {
    identity.set(Dimension::period, known.this_year, kOriginDefault);
  }
  const auto project = identity[Dimension::project];
  if (project_ != kNone && (project == kNone || project == kUnknown)) {
    identity.set(Dimension::project, project_, kOriginText);
  }
  const bool of_stage = reading_.stage && reading_.stage->first == identity[Dimension::period];
  if (money && of_stage && !identity.has(Dimension::version))
    identity.set(Dimension::version, reading_.stage->second, kOriginHeading);
  if (money && !identity.has(Dimension::version)) {
    for (const auto& kind : vocabulary_.kinds) {
      if (kind.kind == disclosure_.kind)
        identity.set(Dimension::version, kind.version, kOriginDefault);
    }
  }
  // In a budget 预算 of this year is that budget.
  if (identity[Dimension::version] == known.unnamed_budget &&
      identity[Dimension::period] == known.this_year && own_budget_ != kNone) {
    identity.set(Dimension::version, own_budget_, kOriginDefault);
  }
  if (!money) {
    identity.clear(Dimension::version);
    identity.set(Dimension::unit, figure.unit->symbol, kOriginText);
  }
  identity.set(Dimension::measure, money ? known.amount : known.count, kOriginGrammar);
}

void Resolver::remember(const Identity& identity, FactId fact) {
  if (!current_ || !current_->identity.same_but_version(identity)) current_ = Subject{identity, {}};
  current_->identity = identity;
  if (fact == kNoFact) return;
  current_->facts.push_back(fact);
}

void Resolver::state(const Element& element) {
  auto& figure = figure_at(element.figure);
  if (state_class(element)) return;
  if (const auto named = opening_name(element)) return assert_figure(*named, element.figure);
  if (const auto part = named_part(element)) return assert_figure(*part, element.figure);
  below_heading_ = opens_below_heading(element);
  if (below_heading_) {
    auto subject = *reading_.below;
    if (!lists_.empty() && lists_.back().by_headings) {  // of the same scope as its whole
      const auto& whole = lists_.back().whole.identity;
      for (const auto d : {Dimension::fund, Dimension::qualifier, Dimension::project})
        if (whole.has(d)) subject.set(d, whole[d], kOriginInherited);
    }
    current_ = Subject{subject, {}};
  }
  open_implied_list(element);
  auto identity = subject_identity(element);
  follow_year(identity);
  if (!identity.has(Dimension::item)) {
    // 「执行数为0.5万元」 in a project's paragraph
    if (project_ == kNone || !identity.has(Dimension::version)) return leave_unread(figure);
    identity.set(Dimension::item, vocabulary_.known.project_fund, kOriginGrammar);
  }
  if (element.subject.empty() && !stands_alone(element)) return leave_unread(figure);
  if (element.subject.empty() && distributes_) return doubt(figure);
  if (!element.subject.empty() && belongs_to_words_before(element)) return leave_unread(figure);
  if (element.subject.empty() && is_of_another_kind(figure)) return leave_unread(figure);
  if (is_base_of_change(element) || is_total_of_several(element)) return leave_unread(figure);
  distributes_ = false;
  if (is_of_stranger(element, identity))
    identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  if (const auto all = enumeration(identity, element)) {
    complete_identity(identity, figure);
    return assert_figure(*all, element.figure, &identity);
  }
  assert_figure(identity, element.figure);
  if (awaited_share_) take_awaited_share(element);
}

/// 收入总计和支出总计分别为20万元和30万元
void Resolver::state_each(const Element& element) {
  Element named = element;
  named.kind = ElementKind::mention;
  auto identity = subject_identity(named);
  const auto values = values_of(element);
  if (!identity.has(Dimension::item)) return current_.reset();
  remember(identity, kNoFact);
  take_note();
  // 支出100万元，「基本支出、项目支出」分别为80万元、20万元: the total has its value
  const auto joined = static_cast<std::size_t>(enumeration_.items + 1);
  const bool others = recent_.size() > joined && joined == values.size() && is_joined(element);
  if (others) recent_.erase(recent_.begin(), recent_.end() - static_cast<std::ptrdiff_t>(joined));
  if (!hands_out(values)) return current_.reset();
  auto subjects = recent_;
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto own = subjects[i].identity;
    for (const auto d : {Dimension::measure, Dimension::unit}) own.clear(d);
    assert_figure(own, values[i]);
    if (current_) subjects[i] = *current_;
  }
  recent_ = std::move(subjects);
  handed_out_ = true;
}

/// Keeps the current subject as one of an enumeration.
void Resolver::take_note() {
  constexpr std::size_t kMost = 8;
  if (!current_) return recent_.clear();
  if (std::exchange(handed_out_, false)) recent_.clear();  // another enumeration begins
  if (!recent_.empty() && recent_.back().identity.same_but_version(current_->identity)) {
    recent_.back() = *current_;
  } else if (recent_.size() < kMost) {
    recent_.push_back(*current_);
  }
}

/// The figure at `token` is the value of what `identity` says; it stands in lists for `as`.
void Resolver::assert_figure(Identity identity, std::int64_t token, const Identity* as) {
  auto& figure = figure_at(token);
  complete_identity(identity, figure);
  // 收入预算20万元，其中：「本年收入」18万元: what is part of itself is something else.
  const bool part_of_itself =
      lists_.size() > carried_ && lists_.back().parts.empty() &&
      lists_.back().whole.identity == identity &&
      disclosure_.figure(lists_.back().whole.latest()).sentence == figure.sentence;
  if (part_of_itself) {
    const auto whole = disclosure_.figure(lists_.back().whole.latest()).identity.number();
    const auto known = std::find_if(reading_.inner.begin(), reading_.inner.end(),
                                    [&](const auto& entry) { return entry.first == whole; });
    if (known == reading_.inner.end()) reading_.inner.emplace_back(whole, id_at(token));
    identity.set(Dimension::qualifier, kUnknown, kOriginInherited);
  }
  if (of_unknown_whole_) identity.set(Dimension::qualifier, kUnknown, kOriginInherited);
  figure.identity = disclosure_.identities.keep(identity);
  figure.state = FigureState::read;
  const auto fact = id_at(token);
  remember(identity, fact);
  if (in_reason_) return;
  note_fund(identity);
  take_note();
  reading_.latest.set(figure.identity, fact);
  note_scope(fact);
  const bool listed = enlist(fact, as);
  last_part_ = listed ? token : kNoToken;
  if (!listed && first_of_sentence_) close_lists(carried_);
  if (!listed) doubt(figure);
  if (lists_.size() <= carried_) {
    count_main();
    main_ = current_;
  }
  first_of_sentence_ = false;
}

/// Hands a fact to the innermost list that takes it; lists inside that one are over.
bool Resolver::enlist(FactId fact, const Identity* as) {
  const auto floor = floors_.empty() ? 0 : floors_.back();
  for (auto depth = lists_.size(); depth > floor; --depth) {
    if (is_over(lists_[depth - 1], fact)) continue;
    if (is_below_class(fact, depth) || !take_part(lists_[depth - 1], fact, disclosure_, as))
      continue;
    ++parts_of_sentence_;
    while (lists_.size() > depth) {
      close_list(lists_.back(), disclosure_);
      lists_.pop_back();
    }
    return true;
  }
  return false;
}

void Resolver::mention(const Element& element) {
  if (is_of_lost_share(element)) return;
  // 「公务用车购置费及其他」: with words that nobody knows behind it, the head is not this subject.
  if (element.all.last < letters_.size() && letters_[element.all.last] == letter::kUnknown) {
    current_.reset();
    return;
  }
  auto identity = subject_identity(element);
  if (!identity.has(Dimension::item)) return;
  // 「结余分配事项：提取专用结余。」 tells nothing of 结余 that the next sentence could go on with.
  const auto next = element.all.last;
  const bool ends = next < letters_.size() && letters_[next] == letter::kStop;
  if (ends && identity.has(Dimension::qualifier)) return current_.reset();
  complete_identity(identity, Figure{.unit = &vocabulary_.units.front(), .identity = {}});
  const bool again = current_ && current_->identity.same_but_version(identity);
  auto stated = again ? kNoFact : known_fact(identity);
  if (!again && stated == kNoFact) stated = fact_of_one_scope(identity);
  if (const auto inner = inner_whole(element.subject, stated); inner != stated) {
    stated = inner;
    identity = disclosure_.figure(inner).identity;
  }
  remember(identity, stated);
  if (element.is_path) named_ = identity;
  mentioned_ = true;
  if (identity.origin(Dimension::fund) < kOriginTable) note_fund(identity);
  if (!again || !may_go_on(element)) last_part_ = kNoToken;
  take_note();
  if (!first_of_sentence_ || lists_.size() > carried_) return;
  main_ = current_;
}

}  // namespace gouji
