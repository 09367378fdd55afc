// Words that nobody knows in front of a subject: they restrict it, and only the same words are ever
// compared. Where they begin, and what of the vocabulary stands inside them.

#include <algorithm>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

/// Letters of words that may be one character long and stand inside a name: 增, 有, 和.
constexpr LetterSet kMeaning("D=<Oe");

}  // namespace

/// 债务（转贷）「收入」: of words that nobody knows, with a bracket in them.
bool Resolver::is_behind_bracket_of_name(const Element& element) const {
  auto at = element.subject.first;
  if (element.is_path || at < 3) return false;
  if (tokens_[at - 1].end != tokens_[at].begin) return false;
  while (at > 1 && letters_[at - 1] != letter::kOpen) --at;
  return at > 1 && letters_[at - 2] == letter::kUnknown &&
         tokens_[at - 2].end == tokens_[at - 1].begin;
}

/// 「增」值税收入, 文化「和」旅游支出, 教育「共」「同」事权支出: one character that means something
/// elsewhere, glued to words that nobody knows on its right and, unless it begins, on its left.
bool Resolver::is_inside_name(std::size_t at) const {
  constexpr std::size_t kOneCharacter = 3;  // bytes
  constexpr LetterSet kMarks(",/;:.(#Q");
  const auto is_one = [&](std::size_t i) {
    return kMeaning.has(letters_[i]) && tokens_[i].end - tokens_[i].begin == kOneCharacter &&
           tokens_[i + 1].begin == tokens_[i].end;
  };
  auto right = at;
  while (right + 1 < letters_.size() && is_one(right)) ++right;
  if (right == at || letters_[right] != letter::kUnknown) return false;
  auto left = at;
  while (left > 0 && is_one(left - 1)) --left;
  const bool glued = left > 0 && tokens_[left - 1].end == tokens_[left].begin;
  const char before = left == 0 ? letter::kStop : letters_[left - 1];
  if (before == letter::kUnknown || has_role(before, Role::filler)) return glued;
  return kMarks.has(before) && !has_role(letters_[left], Role::comparison_open);
}

/// Words that nobody knows directly before a subject restrict it in a way that is not understood:
/// they become part of the identity, so that only the same words are ever compared.
std::string_view Resolver::qualifier_before(const Element& element) const {
  if (element.subject.empty()) return {};
  auto first = element.subject.first;
  const auto end = first;
  // 工资福利「等」支出: not of all there is
  if (first > 0 && has_role(letters_[first - 1], Role::et_cetera)) --first;
  const bool of_several = first < end;
  const auto is_small = [&](char letter) {
    return has_role(letter, Role::filler) || has_role(letter, Role::particle);
  };
  const auto is_of_name = [&](std::size_t at) {
    const char c = letters_[at];
    return c == letter::kUnknown || c == letter::kApart || is_small(c) ||
           (kMeaning.has(c) && is_inside_name(at));
  };
  while (first > 0 && is_of_name(first - 1)) --first;
  while (first < end && is_small(letters_[first]) && !(of_several && first + 1 == end)) ++first;
  if (first == end) return {};
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  return std::string_view(text).substr(tokens_[first].begin,
                                       tokens_[end - 1].end - tokens_[first].begin);
}

/// The token that begins with some words of the block.
std::size_t Resolver::token_at(std::string_view words) const {
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto begin = static_cast<std::uint32_t>(words.data() - text.data());
  const auto found = std::lower_bound(
      tokens_.begin(), tokens_.end(), begin,
      [](const Token& token, std::uint32_t offset) { return token.begin < offset; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

/// 「上年」该类支出, 「截至2022年末，」全县政府债务余额: the year that stands before the words of a
/// subject, or opens their sentence. `first`: the first of these words.
Symbol Resolver::period_before(std::size_t first) const {
  const auto is_small = [&](std::size_t at) {
    return has_role(letters_[at], Role::filler) || has_role(letters_[at], Role::particle) ||
           has_role(letters_[at], Role::entity);
  };
  while (first > 0 && is_small(first - 1)) --first;
  if (first == 0) return kNone;
  auto at = first - 1;
  if (letters_[at] == letter::kComma && at > 0 && letters_[at - 1] == letter::kYear &&
      opens_sentence(at - 1))
    --at;
  const auto& token = tokens_[at];
  if (token.letter == letter::kYear) return period_of(static_cast<int>(token.index), disclosure_);
  if (token.letter != letter::kPeriod) return kNone;
  for (const auto& [dimension, value] : vocabulary_.phrases[token.index].gives)
    if (dimension == Dimension::period) return value;
  return kNone;
}

/// Nothing but a number or 截至 stands before it.
bool Resolver::opens_sentence(std::size_t at) const {
  constexpr std::size_t kUpTo = 6;  // bytes: 截至, 截止
  const auto is_short = [&](const Token& token) {
    return token.letter == letter::kUnknown && token.end - token.begin == kUpTo;
  };
  if (at > 0 && (has_role(letters_[at - 1], Role::filler) || is_short(tokens_[at - 1]))) --at;
  return at == 0 || letters_[at - 1] == letter::kStop || letters_[at - 1] == letter::kListNumber;
}

}  // namespace gouji
