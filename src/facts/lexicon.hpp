#pragma once
// A set of words, and the longest of them at a place of a text. Built once, then read only.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/raw_character.hpp"

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
    return may_begin(raw_character_at(text, at).key) ? longest_from(text, at) : Match{};
  }
  Match longest(const RoomyText& text, std::size_t at) const {
    return may_begin(raw_character_at(text, at).key) ? longest_from(text, at) : Match{};
  }

  /// A node of the tree of the words' characters. Several lead to one node where no word ends or
  /// branches off between them.
  struct Node {
    static constexpr bool flat = true;
    std::uint64_t label = 0;       ///< the bytes that lead here; of a stem, its key
    std::uint32_t word = kNoWord;  ///< that ends here
    std::uint32_t kind = 0;        ///< how many bytes those are, and flags
    std::uint32_t next = 0;        ///< bits: the characters that go on from here
    std::uint32_t child = 0;       ///< the one that most words go on to
  };

  /// The words as they are laid out for the search: what is written down and read back. Two hash
  /// tables, of a power of two of places: one for stems, which are the first two characters of
  /// words, or the first one that is a word; and one for further children of nodes. Nodes stand in
  /// the order of a walk through the tree, so that most steps go to the neighbour in memory.
  struct Layout {
    std::vector<Node> stems;
    std::vector<Node> nodes;
    std::vector<std::uint64_t> edges;        ///< 0: no edge
    std::array<std::uint64_t, 64> begins{};  ///< bits: what words may begin with
  };
  explicit Lexicon(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  static std::uint32_t slot_of(std::uint32_t key) { return key * 0x9E3779B1U >> 20; }
  bool may_begin(std::uint32_t key) const {
    return (layout_.begins[slot_of(key) / 64] >> (slot_of(key) % 64) & 1U) != 0;
  }
  Match longest_from(std::string_view text, std::size_t at) const;
  Match longest_from(const RoomyText& text, std::size_t at) const;
  template <class Text>
  Match walk(const Text& text, std::size_t at) const;
  const Node* stem_of(std::uint64_t key) const;
  /// One that is not the first.
  const Node* child_of(const Node& node, std::uint32_t character) const;

  Layout layout_;
};

}  // namespace gouji
