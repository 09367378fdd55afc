// Whether a figure is what the words around it make it seem, and what is done where it is not: it
// stays unread, and what depends on it is not judged.

#include <algorithm>

#include "facts/periods.hpp"
#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

/// Where an element begins, with the words of these roles that stand directly before it.
std::uint32_t Resolver::before(const Element& element, std::initializer_list<Role> roles) const {
  const auto is_one = [&](char letter) {
    return std::any_of(roles.begin(), roles.end(),
                       [&](Role role) { return has_role(letter, role); });
  };
  auto at = element.all.first;
  while (at > 0 && is_one(letters_[at - 1])) --at;
  return at;
}

/// 「超过预算20万元」, 「增加基本支出20万元」: the amount is not that of the subject.
bool Resolver::belongs_to_words_before(const Element& element) const {
  const auto at = before(element, {Role::filler, Role::particle, Role::entity});
  // 购置费0.40万元「和」运行费9.30万元
  const bool joins = at > 1 && letters_[at - 1] == '<' && letters_[at - 2] == letter::kMoney;
  const auto& words = vocabulary_.conjunctions;
  if (joins && std::find(words.begin(), words.end(),
                         vocabulary_.phrases[tokens_[at - 1].index].text) != words.end()) {
    return false;
  }
  constexpr LetterSet kWords("DGH<");
  return at > 0 && kWords.has(letters_[at - 1]);
}

/// 资金2640.00万元，其中「6个」: a count without words of its own is no count of money; nor is
/// money behind a count (购置公务用车0辆，金额0万元).
bool Resolver::is_of_another_kind(const Figure& figure) const {
  const auto last = current_ ? current_->latest() : kNoFact;
  if (last == kNoFact) return false;
  const auto stated = disclosure_.figure(last).unit->kind;
  if (figure.unit->kind == UnitKind::money) return stated == UnitKind::count;
  const bool begins_list = lists_.size() > carried_ && lists_.back().parts.empty();
  return figure.unit->kind == UnitKind::count && stated == UnitKind::money && begins_list;
}

/// 接待费12.40万元，会议费20.00万元，合计32.40万元: of no one of them.
bool Resolver::is_total_of_several(const Element& element) const {
  if (!element.subject.empty() || element.all.first == 0) return false;
  const auto first = element.all.first;
  const bool totals =
      has_role(letters_[first], Role::copula) && vocabulary_.phrases[tokens_[first].index].totals;
  const auto* unit =
      disclosure_.figures[tokens_[static_cast<std::size_t>(element.figure)].index].unit;
  const auto stated = std::count_if(recent_.begin(), recent_.end(), [&](const Subject& s) {
    return !s.facts.empty() && disclosure_.figure(s.latest()).unit == unit;
  });
  return totals && letters_[first - 1] == letter::kComma && stated > 1;
}

/// 培训费上年20万元，压减1万元，「安排19万元」: a figure without words of its own in the sentence
/// that gives another value of the same is of something else.
bool Resolver::is_stated_otherwise(const Element& element, Identity identity) const {
  if (!element.subject.empty() || in_reason_) return false;
  const auto& figure = disclosure_.figures[tokens_[static_cast<std::size_t>(element.figure)].index];
  complete_identity(identity, figure);
  const auto known = reading_.latest.of(identity, disclosure_.identities);
  if (known == kNoFact) return false;
  const auto& stated = disclosure_.figure(known);
  return stated.sentence == figure.sentence && stated.unit == figure.unit &&
         stated.printed.value != figure.printed.value;
}

/// A number of something that nobody knows, before a token and behind the semicolon or full stop
/// before: of money, or of what a list divides; `counts`: of anything.
bool Resolver::is_behind_stranger(std::uint32_t token, bool counts) const {
  constexpr std::uint32_t kLookBack = 40;  // tokens
  const auto from = token - std::min(token, kLookBack);
  const auto before = letters_.substr(from, token - from);
  const auto opener = before.rfind(static_cast<char>(Role::opener));
  const auto stop = before.rfind(letter::kStop);
  const bool divided = counts || (opener != std::string_view::npos &&
                                  (stop == std::string_view::npos || opener > stop));
  for (auto at = before.size(); at > 0; --at) {
    const auto& word = tokens_[from + at - 1];
    if (word.letter == letter::kStop || word.letter == letter::kSemicolon) return false;
    if (word.letter == letter::kClose) {  // what stands in brackets is said of what is before them
      const auto open = before.substr(0, at).rfind(letter::kOpen);
      if (open == std::string_view::npos) return false;
      at = open + 1;
      continue;
    }
    const bool name = word.letter == letter::kApart && divided &&
                      disclosure_.apart[word.index].kind == ApartKind::name;
    const bool number = word.letter == letter::kMoney || (word.letter == letter::kCount && divided);
    if (name || (number && disclosure_.figures[word.index].state == FigureState::unread))
      return true;
  }
  return false;
}

