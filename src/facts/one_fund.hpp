#pragma once
// Two names for one fund: where a whole has one total under both, so have its parts.

#include <set>

#include "facts/disclosure.hpp"

namespace gouji {

/// The item, and whatever it consists of, by the partitions.
std::set<Symbol> parts_of(Symbol item, const Vocabulary& vocabulary);

/// 三公经费财政拨款支出 of the text is what the table has under 一般公共预算 where both totals are
/// the same: then nothing of it was paid from another fund, and the text's figures of its parts
/// take the table's fund. By schemas/document.yaml (one_fund).
void adopt_one_fund(Disclosure& disclosure);

}  // namespace gouji
