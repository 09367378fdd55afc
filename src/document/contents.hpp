#pragma once
// The table of contents: its lines look like headings and are none.

#include <string>
#include <string_view>

namespace gouji {

/// 目录, spread out or not.
bool is_contents_title(std::string_view text);

/// Dots lead to a page number, or it is no sentence.
bool may_be_entry(std::string_view text);

/// Goes along with the lines of a document and tells which are of the table of contents.
class Contents {
 public:
  /// True for 目录 and the entries behind it.
  bool takes(std::string_view text);
  /// The same on a page that is nothing but contents: entries that nothing numbers are taken too.
  bool takes_on_page(std::string_view text);
  /// A table or a paragraph ends it.
  void end() { open_ = false; }
  /// True where the next line may still be an entry.
  bool is_open() const { return open_; }

 private:
  bool takes(std::string_view text, bool anything);

  bool open_ = false;
  bool seen_ = false;
  std::string first_;   ///< the first entry: the body begins where it stands again
  std::string number_;  ///< or its number: 第一
};

}  // namespace gouji
