#pragma once
// CSV as RFC 4180 has it, with the place of every field; no library at hand tells places.
//
//   a,"b ""c""",    ->  {"a", 1:1} {"b \"c\"", 1:3} {"", 1:13}

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace gouji {

struct CsvField {
  std::string text;  ///< without the quotes around it
  Position at;       ///< of its first character; behind the opening quote
};

using CsvRow = std::vector<CsvField>;

/// Rows in order; empty lines are left out. A quote that is never closed, or text behind a closing
/// quote, is an error at its place. Takes valid UTF-8; fields are divided by commas, or by tabs
/// where the first line has tabs and no comma.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file);

}  // namespace gouji
