#include "layout/margins.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.hpp"
#include "document/outline.hpp"

namespace gouji {
namespace {

/// The value around which most of them lie, to within 3 points.
std::int32_t most_frequent(std::vector<std::int32_t> values) {
  if (values.empty()) return 0;
  constexpr std::int32_t kNear = 300;
  std::sort(values.begin(), values.end());
  std::int32_t best = values.front();
  std::size_t most = 0;
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < values.size(); ++begin) {
    while (end < values.size() && values[end] - values[begin] <= kNear) ++end;
    if (end - begin > most) {
      most = end - begin;
      best = values[begin + (end - begin) / 2];
    }
  }
  return best;
}

bool ends_a_sentence(std::string_view text) {
  for (const auto end : {"。", "；", ";", "：", ":", "！", "？"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

/// Marks that no line begins with unless it goes on.
bool begins_with_closing_mark(std::string_view text) {
  for (const auto mark : {"。", "，", "；", "、", "）", "”", "》", "%", "％", "：", "！", "？", ")"}) {
    if (text.starts_with(mark)) return true;
  }
  return false;
}

}  // namespace

Margins measure(const std::vector<PageLayout>& pages, std::int32_t width) {
  std::vector<std::int32_t> lefts;
  std::vector<std::int32_t> rights;
  std::vector<std::int32_t> pitches;
  for (const auto& page : pages) {
    if (page.width != width) continue;
    const Piece* last = nullptr;
    for (const auto& piece : page.pieces) {
      if (piece.sheet >= 0) {
        last = nullptr;
        continue;
      }
      if (piece.box.width() * 2 > width) {  // shorter ones tell nothing
        lefts.push_back(piece.box.left);
        rights.push_back(piece.box.right);
        if (last != nullptr) pitches.push_back(piece.box.middle_y() - last->box.middle_y());
        last = &piece;
      } else {
        last = nullptr;
      }
    }
  }
  Margins out;
  out.left = most_frequent(lefts);
  out.pitch = most_frequent(pitches);
  if (!rights.empty()) {
    // Punctuation may hang over the edge, and a figure table without rules may be wider.
    out.right = most_frequent(rights);
  }
  return out;
}

bool goes_on(const TextLine& line, const TextLine& next, const Margins& margins, bool same_page) {
  const auto size = std::max(line.size, next.size);
  if (std::abs(line.size - next.size) * 6 > size) return false;
  if (same_page && margins.pitch > 0) {
    const auto step = next.box.middle_y() - line.box.middle_y();
    if (step * 10 > margins.pitch * 16 && step > 2 * size) return false;
  }
  const auto indent = next.box.left - margins.left;
  if (begins_with_closing_mark(next.text) && indent <= size) return true;
  const bool full = line.box.right + next.first + size / 2 >= margins.right;
  if (!full) return false;
  if (indent * 10 > size * 12) return false;
  const auto folded = fold(next.text);
  if (numbering_level(folded) > 0 && (ends_a_sentence(line.text) || !is_sentence(folded))) return false;
  return true;
}

}  // namespace gouji
