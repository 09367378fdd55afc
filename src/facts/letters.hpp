#pragma once
// Which letter of the clause grammar a mark, a phrase or a unit becomes, and whether a phrase may
// stand where it does.

#include <vector>

#include "facts/tokens.hpp"

namespace gouji {

/// The letter of a punctuation mark, or 0.
inline char punctuation(char32_t code) {
  switch (code) {
    case U',':
      return letter::kComma;
    case U'、':
      return letter::kEnum;
    case U';':
      return letter::kSemicolon;
    case U':':
      return letter::kColon;
    case U'。':
    case U'!':
    case U'?':
      return letter::kStop;
    case U'(':
      return letter::kOpen;
    case U')':
      return letter::kClose;
    default:
      return 0;
  }
}

/// By which characters tokens begin that are no unknown text.
WordStarts token_starts(const std::vector<Phrase>& phrases);

char phrase_letter(const Phrase& phrase);
char unit_letter(const Unit& unit);

/// Of what is told from other words by what stands before it.
bool stands_behind(const Phrase& phrase, const std::vector<Token>& before);
inline bool stands_where_it_may(const Phrase& phrase, const std::vector<Token>& before) {
  return (!phrase.opens_clause && !phrase.behind_change) || stands_behind(phrase, before);
}

}  // namespace gouji
