#include "layout/aligned.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "document/document.hpp"
#include "document/outline.hpp"
#include "layout/columns.hpp"
#include "layout/rows.hpp"
#include "layout/table_head.hpp"

namespace gouji {
namespace {

using Lines = std::vector<const TextLine*>;

/// The lines that a part of a table stands for, the last piece of its page.
struct Part {
  PageLayout* page = nullptr;
  std::vector<Piece> lines;
};

/// A table at the foot of a page, as far as it helps to know its rest on the next.
struct Open {
  std::vector<Part> parts;
  std::int32_t page = 0;
  std::vector<Band> columns;
  std::vector<std::int32_t> xs;
  std::string title;              ///< the last line of it
  std::vector<std::string> head;  ///< the lines of its head
  bool counted = false;           ///< the last of them counts the columns
};

/// The cells of one row: what stands in each column, line by line.
class RowWriter {
 public:
  RowWriter(Sheet& sheet, const std::vector<Band>& columns) : sheet_(sheet), columns_(columns) {}

  void add(const Lines& lines, RowLines range, bool counted = false) {
    std::vector<std::vector<TextLine>> cells(columns_.size());
    for (auto i = range.begin; i < range.end; ++i) {
      const auto runs = counted ? all_runs(*lines[i]) : row_runs(*lines[i]);
      for (const auto& run : runs) put(cells, run, *lines[i]);
    }
    const auto top = lines[range.begin]->box.top;
    const auto bottom = lines[range.end - 1]->box.bottom;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      sheet_.cells.push_back({.row = sheet_.rows,
                              .column = i,
                              .box = {sheet_.xs[i], top, sheet_.xs[i + 1], bottom},
                              .lines = std::move(cells[i])});
    }
    ++sheet_.rows;
  }

 private:
  void put(std::vector<std::vector<TextLine>>& cells, const TextRun& run,
           const TextLine& line) const {
    const auto under = bands_under(run.box, columns_);
    auto& cell = cells[under ? under->first : column_around(run.box.middle_x())];
    const bool same_line = !cell.empty() && cell.back().box.middle_y() == line.box.middle_y();
    if (same_line) {
      cell.back().text += ' ';
      cell.back().text += run.text;
      cell.back().box.right = run.box.right;
      return;
    }
    TextLine made;
    made.box = {run.box.left, line.box.top, run.box.right, line.box.bottom};
    made.text = run.text;
    made.size = made.first = line.size;
    cell.push_back(std::move(made));
  }

  std::size_t column_around(std::int32_t x) const {
    const auto begin = sheet_.xs.begin() + 1;
    const auto edge = std::upper_bound(begin, sheet_.xs.end() - 1, x);
    return static_cast<std::size_t>(edge - begin);
  }

  Sheet& sheet_;
  const std::vector<Band>& columns_;
};

class PageReader {
 public:
  PageReader(PageLayout& page, std::optional<Open> open, const PageWords& words)
      : page_(page), open_(std::move(open)), words_(words) {
    if (open_ && open_->page + 1 != page.number) open_.reset();
  }

  std::optional<Open> run() {
    auto& pieces = page_.pieces;
    for (std::size_t i = 0; i < pieces.size();) {
      if (pieces[i].sheet >= 0) {
        out_.push_back(pieces[i++]);
        open_.reset();
        continue;
      }
      auto end = i;
      while (end < pieces.size() && pieces[end].sheet < 0) ++end;
      read(i, end);
      i = end;
    }
    pieces = std::move(out_);
    return std::move(open_);
  }

 private:
  const TextLine& line(std::size_t i) const { return page_.pieces[i].line; }

  Lines lines(std::size_t begin, std::size_t end) const {
    Lines out;
    for (auto i = begin; i < end; ++i) out.push_back(&line(i));
    return out;
  }

  /// The lines between two tables, or between a table and an end of the page.
  void read(std::size_t begin, std::size_t end) {
    auto at = begin;
    std::size_t columns = 0;  // that the next table has to have
    if (begin == 0 && open_) {
      at = take_rest(end);
      const bool again = at == 0 && repeats_title(end);
      if (again) columns = open_->columns.size();
      if (at == 0 && !again && begins_with_rows(end)) undo();
    }
    for (auto i = at; i < end;) {
      const auto next = take_table(at, i, end, columns);
      if (next > 0) columns = 0;
      i = next > 0 ? next : i + 1;
      if (next > 0) at = next;
    }
    if (columns > 0) undo();
    copy(at, end);
  }

  /// A line that could be a row of a table.
  bool is_row(std::size_t i) const { return !line(i).runs.empty() && has_number(line(i)); }

  /// Half a table would give wrong sums: where the rest is not understood, all of it stays text.
  void undo() {
    if (!open_) return;
    for (auto& part : open_->parts) {
      part.page->pieces.pop_back();
      part.page->sheets.pop_back();
      std::move(part.lines.begin(), part.lines.end(), std::back_inserter(part.page->pieces));
    }
    open_.reset();
  }

