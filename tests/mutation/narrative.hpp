#pragma once
// A narrative with a file that says which of its figures belong together: what can be shown of it.

#include <string>
#include <vector>

#include "mutation/mutations.hpp"
#include "mutation/oracle.hpp"

namespace gouji::mutation {

struct Narrative {
  std::vector<Spot> spots;  ///< addresses are F:0, F:1, … in the order of `figures`
  std::vector<Equation> equations;
};

/// `truth` is JSON: `figures` in the order of the text, each with value and unit, and `identities`,
/// each with a kind and the figures that it joins. Throws std::runtime_error where a figure does
/// not stand in the text or a kind is not known.
Narrative read_narrative(const std::string& file, const std::string& text,
                         const std::string& truth);

}  // namespace gouji::mutation
