#pragma once
// Heads that stand at the foot of their cells: nothing but their words tells over which columns a
// cell of two stands.
//
//                          本年支出
//   科目  年初结转  本年收入  小计  基本支出  项目支出  年末结转

#include <optional>
#include <string>
#include <vector>

#include "layout/columns.hpp"
#include "layout/head_cell.hpp"
#include "layout/words.hpp"

namespace gouji {

/// A column below such cells: its own words and their room.
struct LabelledColumn {
  std::string label;  ///< folded, without blanks
  Band room;
};

/// The label of the lines of one head cell.
std::string head_text(const std::vector<HeadRun>& lines);

/// For each cell on top the columns that it stands over, as the forms have them, in the middle
/// above them; one column where it is the first half of that column's own words. Nothing where the
/// words are not known or fit in two ways.
std::optional<std::vector<Range>> known_ranges(const std::vector<HeadRun>& outer,
                                               const std::vector<LabelledColumn>& columns,
                                               const PageWords& words);

}  // namespace gouji
