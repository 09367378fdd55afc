#pragma once
// The lines of a table without rules put together to rows.

#include <vector>

#include "layout/lines.hpp"
#include "page/page.hpp"

namespace gouji {

/// The lines of each row, as ranges of those given: a row has at most one line of numbers, and its
/// lines stand closer together than rows do, or between two rules. What follows the last row with
/// numbers and is not part of it is left out.
struct RowLines {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<RowLines> find_rows(const std::vector<const TextLine*>& lines,
                                const std::vector<Segment>& rules);

}  // namespace gouji
