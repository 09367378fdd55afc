#pragma once
// Tables without rules around their cells, laid out on pages as offices print them: labels at the
// left, numbers at the right of their column, heads in the middle of their cell.

#include <string>
#include <vector>

#include "support/pdf_builder.hpp"

namespace gouji::test {

enum class PlainRules {
  none,
  three,  ///< above the head, below it, below the last row: 三线表
  rows,   ///< below each row
};

struct PlainTable {
  std::string title;
  std::string unit;
  std::size_t head_rows = 1;  ///< of these an empty cell belongs to the one at its left or above it
  std::vector<std::vector<std::string>> cells;
  std::string note;  ///< below the last row
};

/// On new pages of its own, as many rows on each. Every page after the first has the head again.
void add_plain_table(PdfBuilder& pdf, const PlainTable& table, PlainRules rules,
                     std::size_t rows_a_page = 1'000);

/// How wide a text is in the font of the builder.
double width_of(const std::string& text, double size);

}  // namespace gouji::test
