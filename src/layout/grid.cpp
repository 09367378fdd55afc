#include "layout/grid.hpp"

#include <algorithm>
#include <numeric>

namespace gouji {
namespace {

constexpr std::int32_t kSame = 250;   // rules nearer than this are one, drawn twice
constexpr std::int32_t kMeet = 300;   // ends nearer than this touch
constexpr std::int32_t kShort = 300;  // shorter ones are no rule
constexpr std::size_t kMostSegments = 20'000;
constexpr std::size_t kMostCrossings = 4'000'000;
constexpr std::size_t kMostCells = 400'000;

/// Rules of one direction on the same line become one where they touch.
std::vector<Segment> merged(std::vector<Segment> segments) {
  std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
    return a.at != b.at ? a.at < b.at : a.from < b.from;
  });
  std::vector<Segment> out;
  for (std::size_t begin = 0; begin < segments.size();) {
    auto end = begin + 1;
    while (end < segments.size() && segments[end].at - segments[begin].at <= kSame) ++end;
    std::sort(segments.begin() + static_cast<std::ptrdiff_t>(begin),
              segments.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Segment& a, const Segment& b) { return a.from < b.from; });
    const auto at = segments[begin].at + (segments[end - 1].at - segments[begin].at) / 2;
    auto run = segments[begin];
    run.at = at;
    for (auto i = begin + 1; i < end; ++i) {
      if (segments[i].from <= run.to + kMeet) {
        run.to = std::max(run.to, segments[i].to);
      } else {
        if (run.to - run.from >= kShort) out.push_back(run);
        run = segments[i];
        run.at = at;
      }
    }
    if (run.to - run.from >= kShort) out.push_back(run);
    begin = end;
  }
  return out;
}

