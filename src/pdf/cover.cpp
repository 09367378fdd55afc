#include "pdf/cover.hpp"

#include <algorithm>
#include <numeric>

namespace gouji {
namespace {

constexpr std::size_t kMostLooks = 100'000'000;  // a second or less

bool is_blank(char32_t code) { return code == U' ' || code == 0xA0 || code == 0x3000; }

}  // namespace

void Covers::apply(Page& page) const {
  if (boxes_.empty()) return;
  auto& glyphs = page.glyphs;
  std::vector<std::uint32_t> order(glyphs.size());  // by height
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto ya = glyphs[a].box.middle_y();
    const auto yb = glyphs[b].box.middle_y();
    return ya != yb ? ya < yb : a < b;
  });
  std::vector<bool> covered(glyphs.size(), false);
  std::size_t looks = 0;
  for (const auto& [box, count] : boxes_) {
    const auto first = std::lower_bound(
        order.begin(), order.end(), box.top,
        [&](std::uint32_t i, std::int32_t y) { return glyphs[i].box.middle_y() < y; });
    for (auto at = first; at != order.end(); ++at) {
      const auto& glyph = glyphs[*at];
      if (glyph.box.middle_y() > box.bottom || ++looks > kMostLooks) break;
      const auto x = glyph.box.middle_x();
      if (*at < count && x >= box.left && x <= box.right) covered[*at] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!covered[i]) {
      glyphs[kept++] = glyphs[i];
      continue;
    }
    page.hidden += is_blank(glyphs[i].code) ? 0U : 1U;
    page.unmapped -= glyphs[i].code == kNoCharacter ? 1U : 0U;
  }
  glyphs.resize(kept);
}

}  // namespace gouji
