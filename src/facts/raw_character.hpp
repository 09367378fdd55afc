#pragma once
// A character as the bytes that stand in a text, the first one lowest: it can be looked for without
// being decoded.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace gouji {

namespace detail {
inline std::uint64_t first_lowest(std::uint64_t bytes) {
  return std::endian::native == std::endian::big ? __builtin_bswap64(bytes) : bytes;
}
}  // namespace detail

/// Eight bytes of a text, the first one lowest, and 0 behind its end.
inline std::uint64_t bytes_at(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  if (at + sizeof bytes <= text.size()) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
  } else if (at < text.size()) {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  return detail::first_lowest(bytes);
}

/// A text with zeros behind it: eight bytes of it are read from anywhere without asking where it
/// ends.
class RoomyText {
 public:
  /// Copies `text` into `room`, which has to outlive this.
  RoomyText(std::string_view text, std::string& room) {
    room.assign(text).append(kRoom, '\0');
    text_ = std::string_view(room).substr(0, text.size());
  }
  std::string_view view() const { return text_; }

  /// Requires: at <= view().size() + 8.
  friend std::uint64_t bytes_at(const RoomyText& text, std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.text_.data() + at, sizeof bytes);
    return detail::first_lowest(bytes);
  }

 private:
  static constexpr std::size_t kRoom = 2 * sizeof(std::uint64_t);
  std::string_view text_;
};

struct RawCharacter {
  std::uint32_t key;  ///< 24 bits, never 0 in a text
  std::uint32_t bytes;
};

namespace detail {
/// Of two or four bytes.
inline RawCharacter rare_character_of(std::uint64_t bytes) {
  if ((bytes & 0xFFU) < 0xE0) return {static_cast<std::uint32_t>(bytes & 0xFFFFU), 2};
  const auto tail = [&](int byte) {
    return static_cast<std::uint32_t>(bytes >> (8 * byte) & 0x3FU);
  };
  const auto code =
      static_cast<std::uint32_t>(bytes & 7U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
  // In 16 planes that are not the first: no other lowest byte is above 0xEF.
  return {(code & 0xFFFFU) << 8 | 0xF0U | (code >> 16 & 0xFU), 4};
}
}  // namespace detail

/// The character that these bytes begin with; of the end of a text, key 0.
inline RawCharacter raw_character_of(std::uint64_t bytes) {
  const auto lead = static_cast<std::uint32_t>(bytes & 0xFFU);
  if ((lead & 0xF0U) == 0xE0) [[likely]]
    return {static_cast<std::uint32_t>(bytes & 0xFFFFFFU), 3};
  if (lead < 0x80) return {lead, 1};
  return detail::rare_character_of(bytes);
}

/// A character and the one behind it; of none, the key is 0.
struct RawPair {
  RawCharacter first;
  RawCharacter second;

  std::uint32_t bytes() const { return first.bytes + second.bytes; }
};
inline RawPair raw_pair_of(std::uint64_t bytes) {
  const auto first = raw_character_of(bytes);
  return {first, raw_character_of(bytes >> (8 * first.bytes))};
}

template <class Text>
RawCharacter raw_character_at(const Text& text, std::size_t at) {
  return raw_character_of(bytes_at(text, at));
}

}  // namespace gouji
