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
  /// Sets 0, 1, 2, … of words, none of which is empty.
  explicit WordScan(const std::vector<std::vector<std::string>>& sets);

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
    Slots begins{};                                   ///< by the first two characters of words, the
                                                      ///< first one and the only one
    std::vector<std::vector<std::uint32_t>> sets_of;  ///< by word
    Lexicon lexicon;
    std::uint32_t sets = 0;
  };
  explicit WordScan(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  void set(std::uint64_t beginning);
  bool has(std::uint64_t beginning) const {
    const auto slot = slot_of(beginning);
    return (layout_.begins[slot / 64] >> (slot % 64) & 1U) != 0;
  }
  static std::size_t slot_of(std::uint64_t beginning) {
    constexpr int kShift = 64 - std::countr_zero(kSlots);
    return static_cast<std::size_t>(beginning * 0x9E3779B97F4A7C15U >> kShift);
  }
  void take(std::string_view text, std::size_t at, Found& found) const;

  Layout layout_;
};

}  // namespace gouji
