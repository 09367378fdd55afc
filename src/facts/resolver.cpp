#include "facts/resolver.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/find_word.hpp"
#include "facts/elements.hpp"
#include "facts/periods.hpp"
#include "facts/subject.hpp"
#include "facts/units.hpp"

namespace gouji {

Resolver::Resolver(std::uint32_t block, const TokenizedBlock& tokenized,
                   const std::vector<Element>& elements, const Identity& heading, Reading& reading,
                   Disclosure& disclosure)
    : block_(block),
      tokens_(tokenized.tokens),
      letters_(tokenized.letters),
      elements_(elements),
      heading_(heading),
      reading_(reading),
      disclosure_(disclosure),
      vocabulary_(*disclosure.vocabulary),
      government_(is_government(disclosure)),
      sentence_claims_(disclosure.claims.size()),
      unexplained_(disclosure.claims.size()) {
  for (const auto& kind : vocabulary_.kinds) {
    if (kind.kind == disclosure.kind && is_budget(kind.version)) own_budget_ = kind.version;
  }
}

void Resolver::run() {
  const auto claims = disclosure_.claims.size();
  timed_ = government_ && (letters_.find(letter::kApart) != std::string_view::npos ||
                           letters_.find(letter::kUnknown) != std::string_view::npos);
  narrows_ = government_ && (timed_ || disclosure_.of_government ||
                             heading_.has(Dimension::qualifier) || heading_.has(Dimension::fund));
  read_project();
  begin_block();
  const auto tokens = static_cast<std::uint32_t>(letters_.size());
  // A government's words tell of the year and of the owner wherever they stand.
  const bool any_may_tell = timed_ || disclosure_.of_government;
  ElementsAhead elements(letters_, elements_);
  // （一）教育支出（类）…: the number is no part of the name
  for (auto at = static_cast<std::uint32_t>(behind_number()); at < tokens;) {
    const auto beginning = elements.next_beginning(at);
    if (!any_may_tell) {
      while (at < beginning) pass(at++);
      if (at == tokens) break;
    }
    const auto element = elements.next_element(at, beginning);
    if (timed_) note_part_of_year(element);
    if (disclosure_.of_government) note_owner(element);
    at = element.kind == ElementKind::reason ? reason(element) : element.all.last;
    if (element.kind == ElementKind::reason) continue;
    resolve(element);
  }
  end_block();
  add_up();
  add_up_changes(claims);
}

/// A list opened at the end of a paragraph (其中：) goes on in the numbered paragraphs behind it;
/// 其中 at the beginning of a paragraph is about the last subject of the one before.
void Resolver::begin_block() {
  const bool numbered = !letters_.empty() && letters_.front() == letter::kListNumber;
  if (reading_.lead) leave_lead();
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  excludes_ = std::any_of(vocabulary_.exclusions.begin(), vocabulary_.exclusions.end(),
                          [&](const std::string& word) { return includes(text, word); });
  if (!government_) {
    const auto unit = unit_opening(text, reading_.units, disclosure_);
    unit_ = unit.empty() ? heading_[Dimension::qualifier] : disclosure_.symbols->intern(unit);
  }
  lists_ = std::exchange(reading_.lists, {});
  if (goes_on_below_heading()) {
    reading_.awaits_part = false;
  } else if (numbered) {
    choose_list();
  } else if (!std::exchange(reading_.awaits_part, false) || is_heading()) {
    close_lists(0);
  } else {
    lists_.back().style = kUnnumbered;
  }
  carried_ = lists_.size();
  carried_parts_ = carried_ == 0 ? 0 : lists_.back().parts.size();
  if (!letters_.empty() && has_role(letters_.front(), Role::opener)) main_ = reading_.main;
  if (begins_with_classification() && reading_.main && is_undivided(reading_.main->identity))
    main_ = reading_.main;
  const auto named = std::exchange(reading_.named, std::nullopt);
  if (named && !numbered && !is_heading()) {
    current_ = Subject{*named, {}};
    main_ = current_;
  }
}

/// 「按支出功能分类」：… of what the paragraph before stated.
bool Resolver::begins_with_classification() const {
  auto at = behind_number();
  while (at < letters_.size() && letters_[at] == letter::kListNumber) ++at;
  return at < letters_.size() && has_role(letters_[at], Role::classification);
}

/// Expenditure, and no part of it.
bool Resolver::is_undivided(const Identity& identity) const {
  constexpr std::array kDivides{Dimension::nature, Dimension::function, Dimension::economic,
                                Dimension::kind, Dimension::qualifier};
  return identity[Dimension::item] == vocabulary_.known.expenditure &&
         std::none_of(kDivides.begin(), kDivides.end(),
                      [&](Dimension d) { return identity.has(d); });
}

bool Resolver::is_heading() const {
  return disclosure_.document.blocks[block_].kind != BlockKind::paragraph;
}

/// Numbers of one style belong to one list: at 「2.」 the list of 「（1）」 inside 「1.」 is over.
void Resolver::choose_list() {
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const char style = text[tokens_.front().end - 1] == ')' ? ')' : '.';
  for (std::size_t depth = 0; depth < lists_.size(); ++depth) {
    if (lists_[depth].style == kUnnumbered) return close_lists(depth);
    if (lists_[depth].style == 0) lists_[depth].style = style;
    if (lists_[depth].style == style) return close_lists(depth + 1);
  }
}

void Resolver::end_block() {
  const bool states = letters_.find(letter::kMoney) != std::string_view::npos ||
                      letters_.find(letter::kCount) != std::string_view::npos;
  if (!states) reading_.named = named_;
  take_lead();
  if (is_heading()) {
    reading_.below = heading_subject();
    reading_.below_once = !reading_.below;
    if (reading_.below_once) reading_.below = heading_stage();
    take_stage();
  } else if (reading_.below_once) {
    reading_.below.reset();
  }
  const bool opens = !letters_.empty() &&
                     (letters_.back() == letter::kColon || has_role(letters_.back(), Role::opener));
  const bool opened = opens && lists_.size() > carried_ && lists_.back().parts.empty();
  if (opened) {  // lists between the carried ones and this one end with the paragraph
    auto last = std::move(lists_.back());
    lists_.pop_back();
    close_lists(carried_);
    lists_.push_back(std::move(last));
    carried_ = lists_.size();
  }
  const bool cut = disclosure_.document.blocks[block_].goes_on;
  const auto goes_on = number_that_goes_on();
  for (auto& list : lists_)
    if (cut || (list.span.block == block_ && list.span.begin < goes_on)) list.open_ended = true;
  close_lists(carried_);
  // A paragraph that is no part of it ends a list without numbers.
  const bool took_part = !lists_.empty() && lists_.back().style == kUnnumbered &&
                         lists_.back().parts.size() > carried_parts_;
  reading_.awaits_part = !lists_.empty() && (opened || took_part);
  reading_.lists = std::move(lists_);
  reading_.main = main_;
}

/// 「1、第一书记安置费项目绩效自评综述：」 makes its name the project of the paragraph.
void Resolver::read_project() {
  const auto mark = letters_.find(static_cast<char>(Role::project_mark));
  if (mark == std::string_view::npos || mark == 0) return;
  std::size_t first = 0;
  while (first < mark && letters_[first] == letter::kListNumber) ++first;
  if (first == mark) return;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto begin = tokens_[first].begin;
  project_ = disclosure_.symbols->intern(
      std::string_view(text).substr(begin, tokens_[mark].begin - begin));
}

void Resolver::resolve(const Element& element) {
  if (element.kind == ElementKind::other) return pass(element.all.first);
  if (element.kind != ElementKind::stated) distributes_ = element.kind == ElementKind::directed;
  switch (element.kind) {
    case ElementKind::stated:
      state(element);
      break;
    case ElementKind::stated_each:
      state_each(element);
      break;
    case ElementKind::mention:
      mention(element);
      break;
    case ElementKind::base:
      compare_with(element);
      break;
    case ElementKind::directed:
      change(element);
      break;
    case ElementKind::rate_in_brackets:
      rate_of_last_change(element);
      break;
    case ElementKind::share:
      share(element);
      break;
    case ElementKind::completion:
      complete(element);
      break;
    case ElementKind::variance:
      vary(element);
      break;
    case ElementKind::order:
      order(element);
      break;
    case ElementKind::reached:
      reach(element);
      break;
    case ElementKind::level:
      level(element);
      break;
    case ElementKind::negation:
      deny(element);
      break;
    case ElementKind::opener:
    case ElementKind::classification:
      open_list(element);
      break;
    case ElementKind::reason:  // run() consumes it
    case ElementKind::other:
      break;
  }
  follow_enumeration(element);
}

/// What begins no element: most tokens, and few of them tell anything.
void Resolver::pass(std::uint32_t at) {
  constexpr LetterSet kMarks(";.:()");
  const char mark = letters_[at];
  if (mark != letter::kComma && mark != letter::kEnum) distributes_ = false;
  if (has_role(mark, Role::et_cetera) && !lists_.empty()) lists_.back().open_ended = true;
  if (kMarks.has(mark)) take_mark(at);
  if (enumeration_.items > 0) {
    Element other;
    other.all = {at, at + 1};
    follow_enumeration(other);
  }
}

void Resolver::take_mark(std::uint32_t at) {
  const char mark = letters_[at];
  if (mark == letter::kOpen) open_bracket(at);
  if (mark == letter::kClose) close_bracket();
  // （…比上年增加2万元。）: the stop of what stands in brackets
  if (mark == letter::kStop &&
      (brackets_.empty() || at + 1 >= letters_.size() || letters_[at + 1] != letter::kClose)) {
    end_sentence();
  }
  if (mark == letter::kSemicolon) {
    funds_.mixed = funds_.of_group = false;
    funds_.of_part = kNone;
    ++funds_.groups;
    close_undeclared();
    // 其中：人员经费80万元，主要包括：基本工资；公用经费…: the inner list has no figures
    if (lists_.size() > carried_ + 1 && lists_.back().parts.empty()) lists_.pop_back();
  }
  recent_.clear();
}

void Resolver::end_sentence() {
  said_year_ = kNone;
  part_of_year_ = kNone;
  said_words_ = kNone;
  funds_ = {};
  unknown_whole_before_ = std::exchange(of_unknown_whole_, false);
  mentioned_ = false;
  listed_before_ = parts_of_sentence_ > 1;
  parts_of_sentence_ = 0;
  mains_before_ = std::exchange(mains_of_sentence_, 0);
  classes_before_ = std::exchange(classes_of_sentence_, 0);
  brackets_.clear();
  floors_.clear();
  last_sentence_claims_ = sentence_claims_;
  sentence_claims_ = disclosure_.claims.size();
  close_undeclared();
  while (lists_.size() > carried_ && lists_.back().parts.empty()) lists_.pop_back();
  first_of_sentence_ = true;
}

Figure& Resolver::figure_at(std::int64_t token) {
  return disclosure_.figures[tokens_[static_cast<std::size_t>(token)].index];
}

FactId Resolver::id_at(std::int64_t token) const {
  return static_cast<FactId>(tokens_[static_cast<std::size_t>(token)].index);
}

Direction Resolver::direction_at(std::int64_t token) const {
  return vocabulary_.phrases[tokens_[static_cast<std::size_t>(token)].index].direction;
}

Span Resolver::span_of(TokenRange range) const {
  if (range.empty()) return {block_, 0, 0};
  return {block_, tokens_[range.first].begin, tokens_[range.last - 1].end};
}

char Resolver::letter_before(std::uint32_t token) const {
  return token == 0 ? '\0' : letters_[token - 1];
}

}  // namespace gouji
