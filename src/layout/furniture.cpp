#include "layout/furniture.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "document/document.hpp"

namespace gouji {
namespace {

constexpr std::int32_t kEdge = 10;  // one part of so many of the page's height, at head and foot

bool at_edge(const Box& box, const PageLayout& page) {
  return box.bottom <= page.height / kEdge || box.top >= page.height - page.height / kEdge;
}

/// 12, - 12 -, 第12页, 第 3 页 共 30 页, 3/30: a number and what stands around it.
bool is_page_number(const std::string& text, const PageWords& words) {
  constexpr std::size_t kLongest = 14;
  const auto folded = fold(text);
  bool digit = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const bool here = rest.front() >= '0' && rest.front() <= '9';
    const auto mark = std::find_if(words.page_marks.begin(), words.page_marks.end(),
                                   [&](const auto& word) { return rest.starts_with(word); });
    if (!here && rest.front() != ' ' && mark == words.page_marks.end()) return false;
    digit = digit || here;
    rest.remove_prefix(here || rest.front() == ' ' ? 1 : mark->size());
  }
  return digit && count_characters(text) <= kLongest;
}

/// What stays the same from page to page: the text without its digits, and where it stands.
std::string repeated_part(const Piece& piece) {
  std::string out;
  for (const char c : piece.line.text) {
    if ((c < '0' || c > '9') && c != ' ') out += c;
  }
  constexpr std::int32_t kGrid = 2'000;
  return out + '@' + std::to_string(piece.box.middle_y() / kGrid);
}

/// Heads of tables stand on top of many pages too.
bool belongs_to_table(const std::string& text, const PageWords& words) {
  const auto folded = fold(text);
  return std::any_of(words.table_furniture.begin(), words.table_furniture.end(),
                     [&](const auto& word) { return folded.find(word) != std::string::npos; });
}

}  // namespace

void drop_furniture(std::vector<PageLayout>& pages, const PageWords& words) {
  std::map<std::string, std::size_t> seen;
  for (const auto& page : pages) {
    std::set<std::string> once;
    for (const auto& piece : page.pieces) {
      if (piece.sheet < 0 && at_edge(piece.box, page)) once.insert(repeated_part(piece));
    }
    for (const auto& text : once) ++seen[text];
  }
  const auto often = std::max<std::size_t>(3, pages.size() / 4);
  for (auto& page : pages) {
    std::erase_if(page.pieces, [&](const Piece& piece) {
      if (piece.sheet >= 0 || !at_edge(piece.box, page)) return false;
      if (is_page_number(piece.line.text, words)) return true;
      return seen[repeated_part(piece)] >= often && !belongs_to_table(piece.line.text, words);
    });
  }
}

}  // namespace gouji
