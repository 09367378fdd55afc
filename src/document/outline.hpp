#pragma once
// The outline of a text: which of its lines are titles and headings, and what stands under what.
// Told by the numbering (第一部分, 一、, （一）, 1、) or by the marks of Markdown.

#include <string_view>

#include "document/document.hpp"

namespace gouji {

/// 1 第一部分, 2 一、, 3 (一), 4 1、; 0 where a folded line has no such number.
int numbering_level(std::string_view folded);

/// Headings and titles are short, and nothing of what ends, divides or fills a sentence is in them.
bool is_sentence(std::string_view folded);

/// Takes the lines of a document in their order.
class Outline {
 public:
  explicit Outline(Document& document) : document_(document) {}

  /// Adds a block as a title, heading or paragraph, or as several where it is longer than any
  /// paragraph. `markdown`: the level that its marks give it. Requires: the block's text is not
  /// empty.
  void place(Block block, int markdown = 0);

  /// What follows is no title of the document any more.
  void end_title() { in_title_ = false; }

  /// The section that the next block stands in; −1 before the first heading.
  int section() const { return current_; }

 private:
  void open_section(const Block& block);
  void place_pieces(const Block& block);
  void place_one(Block block, int markdown);
  /// Places the heading, and gives what follows it, which may be empty.
  Block place_run_in(const Block& block, std::size_t heading_end);

  Document& document_;
  int current_ = -1;
  bool in_title_ = true;
};

}  // namespace gouji
