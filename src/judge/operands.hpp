#pragma once
// The figures that went into a check, as they were used.

#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// There are two different ones.
bool has_two(const std::vector<FactId>& used);

/// Appends each of those that were used once, in the order of their first use.
void append_once(const std::vector<FactId>& used, std::vector<FactId>& operands);

}  // namespace gouji
