#pragma once
// Tables without rules: lines under each other whose pieces stand in columns. They are told with
// less certainty than ruled ones (Trust::aligned), so rules treat what fails in them with care.

#include <vector>

#include "layout/sheet.hpp"

namespace gouji {

/// Adds the lines to the page, those that make a table as a sheet.
void add_aligned(std::vector<TextLine> lines, PageLayout& page);

}  // namespace gouji
