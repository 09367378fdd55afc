#pragma once
// The seam between what draws pages and what understands them: a page is the boxes of its visible
// glyphs and its horizontal and vertical rules, no more. Whoever can tell these (Poppler here, a
// browser elsewhere) can feed all of gouji.
//
//   bytes of a PDF ──src/pdf──▶ pages ──write_pages──▶ bytes ──read_pages──▶ pages ──src/layout──▶ Document
//
// Coordinates are whole hundredths of a point (1/7200 inch) from the top left corner of the visible
// page, x to the right, y downwards: integers, so that the same page gives the same bytes anywhere.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace gouji {

struct Box {
  std::int32_t left = 0;
  std::int32_t top = 0;
  std::int32_t right = 0;
  std::int32_t bottom = 0;

  std::int32_t width() const { return right - left; }
  std::int32_t height() const { return bottom - top; }
  std::int32_t middle_x() const { return left + (right - left) / 2; }
  std::int32_t middle_y() const { return top + (bottom - top) / 2; }
  bool operator==(const Box&) const = default;
};

/// Which way a glyph is turned; clockwise: its head points to the right.
enum class Turn : std::uint8_t { upright, clockwise, upside_down, anticlockwise, slanted };

/// What a glyph stands for that the file gives no meaning.
inline constexpr char32_t kNoCharacter = 0xFFFD;

/// A glyph that a person sees. `code` is U+FFFD where the file does not say what it stands for.
struct Glyph {
  Box box;
  char32_t code = 0;
  std::int32_t size = 0;  ///< of the font, on the page
  Turn turn = Turn::upright;
  bool pale = false;  ///< light grey or lighter
  bool operator==(const Glyph&) const = default;
};

/// A visible rule: at `at` (y if horizontal, x if vertical), from `from` to `to`.
struct Segment {
  bool vertical = false;
  std::int32_t at = 0;
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool operator==(const Segment&) const = default;
};

struct Page {
  std::int32_t number = 0;  ///< from 1
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::vector<Glyph> glyphs;  ///< in the order in which the file draws them
  std::vector<Segment> segments;
  std::uint32_t hidden = 0;    ///< glyphs that nobody sees: clipped, covered, white on white
  std::uint32_t unmapped = 0;  ///< glyphs without a meaning, U+FFFD among `glyphs`
  std::uint32_t dropped = 0;   ///< stamps and watermarks that the file marks as such
  std::int32_t image = 0;      ///< share of the page that its largest image covers, in percent
  bool operator==(const Page&) const = default;
};

/// Why a file could not be drawn.
enum class PageFailure : std::uint8_t {
  none,
  damaged,
  password,     ///< it needs one, or another one
  too_many,     ///< pages, glyphs or rules beyond the limits
  no_pages,
};

struct Pages {
  PageFailure failure = PageFailure::none;
  std::vector<Page> pages;
  bool operator==(const Pages&) const = default;
};

/// What a hostile file may make of us.
struct PageLimits {
  std::uint32_t pages = 3'000;
  std::uint32_t glyphs = 8'000'000;  ///< of all pages
  std::uint32_t segments = 2'000'000;
};

/// The bytes begin with kPagesMagic; numbers are little-endian.
inline constexpr std::string_view kPagesMagic = "gouji-pages/1\n";
std::string write_pages(const Pages& pages);

/// Reads what write_pages wrote. Anything else is an error; nothing in it is trusted.
Result<Pages> read_pages(std::string_view bytes, const PageLimits& limits = {});

}  // namespace gouji
