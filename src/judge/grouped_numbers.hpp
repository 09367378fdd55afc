#pragma once
// Numbers by what they belong to: the facts of an identity, the claims about a figure.

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace gouji {

template <class Number>
class GroupedNumbers {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  GroupedNumbers() = default;
  /// Groups 0 to `groups` − 1 of the numbers 0 to `count` − 1, of which `group_of` tells the group,
  /// or kNone.
  template <class GroupOf>
  GroupedNumbers(std::size_t groups, std::size_t count, const GroupOf& group_of)
      : begins_(groups + 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (const auto group = group_of(i); group != kNone) ++begins_[group];
    }
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    numbers_.resize(begins_.back());
    for (auto i = count; i-- > 0;) {  // from the last on, each where its group ends so far
      if (const auto group = group_of(i); group != kNone)
        numbers_[--begins_[group]] = static_cast<Number>(i);
    }
  }

  /// Ascending.
  std::span<const Number> operator[](std::size_t group) const {
    return std::span(numbers_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }

 private:
  std::vector<Number> numbers_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace gouji
