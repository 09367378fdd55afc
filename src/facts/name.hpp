#pragma once
// What a fact is called in a message: 财政拨款收入, 基本支出（年初预算）, 车辆其他用车.

#include <string>

#include "facts/disclosure.hpp"

namespace gouji {

std::string name_of(const Identity& identity, const Disclosure& disclosure);

/// The same in the words of a document, for messages: codes stand only in tables.
std::string told_name(const Identity& identity, const Disclosure& disclosure, bool in_table);

/// A number without its unit as the document would print it: a value in 10⁻⁶ base units of `unit`.
std::string number_text(Micro value, const Unit& unit, int decimals);

/// The same with the unit's name.
std::string amount_text(Micro value, const Unit& unit, int decimals);

/// A value as the text says such a figure: 下降16.90% where it is a change that is negative.
Message signed_amount(Micro value, const Figure& figure, const Disclosure& disclosure);

/// A value as the document prints that figure: with its decimals, and with its thousands
/// separators.
std::string number_as(Micro value, const Figure& figure, const Disclosure& disclosure);

}  // namespace gouji
