#pragma once
// Most rules over pieces of text (sentences, paragraphs, headings) have nothing to say of most of
// them, and say so of all alike: what they ask of a piece is whether a pattern matches in it, a
// function that finds nothing without certain words, or one that can be asked at a glance. A gate
// is those patterns, words and calls, read off the expressions of the rule.
//
//   not matches(s.text)                        its patterns
//   not has(misnamed_level(s))                 the words of the call
//   not said_before(s)                         the call
//   when matches(h.text), …                    its patterns: without, the case does not arise
//   ends_with(p.text, […]) or not matches(…)   its patterns, where the text does not end so
//
// Where nothing of it is there, the rule says the same of every piece.

#include <optional>
#include <string>
#include <vector>

#include "judge/glance.hpp"
#include "rules/functions.hpp"
#include "rules/rule.hpp"

namespace gouji {

/// Words without which a call finds nothing: of each set, one stands in the text.
using NeededWords = std::vector<std::vector<std::string>>;

struct Gate {
  Function over = Function::sentences;  ///< what the first variable of the rule runs over
  bool patterns = false;                ///< the patterns of the rule,
  std::vector<std::string> unless;      ///< except in a text that ends so
  std::vector<NeededWords> needed;      ///< of each call that needs words
  std::vector<Glance> glances;          ///< the other calls
};

/// The gate of a rule whose first variable runs over pieces of text; nothing where it asks
/// something else of them.
std::optional<Gate> gate_of(const Rule& rule, const Vocabulary& vocabulary);

}  // namespace gouji
