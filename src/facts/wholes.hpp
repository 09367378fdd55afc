#pragma once
// Wholes of shares that name none, and stand in no list of a whole.
//
//   2023年度一般公共预算财政拨款支出1000万元。
//   结构情况。教育支出600万元，「占60%」；住房保障支出400万元，「占40%」。
//
// What the shares are of is told by the numbers: the figure before them of which most are what they
// say.

#include <cstddef>

#include "facts/disclosure.hpp"

namespace gouji {

/// Gives the shares among the claims from `first_claim` on, all of one block, their whole, where
/// two or more of them show it; what they are of takes its fund, where the text names none. Shares of
/// 100 % together, or parts that come to the whole, are a list of all there is.
void find_wholes(std::size_t first_claim, Disclosure& disclosure);

}  // namespace gouji
