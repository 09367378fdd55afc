#pragma once
// Which figure is wrong, by trying it out: a figure that several failing equations share is given
// the value that one of them asks for, and their rules judge again. What then holds was no mistake
// of its own, but shows what the right value is:
//
//   2024年预算安排352.67万元（表：350.35），比2023年348.52万元增加0.53%
//   352.67 ≠ 350.35, and 0.53 % fails; with 350.35 both hold: one mistake, and 0.53 % is evidence
//
// Two equations that no one correction settles are two mistakes, whatever figure they share.

#include <vector>

#include "judge/companions.hpp"
#include "report/finding.hpp"

namespace gouji {

/// Gives findings of one root that need more than one correction roots of their own. Where one
/// correction settles several of them and breaks nothing that holds, and no other does as much,
/// they say so: `advice` names it, `evidence` shows what then holds. `sources` are the verdicts of
/// the findings. Notes are left alone.
void try_corrections(std::vector<Finding>& findings, const std::vector<const Verdict*>& sources,
                     const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
                     const Disclosure& disclosure, const Companions* others);

}  // namespace gouji
