#pragma once
// A slip in one figure that the sums above it took along: the part and the whole are off by the
// same amount, and one correction settles both.
//
//   人员经费 55.00 (should be 50.00) + 公用经费 20.00 = 基本支出 75.00 (should be 70.00)

#include <vector>

#include "report/finding.hpp"

namespace gouji {

/// Gives findings one root whose figures are off by the same amount where equations that hold lead
/// from one to the other, part to whole. Those of one rule become one finding, of the whole, that
/// names the parts and has their places. `sources` are the verdicts of the findings; both lose the
/// findings that went into others. Notes are left alone.
void fold_travelled(std::vector<Finding>& findings, std::vector<const Verdict*>& sources,
                    const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
                    const Disclosure& disclosure);

}  // namespace gouji
