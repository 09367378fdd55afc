#include "layout/rows.hpp"

#include <algorithm>

#include "layout/columns.hpp"

namespace gouji {
namespace {

class RowFinder {
 public:
  RowFinder(const std::vector<const TextLine*>& lines, const std::vector<Segment>& rules)
      : lines_(lines), rules_(rules) {
    for (const auto* line : lines) numbers_.push_back(has_number(*line));
  }

  std::vector<RowLines> run() {
    auto out = between_rules();
    if (out.empty()) out = by_distance();
    while (!out.empty() && !has_numbers(out.back())) out.pop_back();
    return out;
  }

 private:
  std::int32_t y(std::size_t i) const { return lines_[i]->box.middle_y(); }

  bool has_numbers(const RowLines& row) const {
    for (auto i = row.begin; i < row.end; ++i) {
      if (numbers_[i]) return true;
    }
    return false;
  }

  /// No row has two lines of numbers.
  bool is_single(const std::vector<RowLines>& rows) const {
    return std::all_of(rows.begin(), rows.end(), [&](const RowLines& row) {
      return std::count(numbers_.begin() + static_cast<std::ptrdiff_t>(row.begin),
                        numbers_.begin() + static_cast<std::ptrdiff_t>(row.end), true) <= 1;
    });
  }

  /// Rows that begin at the lines behind which `divides` says so.
  template <class Divides>
  std::vector<RowLines> cut(Divides divides) const {
    std::vector<RowLines> out{{0, 1}};
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (divides(i - 1, i)) out.push_back({i, i});
      out.back().end = i + 1;
    }
    return out;
  }

  /// Where each row of numbers has a rule of its own below it, rules divide the rows.
  std::vector<RowLines> between_rules() const {
    const auto is_ruled = [&](std::size_t above, std::size_t below) {
      return std::any_of(rules_.begin(), rules_.end(), [&](const Segment& rule) {
        return rule.at > y(above) && rule.at < y(below);
      });
    };
    auto out = cut(is_ruled);
    if (out.size() < 2 || !is_single(out)) out.clear();
    return out;
  }

  /// The largest distance of lines that leaves each line of numbers its own row.
  std::vector<RowLines> by_distance() const {
    std::vector<std::int32_t> steps;
    std::int32_t pitch = 0;  // of the nearest two lines of numbers
    std::size_t last = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0) steps.push_back(y(i) - y(i - 1));
      if (!numbers_[i]) continue;
      if (last < i && (pitch == 0 || y(i) - y(last) < pitch)) pitch = y(i) - y(last);
      last = i;
    }
    std::sort(steps.begin(), steps.end(), std::greater<>());
    constexpr std::int32_t kPart = 85;  // percent of the pitch: nearer lines are no rows
    for (const auto step : steps) {
      if (pitch == 0 ? step > lines_.front()->size * 13 / 10 : step * 100 > pitch * kPart) continue;
      auto out =
          cut([&](std::size_t above, std::size_t below) { return y(below) - y(above) > step; });
      if (is_single(out)) return out;
    }
    return cut([](std::size_t, std::size_t) { return true; });
  }

  const std::vector<const TextLine*>& lines_;
  const std::vector<Segment>& rules_;
  std::vector<bool> numbers_;
};

}  // namespace

std::vector<RowLines> find_rows(const std::vector<const TextLine*>& lines,
                                const std::vector<Segment>& rules) {
  if (lines.empty()) return {};
  return RowFinder(lines, rules).run();
}

}  // namespace gouji
