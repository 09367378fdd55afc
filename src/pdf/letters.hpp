#pragma once
// The glyphs of a page: what each stands for, and those that stand for several characters or for
// none.

#include <cstdint>
#include <optional>
#include <string>

#include "page/page.hpp"

namespace gouji {

class Letters {
 public:
  Letters(Page& page, std::uint32_t most) : page_(page), most_(most) {}

  /// A glyph that stands for these characters; `code` is its number in the font. Without ink, or
  /// without a meaning, it may stand for none.
  void add(const Glyph& glyph, bool hidden, std::u32string_view text, std::uint32_t code);

  /// What follows stands for this text, whatever its glyphs do, until the end of it.
  void begin_actual(std::u32string text) { actual_ = Actual{std::move(text), std::nullopt}; }
  void end_actual();

  void begin_page() { actual_.reset(); }
  /// More glyphs in all pages than a document may have.
  bool are_too_many() const { return count_ > most_; }

 private:
  /// Text that the file gives for a stretch of glyphs, and the box of those that can be seen.
  struct Actual {
    std::u32string text;
    std::optional<Glyph> glyph;
  };

  void add_to_actual(const Glyph& glyph, bool hidden);
  void spread(const Glyph& glyph, std::u32string_view text);

  Page& page_;
  std::optional<Actual> actual_;
  std::uint32_t most_;
  std::uint32_t count_ = 0;
};

}  // namespace gouji
