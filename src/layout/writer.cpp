#include "layout/writer.hpp"

namespace gouji {
Block DocumentWriter::text(BlockKind kind, const std::vector<PlacedLine>& lines,
                           std::int32_t right) {
  auto& source = document_.source;
  Block block{.kind = kind, .begin = source.size(), .folded = {}};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && needs_blank(lines[i - 1].line, lines[i].line, right)) source += ' ';
    document_.lines.push_back({.begin = source.size(),
                               .line = lines[i].number,
                               .page = lines[i].page});
    source += lines[i].line.text;
  }
  block.end = source.size();
  source += '\n';
  block.folded = fold(source, block.begin, block.end);
  return block;
}

std::size_t DocumentWriter::add(BlockKind kind, const std::vector<PlacedLine>& lines,
                                std::int32_t right) {
  document_.blocks.push_back(text(kind, lines, right));
  return document_.blocks.size() - 1;
}

std::size_t DocumentWriter::add_empty(BlockKind kind, std::int32_t page, std::int32_t number) {
  PlacedLine empty;
  empty.page = page;
  empty.number = number;
  return add(kind, {empty}, 0);
}

}  // namespace gouji
