#pragma once
// Lines to paragraphs: which line goes on in the next.

#include <vector>

#include "layout/sheet.hpp"

namespace gouji {

/// Where the text of a document stands on pages of one width.
struct Margins {
  std::int32_t left = 0;
  std::int32_t right = 0;
  std::int32_t pitch = 0;  ///< from line to line
};

/// Measured over all pages of that width.
Margins measure(const std::vector<PageLayout>& pages, std::int32_t width);

/// True where `next` goes on with the paragraph that `line` is the end of so far: the line is full
/// (what comes next had no room in it) and the next is not indented and no item of a list.
/// `same_page`: they stand under each other.
bool goes_on(const TextLine& line, const TextLine& next, const Margins& margins, bool same_page);

}  // namespace gouji
