#pragma once
// Sets of words, and which of them have a word in a text: one pass for all.

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/lexicon.hpp"

namespace gouji {

class WordScan {
 public:
  /// The number of a set of words, none of which is empty: 0, 1, 2, …
  std::uint32_t add(const std::vector<std::string>& words);

  /// To be called once, when all sets are there.
  void build();

  /// The sets with a word in the text, each once; valid until the next scan.
  const std::vector<std::uint32_t>& scan(std::string_view text);

 private:
  void take(std::string_view text, std::size_t at);
  static std::size_t slot(char32_t first, char32_t second) {
    return (first * 31 + second) & (kSlots - 1);
  }

  static constexpr std::size_t kSlots = std::size_t{1} << 16;
  std::map<std::string, std::vector<std::uint32_t>> by_word_;
  std::uint32_t sets_ = 0;
  std::bitset<kSlots> begins_;       ///< by the first two characters of words
  std::bitset<kSlots> short_words_;  ///< by the only one
  std::vector<std::vector<std::uint32_t>> sets_of_;
  Lexicon lexicon_;
  std::vector<std::uint8_t> has_;
  std::vector<std::uint32_t> found_;
};

}  // namespace gouji
