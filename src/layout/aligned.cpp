#include "layout/aligned.hpp"

namespace gouji {

void add_aligned(std::vector<TextLine> lines, PageLayout& page) {
  for (auto& line : lines) page.pieces.push_back({.box = line.box, .line = std::move(line)});
}

}  // namespace gouji
