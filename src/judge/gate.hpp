#pragma once
// Most rules over sentences have nothing to say of most sentences, and say so of all of them alike:
// what they ask of a sentence is whether a pattern matches in it, or a function that finds nothing
// without certain words. A gate is those patterns and words, read off the expressions of the rule.
//
//   not matches(s.text)                             its patterns
//   when matches(s.text), not has(other_year(s, […]))  its patterns, or the words of the call
//
// Where none of them is there, all that the rule evaluates is the same for every sentence.

#include <optional>
#include <string>
#include <vector>

#include "rules/functions.hpp"
#include "rules/rule.hpp"

namespace gouji {

/// Words without which a call finds nothing: of each set, one stands in the text.
using NeededWords = std::vector<std::vector<std::string>>;

struct Gate {
  bool patterns = false;            ///< the patterns of the rule
  std::vector<NeededWords> needed;  ///< of each call
};

/// The gate of a rule whose first variable runs over pieces of text of that kind; nothing where it
/// asks something else of them.
std::optional<Gate> gate_of(const Rule& rule, Function over, const Vocabulary& vocabulary);

}  // namespace gouji
