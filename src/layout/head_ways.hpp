#pragma once
// Which columns the cells on top of them head, told by how well each stands in their middle.

#include <cstdint>
#include <vector>

#include "layout/columns.hpp"
#include "layout/head_cell.hpp"

namespace gouji {

/// A column of the body, and what of the head stands over it alone.
struct HeadColumn {
  Band band;
  Band reach;  ///< with its head
  std::vector<HeadRun> own;
  bool added = false;   ///< it is empty in all rows: the head alone tells of it
  bool beside = false;  ///< the head stands over none of its text
};

/// The room of a column's cells: its head stands in their middle, so they reach as far to one side
/// as its text does to the other.
Band room_of(const HeadColumn& column);

/// Gives the columns of `range` to the cells of `outer`, which stand from left to right over all of
/// them; nothing where there are two ways or none. `size`: of the head's text.
std::vector<Range> only_way(const std::vector<HeadColumn>& columns, Range range,
                            const std::vector<HeadRun>& outer, std::int32_t size);

}  // namespace gouji
