#pragma once
// A block of text as tokens: words of the vocabulary, figures, numbers that are none, punctuation,
// and runs of text that nobody knows.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// Letters of tokens that are no words; words have the letter of their Role.
namespace letter {
inline constexpr char kMoney = 'A';
inline constexpr char kPercent = 'P';
inline constexpr char kPoints = 'p';
inline constexpr char kCount = 'N';
inline constexpr char kBare = 'n';
inline constexpr char kApart = '0';
inline constexpr char kListNumber = '#';  ///< 1、 (1), with its mark
inline constexpr char kYear = 'Y';        ///< 2018年
inline constexpr char kPeriod = 'y';      ///< a subject that gives a period only: 上年
inline constexpr char kVersion = 'v';     ///< a subject that gives a version only: 年初预算数
inline constexpr char kEach = 'w';        ///< a copula that hands out values: 分别为
inline constexpr char kCounted = 'M';     ///< a subject beside its count: 7个「项目」
inline constexpr char kUnknown = 'x';
inline constexpr char kComma = ',';  ///< ，
inline constexpr char kEnum = '/';   ///< 、
inline constexpr char kSemicolon = ';';
inline constexpr char kColon = ':';
inline constexpr char kStop = '.';  ///< 。！？
inline constexpr char kOpen = '(';
inline constexpr char kClose = ')';
}  // namespace letter

inline bool has_role(char token_letter, Role role) {
  return token_letter == static_cast<char>(role);
}

/// Some letters. The grammar asks for them at every token: a bit is faster than a search.
class LetterSet {
 public:
  /// `letters` are ASCII.
  explicit constexpr LetterSet(std::string_view letters) {
    for (const char c : letters) bits_[place(c)] |= std::uint64_t{1} << (c & 63);
  }
  constexpr bool has(char c) const { return (bits_[place(c)] >> (c & 63) & 1U) != 0; }

 private:
  static constexpr std::size_t place(char c) { return static_cast<unsigned char>(c) >> 6; }
  std::array<std::uint64_t, 4> bits_{};
};

struct Token {
  char letter = letter::kUnknown;
  std::uint32_t begin = 0;  ///< folded offsets
  std::uint32_t end = 0;
  std::uint32_t index = 0;  ///< phrase, figure, or the year itself
};

struct TokenizedBlock {
  std::vector<Token> tokens;
  std::string letters;              ///< one per token: what the grammar parses
  std::vector<std::uint32_t> ends;  ///< tokens that end a clause: semicolons and full stops
  std::string room;                 ///< for the text, while it is taken apart
};

/// What a document has words for beside the vocabulary: names of the publishing office.
struct OfficeWords {
  /// `names` are distinct, and none is empty.
  OfficeWords(const std::vector<std::string>& names, const Vocabulary& vocabulary);

  Lexicon lexicon;
  WordStarts token_starts;  ///< the vocabulary's, and of these words
};

/// Tokens of one block; figures and numbers apart are appended to the disclosure. `room`: of a
/// block that is done with, to put them in.
TokenizedBlock tokenize(std::uint32_t block, Disclosure& disclosure, const OfficeWords& office,
                        TokenizedBlock room);

}  // namespace gouji
