// Why it is said to be so.

#include "facts/resolver.hpp"

#include <algorithm>
#include <utility>

#include "facts/subject.hpp"

namespace gouji {
namespace {

Direction direction_of(const Claim& change) {
  return change.delta != kNoFact ? change.delta_direction : change.rate_direction;
}

}  // namespace

/// 决算数小于预算数的主要原因是压减接待，「与上年相比」减少0.60万元: after a comparison with the
/// budget, that with the year before is no part of the reason.
bool Resolver::goes_on_with_last_year(std::uint32_t at) const {
  if (at >= letters_.size() || letters_[at] != '<' || disclosure_.claims.empty()) return false;
  const auto kind = disclosure_.claims.back().kind;
  if (kind != ClaimKind::order && kind != ClaimKind::completion && kind != ClaimKind::variance)
    return false;
  const auto element = next_element(letters_, at);
  if (element.kind != ElementKind::base || letters_[element.all.last - 1] != '>') return false;
  const auto period = compose(tokens_, element.subject, disclosure_)[Dimension::period];
  return period != kNone && period != vocabulary_.known.this_year;
}

/// 主要原因：一是人员增加；「二是办公用房维修，比上年增加12万元」: what follows a semicolon or 其中
/// names no item that anybody knows, nor compares the subject again: it is another cause.
bool Resolver::is_another_cause(std::size_t at) const {
  constexpr LetterSet kSmall("fEyY#Q,:");
  constexpr LetterSet kMarks(",;.:");
  while (at < letters_.size() && kSmall.has(letters_[at])) ++at;
  if (at >= letters_.size() || kMarks.has(letters_[at])) return false;
  const char first = letters_[at];
  if (first != letter::kUnknown && !has_role(first, Role::direction)) return false;
  bool moved = false;  // 新增防汛项目130万元: no amount of an item
  while (at < letters_.size() && !kMarks.has(letters_[at])) {
    const auto element = next_element(letters_, at);
    moved = moved || has_role(letters_[at], Role::direction);
    if (element.kind == ElementKind::reason) return false;
    if (element.kind == ElementKind::directed && element.all.first == at &&
        has_role(first, Role::direction)) {
      return element.subject.empty() ? false : !says_item(element);
    }
    const bool states =
        element.kind == ElementKind::stated || element.kind == ElementKind::stated_each;
    if (states && (says_item(element) || (element.subject.empty() && !moved))) return false;
    at = element.all.last;
  }
  return true;
}

/// 主要用于保障人员支出，「比上年增加」20万元: behind what an item is spent on, a change is the
/// item's.
bool Resolver::goes_on_with_change(std::uint32_t first, std::uint32_t at) const {
  constexpr LetterSet kFigures("AN");
  constexpr LetterSet kTells("DL");
  if (at >= letters_.size() || letters_[at] != '<') return false;
  if (std::any_of(letters_.begin() + first, letters_.begin() + at,
                  [&](char letter) { return kFigures.has(letter); })) {
    return false;  // of what the figure inside is about
  }
  const auto element = next_element(letters_, at);
  const auto next = element.all.last;
  return element.kind == ElementKind::base && next < letters_.size() && kTells.has(letters_[next]);
}

/// Where a reason ends: at the full stop, at a semicolon behind which no other cause stands
/// (一是…； 二是…), or before 其中 and an item.
std::uint32_t Resolver::reason_end(std::uint32_t first, bool is_purpose) const {
  auto at = first;
  for (; at < letters_.size(); ++at) {
    const char c = letters_[at];
    if (c == letter::kStop) break;
    if (c == letter::kSemicolon && !is_another_cause(at + 1)) break;
    if (has_role(c, Role::opener) && at > first && letters_[at - 1] == letter::kComma &&
        !is_another_cause(at + 1)) {
      return at - 1;
    }
    if (c == letter::kComma && goes_on_with_last_year(at + 1)) return at;
    if (c == letter::kComma && is_purpose && goes_on_with_change(first, at + 1)) return at;
  }
  return at;
}

/// 教育支出增加4万元。「住房保障支出有所减少」，主要原因是…: behind the last claim stands a subject
/// that changed, and of which no claim was made.
bool Resolver::is_of_another_change(std::uint32_t token) const {
  if (disclosure_.claims.empty()) return false;
  const auto& last = disclosure_.claims.back().span;
  bool changed = false;
  for (auto at = token; at > 0; --at) {
    const char c = letters_[at - 1];
    if (last.block == block_ && tokens_[at - 1].begin < last.end) return false;
    if (c == letter::kStop && changed) return false;
    changed = changed || has_role(c, Role::direction);
    if (changed && has_role(c, Role::subject)) return true;
  }
  return false;
}

/// 比预算减少3万元，比上年增加7万元，「减少」的主要原因是…: one of the claims from `first` on is a
/// change in this direction.
bool Resolver::changed_so(std::size_t first, Direction direction) const {
  const auto& claims = disclosure_.claims;
  for (auto i = first; i < claims.size() && direction != Direction::none; ++i) {
    if (claims[i].kind == ClaimKind::change && direction_of(claims[i]) == direction) return true;
  }
  return false;
}

/// 增加3批次，「费用」减少的主要原因是…: words of its own before the direction.
bool Resolver::is_introduced_as_own(std::uint32_t token) const {
  constexpr LetterSet kMarks(",;.:");
  return token > 0 && !kMarks.has(letters_[token - 1]);
}

/// Gives a reason to the claims before it. Of changes that point in different directions
/// (比预算减少 3万元，比上年增加7万元，主要原因是…) it explains those that its introduction names,
/// or else the last. One that is introduced as the reason of something else explains none.
void Resolver::explain(std::int32_t index, std::uint32_t token) {
  if (is_of_another_change(token)) {
    unexplained_ = disclosure_.claims.size();
    return;
  }
  // 比上年增加5万元。「决算低于预算」的主要原因：…: of what its own sentence claims, if it does
  const bool claims_itself = disclosure_.claims.size() > sentence_claims_;
  const auto first =
      std::max(unexplained_,
               first_of_sentence_ && !claims_itself ? last_sentence_claims_ : sentence_claims_);
  const auto introduced = disclosure_.reasons[static_cast<std::size_t>(index)].introduced;
  auto direction = changed_so(first, introduced) ? introduced : Direction::none;
  if (introduced != direction && is_introduced_as_own(token)) {
    unexplained_ = disclosure_.claims.size();
    return;
  }
  for (auto i = disclosure_.claims.size(); i > first; --i) {
    auto& claim = disclosure_.claims[i - 1];
    if (claim.kind == ClaimKind::share || claim.kind == ClaimKind::parts) continue;
    if (claim.kind == ClaimKind::change) {
      const auto own = direction_of(claim);
      if (direction == Direction::none) direction = own;
      if (own != direction) continue;
    }
    claim.reason = index;
  }
  unexplained_ = disclosure_.claims.size();
}

/// By how much an item changed that is a cause: it is read, and compared with nothing.
void Resolver::tell_cause(const Element& element) {
  const bool alone = element.subject.empty() && element.more.empty();
  if (!current_ || !alone || subject_is_hidden(element)) return;
  auto& figure = figure_at(element.figure);
  if (figure.unit->kind == UnitKind::points) return;
  const auto& known = vocabulary_.known;
  const bool is_rate = figure.unit->kind == UnitKind::percent;
  figure.direction = static_cast<int>(direction_at(element.direction));
  make_derived(element.figure, current_->identity, is_rate ? known.growth : known.change, base_);
}

/// 主要原因是： and the reasons are the paragraphs below.
bool Resolver::goes_on_below() const {
  const auto& blocks = disclosure_.document.blocks;
  return block_ + 1 < blocks.size() && blocks[block_ + 1].kind == BlockKind::paragraph;
}

std::uint32_t Resolver::reason(const Element& element) {
  const auto first = element.all.last;
  const bool is_purpose = letters_.substr(element.all.first, first - element.all.first)
                              .find(static_cast<char>(Role::purpose)) != std::string_view::npos;
  const auto last = reason_end(first, is_purpose);
  if (first == letters_.size() && letters_.back() == letter::kColon && goes_on_below()) return last;
  Reason reason{.span = span_of({first, last}), .introduction = span_of(element.all)};
  if (first == last) {
    const auto end = reason.introduction.end;
    reason.span = {block_, end, end};
  }
  const bool both = has_role(letter_before(element.all.first), Role::direction);  // 增减原因是
  if (element.direction >= 0 && !both) reason.introduced = direction_at(element.direction);
  bool later = false;  // causes behind the first soften what it says, and say nothing alone
  for (auto at = first; at < last; ++at) {
    const auto& token = tokens_[at];
    const char c = token.letter;
    later = later || c == letter::kSemicolon;
    const bool counts = !later || reason.up || reason.down;
    if (counts && (has_role(c, Role::direction) || has_role(c, Role::reach)) &&
        vocabulary_.phrases[token.index].leans) {
      const bool up = vocabulary_.phrases[token.index].direction == Direction::up;
      (up ? reason.up : reason.down) = true;
    }
    if (has_role(c, Role::excuse) && !vocabulary_.phrases[token.index].weak) reason.excused = true;
    if (c == letter::kPeriod) {
      for (const auto& [d, value] : vocabulary_.phrases[token.index].gives) {
        if (value == vocabulary_.known.last_year) reason.names_last_year = true;
      }
    }
    if (c == letter::kMoney || c == letter::kCount || c == letter::kPercent ||
        c == letter::kPoints) {
      disclosure_.figures[token.index].in_reason = true;
    }
  }
  if (current_ && current_->identity.has(Dimension::function) && first < last) {
    auto place = span_of({element.all.first, last});
    const auto figure = current_->latest();
    if (figure != kNoFact) {  // of the same clause: 城管执法（项）6.00万元，主要用于…
      const auto& clause = disclosure_.figure(figure).clause;
      const bool same = clause.block == block_ && place.begin < clause.end;
      if (same) place.begin = std::min(place.begin, clause.begin);
    }
    disclosure_.explanations.push_back(
        {.text = reason.span, .place = place, .function = current_->identity[Dimension::function]});
  }
  // Figures of a reason are read by themselves: they inherit nothing from the claim they explain.
  const auto outer_current = std::exchange(current_, std::nullopt);
  const auto outer_lists = std::exchange(lists_, {});
  in_reason_ = true;
  for (std::size_t at = first; at < last;) {
    const auto inner = next_element(letters_.substr(0, last), at);
    if (inner.kind == ElementKind::stated) state(inner);
    // 主要是「一般公共预算拨款增加15万元」: of the revenue that grew, by fund
    if (inner.kind == ElementKind::mention) {
      const auto words = compose(tokens_, inner.subject, disclosure_);
      const bool of_outer = !words.has(Dimension::item) && words.has(Dimension::fund);
      current_.reset();
      if (of_outer && outer_current) current_ = Subject{outer_current->identity, {}};
      const auto identity = subject_identity(inner);
      const bool known = identity.has(Dimension::item) && inner.all.last < last &&
                         letters_[inner.all.last] != letter::kUnknown;
      current_ = known ? std::optional(Subject{identity, {}}) : std::nullopt;
    }
    if (inner.kind == ElementKind::directed) tell_cause(inner);
    at = inner.all.last;
  }
  in_reason_ = false;
  current_ = outer_current;
  lists_ = outer_lists;

  if (!is_purpose) {
    disclosure_.reasons.push_back(reason);
    explain(static_cast<std::int32_t>(disclosure_.reasons.size()) - 1, element.all.first);
  }
  return last;
}

}  // namespace gouji
