#pragma once
// Texts of governments (预算执行情况): neither account nor budget of a department.

#include <string_view>

#include "facts/disclosure.hpp"

namespace gouji {

/// True for what no department publishes: such a text tells of several levels, months and funds.
bool is_government(const Disclosure& disclosure);

/// Whose money a heading is about, 全市 or 市级, or none.
Symbol scope_of(std::string_view heading, Disclosure& disclosure);

}  // namespace gouji
