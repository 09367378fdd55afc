#pragma once
// Lines, boxes and images of a page as far as they are rules of tables or the ground of text.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "page/page.hpp"
#include "pdf/area.hpp"

namespace gouji {

constexpr double kThickest = 3.0;  // points: a filled box that is thinner is a rule
constexpr double kStraight = 0.5;  // points that a rule may lean
constexpr double kWhite = 0.97;    // luminance that nobody sees on paper

class Ink {
 public:
  Ink(Page& page, std::uint32_t most) : page_(page), most_(most) {}

  /// Each is seen inside of `clip` only.
  void add_line(double from_x, double from_y, double to_x, double to_y, const Area& clip);
  /// A thin box is a rule, a dark one the ground of what is written on it.
  void add_box(const Area& area, const Area& clip, double luminance);
  void add_image(const Area& area, const Area& clip);

  /// White can be read there.
  bool is_dark(double x, double y) const {
    return std::any_of(dark_.begin(), dark_.end(),
                       [&](const Area& dark) { return dark.contains(x, y); });
  }

  void begin_page() { dark_.clear(); }
  /// More rules in all pages than a document may have.
  bool is_too_much() const { return count_ > most_; }

 private:
  void add_rule(Area area, const Area& clip, bool vertical);

  Page& page_;
  std::vector<Area> dark_;
  std::uint32_t most_;
  std::uint32_t count_ = 0;
};

}  // namespace gouji
