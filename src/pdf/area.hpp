#pragma once
// Boxes in points, as the drawing program has them, and which way a glyph on the page is turned.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "page/page.hpp"

namespace gouji {

inline std::int32_t hundredths(double points) {
  constexpr double kFarthest = 4e4;  // points: what read_pages() takes, and no paper reaches
  return static_cast<std::int32_t>(std::lround(std::clamp(points, -kFarthest, kFarthest) * 100));
}

/// A box in points, upright.
struct Area {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  void include(double x, double y) {
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
  bool contains(double x, double y) const {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
  Box box() const {
    return {hundredths(left), hundredths(top), hundredths(right), hundredths(bottom)};
  }
};

inline Area at(double x, double y) { return {x, y, x, y}; }

/// The glyph's own axes on the page: where its foot line and its head point.
inline Turn turn_of(double along_x, double along_y) {
  constexpr double kLeaning = 0.1;
  if (std::abs(along_y) <= kLeaning * std::abs(along_x)) {
    return along_x >= 0 ? Turn::upright : Turn::upside_down;
  }
  if (std::abs(along_x) <= kLeaning * std::abs(along_y)) {
    return along_y >= 0 ? Turn::clockwise : Turn::anticlockwise;
  }
  return Turn::slanted;
}

}  // namespace gouji
