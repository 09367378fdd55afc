#pragma once
// One cell of the head of a table without rules: pieces of text that stand under each other.

#include <vector>

#include "layout/lines.hpp"

namespace gouji {

struct HeadRun {
  TextRun run;
  std::int32_t y = 0;  ///< middle of its line
  std::int32_t size = 0;
};

/// A piece as a line of its own.
TextLine line_of(const HeadRun& head);

/// The runs of one cell from top to bottom, those of one line together.
std::vector<TextLine> lines_of_cell(std::vector<HeadRun> own);

/// The text of one cell stands under each other, and letters side by side in one line.
bool is_one_cell(const std::vector<HeadRun>& own);

}  // namespace gouji
