#pragma once
// A set of words, and the longest of them at a place of a text. Built once, then read only.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  Match longest(std::string_view text, std::size_t at) const;

  /// The words as they are laid out for the search: what is written down and read back.
  struct Node {
    static constexpr bool flat = true;
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t id = kNoWord;
  };
  struct Edge {
    static constexpr bool flat = true;
    char32_t code;
    std::uint32_t node;
  };
  using Page = std::array<std::uint32_t, 256>;
  struct Layout {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    /// Node by first character, 0 for none: a page of 256 for each high byte that occurs, page 0
    /// empty.
    std::vector<Page> pages = std::vector<Page>(1);
    std::array<std::uint16_t, 256> page_of{};
  };
  explicit Lexicon(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  struct Entry;

  std::uint32_t build(const std::vector<Entry>& entries, std::size_t first, std::size_t last,
                      std::size_t depth);
  std::uint32_t start(char32_t code) const {
    return code < 0x10000 ? layout_.pages[layout_.page_of[code >> 8]][code & 0xFFU] : 0;
  }

  Layout layout_;
};

}  // namespace gouji
