#pragma once
// Pages to a Document: paragraphs over line and page ends, tables over pages, each piece with the
// page and line that it stands on.
//
//   pages ─prepare─▶ ─lay_out─▶ lines and sheets ─drop_furniture─▶ ─find_aligned─▶ ─assemble─▶
//   Document
//
// prepare turns and cleans a page, lay_out tells tables from text by the rules drawn, furniture is
// page numbers and running heads, find_aligned tells tables without rules, assemble finds
// paragraphs, the table of contents, the titles, units and notes of tables, and puts together what
// a page break divided.

#include <string>

#include "document/document.hpp"
#include "layout/words.hpp"
#include "page/page.hpp"

namespace gouji {

/// Requires: pages.failure is none. The document has no path and no hash yet.
Document assemble(Pages pages, const PageWords& words);

}  // namespace gouji
