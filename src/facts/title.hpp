#pragma once
// Who publishes what for which year: read from the lines above the first heading.
//
//   2018年度‹office›部门决算 / 公开说明  ->  year 2018, kind final-account, unit ‹office›

#include "facts/disclosure.hpp"

namespace gouji {

/// Sets kind, year and unit of the disclosure; what the title does not say stays unknown.
void read_title(Disclosure& disclosure);

/// The version of what words speak of by their kind: of 2024年预算草案 年初预算; none where they do
/// not, or of several.
Symbol version_of_kind(std::string_view words, const Disclosure& disclosure);

/// Folded names by which the text may call the office: the full name and its tails of six or more
/// characters (without province, city).
std::vector<std::string> office_names(const Disclosure& disclosure);

}  // namespace gouji
