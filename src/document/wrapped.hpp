#pragma once
// Hard-wrapped text: which lines go on in the next. A text whose full lines all have one width was
// broken by a program (a PDF, a mail, an editor); its paragraphs are put together again.
//
//   "…支出280.13万元，与上年\n相比，减少11.33万元。"  ->  one paragraph

#include <cstddef>
#include <string_view>
#include <vector>

namespace gouji {

struct SourceLine {
  std::size_t begin = 0;  ///< bytes of the source, without the line feed
  std::size_t end = 0;
};

/// The width in terminal columns at which a text was wrapped, or 0 where it was not.
int wrap_width(std::string_view source, const std::vector<SourceLine>& lines);

/// True where a line begins with a mark that no paragraph begins with: 。 or ，.
bool begins_with_mark(std::string_view line);

/// True where a line is full and no mark ends it: the next one continues it. Requires: width > 0.
bool goes_on(std::string_view line, int width);

/// True where a number was put on a line of its own: 占支出总预算的 / 100.00%，同比减少275.00元.
bool divides_clause(std::string_view line, std::string_view next);

}  // namespace gouji
