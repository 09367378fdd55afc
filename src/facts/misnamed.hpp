#pragma once
// Items that the text names by their class path, but not by the names that the tables print:
// 住房保障支出（类）住房保障支出（款）住房公积金（项） where 22102 is 住房改革支出.

#include "facts/disclosure.hpp"

namespace gouji {

/// Finds the rows that such paths stand for, gives their figures the codes of the rows and notes
/// which name the table has. What cannot be told stays as it is. After resolve_names().
void resolve_misnamed(Disclosure& disclosure);

}  // namespace gouji
