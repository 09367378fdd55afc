#include "layout/head_cell.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji {

TextLine line_of(const HeadRun& head) {
  TextLine out;
  out.box = head.run.box;
  out.text = head.run.text;
  out.size = out.first = head.size;
  return out;
}

std::vector<TextLine> lines_of_cell(std::vector<HeadRun> own) {
  std::sort(own.begin(), own.end(), [](const HeadRun& a, const HeadRun& b) {
    return a.y != b.y ? a.y < b.y : a.run.box.left < b.run.box.left;
  });
  std::vector<TextLine> out;
  const HeadRun* last = nullptr;
  for (const auto& head : own) {
    if (last != nullptr && last->y == head.y) {  // spread out: 项    目
      out.back().text += head.run.text;
      out.back().box.right = head.run.box.right;
    } else {
      out.push_back(line_of(head));
    }
    last = &head;
  }
  return out;
}

bool is_one_cell(const std::vector<HeadRun>& own) {
  for (const auto& a : own) {
    for (const auto& b : own) {
      const bool stacked = a.run.box.left < b.run.box.right && b.run.box.left < a.run.box.right;
      const bool letters =
          a.y == b.y && count_characters(a.run.text) == 1 && count_characters(b.run.text) == 1;
      if (!stacked && !letters) return false;
    }
  }
  return true;
}

}  // namespace gouji
