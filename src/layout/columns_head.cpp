// Head cells to columns. Their text stands in the middle of its cell, over the column or over all
// columns that it heads, so what stands lower than the middle of the head is below another cell.

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "layout/columns.hpp"
#include "layout/head_cell.hpp"
#include "layout/head_ways.hpp"
#include "layout/known_heads.hpp"

namespace gouji {
namespace {

/// A cell over several columns, or what may be one.
struct Outer {
  HeadRun head;
  Range columns;
  std::size_t row = 0;
};

class HeadFinder {
 public:
  HeadFinder(const std::vector<const TextLine*>& lines, const std::vector<Band>& bands,
             const std::vector<Segment>& rules, const PageWords& words)
      : lines_(lines), rules_(rules), words_(words) {
    for (const auto& band : bands) columns_.push_back({.band = band, .reach = band, .own = {}});
    top_ = lines.front()->box.middle_y();
    size_ = lines.front()->size;
  }

  std::optional<Head> run() {
    for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
      if (!place(**line)) return std::nullopt;
    }
    if (may_be_displaced()) return std::nullopt;
    place_labels();
    place_codes();
    row_.assign(columns_.size(), 0);
    if (!place_outer({0, columns_.size() - 1}, 0) || !wide_.empty()) return std::nullopt;
    return write();
  }

 private:
  bool is_at(std::int32_t top, const HeadRun& head) const { return head.y - top <= size_ * 3 / 10; }

  void give(std::size_t index, const HeadRun& head) {
    auto& column = columns_[index];
    column.own.push_back(head);
    if (is_at(top_, head) && column.own.size() > 1) return;  // it may be over others too
    column.reach.left = std::min(column.reach.left, head.run.box.left);
    column.reach.right = std::max(column.reach.right, head.run.box.right);
  }

  /// Lines come from the lowest to the highest: the innermost cells tell where columns are.
  bool place(const TextLine& line) {
    std::vector<HeadRun> between;
    std::vector<Band> now;
    for (const auto& column : columns_) now.push_back(column.reach);
    for (const auto& run : all_runs(line)) {
      const HeadRun head{run, line.box.middle_y(), line.size};
      const auto under = bands_under(run.box, now);
      if (!under) {
        between.push_back(head);
      } else if (under->first == under->last) {
        give(under->first, head);
      } else {
        wide_.push_back({head, *under});
      }
    }
    return std::all_of(between.begin(), between.end(),
                       [&](const HeadRun& head) { return place_between(head); });
  }

  /// No other text of the head is nearer to a column that none of it stands over.
  bool is_nearest(const HeadRun& head, const Band& band) const {
    const auto distance = [&](const Box& box) {
      return std::max({box.left - band.right, band.left - box.right, 0});
    };
    const auto own = distance(head.run.box);
    for (const auto* line : lines_) {
      for (const auto& run : all_runs(*line)) {
        const bool same = run.box == head.run.box;
        const bool stacked = run.box.left < head.run.box.right && head.run.box.left < run.box.right;
        if (!same && !stacked && distance(run.box) <= own) return false;
      }
    }
    return true;
  }

  /// A head beside the text of its column, over two columns that have their own below, or over a
  /// column that is empty in all rows.
  bool place_between(const HeadRun& head) {
    const auto& box = head.run.box;
    std::size_t right = 0;
    while (right < columns_.size() && columns_[right].band.middle() < box.middle_x()) ++right;
    const bool has_left = right > 0;
    const bool has_right = right < columns_.size();
    const auto is_free = [&](std::size_t i) {
      return columns_[i].own.empty() && is_nearest(head, columns_[i].band);
    };
    const auto left_free = has_left && is_free(right - 1);
    const auto right_free = has_right && is_free(right);
    const auto to_left = has_left ? box.left - columns_[right - 1].reach.right : 0;
    const auto to_right = has_right ? columns_[right].reach.left - box.right : 0;
    if (left_free && (!right_free || to_left <= to_right)) {
      columns_[right - 1].beside = true;
      give(right - 1, head);
      return true;
    }
    if (right_free) {
      columns_[right].beside = true;
      give(right, head);
      return true;
    }
    if (has_left && has_right && is_above(head, columns_[right - 1]) &&
        is_above(head, columns_[right])) {
      if (!is_at(top_, head)) return false;
      wide_.push_back({head, {right - 1, right}});
      return true;
    }
    const Band band{box.left, box.right, false};
    for (auto& outer : wide_) {  // those behind it have moved
      if (outer.columns.first >= right) ++outer.columns.first;
      if (outer.columns.last >= right) ++outer.columns.last;
    }
    columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(right),
                    {.band = band, .reach = band, .own = {head}, .added = true});
    return true;
  }