/// Disjoint sets of numbers.
class Sets {
 public:
  explicit Sets(std::size_t count) : above_(count) {
    std::iota(above_.begin(), above_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { above_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> above_;
};

bool cross(const Segment& flat, const Segment& steep) {
  return steep.at >= flat.from - kMeet && steep.at <= flat.to + kMeet &&
         flat.at >= steep.from - kMeet && flat.at <= steep.to + kMeet;
}

/// Coordinates, those that are nearly the same put together.
std::vector<std::int32_t> distinct(std::vector<std::int32_t> values) {
  std::sort(values.begin(), values.end());
  std::vector<std::int32_t> out;
  for (const auto value : values) {
    if (out.empty() || value - out.back() > kMeet) out.push_back(value);
  }
  return out;
}

std::size_t nearest(const std::vector<std::int32_t>& values, std::int32_t value) {
  const auto after = std::lower_bound(values.begin(), values.end(), value);
  if (after == values.begin()) return 0;
  const auto index = static_cast<std::size_t>(after - values.begin());
  if (after == values.end()) return index - 1;
  return *after - value < value - *std::prev(after) ? index : index - 1;
}

/// Index of the interval that holds a value; −1 outside.
std::ptrdiff_t interval(const std::vector<std::int32_t>& edges, std::int32_t value) {
  if (value < edges.front() || value >= edges.back()) return -1;
  return std::upper_bound(edges.begin(), edges.end(), value) - edges.begin() - 1;
}

class GridMaker {
 public:
  GridMaker(const std::vector<Segment>& flat, const std::vector<Segment>& steep)
      : flat_(flat), steep_(steep) {}

  /// False where the rules make no table.
  bool run() {
    find_edges();
    // One row may be all that a page break leaves of a table.
    if (grid_.xs.size() < 3 || grid_.ys.size() < 2) return false;
    if (grid_.rows() * grid_.columns() > kMostCells) return false;
    mark_walls();
    join_cells();
    constexpr std::size_t kFewestCells = 2;
    return grid_.cells.size() >= kFewestCells;
  }
  Grid take() { return std::move(grid_); }

 private:
  /// A table may have no rule at its sides: its rows then reach beyond the outermost columns.
  void find_edges() {
    std::vector<std::int32_t> xs;
    std::vector<std::int32_t> ys;
    for (const auto& segment : steep_) xs.push_back(segment.at);
    for (const auto& segment : flat_) ys.push_back(segment.at);
    constexpr std::int32_t kOpen = 1'000;
    const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
    const auto [top, bottom] = std::minmax_element(ys.begin(), ys.end());
    const std::int32_t first_x = *left;
    const std::int32_t last_x = *right;
    const std::int32_t first_y = *top;
    const std::int32_t last_y = *bottom;
    for (const auto& segment : flat_) {
      if (segment.from < first_x - kOpen) xs.push_back(segment.from);
      if (segment.to > last_x + kOpen) xs.push_back(segment.to);
    }
    for (const auto& segment : steep_) {
      if (segment.from < first_y - kOpen) ys.push_back(segment.from);
      if (segment.to > last_y + kOpen) ys.push_back(segment.to);
    }
    grid_.xs = distinct(std::move(xs));
    grid_.ys = distinct(std::move(ys));
  }

  void mark_walls() {
    const auto rows = grid_.rows();
    const auto columns = grid_.columns();
    right_.assign(rows * columns, false);
    below_.assign(rows * columns, false);
    for (const auto& segment : steep_) {
      const auto edge = nearest(grid_.xs, segment.at);
      if (edge == 0 || edge > columns) continue;
      for (std::size_t row = 0; row < rows; ++row) {
        const auto middle = grid_.ys[row] + (grid_.ys[row + 1] - grid_.ys[row]) / 2;
        if (segment.from <= middle && middle <= segment.to) right_[row * columns + edge - 1] = true;
      }
    }
    for (const auto& segment : flat_) {
      const auto edge = nearest(grid_.ys, segment.at);
      if (edge == 0 || edge > rows) continue;
      for (std::size_t column = 0; column < columns; ++column) {
        const auto middle = grid_.xs[column] + (grid_.xs[column + 1] - grid_.xs[column]) / 2;
        if (segment.from <= middle && middle <= segment.to) {
          below_[(edge - 1) * columns + column] = true;
        }
      }
    }
  }

  /// Elementary cells without a wall between them are one cell, as long as they make a rectangle;
  /// what does not is cut into its rows.
  void join_cells() {
    const auto rows = grid_.rows();
    const auto columns = grid_.columns();
    Sets sets(rows * columns);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        const auto here = row * columns + column;
        if (column + 1 < columns && !right_[here]) sets.join(here, here + 1);
        if (row + 1 < rows && !below_[here]) sets.join(here, here + columns);
      }
    }
    struct Extent {
      std::size_t top, left, bottom, right, count;
    };
    std::vector<Extent> extents(rows * columns, {rows, columns, 0, 0, 0});
    for (std::size_t i = 0; i < rows * columns; ++i) {
      auto& extent = extents[sets.find(i)];
      extent.top = std::min(extent.top, i / columns);
      extent.bottom = std::max(extent.bottom, i / columns + 1);
      extent.left = std::min(extent.left, i % columns);
      extent.right = std::max(extent.right, i % columns + 1);
      ++extent.count;
    }
    constexpr auto kNone = ~std::uint32_t{0};
    grid_.cell_at.assign(rows * columns, kNone);
    for (std::size_t i = 0; i < rows * columns; ++i) {
      if (grid_.cell_at[i] != kNone) continue;
      const auto& extent = extents[sets.find(i)];
      const bool whole =
          (extent.bottom - extent.top) * (extent.right - extent.left) == extent.count;
      GridCell cell{.row = i / columns, .column = i % columns};
      if (whole) {
        cell.rows = extent.bottom - extent.top;
        cell.columns = extent.right - extent.left;
      } else {
        while (cell.column + cell.columns < columns &&
               sets.find(i + cell.columns) == sets.find(i)) {
          ++cell.columns;
        }
      }
      const auto number = static_cast<std::uint32_t>(grid_.cells.size());
      for (auto row = cell.row; row < cell.row + cell.rows; ++row) {
        for (auto column = cell.column; column < cell.column + cell.columns; ++column) {
          grid_.cell_at[row * columns + column] = number;
        }
      }
      grid_.cells.push_back(cell);
    }
  }

  const std::vector<Segment>& flat_;
  const std::vector<Segment>& steep_;
  Grid grid_;
  std::vector<bool> right_;
  std::vector<bool> below_;
};

}  // namespace

