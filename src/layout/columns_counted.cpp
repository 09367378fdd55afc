// 栏次 | 1 | 2 | 3: a line below the head that says how many columns there are.

#include <algorithm>

#include "document/document.hpp"
#include "layout/columns.hpp"

namespace gouji {
namespace {

/// The band that a column number stands for: the one around it, or numbers at the right of the
/// column, between its own number and the next. More than one: nobody knows.
std::vector<std::size_t> counted_by(const std::vector<TextRun>& runs, std::size_t number,
                                    const std::vector<Band>& bands) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const auto& box = runs[number].box;
    if (box.left < bands[i].right && bands[i].left < box.right) out.push_back(i);
  }
  for (std::size_t i = 0; i < bands.size() && out.empty(); ++i) {
    const bool behind = bands[i].amounts && bands[i].left >= runs[number].box.right;
    const bool before = number + 1 == runs.size() || bands[i].right <= runs[number + 1].box.left;
    if (behind && before) out.push_back(i);
  }
  return out;
}

}  // namespace

std::vector<std::int32_t> edges_of(const std::vector<Band>& columns) {
  std::vector<std::int32_t> out{columns.front().left};
  for (std::size_t i = 1; i < columns.size(); ++i) {
    out.push_back(columns[i - 1].right + (columns[i].left - columns[i - 1].right) / 2);
  }
  out.push_back(columns.back().right);
  return out;
}

bool counts_columns(const TextLine& line, const PageWords& words) {
  constexpr std::size_t kFewest = 3;
  const auto& names = words.column_counts;
  std::size_t next = 1;
  bool named = false;
  bool others = false;
  for (const auto& run : all_runs(line)) {
    const auto text = fold(run.text);
    const bool number = is_number(run);
    if (number && text != std::to_string(next)) return false;
    next += number ? 1U : 0U;
    const bool name = std::find(names.begin(), names.end(), text) != names.end();
    named = named || name;
    others = others || (!number && !name);
  }
  return named ? next > 1 : !others && next > kFewest;
}

bool counts(const TextLine& line, const std::vector<Band>& columns) {
  const auto xs = edges_of(columns);
  std::vector<std::size_t> held(columns.size(), 0);
  for (const auto& run : all_runs(line)) {
    if (!is_number(run)) continue;
    const auto edge = std::upper_bound(xs.begin() + 1, xs.end() - 1, run.box.middle_x());
    ++held[static_cast<std::size_t>(edge - xs.begin()) - 1];
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (held[i] > 1 || (columns[i].amounts && held[i] == 0)) return false;
  }
  return true;
}

bool add_counted(std::vector<Band>& bands, const TextLine& line) {
  const auto runs = all_runs(line);
  const auto told = bands;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!is_number(runs[i])) continue;
    const auto found = counted_by(runs, i, told);
    if (found.size() > 1) return false;
    Band made{runs[i].box.left, runs[i].box.right, false};
    if (!found.empty()) {
      const auto& band = told[found.front()];
      made = {std::min(made.left, band.left), std::max(made.right, band.right), band.amounts};
      std::erase_if(bands, [&](const Band& other) { return other.left == band.left; });
    }
    for (const auto& band : bands) {
      if (made.left < band.right && band.left < made.right) return false;
    }
    bands.push_back(made);
    std::sort(bands.begin(), bands.end(),
              [](const Band& a, const Band& b) { return a.left < b.left; });
  }
  return true;
}

}  // namespace gouji
