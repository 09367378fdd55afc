#pragma once
// Which letter of the clause grammar a mark, a phrase or a unit becomes, and whether a phrase may
// stand where it does.

#include <array>
#include <cstdint>
#include <vector>

#include "facts/raw_character.hpp"
#include "facts/tokens.hpp"

namespace gouji {

/// The letter of a punctuation mark, or 0.
constexpr char punctuation(char32_t code) {
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
    case U'[':
      return letter::kOpen;
    case U')':
    case U']':
      return letter::kClose;
    default:
      return 0;
  }
}

/// The same of a byte of folded text.
inline char ascii_mark(char byte) {
  static constexpr auto kMarks = [] {
    std::array<char, 256> out{};
    for (char32_t code = 0; code < 0x80; ++code) out[code] = punctuation(code);
    return out;
  }();
  return kMarks[static_cast<unsigned char>(byte)];
}

/// The same of a raw character that is not ASCII.
inline char wide_mark(std::uint32_t key) {
  constexpr std::uint32_t kEnum = 0x8180E3;  // 、
  constexpr std::uint32_t kStop = 0x8280E3;  // 。
  return key == kEnum ? letter::kEnum : key == kStop ? letter::kStop : '\0';
}

/// By which characters tokens begin that are no unknown text.
WordStarts token_starts(const std::vector<Phrase>& phrases);

PhraseToken token_of(const Phrase& phrase);
char unit_letter(const Unit& unit);

/// Of what is told from other words by what stands before it.
bool stands_where_it_may(const Phrase& phrase, const std::vector<Token>& before);

}  // namespace gouji
