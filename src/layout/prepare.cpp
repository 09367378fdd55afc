#include "layout/prepare.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

namespace gouji {
namespace {

/// The way that most of the text is turned.
Turn main_turn(const Page& page) {
  std::array<std::size_t, 5> counts{};
  for (const auto& glyph : page.glyphs) ++counts[static_cast<std::size_t>(glyph.turn)];
  const auto upright = counts[static_cast<std::size_t>(Turn::upright)];
  for (const auto turn : {Turn::clockwise, Turn::anticlockwise, Turn::upside_down}) {
    if (counts[static_cast<std::size_t>(turn)] > 2 * upright) return turn;
  }
  return Turn::upright;
}

struct Point {
  std::int32_t x;
  std::int32_t y;
};

/// Where a point of a page whose text is turned comes to stand when the page is read.
Point turned(Point at, Turn turn, const Page& page) {
  switch (turn) {
    case Turn::clockwise:
      return {at.y, page.width - at.x};
    case Turn::anticlockwise:
      return {page.height - at.y, at.x};
    case Turn::upside_down:
      return {page.width - at.x, page.height - at.y};
    default:
      return at;
  }
}

void turn_back(Page& page) {
  const auto turn = main_turn(page);
  if (turn == Turn::upright) return;
  for (auto& glyph : page.glyphs) {
    const auto a = turned({glyph.box.left, glyph.box.top}, turn, page);
    const auto b = turned({glyph.box.right, glyph.box.bottom}, turn, page);
    glyph.box = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    if (glyph.turn == turn) {
      glyph.turn = Turn::upright;
    } else if (glyph.turn == Turn::upright) {
      glyph.turn = turn;
    }
  }
  for (auto& segment : page.segments) {
    const Point from = segment.vertical ? Point{segment.at, segment.from} : Point{segment.from, segment.at};
    const Point to = segment.vertical ? Point{segment.at, segment.to} : Point{segment.to, segment.at};
    const auto a = turned(from, turn, page);
    const auto b = turned(to, turn, page);
    const bool vertical = segment.vertical == (turn == Turn::upside_down);
    segment = {vertical, vertical ? a.x : a.y, vertical ? std::min(a.y, b.y) : std::min(a.x, b.x),
               vertical ? std::max(a.y, b.y) : std::max(a.x, b.x)};
  }
  if (turn != Turn::upside_down) std::swap(page.width, page.height);
}

std::int32_t median_size(const std::vector<Glyph>& glyphs) {
  if (glyphs.empty()) return 0;
  std::vector<std::int32_t> sizes;
  sizes.reserve(glyphs.size());
  for (const auto& glyph : glyphs) sizes.push_back(glyph.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// Slanted text and large pale letters are marks over the page; text across the others' direction is
/// the margin's or a seal's.
void drop_marks(Page& page) {
  const auto usual = median_size(page.glyphs);
  const auto is_mark = [&](const Glyph& glyph) {
    constexpr std::int32_t kLarge = 2;
    return glyph.turn != Turn::upright || (glyph.pale && glyph.size > kLarge * usual);
  };
  page.dropped += static_cast<std::uint32_t>(std::erase_if(page.glyphs, is_mark));
}

/// The same letter drawn again on (nearly) the same spot.
void drop_copies(Page& page) {
  auto& glyphs = page.glyphs;
  std::vector<std::uint32_t> order(glyphs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto& x = glyphs[a];
    const auto& y = glyphs[b];
    if (x.code != y.code) return x.code < y.code;
    if (x.box.top != y.box.top) return x.box.top < y.box.top;
    return x.box.left != y.box.left ? x.box.left < y.box.left : a < b;
  });
  std::vector<bool> copy(glyphs.size(), false);
  constexpr std::int32_t kPart = 4;     // of the glyph's size: bold by a shift is less
  constexpr std::size_t kNear = 64;     // candidates behind one, in order of height
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& one = glyphs[order[i]];
    if (copy[order[i]]) continue;
    for (auto k = i + 1; k < order.size() && k < i + kNear; ++k) {
      const auto& other = glyphs[order[k]];
      if (other.code != one.code || other.box.top - one.box.top > one.size / kPart) break;
      const auto shift = std::abs(other.box.left - one.box.left);
      const auto wide = std::min(one.box.width(), other.box.width());
      if (shift <= std::min(one.size / kPart, wide / 2)) copy[order[k]] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!copy[i]) glyphs[kept++] = glyphs[i];
  }
  glyphs.resize(kept);
}

}  // namespace

Page prepare(Page page) {
  turn_back(page);
  drop_marks(page);
  drop_copies(page);
  return page;
}

}  // namespace gouji