  /// The title of the open table stands on top of the page again.
  bool repeats_title(std::size_t end) const {
    constexpr std::size_t kFar = 4;
    for (std::size_t i = 0; i < std::min(end, kFar); ++i) {
      if (!open_->title.empty() && fold(line(i).text) == open_->title) return true;
    }
    return false;
  }

  /// Rows, or a head and rows, stand on top of the page.
  bool begins_with_rows(std::size_t end) const {
    constexpr std::size_t kFar = 8;
    for (std::size_t i = 0; i < std::min(end, kFar); ++i) {
      if (is_row(i)) return true;
      if (stands_above_table(line(i), words_)) return false;
      if (line(i).runs.empty() && is_sentence(fold(line(i).text))) return false;
    }
    return false;
  }

  void copy(std::size_t begin, std::size_t end) {
    if (begin < end) open_.reset();
    for (auto i = begin; i < end; ++i) out_.push_back(page_.pieces[i]);
  }

  /// Where the rows of a table end for certain, whatever their columns are.
  std::size_t end_of_rows(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMostLines = 300;
    constexpr std::int32_t kFar = 5;  // times the size of the font
    const auto size = line(begin).size;
    for (auto i = begin; i < std::min(end, begin + kMostLines); ++i) {
      const auto& here = line(i);
      const auto folded = fold(here.text);
      const bool other = std::abs(here.size - size) * 6 > size;
      const bool far = i > begin && here.box.middle_y() - line(i - 1).box.middle_y() > kFar * size;
      const bool prose = here.runs.empty() && is_sentence(folded);
      const bool wide = here.runs.size() > kMostColumns;
      if (other || far || prose || wide || stands_above_table(here, words_) ||
          is_table_note(folded, words_)) {
        return i;
      }
    }
    return std::min(end, begin + kMostLines);
  }

  /// The first line of the head of a table whose first line of numbers is `first`.
  std::size_t head_begin(std::size_t begin, std::size_t first) const {
    constexpr std::size_t kMostLines = 12;
    constexpr std::int32_t kFar = 4;
    auto out = first;
    while (out > begin && first - out < kMostLines) {
      const auto& above = line(out - 1);
      const bool prose = above.runs.empty() && is_sentence(fold(above.text));
      const bool wide = above.runs.size() > kMostColumns;
      if (stands_above_table(above, words_) || wide || has_number(above) || prose) break;
      if (line(out).box.middle_y() - above.box.middle_y() > kFar * above.size) break;
      --out;
    }
    return out;
  }

  /// Rules that reach over most of the lines.
  std::vector<Segment> long_rules(std::int32_t left, std::int32_t right) const {
    std::vector<Segment> out;
    for (const auto& rule : page_.rules) {
      const auto shared = std::min(rule.to, right) - std::max(rule.from, left);
      if (shared * 10 >= (right - left) * 7) out.push_back(rule);
    }
    return out;
  }

  /// The first line behind the head: that behind the first long rule below it, or the first with
  /// numbers.
  std::size_t body_begin(std::size_t head, std::size_t first,
                         const std::vector<Segment>& rules) const {
    for (const auto& rule : rules) {
      if (rule.at <= line(head).box.middle_y() || rule.at >= line(first).box.middle_y()) continue;
      auto i = head;
      while (line(i).box.middle_y() < rule.at) ++i;
      return i;
    }
    return first;
  }

  /// The title and the unit directly above a head; nothing where there is neither.
  std::optional<TableHead> announced(std::size_t begin, std::size_t head) const {
    if (head == begin || !stands_above_table(line(head - 1), words_)) return std::nullopt;
    constexpr std::size_t kMostLines = 7;
    std::vector<TextLine> above;
    for (auto i = head - std::min(head - begin, kMostLines); i < head; ++i)
      above.push_back(line(i));
    auto out = head_above(above, words_);
    if (!announces_table(out, words_)) return std::nullopt;
    return out;
  }

  /// As many numbers as no list has by chance.
  static bool is_enough(const Lines& rows, const std::vector<Band>& bands) {
    std::size_t numbers = 0;
    std::size_t lines = 0;
    for (const auto* row : rows) {
      const auto runs = row_runs(*row);
      const auto count =
          static_cast<std::size_t>(std::count_if(runs.begin(), runs.end(), is_number));
      numbers += count;
      lines += count > 0 ? 1U : 0U;
    }
    const auto amounts =
        std::count_if(bands.begin(), bands.end(), [](const Band& band) { return band.amounts; });
    constexpr std::size_t kFewest = 3;
    return bands.size() >= 2 && amounts > 0 && numbers >= kFewest &&
           (amounts > 1 || lines >= kFewest);
  }

