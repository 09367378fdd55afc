#include "facts/letters.hpp"

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "facts/number.hpp"

namespace gouji {
namespace {

/// Subjects that give nothing but a period or a version have letters of their own: only they can be
/// what a change is compared with.
char subject_letter(const Phrase& phrase) {
  const auto only = [&](Dimension d) {
    return phrase.gives.size() == 1 && phrase.gives.front().first == d;
  };
  if (only(Dimension::period)) return 'y';
  if (only(Dimension::version)) return 'v';
  return static_cast<char>(Role::subject);
}

char phrase_letter(const Phrase& phrase) {
  if (phrase.counted) return letter::kCounted;
  if (phrase.role == Role::subject) return subject_letter(phrase);
  return phrase.distributes ? letter::kEach : static_cast<char>(phrase.role);
}

bool opens_clause(const std::vector<Token>& before) {
  constexpr LetterSet kMarks(".,;:#)");
  return before.empty() || kMarks.has(before.back().letter);
}

/// 增加20万元，「主要」…, 下降5%（…），「由于」…
bool is_behind_change(const std::vector<Token>& before) {
  constexpr LetterSet kFigures("ANPp)");
  constexpr LetterSet kMarks(",;.:");
  auto at = before.size();
  if (at > 0 && before[at - 1].letter == letter::kComma) --at;
  if (at == 0) return false;
  if (has_role(before[at - 1].letter, Role::level)) return true;
  if (!kFigures.has(before[at - 1].letter)) return false;
  for (; at > 0 && !kMarks.has(before[at - 1].letter); --at) {
    if (has_role(before[at - 1].letter, Role::direction)) return true;
  }
  return false;
}

}  // namespace

WordStarts token_starts(const std::vector<Phrase>& phrases) {
  WordStarts out;
  for (const auto& phrase : phrases) out.add_word(phrase.text);
  out.add(" ");
  for (const char* begins_figure : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "-", "负"})
    out.add(begins_figure);
  constexpr char32_t kLast = 0xFFFF;
  for (char32_t code = 1; code <= kLast; ++code) {
    if (punctuation(code) == 0 && !is_numeral(code)) continue;
    std::string character;
    append_utf8(character, code);
    out.add(character);
  }
  return out;
}

PhraseToken token_of(const Phrase& phrase) {
  return {.letter = phrase_letter(phrase),
          .counted = phrase.counted,
          .placed = phrase.opens_clause || phrase.behind_change};
}

bool stands_where_it_may(const Phrase& phrase, const std::vector<Token>& before) {
  if (phrase.opens_clause) return opens_clause(before);
  return !phrase.behind_change || is_behind_change(before);
}

char unit_letter(const Unit& unit) {
  switch (unit.kind) {
    case UnitKind::money:
      return letter::kMoney;
    case UnitKind::percent:
      return letter::kPercent;
    case UnitKind::points:
      return letter::kPoints;
    case UnitKind::count:
      return letter::kCount;
    case UnitKind::apart:
      return letter::kApart;
  }
  return letter::kApart;
}

}  // namespace gouji
