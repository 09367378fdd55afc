#include "document/pieces.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace gouji {
namespace {

/// How good a place to cut is, behind a character; worst first.
enum Cut : std::size_t { kCharacter, kBlank, kComma, kSemicolon, kStop, kCuts };

Cut cut_behind(char32_t character, bool in_brackets) {
  switch (character) {
    case U'。':
      return in_brackets ? kSemicolon : kStop;
    case U'；':
      return in_brackets ? kComma : kSemicolon;
    case U'，':
      return kComma;
    case U' ':
    case U'\u3000':
      return kBlank;
    default:
      return kCharacter;
  }
}

/// +1 for an opening bracket, −1 for a closing one.
int opens(char32_t character) {
  if (character == U'(' || character == U'（') return 1;
  return character == U')' || character == U'）' ? -1 : 0;
}

}  // namespace

std::size_t piece_end(std::string_view source, std::size_t begin, std::size_t end) {
  if (end - begin <= kLongestPiece) return end;
  std::array<std::size_t, kCuts> last{};
  int depth = 0;
  for (auto at = begin; at < end;) {
    const auto character = character_at(source, at);
    if (at + character.bytes - begin > kLongestPiece) break;
    at += character.bytes;
    depth = std::max(0, depth + opens(character.code));
    last[cut_behind(character.code, depth > 0)] = at;
  }
  for (auto cut = last.size() - 1; cut > 0; --cut)
    if (last[cut] > begin) return last[cut];
  return last[kCharacter];
}

}  // namespace gouji
