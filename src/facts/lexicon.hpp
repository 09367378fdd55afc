#pragma once
// A set of words, and the longest of them at a place of a text. Built once, then read only.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
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

  Lexicon() = default;
  /// `words` must be distinct.
  explicit Lexicon(std::vector<Word> words);

  /// The longest word that begins at byte `at` of `text`.
  Match longest(std::string_view text, std::size_t at) const;

 private:
  struct Node {
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::int64_t id = -1;
  };
  struct Edge {
    char32_t code;
    std::uint32_t node;
  };
  struct Entry;

  std::uint32_t build(const std::vector<Entry>& entries, std::size_t first, std::size_t last,
                      std::size_t depth);

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  /// Node by first character, 0 for none: a page of 256 for each high byte that occurs, page 0
  /// empty.
  std::uint32_t start(char32_t code) const {
    return code < 0x10000 ? pages_[page_of_[code >> 8]][code & 0xFFU] : 0;
  }
  using Page = std::array<std::uint32_t, 256>;
  std::vector<Page> pages_ = std::vector<Page>(1);
  std::array<std::uint16_t, 256> page_of_{};
};

}  // namespace gouji
