#pragma once
// A column whose cells stand one row off, or a row whose cells stand one column off, contradicts
// everything that is compared with it: many findings, one cause.

#include <vector>

#include "report/finding.hpp"

namespace gouji {

/// Gives the findings of a displaced column or row one root, and says so in the one that leads
/// them. `sources` are the verdicts of the findings; those that are notes are left alone.
void join_displaced(std::vector<Finding>& findings, const std::vector<const Verdict*>& sources,
                    const Disclosure& disclosure);

}  // namespace gouji
