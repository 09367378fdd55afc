#pragma once
// Rules to tables: segments that meet make a grid, and a cell is what no rule divides.

#include <cstdint>
#include <vector>

#include "page/page.hpp"

namespace gouji {

struct GridCell {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t rows = 1;  ///< that it spans
  std::size_t columns = 1;
};

struct Grid {
  std::vector<std::int32_t> xs;  ///< ascending; column i lies between xs[i] and xs[i + 1]
  std::vector<std::int32_t> ys;
  std::vector<GridCell> cells;         ///< by row, then column
  std::vector<std::uint32_t> cell_at;  ///< elementary cell → index into cells

  std::size_t rows() const { return ys.size() - 1; }
  std::size_t columns() const { return xs.size() - 1; }
  /// What a page break leaves of a table perhaps, and no table by itself: a row of two or three
  /// cells.
  bool is_scrap() const { return cells.size() < 4; }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
  Box box(const GridCell& cell) const {
    return {xs[cell.column], ys[cell.row], xs[cell.column + cell.columns],
            ys[cell.row + cell.rows]};
  }
  /// Index into `cells` of the cell around a point; −1 outside of the grid.
  std::int32_t find(std::int32_t x, std::int32_t y) const;
};

/// The grids of a page from top to bottom, of two cells or more. A page with more rules than any
/// table has gives none.
std::vector<Grid> find_grids(const std::vector<Segment>& segments);

/// The horizontal rules that belong to none of these tables, from top to bottom.
std::vector<Segment> loose_rules(const std::vector<Segment>& segments,
                                 const std::vector<Grid>& grids);

}  // namespace gouji
