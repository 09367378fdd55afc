#pragma once
// Tables without a head, whose amounts stand behind their labels: 项目资金总额 | 410.00.

#include "facts/disclosure.hpp"

namespace gouji {

/// The form of pairs that has this title and labels of which stand in the table, or null.
const Form* form_of_pairs(const Table& table, const Disclosure& disclosure);

/// What a cell says as a label: without its brackets at the end, its ordinal and 其中.
std::string pair_label(std::string_view text);

/// 项目资金(元): the unit of money in brackets, or null.
const Unit* unit_in_brackets(std::string_view text, const Vocabulary& vocabulary);

/// Reads the amounts behind the labels that the form knows; every other number stays unread.
void read_pairs(const Table& table, FormTable& out, Disclosure& disclosure);

}  // namespace gouji
