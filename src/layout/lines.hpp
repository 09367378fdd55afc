#pragma once
// Glyphs to lines of text, by where they stand and not by the order in which a file draws them.

#include <cstdint>
#include <string>
#include <vector>

#include "page/page.hpp"

namespace gouji {

/// What stands together in a line, between gaps that may be those between columns.
struct TextRun {
  Box box;
  std::string text;
};

struct TextLine {
  Box box;
  std::string text;           ///< UTF-8, blanks only where there is a gap or a blank is drawn
  std::int32_t size = 0;      ///< of the font, of most of it
  std::int32_t first = 0;     ///< width of what cannot be divided at its start: a number, （类）
  std::vector<TextRun> runs;  ///< from left to right; none where nothing divides the line
};

/// The lines from top to bottom. Takes the glyphs of one column: of a cell, or of a page without
/// its tables.
std::vector<TextLine> lines_of(std::vector<const Glyph*> glyphs);

/// True where two words or numbers would grow together that the end of the line did not divide: the
/// line above was not full up to `right`.
bool needs_blank(const TextLine& above, const TextLine& below, std::int32_t right);

}  // namespace gouji
