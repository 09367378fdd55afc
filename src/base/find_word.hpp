#pragma once
// Where a word stands in a text: what most searches of the program are.

#include <cstring>
#include <string_view>

namespace gouji {

/// The last byte that ends a character of several bytes and not the word, else the last one.
inline std::size_t telling_byte(std::string_view word) {
  const auto continues = [&](std::size_t i) {
    return (static_cast<unsigned char>(word[i]) & 0xC0U) == 0x80;
  };
  for (auto i = word.size() - 1; i > 0; --i) {
    if (continues(i - 1) && !continues(i)) return i - 1;
  }
  return word.size() - 1;
}

/// The first place of `word` in `text`, or npos. Goes by a byte that ends a character: those have
/// sixty-four values, and memchr leaps from one to the next, while each first byte of a Chinese
/// character is that of a thousand others; and not by the last character: sentences all end alike.
/// Where the byte is everywhere memmem goes on, whose time is linear whatever the text is.
inline std::size_t find_word(std::string_view text, std::string_view word) {
  constexpr int kMostTries = 64;
  if (word.size() > text.size()) return std::string_view::npos;
  if (word.empty()) return 0;
  const auto sign = telling_byte(word);
  const char* at = text.data();
  const char* const last = at + (text.size() - word.size());  // where it may begin
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto* const found = static_cast<const char*>(
        std::memchr(at + sign, word[sign], static_cast<std::size_t>(last - at) + 1));
    if (found == nullptr) return std::string_view::npos;
    at = found - sign;
    if (std::memcmp(at, word.data(), word.size()) == 0)
      return static_cast<std::size_t>(at - text.data());
    if (at++ == last) return std::string_view::npos;
  }
  const auto* const found = static_cast<const char*>(memmem(
      at, text.size() - static_cast<std::size_t>(at - text.data()), word.data(), word.size()));
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - text.data());
}

inline bool includes(std::string_view text, std::string_view word) {
  return find_word(text, word) != std::string_view::npos;
}

}  // namespace gouji