  /// The table whose first numbers stand in line `first`; its end, or 0. It has so many columns,
  /// unless that is 0.
  std::size_t take_table(std::size_t begin, std::size_t first, std::size_t end,
                         std::size_t columns) {
    if (!is_row(first)) return 0;
    const auto head = head_begin(begin, first);
    if (head == first) return 0;
    const auto above = announced(begin, head);
    if (!above) return 0;
    auto left = line(first).box.left;
    auto right = line(first).box.right;
    for (auto i = head; i < first; ++i) {
      left = std::min(left, line(i).box.left);
      right = std::max(right, line(i).box.right);
    }
    const auto rules = long_rules(left, right);
    const bool counted = counts_columns(line(first), words_);
    const auto top = counted ? first + 1 : body_begin(head, first, rules);
    if (top == end) return 0;
    auto rows = lines(top, end_of_rows(top, end));
    rows.resize(find_body(rows).lines);
    const auto ranges = find_rows(rows, rules);
    if (ranges.empty()) return 0;
    rows.resize(ranges.back().end);
    auto body = find_body(rows);  // without what stands below the last row
    if (body.lines < rows.size()) return 0;
    if (counted && !add_counted(body.bands, line(first))) return 0;
    if (top + rows.size() < end && is_row(top + rows.size())) return 0;
    if (!is_enough(rows, body.bands) || !are_aligned(rows, body.bands)) return 0;
    const auto head_lines = lines(head, counted ? first : top);
    const auto found = find_head(head_lines, body.bands, page_.rules, words_);
    if (!found || (columns > 0 && found->columns.size() != columns)) return 0;
    if (counted && !counts(line(first), found->columns)) return 0;
    Sheet sheet;
    sheet.xs = edges_of(found->columns);
    sheet.rows = found->rows;
    for (const auto& cell : found->cells) {
      const auto& range = cell.columns;
      sheet.cells.push_back({.row = cell.row,
                             .column = range.first,
                             .columns = range.last - range.first + 1,
                             .box = {sheet.xs[range.first], cell.lines.front().box.top,
                                     sheet.xs[range.last + 1], cell.lines.back().box.bottom},
                             .lines = cell.lines});
    }
    copy(begin, head);
    open_ = Open{{part(head, top + rows.size())},
                 page_.number,
                 found->columns,
                 sheet.xs,
                 above->title.empty() ? std::string() : fold(above->title.back().text),
                 {},
                 counted};
    for (const auto* each : lines(head, top)) open_->head.push_back(fold(each->text));
    if (counted) RowWriter(sheet, found->columns).add({&line(first)}, {0, 1}, true);
    finish(std::move(sheet), found->columns, rows, ranges);
    return top + rows.size();
  }

  /// The rows and the place of a sheet, and the sheet onto the page.
  void finish(Sheet sheet, const std::vector<Band>& columns, const Lines& rows,
              const std::vector<RowLines>& ranges) {
    sheet.trust = Trust::aligned;
    RowWriter writer(sheet, columns);
    for (const auto& range : ranges) writer.add(rows, range);
    sheet.box = {sheet.xs.front(), sheet.cells.front().box.top, sheet.xs.back(),
                 sheet.cells.back().box.bottom};
    out_.push_back(
        {.box = sheet.box, .line = {}, .sheet = static_cast<std::int32_t>(page_.sheets.size())});
    page_.sheets.push_back(std::move(sheet));
  }

  Part part(std::size_t begin, std::size_t end) const {
    const auto at = page_.pieces.begin();
    return {&page_,
            {at + static_cast<std::ptrdiff_t>(begin), at + static_cast<std::ptrdiff_t>(end)}};
  }

  /// The rest of a table that began on the page before; its end, or 0.
  std::size_t take_rest(std::size_t end) {
    std::size_t top = 0;
    while (top < end && top < open_->head.size() && fold(line(top).text) == open_->head[top]) ++top;
    const auto least = open_->head.size() - (open_->counted ? 1 : 0);
    if (top == end || (top > 0 && top < least)) return 0;
    auto rows = lines(top, end_of_rows(top, end));
    const auto body = find_body(rows, open_->columns);
    rows.resize(body.lines);
    const auto rules = long_rules(open_->xs.front(), open_->xs.back());
    const auto ranges = find_rows(rows, rules);
    if (ranges.empty()) return 0;
    rows.resize(ranges.back().end);
    if (top + rows.size() < end && is_row(top + rows.size())) return 0;
    Sheet sheet;
    sheet.xs = open_->xs;
    finish(std::move(sheet), body.bands, rows, ranges);
    open_->page = page_.number;
    open_->columns = body.bands;
    open_->parts.push_back(part(0, top + rows.size()));
    return top + rows.size();
  }

  PageLayout& page_;
  std::optional<Open> open_;
  const PageWords& words_;
  std::vector<Piece> out_;
};

}  // namespace

void find_aligned(std::vector<PageLayout>& pages, const PageWords& words) {
  std::optional<Open> open;
  for (auto& page : pages) open = PageReader(page, std::move(open), words).run();
}

}  // namespace gouji
