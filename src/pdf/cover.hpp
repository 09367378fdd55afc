#pragma once
// Text beneath something: a white patch over an old amount, the image of a page over the text that
// was recognised in it. A person sees what was painted last.

#include <cstdint>
#include <vector>

#include "page/page.hpp"

namespace gouji {

/// The opaque boxes of a page, in the order in which they were painted.
class Covers {
 public:
  /// A box was painted when the page had so many glyphs; it covers those.
  void add(const Box& box, std::size_t glyphs) {
    if (glyphs > 0) boxes_.push_back({box, glyphs});
  }

  /// Takes covered glyphs off the page and counts them as hidden. On a page that would take too
  /// long, those beneath the boxes painted last stay.
  void apply(Page& page) const;

 private:
  struct Painted {
    Box box;
    std::size_t glyphs = 0;
  };
  std::vector<Painted> boxes_;
};

/// Whether what is painted now hides what is beneath it: no mask, no group that is painted later,
/// no clip but boxes. Follows the calls of the drawing program.
class Opaque {
 public:
  void save() { saved_.push_back(now_); }
  void restore() {
    if (saved_.empty()) return;
    now_ = saved_.back();
    saved_.pop_back();
  }
  void clip(bool is_box) { now_.clipped = now_.clipped || !is_box; }
  void mask(bool is_set) { now_.masked = is_set; }
  void begin_group() { ++groups_; }
  void end_group() { groups_ -= groups_ > 0 ? 1 : 0; }

  explicit operator bool() const { return !now_.clipped && !now_.masked && groups_ == 0; }

 private:
  struct State {
    bool clipped = false;
    bool masked = false;
  };
  State now_;
  std::vector<State> saved_;
  int groups_ = 0;
};

}  // namespace gouji
