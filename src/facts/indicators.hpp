#pragma once
// The list of indicators of a table of targets: 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重.

#include "facts/disclosure.hpp"

namespace gouji {

/// Reads the pairs of a form, and the weights below the head of its list of indicators. What stands
/// above says whose they are, unless the list has a column for that. Where one weight is unsure,
/// none is read: some of them are no sum.
void read_targets(const Table& table, FormTable& out, Disclosure& disclosure);

}  // namespace gouji
