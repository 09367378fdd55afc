#pragma once
// Texts of governments (预算执行情况, 财政决算), which tell of several levels, funds and months.

#include <string>
#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// True for what no department publishes: such a text tells of several levels, months and funds.
bool is_government(const Disclosure& disclosure);

/// The first word of a list that stands in a text, or nothing.
std::string_view word_in(std::string_view text, const std::vector<std::string>& list);

/// Whose money a heading is about, 全市 or 市级, or none.
Symbol scope_of(std::string_view heading, Disclosure& disclosure);

}  // namespace gouji
