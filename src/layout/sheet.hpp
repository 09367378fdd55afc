#pragma once
// One page's part of the document, before pages are put together: lines of text and tables in the
// order in which they are read.

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "layout/lines.hpp"
#include "page/page.hpp"

namespace gouji {

struct SheetCell {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t columns = 1;  ///< that it spans
  Box box;
  std::vector<TextLine> lines;  ///< not empty

  std::string text() const;
};

/// A table as far as it stands on one page. Rows and columns without any text are left out.
struct Sheet {
  Box box;
  std::vector<std::int32_t> xs;  ///< edges of the columns
  std::size_t rows = 0;
  std::vector<SheetCell> cells;  ///< those with text, by row, then column
  Trust trust = Trust::ruled;

  std::size_t columns() const { return xs.size() - 1; }
};

/// A line of text or a table.
struct Piece {
  Box box;
  TextLine line;
  std::int32_t sheet = -1;  ///< index into PageLayout::sheets; −1: a line
};

struct PageLayout {
  std::int32_t number = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::vector<Piece> pieces;  ///< from top to bottom
  std::vector<Sheet> sheets;
  std::vector<Segment> rules;  ///< horizontal ones that belong to no sheet, from top to bottom
};

/// `before` is the page before, if there is one: its table may go on. Requires: prepare() was
/// applied.
PageLayout lay_out(const Page& page, const PageLayout* before);

}  // namespace gouji
