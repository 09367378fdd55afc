#pragma once
// Tables without a head, whose amounts stand behind their labels: 项目资金总额 | 410.00.

#include <cstddef>
#include <utility>

#include "facts/disclosure.hpp"

namespace gouji {

/// The form of pairs that has this title and labels of which stand in the table, or null.
const Form* form_of_pairs(const Table& table, const Disclosure& disclosure);

/// What a cell says as a label: without its brackets at the end, its ordinal and 其中.
std::string pair_label(std::string_view text);

/// 项目资金(元): the unit of money in brackets, or null.
const Unit* unit_in_brackets(std::string_view text, const Vocabulary& vocabulary);

/// 分, the unit of weights and scores, or null.
const Unit* score_unit(const Vocabulary& vocabulary);

/// Reads the amounts behind the labels that the form knows in the first `lines` of the table; every
/// other number stays unread. Returns what the table says that it is about: its project or office.
std::pair<Dimension, Symbol> read_pairs(const Table& table, std::size_t lines, FormTable& out,
                                        Disclosure& disclosure);

}  // namespace gouji
