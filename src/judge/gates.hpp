#pragma once
// The gates of all rules over pieces of text. What those over sentences want is looked for in one
// pass over each sentence; the few others ask each piece. Made once for a library, then read by any
// number of threads.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "judge/gate.hpp"
#include "judge/word_scan.hpp"
#include "rules/plain_text.hpp"

namespace gouji {

class Gates {
 public:
  /// What makes a rule look at a sentence: a pattern, or words that a call needs.
  struct Wanted {
    static constexpr std::uint32_t kNoPattern = ~std::uint32_t{0};
    std::uint32_t gate = 0;                      ///< among the rules with one
    std::uint32_t pattern = kNoPattern;          ///< among the patterns of the rule
    std::vector<std::vector<std::string>> sets;  ///< of words, each of which has one in the text
    std::size_t digits = 0;

    bool is_in(const PlainText& plain) const;
  };

  Gates() = default;
  Gates(const std::vector<Rule>& rules, const Vocabulary& vocabulary);

  /// What of a gate no pass over the text looks for: it asks each piece.
  struct Asking {
    std::uint32_t gate = 0;  ///< among the rules with one
    Function over = Function::sentences;
    bool patterns = false;            ///< those of the rule,
    std::vector<std::string> unless;  ///< except in a text that ends so
    std::vector<Glance> glances;
  };

  /// The rules that have a gate, as places in the list that this was made from, in order.
  const std::vector<std::uint32_t>& rules() const { return layout_.rules; }

  const std::vector<Asking>& asking() const { return layout_.asking; }

  /// What a pass over a text needs besides: one for each thread.
  struct Scratch {
    PlainText plain;
    WordScan::Found found;
  };

  /// Calls `visit` with all that is wanted and has its words in the text.
  template <class Visit>
  void scan(std::string_view text, Scratch& scratch, Visit visit) const {
    auto& [plain, found] = scratch;
    plain.take(text);
    layout_.words.scan(plain, found);
    for (const auto& wanted : layout_.anywhere) {
      if (wanted.is_in(plain)) visit(wanted);
    }
    if (plain.compatibility) {  // calls look at the folded text, where these are other characters
      for (const auto& wanted : layout_.calling) visit(wanted);
    }
    for (const auto set : found.sets) {
      const auto& wanted = layout_.by_set[set];
      if (wanted.is_in(plain)) visit(wanted);
    }
  }

  /// What is written down and read back.
  struct Layout {
    std::vector<std::uint32_t> rules;
    WordScan words;
    std::vector<Wanted> by_set;  ///< by the number of the set that is looked for
    std::vector<Wanted> anywhere;
    std::vector<Wanted> calling;  ///< rules whose calls need words
    std::vector<Asking> asking;
  };
  explicit Gates(Layout layout) : layout_(std::move(layout)) {}
  const Layout& layout() const { return layout_; }

 private:
  Layout layout_;
};

}  // namespace gouji
