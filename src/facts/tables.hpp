#pragma once
// Tables to facts: rows and columns of a recognised form give each amount its identity; codes make
// a tree of the rows.

#include <vector>

#include "facts/disclosure.hpp"
#include "facts/recognise.hpp"

namespace gouji {

/// What all tables say together before any is read: names of codes.
class TableFacts {
 public:
  explicit TableFacts(Disclosure& disclosure);

  /// Reads the table whose title is this block: figures, rows, the table itself.
  void read(std::uint32_t title_block);

 private:
  Disclosure& disclosure_;
  std::vector<Recognised> recognised_;
};

}  // namespace gouji
