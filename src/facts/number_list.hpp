#pragma once
// Numbers that stand one behind the other for several subjects and have one unit in common:
// 各减少20.00,20.00万元.

#include <cstddef>
#include <string_view>

#include "facts/vocabulary.hpp"

namespace gouji {

/// Bytes of a comma or 、 that may stand between two of them; 0 where there is none.
std::size_t list_mark(std::string_view text, std::size_t at);

/// The unit of a list, of which a number with so many decimals ends at `end`; null where no other
/// number with as many decimals follows, or none has a unit of money or percent.
const Unit* unit_of_list(std::string_view text, std::size_t end, int decimals,
                         const Vocabulary& vocabulary);

}  // namespace gouji
