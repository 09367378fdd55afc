#pragma once
// A character as the bytes that stand in a text, the first one lowest: it can be looked for without
// being decoded.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text.hpp"

namespace gouji {

struct RawCharacter {
  std::uint32_t key;  ///< 24 bits, never 0 in a text
  std::uint32_t bytes;
};

namespace detail {
inline RawCharacter raw_character_slowly(std::string_view text, std::size_t at) {
  const auto [code, bytes] = character_at(text, at);
  // Of four bytes, in 16 planes that are not the first: no other lowest byte is above 0xEF.
  if (bytes == 4) return {(code & 0xFFFFU) << 8 | 0xF0U | (code >> 16 & 0xFU), bytes};
  std::uint32_t key = 0;
  for (std::size_t i = bytes; i > 0; --i)
    key = key << 8 | static_cast<unsigned char>(text[at + i - 1]);
  return {key, bytes};
}
}  // namespace detail

/// Requires: at < text.size().
inline RawCharacter raw_character_at(std::string_view text, std::size_t at) {
  if (std::endian::native == std::endian::little && at + 4 <= text.size()) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const auto lead = bytes & 0xFFU;
    if (lead >= 0xE0 && lead < 0xF0) return {bytes & 0xFFFFFFU, 3};
    if (lead < 0x80) return {lead, 1};
  }
  return detail::raw_character_slowly(text, at);
}

}  // namespace gouji
