#pragma once
// One name for what text and tables say differently: classes by their codes, and dimensions that a
// narrative leaves to its tables.

#include <string>
#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// The code of a class (类) of the functional classification, as the tables of this document or the
/// lists of its year name it; kNone where neither does.
Symbol class_named(std::string_view name, Disclosure& disclosure);

/// Functional and economic classes of the text become the codes that the tables print for them:
/// 社会保障和就业支出(类)抚恤(款)死亡抚恤(项) is 2080801. A name that no table has, or two have,
/// stays.
void resolve_names(Disclosure& disclosure);

/// A figure of the text that says no fund (or nature), or 预算 only, takes it from the tables where
/// they have exactly one fact that is otherwise the same.
void adopt_from_tables(Disclosure& disclosure);

/// 抚恤 of 社会保障和就业支出(类)抚恤(款), without the digits that may stand around it.
struct PathPart {
  std::string name;
  std::size_t digits;  ///< of a code of this level: 3, 5, 7
};

/// The classes that a path names, from the outer to the inner one.
std::vector<PathPart> path_parts(std::string_view path);

/// The tables print that name for the code, or one that means the same.
bool is_class_named(Symbol code, std::string_view name, const Disclosure& disclosure);

}  // namespace gouji
