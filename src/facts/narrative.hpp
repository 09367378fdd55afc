#pragma once
// Blocks of text to figures, claims and sentences: tokens, then elements, then who is meant.
//
// The three steps are taken for some dozen blocks together, each for all of them before the next.
// Tokenizer, grammar and resolver do not fit into a processor's instruction cache beside each
// other; block by block, a third of the time went into fetching them again.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/elements.hpp"
#include "facts/resolver.hpp"
#include "facts/tokens.hpp"

namespace gouji {

class NarrativeReader {
 public:
  /// Both outlive the reader. The title is read.
  NarrativeReader(Disclosure& disclosure, const OfficeWords& office);

  /// Blocks are taken in their order. True where all that were taken are resolved; else their
  /// figures are known, and not what they measure.
  bool take(std::uint32_t block);
  /// Resolves the blocks that were taken; before anything else reads or adds figures.
  void resolve();
  /// No block follows.
  void end();

 private:
  struct Taken {
    std::uint32_t block = 0;
    TokenizedBlock tokenized;
    std::vector<Element> elements;
  };
  void resolve(const Taken& taken);
  void give_heading(const Taken& heading);

  Disclosure& disclosure_;
  const OfficeWords& office_;
  std::vector<Taken> batch_;     ///< their room is used again
  std::size_t taken_ = 0;        ///< of them: blocks to be resolved
  std::vector<Identity> given_;  ///< by section: what its heading and those above hand down
  std::vector<Symbol> units_;    ///< by section: the part of the office that its heading names
  Reading reading_;
};

}  // namespace gouji
