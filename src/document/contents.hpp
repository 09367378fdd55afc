#pragma once
// The table of contents: its lines look like headings and are none.

#include <string>
#include <string_view>

namespace gouji {

/// Goes along with the lines of a document and tells which are of the table of contents.
class Contents {
 public:
  /// True for 目录 and the entries behind it.
  bool takes(std::string_view text);
  /// A table or a paragraph ends it.
  void end() { open_ = false; }

 private:
  bool open_ = false;
  bool seen_ = false;
  std::string first_;   ///< the first entry: the body begins where it stands again
  std::string number_;  ///< or its number: 第一
};

}  // namespace gouji
