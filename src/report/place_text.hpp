#pragma once
// A place as a person looks for it: 《支出决算表》“合计”行“基本支出”栏, or the section of the text.

#include <string>

#include "base/result.hpp"
#include "report/finding.hpp"

namespace gouji {

/// Table, row and column of a cell, or the section; empty where neither is known.
Message where_text(const Place& place);

/// The same with the position before it: p12:31:1《支出决算表》…
Message place_text(const Place& place);

/// The last part of a path: 05.csv.
std::string short_name(const std::string& path);

}  // namespace gouji
