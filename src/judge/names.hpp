#pragma once
// Names in enumerations and rows, as they are compared.

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A name without what differs between writers: brackets, 支出 and 费用 at its end.
std::string plain_name(std::string_view folded);

/// An item as a class path of the text names it:
/// 城乡社区支出（类）城乡社区管理事务（款）城管执法（项）.
struct ItemName {
  std::string path;   ///< folded
  std::string group;  ///< 城乡社区管理事务
  std::string item;   ///< 城管执法
};

/// The names of a path; an empty item where it does not go down to one.
ItemName item_name(std::string_view path);

/// Sorts, and leaves each word once.
void sort_once(std::vector<std::string>& words);

}  // namespace gouji
