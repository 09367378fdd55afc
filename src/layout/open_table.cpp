#include "layout/open_table.hpp"

#include <algorithm>
#include <cstdlib>

#include "document/outline.hpp"

namespace gouji {
namespace {

std::string title_text(const TableHead& head) {
  std::string out;
  for (const auto& line : head.title) out += line.text;
  return fold(out);
}

/// 教育支出 of 教育支出………: dots that lead the eye to the amount are no part of a label.
TextLine without_leaders(TextLine line) {
  constexpr std::string_view kDots = "…";
  constexpr std::size_t kFewestPoints = 4;
  const std::string_view text = line.text;
  auto end = text.size();
  std::size_t points = 0;
  std::size_t dots = 0;
  while (end > 0) {
    const auto rest = text.substr(0, end);
    if (rest.ends_with(kDots)) {
      ++dots;
      end -= kDots.size();
    } else if (rest.ends_with('.')) {
      ++points;
      --end;
    } else if (rest.ends_with(' ')) {
      --end;
    } else {
      break;
    }
  }
  if (end > 0 && (dots > 1 || points >= kFewestPoints)) line.text.resize(end);
  return line;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string OpenTable::Cell::text() const {
  std::string out;
  for (const auto& line : lines) out += line.line.text;
  return fold(out);
}

OpenTable::OpenTable(const Sheet& sheet, TableHead head, std::int32_t page, std::int32_t& number)
    : head_(std::move(head)),
      box_(sheet.box),
      xs_(sheet.xs),
      trust_(sheet.trust),
      first_page_(page),
      first_number_(number),
      last_page_(page) {
  number += static_cast<std::int32_t>(head_.title.size());
  rows_ = rows_of(sheet, page, number);
}

/// The column whose room the cell takes most of; by number where the parts have the same columns.
std::size_t OpenTable::column_of(const SheetCell& cell, const Sheet& sheet) const {
  if (sheet.xs.size() == xs_.size()) return cell.column;
  std::size_t best = 0;
  std::int32_t most = -1;
  for (std::size_t i = 0; i + 1 < xs_.size(); ++i) {
    const auto shared = std::min(xs_[i + 1], cell.box.right) - std::max(xs_[i], cell.box.left);
    // Of the columns that a merged cell covers whole, the first has its text.
    if (shared * 10 > (xs_[i + 1] - xs_[i]) * 8) return i;
    if (shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

std::vector<OpenTable::Row> OpenTable::rows_of(const Sheet& sheet, std::int32_t page,
                                               std::int32_t& number) const {
  std::vector<Row> out(sheet.rows, Row(xs_.size() - 1));
  std::size_t row = 0;
  std::int32_t tallest = 0;
  for (const auto& cell : sheet.cells) {
    if (cell.row != row) {
      number += tallest;
      tallest = 0;
      row = cell.row;
    }
    auto& made = out[cell.row][column_of(cell, sheet)];
    made.right = cell.box.right;
    auto line_number = number;
    for (const auto& line : cell.lines) {
      made.lines.push_back({without_leaders(line), page, line_number++});
    }
    tallest = std::max(tallest, static_cast<std::int32_t>(cell.lines.size()));
  }
  number += tallest;
  return out;
}

bool OpenTable::has_sides_of(const Sheet& sheet) const {
  constexpr std::int32_t kPart = 20;  // one part in so many of the width may differ
  const auto slack = std::max(box_.width() / kPart, 300);
  return std::abs(sheet.box.left - box_.left) <= slack &&
         std::abs(sheet.box.right - box_.right) <= slack;
}

bool OpenTable::has_columns_of(const Sheet& sheet) const {
  return sheet.xs.size() == xs_.size() || (has_sides_of(sheet) && sheet.xs.size() < xs_.size());
}

/// Where a part has more columns, what stood above the page break was merged over some: the rows so
/// far get the columns of that part. False where the edges of this table are not among its own.
bool OpenTable::divide(const Sheet& sheet) {
  constexpr std::size_t kFewest = 4;  // edges: with less, it may be another table of that width
  constexpr std::int32_t kNear = 200;
  if (sheet.trust == Trust::aligned || xs_.size() < kFewest || !has_sides_of(sheet)) return false;
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i + 1 < xs_.size(); ++i) {
    const auto left = xs_[i] - box_.left + sheet.box.left;
    const auto near = std::find_if(sheet.xs.begin(), sheet.xs.end() - 1,
                                   [&](std::int32_t x) { return std::abs(x - left) <= kNear; });
    if (near == sheet.xs.end() - 1) return false;
    columns.push_back(static_cast<std::size_t>(near - sheet.xs.begin()));
  }
  for (auto& row : rows_) {
    Row wider(sheet.xs.size() - 1);
    for (std::size_t i = 0; i < row.size(); ++i) wider[columns[i]] = std::move(row[i]);
    row = std::move(wider);
  }
  xs_ = sheet.xs;
  box_ = sheet.box;
  return true;
}

/// The first label of the table stands before other words again: 项目名称 | 河道清淤 is the next
/// table of targets, though no title says so.
bool OpenTable::begins_again(const Sheet& sheet) const {
  if (rows_.empty() || sheet.cells.size() < 2) return false;
  const auto& first = sheet.cells[0];
  const auto& second = sheet.cells[1];
  const auto label = fold(first.text());
  if (label.empty() || has_digit(label) || label != rows_.front().front().text()) return false;
  const auto next = std::find_if(rows_.front().begin() + 1, rows_.front().end(),
                                 [](const Cell& cell) { return !cell.lines.empty(); });
  return second.row == 0 && next != rows_.front().end() && fold(second.text()) != next->text();
}

/// The lower half of a row that the page break divided: it has no first cell, no number and nothing
/// that begins an item, and adds to cells that have text already. Where the upper half has no first
/// cell either, the shorter side of the table has ended and a missing one says nothing.
bool OpenTable::is_rest_of_row(const Row& row) const {
  if (rows_.empty() || !row.front().lines.empty()) return false;
  const auto& above = rows_.back();
  if (above.front().lines.empty()) return false;
  bool any = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].lines.empty()) continue;
    const auto text = row[i].text();
    if (above[i].lines.empty() || has_digit(text) || numbering_level(text) > 0) return false;
    any = true;
  }
  return any;
}

bool OpenTable::take(const Sheet& sheet, const TableHead& head, std::int32_t page,
                     std::int32_t& number) {
  if (page != last_page_ + 1) return false;
  const bool titled = !head.title.empty();
  if (!titled && !head.unit.empty() && head.unit != head_.unit) return false;
  if (!titled && begins_again(sheet)) return false;
  if (!has_columns_of(sheet) && (titled || !divide(sheet))) return false;
  auto line_number = number + static_cast<std::int32_t>(head.title.size());
  auto rows = rows_of(sheet, page, line_number);
  std::size_t repeated = 0;
  const auto same = [](const Cell& a, const Cell& b) { return a.text() == b.text(); };
  while (repeated < rows.size() && repeated < rows_.size() &&
         std::equal(rows[repeated].begin(), rows[repeated].end(), rows_[repeated].begin(), same)) {
    ++repeated;
  }
  // A title that is printed on every page stands over the same head and other rows. Another table
  // of the kind has its own title over its own first rows: the same labels with other contents.
  const bool same_labels = repeated < rows.size() && repeated < rows_.size() &&
                           rows[repeated].front().text() == rows_[repeated].front().text();
  if (titled && (title_text(head) != title_text(head_) || repeated == 0 || same_labels)) {
    return false;
  }
  number = line_number;
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(repeated));
  if (!rows.empty() && is_rest_of_row(rows.front())) {
    for (std::size_t i = 0; i < rows.front().size(); ++i) {
      auto& lines = rows.front()[i].lines;
      auto& above = rows_.back()[i].lines;
      above.insert(above.end(), lines.begin(), lines.end());
    }
    rows.erase(rows.begin());
  }
  std::move(rows.begin(), rows.end(), std::back_inserter(rows_));
  last_page_ = page;
  return true;
}

void OpenTable::write(DocumentWriter& writer, Document& document, int section) const {
  Table table;
  std::vector<PlacedLine> title;
  auto number = first_number_;
  for (const auto& line : head_.title) title.push_back({line, first_page_, number++});
  table.title = title.empty() ? writer.add_empty(BlockKind::table_title, first_page_, first_number_)
                              : writer.add(BlockKind::table_title, title, 0);
  document.blocks[table.title].section = section;
  table.unit = head_.unit;
  table.trust = trust_;
  table.columns = xs_.size() - 1;
  table.cells.reserve(rows_.size() * table.columns);
  for (const auto& row : rows_) {
    for (const auto& cell : row) {
      if (cell.lines.empty()) {
        table.cells.push_back(-1);
        continue;
      }
      const auto block = writer.add(BlockKind::cell, cell.lines, cell.right);
      document.blocks[block].section = section;
      table.cells.push_back(static_cast<std::int32_t>(block));
    }
  }
  document.tables.push_back(std::move(table));
}

}  // namespace gouji
