#pragma once
// The title of a table as the forms say it.

#include <string_view>

#include "facts/disclosure.hpp"

namespace gouji {

/// 支出决算表 for 支出决算表(续), 支出决算表(公开03表), 支出决算表(2023年度) in a document on 2023:
/// without brackets at the end that say nothing about what stands in the table.
std::string_view without_tails(std::string_view title, const Disclosure& disclosure);

}  // namespace gouji
