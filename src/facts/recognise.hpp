#pragma once
// Which form a table is: by its title and its head, never by its number.

#include <string>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// What a column of the grid is for.
struct ColumnPlan {
  std::int32_t side = -1;              ///< which group of columns; −1: no column of the form
  const FormSide* of = nullptr;        ///< the side's form
  const FormColumn* column = nullptr;  ///< what stands in it
};

struct Recognised {
  const Form* form = nullptr;  ///< null where no form fits
  Message why_not;
  std::size_t body = 0;  ///< first row behind the head
  std::vector<ColumnPlan> columns;
  std::vector<std::vector<std::string>> paths;  ///< head cells of each column, outer to inner
  std::vector<std::int32_t> heads;  ///< block of each column's innermost head cell, −1: none
};

Recognised recognise(const Table& table, const Disclosure& disclosure);

/// A row label without what orders it: 「一、」「（一）」「1.」「其中：」, and without blanks.
std::string plain_label(std::string_view folded);

}  // namespace gouji