/// 工程概算1.2亿元，「支出」3000万元; 培训班20期，其中主体班8期，「支出」27万元;
/// 其中市级来访10批次， 「接待支出」1.8万元: of what nobody knows, and not what the text states
/// elsewhere in these words.
bool Resolver::is_of_stranger(const Element& element, Identity identity) const {
  if (government_ || in_reason_ || element.is_path || element.subject.empty()) return false;
  const bool alone = is_weak_alone(element);
  if (identity.has(Dimension::qualifier) || mark_before(element.all.first) != letter::kComma ||
      !is_behind_stranger(element.all.first, alone))
    return false;
  const auto& words = element.subject;
  const auto said = letters_.substr(words.first, words.last - words.first);
  if (said.find(static_cast<char>(Role::subject)) == std::string_view::npos) return false;
  if (said.find(letter::kPeriod) == std::string_view::npos && !says_item(element)) return true;
  complete_identity(identity,
                    disclosure_.figures[tokens_[static_cast<std::size_t>(element.figure)].index]);
  const auto stated = reading_.latest.of(identity, disclosure_.identities);
  return stated != kNoFact && disclosure_.figure(stated).span.block == block_;
}

/// …，出国费0万元。较2014年「“三公”经费」20.00万元增加10.00万元: of that item, and of no other.
void Resolver::turn_to_item_of(const Element& base) {
  for (auto at = base.all.first; at < base.all.last; ++at) {
    if (!has_role(letters_[at], Role::subject)) continue;
    const auto& phrase = vocabulary_.phrases[tokens_[at].index];
    if (phrase.weak) continue;
    for (const auto& [dimension, value] : phrase.gives) {
      if (dimension != Dimension::item || value == current_->identity[Dimension::item]) continue;
      const bool main = main_ && main_->identity[Dimension::item] == value;
      current_ = main ? main_ : std::nullopt;
      return;
    }
  }
}

/// 「剔除」专项（本年30万元）后，支出为200万元: of less than all, in the rest of the sentence.
bool Resolver::is_behind_exclusion(std::uint32_t token) const {
  constexpr std::uint32_t kLookBack = 40;  // tokens
  if (!excludes_) return false;
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  const auto from = token - std::min(token, kLookBack);
  for (auto at = token; at > from && letters_[at - 1] != letter::kStop; --at) {
    const auto& word = tokens_[at - 1];
    if (word.letter != letter::kUnknown) continue;
    if (!word_in(text.substr(word.begin, word.end - word.begin), vocabulary_.exclusions).empty())
      return true;
  }
  return false;
}

/// 「购置」单价100万元以上设备4台: none of those that there are.
bool Resolver::is_of_acquisition(const Element& element, const Identity& identity) const {
  constexpr std::uint32_t kLookBack = 24;  // tokens
  constexpr LetterSet kMarks(";.:");
  if (letters_[static_cast<std::size_t>(element.figure)] != letter::kCount) return false;
  if (element.subject.empty() || identity.has(Dimension::kind)) return false;
  const auto own = disclosure_.symbols->word(identity[Dimension::qualifier]);
  if (!word_in(own, vocabulary_.acquisitions).empty()) return false;  // it says so itself
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  const auto from = element.all.first - std::min(element.all.first, kLookBack);
  bool counted = true;
  for (auto at = element.all.first; at > from && !kMarks.has(letters_[at - 1]); --at) {
    const auto& token = tokens_[at - 1];
    // 购置车辆1辆，「设备4台」, but not 用于租用车辆，保有量0辆
    counted = token.letter == letter::kComma ? false : counted || token.letter == letter::kCount;
    if (token.letter != letter::kUnknown) continue;
    const auto words = text.substr(token.begin, token.end - token.begin);
    if (!word_in(words, vocabulary_.acquisitions).empty()) return counted;
  }
  return false;
}

/// 较2022年‹words that nobody knows›20万元增加2万元: the value compared with, not this year's.
bool Resolver::is_base_of_change(const Element& element) const {
  const auto next = element.all.last;
  if (next >= letters_.size() || !has_role(letters_[next], Role::direction)) return false;
  constexpr LetterSet kMarks(",;:.");
  for (auto at = element.all.first; at > 0; --at) {
    const char before = letters_[at - 1];
    if (has_role(before, Role::comparison_open)) return true;
    if (kMarks.has(before)) return false;
  }
  return false;
}

/// A figure without words of its own is about the subject before it only where a mark or 为 stands
/// between them: behind anything else it belongs to words that were not understood.
bool Resolver::stands_alone(const Element& element) const {
  const auto at = before(element, {Role::filler, Role::copula, Role::particle});
  // 各减少20.00,20.00万元: the first number has no unit, and the second is not what it seems.
  if (at > 1 && letters_[at - 2] == letter::kBare) return false;
  constexpr LetterSet kMarks(",/;:.#Q");
  if (at == 0 || kMarks.has(letters_[at - 1])) return true;
  // 接待6批48人次: two counts of one thing
  return letters_[at - 1] == letter::kCount &&
         letters_[static_cast<std::size_t>(element.figure)] == letter::kCount;
}

/// An amount inside a list that is no part of it and no other version of a part: the list may not
/// be complete as it was understood.
void Resolver::leave_unread(const Figure& figure) {
  current_.reset();  // what follows is about this figure, and nobody knows what that is
  doubt(figure);
}

void Resolver::doubt(const Figure& figure) {
  if (in_reason_ || lists_.size() <= carried_) return;
  auto& list = lists_.back();
  const auto whole = list.whole.latest();
  if (whole == kNoFact || disclosure_.figure(whole).unit->kind != figure.unit->kind) return;
  if (is_average(figure.identity, vocabulary_)) return;
  const bool again = figure.state == FigureState::read &&
                     std::any_of(list.parts.begin(), list.parts.end(), [&](FactId part) {
                       return disclosure_.figure(part).identity.same_but_version(figure.identity);
                     });
  if (!again) list.doubtful = true;
}

}  // namespace gouji
