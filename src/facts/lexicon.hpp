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
    return begins_with(first.code) ? longest_from(text, at) : Match{};
  }

  /// A node of the tree of the words' characters.
  struct Node {
    static constexpr bool flat = true;
    std::uint32_t character = 0;   ///< that leads here, as its key, and flags
    std::uint32_t word = kNoWord;  ///< that ends here
  };

  /// Two characters by which words begin, or one (`second` is 0) that is a word.
  struct Stem {
    static constexpr bool flat = true;
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t node = 0;
    std::uint32_t alone = kNoWord;  ///< the word that the first one is
  };

  /// The words as they are laid out for the search: what is written down and read back. Two hash
  /// tables, of a power of two of places, for stems and for further characters. Nodes stand in the
  /// order of a walk through the tree, so that most steps go to the neighbour in memory; only the
  /// other children of a node are looked up.
  struct Layout {
    std::vector<Stem> stems;
    std::vector<Node> nodes;            ///< one without a character behind the last
    std::vector<std::uint64_t> edges;   ///< 0: no edge
    std::vector<std::uint64_t> begins;  ///< bit by first character
  };
  explicit Lexicon(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  const Stem* stem_of(std::uint32_t first, std::uint32_t second) const;
  std::uint32_t child_of(std::uint32_t node, std::uint32_t character) const;
  bool begins_with(char32_t code) const {
    const auto& begins = layout_.begins;
    return code / 64 < begins.size() && (begins[code / 64] >> (code % 64) & 1U) != 0;
  }
  Match longest_from(std::string_view text, std::size_t at) const;

  Layout layout_;
};

}  // namespace gouji
