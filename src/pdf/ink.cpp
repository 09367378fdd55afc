#include "pdf/ink.hpp"

#include <cmath>

namespace gouji {
namespace {

constexpr double kLikeALine = 3.0;  // times longer than thick
constexpr double kDark = 0.75;      // a ground on which white can be read

}  // namespace

void Ink::add_line(double from_x, double from_y, double to_x, double to_y, const Area& clip) {
  const bool flat = std::abs(from_y - to_y) <= kStraight;
  const bool steep = std::abs(from_x - to_x) <= kStraight;
  if (flat == steep) return;  // slanted, or a dot
  Area area = at(from_x, from_y);
  area.include(to_x, to_y);
  add_rule(area, clip, steep);
}

void Ink::add_rule(Area area, const Area& clip, bool vertical) {
  const auto middle_x = (area.left + area.right) / 2;
  const auto middle_y = (area.top + area.bottom) / 2;
  constexpr double kEdge = 1.0;  // rules on the edge of a clip are half visible
  if (vertical) {
    if (middle_x < clip.left - kEdge || middle_x > clip.right + kEdge) return;
    area.top = std::max(area.top, clip.top);
    area.bottom = std::min(area.bottom, clip.bottom);
    if (!(area.top < area.bottom)) return;
    page_.segments.push_back(
        {true, hundredths(middle_x), hundredths(area.top), hundredths(area.bottom)});
  } else {
    if (middle_y < clip.top - kEdge || middle_y > clip.bottom + kEdge) return;
    area.left = std::max(area.left, clip.left);
    area.right = std::min(area.right, clip.right);
    if (!(area.left < area.right)) return;  // no numbers at all, perhaps
    page_.segments.push_back(
        {false, hundredths(middle_y), hundredths(area.left), hundredths(area.right)});
  }
  ++count_;
}

void Ink::add_box(const Area& area, const Area& clip, double luminance) {
  const auto wide = area.right - area.left;
  const auto tall = area.bottom - area.top;
  if (std::min(wide, tall) <= kThickest) {
    if (luminance > kWhite || std::max(wide, tall) < kLikeALine * std::min(wide, tall)) return;
    add_rule(area, clip, tall > wide);
  } else if (luminance < kDark) {
    dark_.push_back(area);
  }
}

void Ink::add_image(const Area& area, const Area& clip) {
  const auto wide = area.right - area.left;
  const auto tall = area.bottom - area.top;
  if (std::min(wide, tall) <= kThickest && std::max(wide, tall) > kLikeALine * kThickest) {
    add_rule(area, clip, tall > wide);
    return;
  }
  const auto seen_wide = std::min(area.right, clip.right) - std::max(area.left, clip.left);
  const auto seen_tall = std::min(area.bottom, clip.bottom) - std::max(area.top, clip.top);
  const auto all = page_.width / 100.0 * (page_.height / 100.0);
  if (seen_wide <= 0 || seen_tall <= 0 || all <= 0) return;
  const auto share = static_cast<std::int32_t>(100 * seen_wide * seen_tall / all);
  page_.image = std::max(page_.image, std::min(share, 100));
}

}  // namespace gouji
