#include "layout/sheet.hpp"

#include <algorithm>
#include <cstdlib>

#include "layout/grid.hpp"

namespace gouji {
namespace {

/// The cells of a grid with the text that stands in them; rows and columns that have none are gone.
Sheet make_sheet(const Grid& grid, const std::vector<std::vector<const Glyph*>>& glyphs) {
  Sheet out;
  out.box = grid.box();
  std::vector<bool> row_used(grid.rows(), false);
  std::vector<bool> column_used(grid.columns(), false);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (glyphs[i].empty()) continue;
    const auto& cell = grid.cells[i];
    auto lines = lines_of(glyphs[i]);
    if (lines.empty()) continue;
    out.cells.push_back({.row = cell.row,
                         .column = cell.column,
                         .columns = cell.columns,
                         .box = grid.box(cell),
                         .lines = std::move(lines)});
    row_used[cell.row] = true;
    column_used[cell.column] = true;
  }
  std::vector<std::size_t> row_number(grid.rows() + 1, 0);
  std::vector<std::size_t> column_number(grid.columns() + 1, 0);
  for (std::size_t i = 0; i < grid.rows(); ++i) {
    row_number[i + 1] = row_number[i] + (row_used[i] ? 1U : 0U);
  }
  for (std::size_t i = 0; i < grid.columns(); ++i) {
    if (column_used[i]) out.xs.push_back(grid.xs[i]);
    column_number[i + 1] = column_number[i] + (column_used[i] ? 1U : 0U);
  }
  out.xs.push_back(grid.xs.back());
  out.rows = row_number.back();
  for (auto& cell : out.cells) {
    const auto last = std::min(cell.column + cell.columns, grid.columns());
    cell.columns = std::max<std::size_t>(1, column_number[last] - column_number[cell.column]);
    cell.row = row_number[cell.row];
    cell.column = column_number[cell.column];
  }
  return out;
}

/// A scrap on top of a page goes on with the table at the foot of the page before: it has its
/// sides.
bool goes_on_with(const Grid& scrap, const Page& page, const PageLayout& before) {
  if (before.sheets.empty() || before.number + 1 != page.number) return false;
  const auto& box = before.sheets.back().box;
  constexpr std::int32_t kTop = 4;    // one part of so many of the page's height
  constexpr std::int32_t kPart = 20;  // one part of so many of the width may differ
  const auto own = scrap.box();
  const auto slack = std::max(box.width() / kPart, 300);
  return scrap.rows() == 1 && own.top < page.height / kTop && box.bottom > before.height / 2 &&
         std::abs(own.left - box.left) <= slack && std::abs(own.right - box.right) <= slack;
}

/// The tables of a page: grids of four cells or more, and the last row of one that began before.
std::vector<Grid> tables_of(const Page& page, const PageLayout* before) {
  auto out = find_grids(page.segments);
  const bool goes_on =
      before != nullptr && !out.empty() && goes_on_with(out.front(), page, *before);
  const auto first = out.begin() + (goes_on ? 1 : 0);
  out.erase(std::remove_if(first, out.end(), [](const Grid& grid) { return grid.is_scrap(); }),
            out.end());
  return out;
}

}  // namespace

std::string SheetCell::text() const {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && needs_blank(lines[i - 1], lines[i], box.right)) out += ' ';
    out += lines[i].text;
  }
  return out;
}

PageLayout lay_out(const Page& page, const PageLayout* before) {
  PageLayout out{.number = page.number, .width = page.width, .height = page.height};
  const auto grids = tables_of(page, before);
  out.rules = loose_rules(page.segments, grids);
  std::vector<std::vector<std::vector<const Glyph*>>> inside(grids.size());
  for (std::size_t i = 0; i < grids.size(); ++i) inside[i].resize(grids[i].cells.size());
  std::vector<const Glyph*> outside;
  for (const auto& glyph : page.glyphs) {
    bool placed = false;
    for (std::size_t i = 0; i < grids.size() && !placed; ++i) {
      const auto cell = grids[i].find(glyph.box.middle_x(), glyph.box.middle_y());
      if (cell < 0) continue;
      inside[i][static_cast<std::size_t>(cell)].push_back(&glyph);
      placed = true;
    }
    if (!placed) outside.push_back(&glyph);
  }
  for (std::size_t i = 0; i < grids.size(); ++i) {
    auto sheet = make_sheet(grids[i], inside[i]);
    if (sheet.cells.empty()) continue;
    out.pieces.push_back(
        {.box = sheet.box, .line = {}, .sheet = static_cast<std::int32_t>(out.sheets.size())});
    out.sheets.push_back(std::move(sheet));
  }
  for (auto& line : lines_of(std::move(outside))) {
    out.pieces.push_back({.box = line.box, .line = std::move(line)});
  }
  const auto height = [](const Piece& piece) {
    return piece.sheet >= 0 ? piece.box.top : piece.box.middle_y();
  };
  std::stable_sort(out.pieces.begin(), out.pieces.end(),
                   [&](const Piece& a, const Piece& b) { return height(a) < height(b); });
  return out;
}

}  // namespace gouji
