#pragma once
// Room in long lists. Growing by doubling copies a list of many megabytes again and again.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gouji {

/// Once a list is nearly full, reserves what it will need if its input goes on as it began: `done`
/// parts of `all` have made it as long as it is.
template <class T>
void make_room(std::vector<T>& list, std::size_t done, std::size_t all) {
  constexpr std::size_t kFewest = 1024;  // shorter lists grow well by themselves
  if (list.size() < kFewest || list.size() + list.size() / 16 < list.capacity()) return;
  constexpr std::size_t kMostTimes = 8;  // the rest may be quite different
  list.reserve(list.size() * std::clamp(all / done + 2, std::size_t{2}, kMostTimes));
}

}  // namespace gouji