  /// Heads at the left of their cells, over numbers at the right, are near to those of their
  /// neighbours too. Beside a column that is empty in all rows nobody knows which is which.
  bool may_be_displaced() const {
    return std::adjacent_find(columns_.begin(), columns_.end(),
                              [](const HeadColumn& a, const HeadColumn& b) {
                                return (a.added && b.beside) || (a.beside && b.added);
                              }) != columns_.end();
  }

  /// All of a column's own text stands lower.
  bool is_above(const HeadRun& head, const HeadColumn& column) const {
    return std::all_of(column.own.begin(), column.own.end(),
                       [&](const HeadRun& own) { return own.y - head.y >= size_ / 2; });
  }

  /// Its text, that of the topmost line aside, stands in the lower half of a head from `top` to
  /// `bottom`: something else stands over it.
  bool is_low(const HeadColumn& column, std::int32_t top, std::int32_t bottom) const {
    std::int32_t least = bottom;
    std::int32_t most = top;
    for (const auto& head : column.own) {
      if (is_at(top, head)) continue;
      least = std::min(least, head.y);
      most = std::max(most, head.y);
    }
    if (most == top || least - top < size_ * 8 / 10) return false;
    return least + (most - least) / 2 - (top + (bottom - top) / 2) > size_ / 5;
  }

  /// Of the cells over several columns without any below: 科目编码 over 类, 款 and 项, which are
  /// codes.
  void place_labels() {
    std::erase_if(wide_, [&](const Outer& outer) {
      for (auto i = outer.columns.first; i <= outer.columns.last; ++i) {
        if (!columns_[i].own.empty() || columns_[i].band.amounts) return false;
      }
      columns_[outer.columns.first].own.push_back(outer.head);
      return true;
    });
  }

