#pragma once
// Page numbers and running heads: what stands at the edge of the pages and belongs to none of them.

#include <vector>

#include "layout/sheet.hpp"
#include "layout/words.hpp"

namespace gouji {

/// Takes them out of the pages.
void drop_furniture(std::vector<PageLayout>& pages, const PageWords& words);

}  // namespace gouji
