#pragma once
// A set of words, and the longest of them at a place of a text. Built once, then read only.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace gouji {

class Lexicon {
 public:
  struct Word {
    std::string text;  ///< folded, not empty
    std::uint32_t id;
  };
  struct Match {
    std::uint32_t id = 0;
    std::uint32_t bytes = 0;  ///< 0: nothing matches
  };

  static constexpr std::uint32_t kNoWord = ~std::uint32_t{0};

  Lexicon() = default;
  /// `words` must be distinct.
  explicit Lexicon(std::vector<Word> words);

  /// The longest word that begins at byte `at` of `text`.
  Match longest(std::string_view text, std::size_t at) const {
    return longest(text, at, character_at(text, at));
  }
  /// The same where that character is known already.
  Match longest(std::string_view text, std::size_t at, Character first) const {
    return begins_with(first.code) ? longest_from(text, at, first) : Match{};
  }

  /// The words as they are laid out for the search: what is written down and read back. A tree of
  /// characters whose edges stand in one hash table, so that a step is one look into memory.
  struct Layout {
    std::vector<std::uint64_t> edges = std::vector<std::uint64_t>(1);  ///< 0: no edge
    std::vector<std::uint32_t> ids = {
        kNoWord};                       ///< by node, the root first: the word that ends there
    std::vector<std::uint64_t> begins;  ///< bit by first character
    std::uint32_t shift = 64;           ///< 64 − log₂ of the size of `edges`
  };
  explicit Lexicon(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  void insert(std::uint32_t node, char32_t code, std::uint32_t child);

  bool begins_with(char32_t code) const {
    const auto& begins = layout_.begins;
    return code / 64 < begins.size() && (begins[code / 64] >> (code % 64) & 1U) != 0;
  }
  Match longest_from(std::string_view text, std::size_t at, Character character) const;

  Layout layout_;
};

}  // namespace gouji
