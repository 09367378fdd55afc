#pragma once
// The first step over a page: it is turned the way it is read, and what lies over the text (stamps,
// watermarks, a second copy of a glyph that makes it bold) is taken off.

#include "page/page.hpp"

namespace gouji {

/// The page upright, its glyphs without copies and without what is no text of the document;
/// `dropped` counts watermark glyphs too.
Page prepare(Page page);

}  // namespace gouji
