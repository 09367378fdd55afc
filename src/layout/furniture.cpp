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

/// 12, - 12 -, 第12页, 第 3 页 共 30 页, 3/30.
bool is_page_number(const std::string& text) {
  constexpr std::u32string_view kMarks = U"0123456789-—–―·第页共/ ．.一二三四五六七八九十";
  constexpr std::size_t kLongest = 14;
  bool digit = false;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (kMarks.find(c.code) == kMarks.npos) return false;
    digit = digit || (c.code >= U'0' && c.code <= U'9');
    at += c.bytes;
    ++count;
  }
  return digit && count <= kLongest;
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
      if (is_page_number(piece.line.text)) return true;
      return seen[repeated_part(piece)] >= often && !belongs_to_table(piece.line.text, words);
    });
  }
}

}  // namespace gouji
