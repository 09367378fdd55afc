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
  /// Looks through the sentences for the patterns of all text rules over sentences. A short
  /// document is not worth it: there every sentence may match.
  TextScan(const std::vector<Rule>& rules, const Disclosure& disclosure);

  /// False: no pattern of any rule over sentences matches in the sentence at `span`.
  bool may_match(const Span& span) const;

 private:
  bool is_used_ = false;
  std::vector<Span> matches_;  ///< in order of place
};

/// A pattern is found in a text as the source has it, for patterns over blanks, or without blanks
/// and line breaks: words are broken over lines, and figures are set apart.
bool is_found(const re2::RE2& patterns, std::string_view text);

/// Whether the patterns of a rule match in the text of a block.
bool matches(const Rule& rule, const Span& span, const Disclosure& disclosure);

}  // namespace gouji
