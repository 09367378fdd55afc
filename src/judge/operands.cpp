#include "judge/operands.hpp"

#include <algorithm>
#include <functional>

namespace gouji {
namespace {

/// None stands twice: soon seen of few, and of those in the order of the text.
bool are_distinct(const std::vector<FactId>& ids) {
  constexpr std::size_t kFew = 4;
  if (ids.size() > kFew)
    return std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end();
  for (std::size_t i = 1; i < ids.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (ids[i] == ids[j]) return false;
    }
  }
  return true;
}

}  // namespace

bool has_two(const std::vector<FactId>& used) {
  return std::any_of(used.begin(), used.end(), [&](FactId id) { return id != used.front(); });
}

void append_once(const std::vector<FactId>& used, std::vector<FactId>& operands) {
  if (are_distinct(used)) {
    // One by one: they were written just so, and a processor waits for what it reads in one piece
    // after it was written in several.
    for (const auto id : used) operands.push_back(id);
    return;
  }
  const auto first = std::ssize(operands);
  for (const auto id : used) {
    if (std::find(operands.begin() + first, operands.end(), id) == operands.end())
      operands.push_back(id);
    if (std::ssize(operands) - first > 64) {  // long lists: a set is cheaper than looking back
      auto all = used;
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      operands.resize(static_cast<std::size_t>(first));
      operands.insert(operands.end(), all.begin(), all.end());
      return;
    }
  }
}

}  // namespace gouji
