#pragma once
// UTF-8 text: walking, checking, folding to the one form that the grammar reads, terminal width.
// All functions take valid UTF-8 unless they say otherwise.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace gouji {

/// The character at byte `at` and its length in bytes (1 to 4). Requires: at < text.size().
struct Character {
  char32_t code = 0;
  std::uint8_t bytes = 1;
};
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {(char32_t{byte(0)} & 0x1FU) << 6 | tail(1), 2};
  if (byte(0) < 0xF0) return {(char32_t{byte(0)} & 0x0FU) << 12 | tail(1) << 6 | tail(2), 3};
  return {(char32_t{byte(0)} & 0x07U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

/// Whether a word stands in a text. find() stops at each first byte, which most Chinese characters
/// have in common.
inline bool has_word(std::string_view text, std::string_view word) {
  return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// Whether a literal stands at byte `at` of a text; a place behind its end has none.
template <std::size_t N>
bool stands_at(std::string_view text, std::size_t at, const char (&word)[N]) {
  constexpr auto kSize = N - 1;  // without the zero at its end
  return at + kSize <= text.size() && std::memcmp(text.data() + at, word, kSize) == 0;
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Chinese characters: what names are made of.
inline bool is_ideograph(char32_t code) { return code >= 0x3400 && code <= 0x9FFF; }
bool has_ideograph(std::string_view text);

/// Without blanks, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// The first byte that is not part of well-formed UTF-8, or npos. Takes any bytes.
std::size_t find_invalid_utf8(std::string_view bytes);

/// How many characters; a byte that continues a character is not counted, so a cut tail is
/// harmless.
std::size_t count_characters(std::string_view text);

/// Line and column (in characters, both from 1) of a byte offset.
Position position_of(std::string_view text, std::size_t offset);

/// 12:3, or p4:12:3 on a page.
std::string position_text(const Position& at);

void append_utf8(std::string& out, char32_t code);

/// True for Chinese characters and the full-width punctuation around them: white space beside one
/// of these is layout, not meaning.
bool is_wide_script(char32_t code);

/// Columns that a character takes in a terminal: 0, 1 or 2 (East Asian Wide and Fullwidth).
int terminal_width(char32_t code);
int terminal_width(std::string_view text);

/// Control characters become visible (U+2400 block), so that a document cannot drive a terminal.
std::string printable(std::string_view text);

/// At most `limit` characters, with … in place of what is left out at the end.
std::string shortened(std::string_view text, std::size_t limit);

/// The candidate closest to a misspelt word (edit distance in characters), or empty where none is
/// close enough to be meant.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gouji
