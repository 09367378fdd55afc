#pragma once
// What was carried over from the year before, counted in here and left out there:
// 一般公共预算拨款480万元，上年结转14万元 …一般公共预算财政拨款收入494万元.

#include "facts/disclosure.hpp"

namespace gouji {

/// Two amounts of one total that differ by exactly what the text says was carried over are two
/// facts, and one is the sum of the others.
void tell_carried(Disclosure& disclosure);

}  // namespace gouji
