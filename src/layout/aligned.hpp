#pragma once
// Tables without rules around their cells: rows whose numbers stand under each other.
//
//   部门收入总表                                title
//                                单位：万元      unit
//   科目          合计     财政拨款    其他      head
//   ────────────────────────────────────        a rule, perhaps
//   教育支出     12.50       10.00     2.50     numbers that stand under each other
//
// Only a title or a unit directly above makes a table of such lines: contents, lists and signatures
// stay text. What does not fit without doubt stays text as well.

#include <vector>

#include "layout/sheet.hpp"
#include "layout/words.hpp"

namespace gouji {

/// Puts sheets in the place of the lines that are tables. Requires: drop_furniture() was applied,
/// so that nothing stands between the parts of a table on two pages.
void find_aligned(std::vector<PageLayout>& pages, const PageWords& words);

}  // namespace gouji