std::int32_t Grid::find(std::int32_t x, std::int32_t y) const {
  const auto column = interval(xs, x);
  const auto row = interval(ys, y);
  if (column < 0 || row < 0) return -1;
  return static_cast<std::int32_t>(
      cell_at[static_cast<std::size_t>(row) * columns() + static_cast<std::size_t>(column)]);
}

std::vector<Grid> find_grids(const std::vector<Segment>& segments) {
  std::vector<Segment> flat;
  std::vector<Segment> steep;
  for (const auto& segment : segments) (segment.vertical ? steep : flat).push_back(segment);
  flat = merged(std::move(flat));
  steep = merged(std::move(steep));
  if (flat.size() + steep.size() > kMostSegments) return {};
  Sets sets(flat.size() + steep.size());
  std::size_t crossings = 0;
  for (std::size_t i = 0; i < steep.size(); ++i) {
    const auto from =
        std::lower_bound(flat.begin(), flat.end(), steep[i].from - kMeet,
                         [](const Segment& segment, std::int32_t at) { return segment.at < at; });
    for (auto k = from; k != flat.end() && k->at <= steep[i].to + kMeet; ++k) {
      if (!cross(*k, steep[i])) continue;
      if (++crossings > kMostCrossings) return {};
      sets.join(static_cast<std::size_t>(k - flat.begin()), flat.size() + i);
    }
  }
  // Groups in the order of their first segment.
  std::vector<std::pair<std::vector<Segment>, std::vector<Segment>>> groups;
  std::vector<std::int32_t> group_of(flat.size() + steep.size(), -1);
  const auto group = [&](std::size_t i) -> auto& {
    auto& index = group_of[sets.find(i)];
    if (index < 0) {
      index = static_cast<std::int32_t>(groups.size());
      groups.emplace_back();
    }
    return groups[static_cast<std::size_t>(index)];
  };
  for (std::size_t i = 0; i < flat.size(); ++i) group(i).first.push_back(flat[i]);
  for (std::size_t i = 0; i < steep.size(); ++i) group(flat.size() + i).second.push_back(steep[i]);
  std::vector<Grid> out;
  for (const auto& [rows, columns] : groups) {
    if (rows.size() < 2 || columns.empty()) continue;
    GridMaker maker(rows, columns);
    if (maker.run()) out.push_back(maker.take());
  }
  std::stable_sort(out.begin(), out.end(), [](const Grid& a, const Grid& b) {
    return a.ys.front() != b.ys.front() ? a.ys.front() < b.ys.front() : a.xs.front() < b.xs.front();
  });
  return out;
}

std::vector<Segment> loose_rules(const std::vector<Segment>& segments,
                                 const std::vector<Grid>& grids) {
  std::vector<Segment> flat;
  for (const auto& segment : segments) {
    const auto is_inside = [&](const Grid& grid) {
      const auto box = grid.box();
      return segment.at >= box.top - kMeet && segment.at <= box.bottom + kMeet &&
             segment.from < box.right && segment.to > box.left;
    };
    if (!segment.vertical && std::none_of(grids.begin(), grids.end(), is_inside)) {
      flat.push_back(segment);
    }
  }
  if (flat.size() > kMostSegments) return {};
  return merged(std::move(flat));
}

}  // namespace gouji
