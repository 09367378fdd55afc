#pragma once
// Names in enumerations and rows, as they are compared.

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A name without what differs between writers: brackets, 支出 and 费用 at its end.
std::string plain_name(std::string_view folded);

/// Sorts, and leaves each word once.
void sort_once(std::vector<std::string>& words);

}  // namespace gouji
