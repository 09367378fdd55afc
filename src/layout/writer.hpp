#pragma once
// Text with its places into a Document: each printed line knows its page and its number on it.

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "layout/lines.hpp"

namespace gouji {

struct PlacedLine {
  TextLine line;
  std::int32_t page = 0;
  std::int32_t number = 0;  ///< of the line on its page, from 1
};

class DocumentWriter {
 public:
  explicit DocumentWriter(Document& document) : document_(document) {}

  /// The lines as one block, which is not in the document yet; a full line ends at `right`.
  Block text(BlockKind kind, const std::vector<PlacedLine>& lines, std::int32_t right);

  /// The same, added. Returns its number.
  std::size_t add(BlockKind kind, const std::vector<PlacedLine>& lines, std::int32_t right);

  /// A block without text: the title of a table that has none.
  std::size_t add_empty(BlockKind kind, std::int32_t page, std::int32_t number);

 private:
  Document& document_;
};

}  // namespace gouji
