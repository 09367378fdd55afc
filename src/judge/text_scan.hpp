#pragma once
// Text rules look for patterns that hardly any sentence has. One pass for all of them together
// finds the sentences that a rule has to look at.

#include <memory>
#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"
#include "rules/rule.hpp"

namespace gouji {

/// Says of each sentence, paragraph or heading no more than that no pattern matches its text: it
/// holds wherever none does.
bool is_text_rule(const Rule& rule);

class TextScan {
 public:
  /// Looks through the sentences of paragraphs for the patterns of all text rules over sentences.
  TextScan(const std::vector<Rule>& rules, const Disclosure& disclosure);

  /// The sentences in which a pattern of this rule matches, in order of place; null where the rule
  /// is no text rule over sentences.
  const std::vector<Span>* found(const Rule& rule) const;

 private:
  struct Found {
    const Rule* rule;
    std::vector<Span> spans;
  };
  std::vector<Found> rules_;
};

/// Whether the patterns of a rule match in the text of a block.
bool matches(const Rule& rule, const Span& span, const Disclosure& disclosure);

}  // namespace gouji
