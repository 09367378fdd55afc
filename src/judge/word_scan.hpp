#pragma once
// Sets of words, and which of them have a word in a text: one pass for all.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/lexicon.hpp"

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

  /// Puts what `text` has in place of what `found` had.
  void scan(std::string_view text, Found& found) const;

  /// Characters by which a word may begin, as bits.
  static constexpr std::size_t kSlots = std::size_t{1} << 16;
  using Slots = std::array<std::uint64_t, kSlots / 64>;

  /// What is written down and read back.
  struct Layout {
    Slots begins{};                                   ///< by the first two characters of words
    Slots short_words{};                              ///< by the only one
    std::vector<std::vector<std::uint32_t>> sets_of;  ///< by word
    Lexicon lexicon;
    std::uint32_t sets = 0;
  };
  explicit WordScan(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  void take(std::string_view text, std::size_t at, Found& found) const;

  Layout layout_;
};

}  // namespace gouji
