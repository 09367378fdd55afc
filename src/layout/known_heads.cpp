#include "layout/known_heads.hpp"

#include <algorithm>
#include <cstdlib>

#include "document/document.hpp"

namespace gouji {
namespace {

std::string plain(std::string_view text) {
  auto out = fold(text);
  std::erase(out, ' ');
  return out;
}

bool is_known(const std::string& head, const PageWords& words) {
  return std::binary_search(words.heads.begin(), words.heads.end(), head);
}

/// Runs of columns that all stand below the cell in some form.
std::vector<Range> runs_below(const std::string& cell, const std::vector<LabelledColumn>& columns,
                              const PageWords& words) {
  std::vector<Range> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!is_known(cell + '/' + columns[i].label, words)) continue;
    if (!out.empty() && out.back().last + 1 == i) {
      out.back().last = i;
    } else {
      out.push_back({i, i});
    }
  }
  return out;
}

bool is_in_the_middle(const HeadRun& cell, Range range,
                      const std::vector<LabelledColumn>& columns) {
  const auto left = columns[range.first].room.left;
  const auto right = columns[range.last].room.right;
  constexpr std::int32_t kPart = 10;  // of the width: columns may differ in theirs
  return std::abs(cell.run.box.middle_x() - (left + (right - left) / 2)) <=
         cell.size + (right - left) / kPart;
}

/// The only column that the cell stands over.
std::optional<std::size_t> column_below(const HeadRun& cell,
                                        const std::vector<LabelledColumn>& columns) {
  std::optional<std::size_t> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& room = columns[i].room;
    if (cell.run.box.left >= room.right || room.left >= cell.run.box.right) continue;
    if (out) return std::nullopt;
    out = i;
  }
  return out;
}

std::optional<Range> range_of(const HeadRun& cell, const std::vector<LabelledColumn>& columns,
                              const PageWords& words) {
  const auto text = plain(cell.run.text);
  std::optional<Range> out;
  for (const auto& range : runs_below(text, columns, words)) {
    if (range.first == range.last || !is_in_the_middle(cell, range, columns)) continue;
    if (out) return std::nullopt;
    out = range;
  }
  if (out) return out;
  const auto below = column_below(cell, columns);
  if (!below || !is_known(text + columns[*below].label, words)) return std::nullopt;
  return Range{*below, *below};
}

}  // namespace

std::string head_text(const std::vector<HeadRun>& lines) {
  std::string out;
  for (const auto& line : lines_of_cell(lines)) out += plain(line.text);
  return out;
}

std::optional<std::vector<Range>> known_ranges(const std::vector<HeadRun>& outer,
                                               const std::vector<LabelledColumn>& columns,
                                               const PageWords& words) {
  std::vector<Range> out;
  for (const auto& cell : outer) {
    const auto range = range_of(cell, columns, words);
    if (!range || (!out.empty() && range->first <= out.back().last)) return std::nullopt;
    out.push_back(*range);
  }
  return out;
}

}  // namespace gouji
