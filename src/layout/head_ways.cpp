#include "layout/head_ways.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace gouji {
namespace {

class Ways {
 public:
  Ways(const std::vector<HeadColumn>& columns, Range range, const std::vector<HeadRun>& outer,
       std::int32_t size)
      : columns_(columns), range_(range), outer_(outer), size_(size) {}

  std::vector<Range> run() {
    std::vector<Range> way;
    try_ways(way, 0);
    if (best_.empty() || next_ - least_ < size_ / 2) return {};
    return std::move(best_);
  }

 private:
  /// How far a cell is from the middle of the columns that it would stand over.
  std::int32_t miss(const HeadRun& head, Range columns) const {
    const auto left = room_of(columns_[columns.first]).left;
    const auto right = room_of(columns_[columns.last]).right;
    return std::abs(head.run.box.middle_x() - (left + (right - left) / 2));
  }

  std::int32_t allowed(Range columns) const {
    constexpr std::int32_t kPart = 20;  // of the width: columns may differ in theirs
    return size_ * 3 / 4 +
           (columns_[columns.last].reach.right - columns_[columns.first].reach.left) / kPart;
  }

  /// All ways to give the columns of the range to the cells in their order.
  void try_ways(std::vector<Range>& way, std::int32_t cost) {
    constexpr std::size_t kMostWays = 5'000;
    const auto index = way.size();
    const auto begin = index == 0 ? range_.first : way.back().last + 1;
    if (++ways_ > kMostWays) return;
    if (index == outer_.size()) {
      if (begin != range_.last + 1) return;
      if (cost < least_) {
        next_ = least_;
        least_ = cost;
        best_ = way;
      } else {
        next_ = std::min(next_, cost);
      }
      return;
    }
    for (auto last = begin; last <= range_.last; ++last) {
      const Range columns{begin, last};
      const auto missed = miss(outer_[index], columns);
      if (missed > allowed(columns)) continue;
      way.push_back(columns);
      try_ways(way, cost + missed);
      way.pop_back();
    }
  }

  const std::vector<HeadColumn>& columns_;
  Range range_;
  const std::vector<HeadRun>& outer_;
  std::int32_t size_;
  std::vector<Range> best_;
  std::int32_t least_ = std::numeric_limits<std::int32_t>::max();
  std::int32_t next_ = std::numeric_limits<std::int32_t>::max();
  std::size_t ways_ = 0;
};

}  // namespace

Band room_of(const HeadColumn& column) {
  if (column.own.empty()) return column.reach;
  auto left = column.own.front().run.box.left;
  auto right = column.own.front().run.box.right;
  for (const auto& head : column.own) {
    left = std::min(left, head.run.box.left);
    right = std::max(right, head.run.box.right);
  }
  const auto middle = left + (right - left) / 2;
  const auto half =
      std::max({middle - left, middle - column.band.left, column.band.right - middle});
  return {middle - half, middle + half, column.band.amounts};
}

std::vector<Range> only_way(const std::vector<HeadColumn>& columns, Range range,
                            const std::vector<HeadRun>& outer, std::int32_t size) {
  return Ways(columns, range, outer, size).run();
}

}  // namespace gouji
