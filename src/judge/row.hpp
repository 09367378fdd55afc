#pragma once
// Questions about a row are asked of its first figure, so that a row gives one verdict and not one
// for each column.

#include <algorithm>

#include "facts/disclosure.hpp"

namespace gouji {

/// The row whose first figure this is; null for any other figure of a row, and for those of the
/// text.
inline const TableRow* row_led_by(FactId id, const Disclosure& disclosure) {
  const auto& figure = disclosure.figure(id);
  if (!figure.in_table()) return nullptr;
  const auto& row = disclosure.rows[static_cast<std::size_t>(figure.row)];
  const auto first =
      std::find_if(row.cells.begin(), row.cells.end(), [](FactId cell) { return cell >= 0; });
  return first != row.cells.end() && *first == id ? &row : nullptr;
}

}  // namespace gouji