  /// The same where the text is too short to reach over more than the column in the middle.
  void place_codes() {
    const auto is_bare = [](const HeadColumn& column) {
      return column.own.empty() && !column.band.amounts;
    };
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].own.size() != 1 || columns_[i].band.amounts) continue;
      Range range{i, i};
      while (range.first > 0 && is_bare(columns_[range.first - 1])) --range.first;
      while (range.last + 1 < columns_.size() && is_bare(columns_[range.last + 1])) ++range.last;
      if (range.first == i || range.last == i) continue;
      const auto left = columns_[range.first].band.left;
      const auto right = columns_[range.last].band.right;
      const auto& head = columns_[i].own.front();
      if (std::abs(left + (right - left) / 2 - head.run.box.middle_x()) > 2 * size_) continue;
      columns_[range.first].own.swap(columns_[i].own);
      columns_[i].reach = columns_[i].band;
    }
  }

  bool is_over(const Outer& outer, Range range) const {
    const auto middle = outer.head.run.box.middle_x();
    return middle >= columns_[range.first].reach.left && middle <= columns_[range.last].reach.right;
  }

  /// Text on top of columns that have more below is over them, or the first half of their own.
  bool place_outer(Range range, std::size_t row) {
    constexpr std::size_t kMostRows = 4;
    std::int32_t top = std::numeric_limits<std::int32_t>::max();
    std::int32_t bottom = 0;
    const auto see = [&](const HeadRun& head) {
      top = std::min(top, head.y);
      bottom = std::max(bottom, head.y);
    };
    for (auto i = range.first; i <= range.last; ++i) {
      row_[i] = row;
      for (const auto& head : columns_[i].own) see(head);
    }
    for (const auto& outer : wide_) {
      if (is_over(outer, range)) see(outer.head);
    }
    if (row == kMostRows) return false;
    for (auto i = range.first; i <= range.last;) {
      auto end = i;
      while (end <= range.last && is_low(columns_[end], top, bottom)) ++end;
      if (end > i) {
        const auto outer = outer_of({i, end - 1}, top);
        // Heads at the foot of their cells look as if all of them stood below one.
        const bool unsure = outer.size() == 1 && i == range.first && end == range.last + 1 &&
                            i + 1 < end && !ruled(outer.front(), range);
        if (unsure ? !divide_by_words({i, end - 1}, outer, row)
                   : !divide({i, end - 1}, outer, row)) {
          return false;
        }
      }
      i = std::max(end, i + 1);
    }
    return true;
  }

  /// The cells on top of some columns, from left to right. They are no longer the columns' own.
  std::vector<HeadRun> outer_of(Range range, std::int32_t top) {
    std::vector<HeadRun> out;
    for (auto i = range.first; i <= range.last; ++i) {
      std::erase_if(columns_[i].own, [&](const HeadRun& head) {
        if (is_at(top, head)) out.push_back(head);
        return is_at(top, head);
      });
    }
    std::erase_if(wide_, [&](const Outer& outer) {
      const bool here = is_at(top, outer.head) && is_over(outer, range);
      if (here) out.push_back(outer.head);
      return here;
    });
    std::sort(out.begin(), out.end(),
              [](const HeadRun& a, const HeadRun& b) { return a.run.box.left < b.run.box.left; });
    return out;
  }

  /// The columns that the rule below a cell spans, where it has one of its own.
  std::optional<Range> ruled(const HeadRun& head, Range within) const {
    const auto middle = head.run.box.middle_x();
    const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Segment& candidate) {
      return candidate.at > head.y && candidate.from <= middle && middle <= candidate.to;
    });
    if (rule == rules_.end() || rule->at - head.y > 2 * size_) return std::nullopt;
    if (std::abs(rule->from + (rule->to - rule->from) / 2 - middle) > size_) return std::nullopt;
    std::optional<Range> out;
    for (auto i = within.first; i <= within.last; ++i) {
      const auto at = columns_[i].reach.middle();
      if (at < rule->from || at > rule->to) continue;
      if (!out) out = Range{i, i};
      out->last = i;
    }
    return out;
  }

  /// Gives each cell on top its columns, and goes on below. False where there are two ways or none.
  bool divide(Range range, const std::vector<HeadRun>& outer, std::size_t row) {
    if (outer.empty()) return true;
    std::vector<Range> ranges;
    for (const auto& head : outer) {
      if (const auto found = ruled(head, range)) ranges.push_back(*found);
    }
    if (ranges.size() != outer.size()) {
      ranges = only_way(columns_, range, outer, size_);
      if (ranges.empty()) return divide_by_words(range, outer, row);
    }
    for (std::size_t i = 1; i < outer.size(); ++i) {
      if (ranges[i].first <= ranges[i - 1].last) return false;
    }
    return give_outer(outer, ranges, row);
  }

  /// The same where heads stand at the foot of their cells, and columns between may be below none.
  bool divide_by_words(Range range, const std::vector<HeadRun>& outer, std::size_t row) {
    std::vector<LabelledColumn> below;
    for (auto i = range.first; i <= range.last; ++i) {
      below.push_back({head_text(columns_[i].own), room_of(columns_[i])});
    }
    auto ranges = known_ranges(outer, below, words_);
    if (!ranges) return false;
    for (auto& each : *ranges) each = {each.first + range.first, each.last + range.first};
    return give_outer(outer, *ranges, row);
  }

  bool give_outer(const std::vector<HeadRun>& outer, const std::vector<Range>& ranges,
                  std::size_t row) {
    for (std::size_t i = 0; i < outer.size(); ++i) {
      if (ranges[i].first == ranges[i].last) {
        columns_[ranges[i].first].own.push_back(outer[i]);
      } else {
        outer_.push_back({outer[i], ranges[i], row});
        if (!place_outer(ranges[i], row + 1)) return false;
      }
    }
    return true;
  }

  std::optional<Head> write() const {
    Head out;
    for (const auto& column : columns_) {
      if (!is_one_cell(column.own)) return std::nullopt;
    }
    for (const auto& outer : outer_) {
      out.cells.push_back({outer.row, outer.columns, {line_of(outer.head)}});
    }
    out.rows = 1 + *std::max_element(row_.begin(), row_.end());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& column = columns_[i];
      if (column.own.empty() && column.band.amounts) return std::nullopt;
      auto reach = column.band;
      // Of codes the head may stand beside its column, over those that follow.
      const bool code = i + 1 < columns_.size() && columns_[i + 1].own.empty();
      for (const auto& head : column.own) {
        if (code) break;
        reach.left = std::min(reach.left, head.run.box.left);
        reach.right = std::max(reach.right, head.run.box.right);
      }
      if (!out.columns.empty() && reach.left < out.columns.back().right) {
        out.columns.back().right = std::min(out.columns.back().right, column.band.left);
        reach.left = out.columns.back().right;
      }
      out.columns.push_back(reach);
      if (!column.own.empty()) out.cells.push_back({row_[i], {i, i}, lines_of_cell(column.own)});
    }
    std::sort(out.cells.begin(), out.cells.end(), [](const HeadCell& a, const HeadCell& b) {
      return a.row != b.row ? a.row < b.row : a.columns.first < b.columns.first;
    });
    return out;
  }

  const std::vector<const TextLine*>& lines_;
  const std::vector<Segment>& rules_;
  const PageWords& words_;
  std::vector<HeadColumn> columns_;
  std::vector<Outer> wide_;       ///< over several columns, not yet known which
  std::vector<Outer> outer_;      ///< over several columns
  std::vector<std::size_t> row_;  ///< of the head, that a column's own cell stands in
  std::int32_t top_ = 0;
  std::int32_t size_ = 0;
};

}  // namespace

std::optional<Head> find_head(const std::vector<const TextLine*>& lines,
                              const std::vector<Band>& bands, const std::vector<Segment>& rules,
                              const PageWords& words) {
  if (lines.empty()) return std::nullopt;
  return HeadFinder(lines, bands, rules, words).run();
}

}  // namespace gouji
