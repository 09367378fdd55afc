#pragma once
// The columns of a table without rules: what its rows leave clear between them, and the head cells
// above them.

#include <optional>
#include <vector>

#include "layout/lines.hpp"
#include "layout/words.hpp"
#include "page/page.hpp"

namespace gouji {

/// The room that the text of a column takes over all rows.
struct Band {
  std::int32_t left = 0;
  std::int32_t right = 0;
  bool amounts = false;  ///< numbers with a point or separators stand in it

  std::int32_t middle() const { return left + (right - left) / 2; }
};

/// More columns than any table has.
inline constexpr std::size_t kMostColumns = 60;

/// Lines with the columns that all of them keep to.
struct Body {
  std::size_t lines = 0;  ///< how many of those given, from the first on
  std::vector<Band> bands;
};

/// True for 1,234.50, -3, 12.5% and 2010301.
bool is_number(const TextRun& run);

/// The runs of a line; a line without gaps is one.
std::vector<TextRun> all_runs(const TextLine& line);

/// The same for a row of numbers: a label that is spread out (合   计) is one.
std::vector<TextRun> row_runs(const TextLine& line);

/// True where one of its runs is a number.
bool has_number(const TextLine& line);

/// The lines from the first on whose runs fall into the same columns; into the known ones, where a
/// table goes on.
Body find_body(const std::vector<const TextLine*>& lines, const std::vector<Band>& known = {});

/// The edges of columns: half way between their text.
std::vector<std::int32_t> edges_of(const std::vector<Band>& columns);

/// 类 | 款 | 项 | 栏次 | 1 | 2 | 3: it stands below the head and counts its columns.
bool counts_columns(const TextLine& line, const PageWords& words);

/// The numbers of such a line stand in columns of their own, and in all that have amounts.
bool counts(const TextLine& line, const std::vector<Band>& columns);

/// The columns that a line of column numbers (栏次 1 2 3) counts: their bands reach to the number
/// in the middle of the column, and those that are empty in all rows are added. False where a
/// number stands for no column or for two.
bool add_counted(std::vector<Band>& bands, const TextLine& line);

/// Numbers of a column stand under each other: at the right, at the left or in the middle.
bool are_aligned(const std::vector<const TextLine*>& lines, const std::vector<Band>& bands);

/// The first and the last band that a run overlaps; none where it stands between bands.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};
std::optional<Range> bands_under(const Box& box, const std::vector<Band>& bands);

struct HeadCell {
  std::size_t row = 0;
  Range columns;
  std::vector<TextLine> lines;
};

struct Head {
  std::vector<Band> columns;  ///< the bands, and those of columns that are empty in all rows
  std::vector<HeadCell> cells;
  std::size_t rows = 0;
};

/// The head of one or two rows; nothing where it cannot be told which column a text stands over.
std::optional<Head> find_head(const std::vector<const TextLine*>& lines,
                              const std::vector<Band>& bands, const std::vector<Segment>& rules,
                              const PageWords& words);

}  // namespace gouji
