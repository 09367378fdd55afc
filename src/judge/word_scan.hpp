#pragma once
// Sets of words, and which of them have a word in a text: one pass for all.

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/lexicon.hpp"
#include "rules/plain_text.hpp"

namespace gouji {

class WordScan {
 public:
  WordScan() = default;
  /// Sets 0, 1, 2, … of words that it can find.
  explicit WordScan(const std::vector<std::vector<std::string>>& sets);

  /// It goes by the first two characters: none may be shorter.
  static bool can_find(std::string_view word);

  /// The sets with a word in a text, each once.
  struct Found {
    std::vector<std::uint32_t> sets;
    std::vector<std::uint8_t> has;  ///< by set
  };

  /// Puts what the text has in place of what `found` had.
  void scan(const PlainText& plain, Found& found) const;

  /// What a word may begin with, as bits.
  static constexpr std::size_t kSlots = std::size_t{1} << 16;
  using Slots = std::array<std::uint64_t, kSlots / 64>;

  /// What is written down and read back.
  struct Layout {
    Slots begins{};  ///< by the first two characters of words and the third
    std::vector<std::vector<std::uint32_t>> sets_of;  ///< by word
    Lexicon lexicon;
    std::uint32_t sets = 0;
  };
  explicit WordScan(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  void set(std::uint32_t slot) { layout_.begins[slot / 64] |= std::uint64_t{1} << (slot % 64); }
  bool has(std::uint32_t slot) const {
    return (layout_.begins[slot / 64] >> (slot % 64) & 1U) != 0;
  }
  static std::uint32_t slot_of(std::uint32_t first, std::uint32_t second) {
    return (first << 3 ^ second) % static_cast<std::uint32_t>(kSlots);
  }
  void take(std::string_view text, std::size_t at, Found& found) const;

  Layout layout_;
};

}  // namespace gouji
