// Stating a figure: its identity made whole, kept for what follows, and handed to the lists that
// are open.

#include <algorithm>
#include <string>
#include <utility>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

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
  if (unit_ != kNone) give_unit(identity);
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

/// 一、局本级 / （一）「人员」支出1252万元: of that part of the office, and restricted by its
/// words.
void Resolver::give_unit(Identity& identity) const {
  const auto own = identity[Dimension::qualifier];
  if (own == unit_ || own == kUnknown) return;
  auto words = std::string(disclosure_.symbols->word(unit_));
  if (own != kNone) {
    const auto said = disclosure_.symbols->word(own);
    if (said.find(words) != std::string_view::npos) return;
    words += said;
  }
  identity.set(Dimension::qualifier, own == kNone ? unit_ : disclosure_.symbols->intern(words),
               kOriginHeading);
}

void Resolver::remember(const Identity& identity, FactId fact) {
  if (!current_ || !current_->identity.same_but_version(identity)) current_ = Subject{identity, {}};
  current_->identity = identity;
  if (fact == kNoFact) return;
  current_->facts.push_back(fact);
}

/// 收入总计5000万元（「合0.5亿元」）: the amount in front of the bracket once more, in another
/// unit.
bool Resolver::restates(const Element& element) {
  if (!element.subject.empty() || in_reason_ || !current_) return false;
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  const auto begin = element.all.first;
  auto open = begin;
  while (open > 0 && begin - open < 2 && letters_[open - 1] != letter::kOpen) --open;
  if (open < 2 || letters_[open - 1] != letter::kOpen || letters_[open - 2] != letter::kMoney)
    return false;
  const auto first = tokens_[open].begin;
  const auto token = static_cast<std::size_t>(element.figure);
  const auto words = text.substr(first, tokens_[token].begin - first);
  const auto& known = vocabulary_.restates;
  if (std::find(known.begin(), known.end(), words) == known.end()) return false;
  auto& figure = figure_at(element.figure);
  const auto before = id_at(open - 2);
  const auto& stated = disclosure_.figure(before);
  if (current_->latest() != before || stated.unit == figure.unit ||
      figure.unit->kind != UnitKind::money)
    return false;
  figure.identity = stated.identity;
  figure.state = FigureState::read;
  return true;
}

void Resolver::state(const Element& element) {
  auto& figure = figure_at(element.figure);
  if (restates(element) || state_class(element)) return;
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
  const bool reached = element.kind == ElementKind::reached;
  if (element.subject.empty() && !reached && !stands_alone(element)) return leave_unread(figure);
  if (element.subject.empty() && distributes_) return doubt(figure);
  if (!element.subject.empty() && belongs_to_words_before(element)) return leave_unread(figure);
  if (element.subject.empty() && is_of_another_kind(figure)) return leave_unread(figure);
  if (is_base_of_change(element) || is_total_of_several(element)) return leave_unread(figure);
  distributes_ = false;
  if (is_of_stranger(element, identity) || is_stated_otherwise(element, identity) ||
      is_of_acquisition(element, identity))
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
  if (element.all.last < letters_.size() && letters_[element.all.last] == letter::kUnknown &&
      !departs(element.all.last)) {
    current_.reset();
    return;
  }
  auto identity = subject_identity(element);
  if (!identity.has(Dimension::item)) {
    // 收支总计100万元…；其中，「一般公共预算」增加5万元: not of what it cannot be told from
    if (compose(tokens_, element.subject, disclosure_).has(Dimension::fund)) current_.reset();
    return;
  }
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
