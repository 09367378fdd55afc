#pragma once
// A figure that may be wrong with what it may have to be, in words.

#include <string>

#include "facts/disclosure.hpp"
#include "rules/rule.hpp"

namespace gouji {

/// What a figure may have to be.
struct Candidate {
  FactId figure = kNoFact;
  Micro value = 0;      ///< in its base unit, as stated
  bool turned = false;  ///< its direction word is the wrong one
  auto operator<=>(const Candidate&) const = default;
};

/// …行…栏的3823.52疑为3832.52，改后各处相符. `turned`: the change that says up and down at once, of
/// which the candidate turns one side.
Message advice_for(const Candidate& candidate, const Claim* turned, const Disclosure& disclosure);

/// The candidate's value as it would be printed; 438.92元 that are 438.92万元 keep their digits.
std::string corrected(const Candidate& candidate, const Disclosure& disclosure);

/// An equation that holds, or where it only repeats a figure what should hold, and the figure.
Message evidence(const Rule& rule, const std::string& equation);

}  // namespace gouji
