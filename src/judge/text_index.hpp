#pragma once
// The text of a document as rules look at it: its sentences, paragraphs and headings, each list
// made once, and for each rule the pieces that it has to look at, found in one pass for all rules.

#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/disclosure.hpp"
#include "judge/grouped_numbers.hpp"
#include "judge/value.hpp"
#include "rules/functions.hpp"
#include "rules/rule.hpp"

namespace gouji {

class Gates;

/// As long as the disclosure and the rules are there; any number of threads may read it.
class TextIndex {
 public:
  explicit TextIndex(const Disclosure& disclosure);
  /// With the gates of these rules.
  TextIndex(const Disclosure& disclosure, const std::vector<Rule>& rules, const Gates& gates);

  /// In order of place; the notes below tables are sentences too.
  const ListOf<BlockRef>& sentences() const { return sentences_; }
  const ListOf<BlockRef>& paragraphs() const { return paragraphs_; }
  const ListOf<BlockRef>& headings() const { return headings_; }

  /// The figures that measure one thing, by the number of its identity, in order of place: those
  /// that may be compared.
  std::span<const FactId> facts_of(std::size_t identity) const { return facts_[identity]; }

  /// The claims of its change, and that it is level, of which the figure is the subject: in order.
  std::span<const std::uint32_t> claims_about(FactId fact) const {
    return claims_[static_cast<std::size_t>(fact)];
  }

  /// The word stands in a heading or paragraph, or is broken between two of them.
  bool says(const std::string& word) const;

  /// The pieces of text that this rule has to look at, in order of place: of every other it says
  /// the same. Null where it has to look at all.
  const std::vector<Span>* to_look_at(const Rule& rule) const;

 private:
  struct Found {
    const Rule* rule;
    std::vector<Span> spans;
  };
  const Disclosure& disclosure_;
  ListOf<BlockRef> sentences_;
  ListOf<BlockRef> paragraphs_;
  ListOf<BlockRef> headings_;
  GroupedNumbers<FactId> facts_;
  GroupedNumbers<std::uint32_t> claims_;
  std::vector<Found> found_;
  void scan_sentences(const Gates& gates);
  void ask_pieces(const Gates& gates, Function over, const std::vector<BlockRef>& pieces);
  bool stands_in_prose(std::string_view word) const;

  mutable std::mutex asking_;
  mutable std::unordered_map<std::string, bool> said_;  ///< what was asked: rules ask alike
};

}  // namespace gouji
