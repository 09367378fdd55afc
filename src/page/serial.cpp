// The seam as bytes. Sizes come before contents and are held against what is left of the input, so
// that no number in it can make us reserve more than it has.

#include <limits>

#include "page/page.hpp"

namespace gouji {
namespace {

class Writer {
 public:
  void number(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out_ += static_cast<char>(static_cast<unsigned char>(value >> shift));
    }
  }
  void number(std::int32_t value) { number(static_cast<std::uint32_t>(value)); }
  void byte(std::uint8_t value) { out_ += static_cast<char>(value); }
  void reserve(std::size_t bytes) { out_.reserve(out_.size() + bytes); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_{kPagesMagic};
};

constexpr std::size_t kGlyphBytes = 26;
constexpr std::size_t kSegmentBytes = 13;
constexpr std::size_t kPageBytes = 36;

void write_page(Writer& out, const Page& page) {
  out.reserve(kPageBytes + page.glyphs.size() * kGlyphBytes +
              page.segments.size() * kSegmentBytes);
  out.number(page.number);
  out.number(page.width);
  out.number(page.height);
  out.number(page.hidden);
  out.number(page.unmapped);
  out.number(page.dropped);
  out.number(page.image);
  out.number(static_cast<std::uint32_t>(page.glyphs.size()));
  out.number(static_cast<std::uint32_t>(page.segments.size()));
  for (const auto& glyph : page.glyphs) {
    out.number(glyph.box.left);
    out.number(glyph.box.top);
    out.number(glyph.box.right);
    out.number(glyph.box.bottom);
    out.number(static_cast<std::uint32_t>(glyph.code));
    out.number(glyph.size);
    out.byte(static_cast<std::uint8_t>(glyph.turn));
    out.byte(glyph.pale ? 1 : 0);
  }
  for (const auto& segment : page.segments) {
    out.byte(segment.vertical ? 1 : 0);
    out.number(segment.at);
    out.number(segment.from);
    out.number(segment.to);
  }
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t unsigned_number() {
    std::uint32_t out = 0;
    if (rest_.size() < 4) {
      good_ = false;
      return 0;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out |= std::uint32_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    }
    rest_.remove_prefix(4);
    return out;
  }
  std::int32_t number() { return static_cast<std::int32_t>(unsigned_number()); }
  std::uint8_t byte() {
    if (rest_.empty()) {
      good_ = false;
      return 0;
    }
    const auto out = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return out;
  }
  /// Coordinates are kept where no difference of two of them overflows as a percentage.
  std::int32_t coordinate() {
    constexpr std::int32_t kFarthest = 1 << 22;  // 15 metres
    const auto out = number();
    if (out < -kFarthest || out > kFarthest) good_ = false;
    return good_ ? out : 0;
  }
  void require(bool what) { good_ = good_ && what; }
  bool good() const { return good_; }
  std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

bool is_character(char32_t code) {
  return code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

Glyph read_glyph(Reader& in) {
  Glyph out;
  out.box.left = in.coordinate();
  out.box.top = in.coordinate();
  out.box.right = in.coordinate();
  out.box.bottom = in.coordinate();
  out.code = in.unsigned_number();
  out.size = in.coordinate();
  const auto turn = in.byte();
  in.require(turn <= static_cast<std::uint8_t>(Turn::slanted));
  out.turn = in.good() ? static_cast<Turn>(turn) : Turn::upright;
  out.pale = in.byte() != 0;
  in.require(is_character(out.code) && out.box.left <= out.box.right &&
             out.box.top <= out.box.bottom && out.size >= 0);
  return out;
}

Segment read_segment(Reader& in) {
  Segment out;
  out.vertical = in.byte() != 0;
  out.at = in.coordinate();
  out.from = in.coordinate();
  out.to = in.coordinate();
  in.require(out.from <= out.to);
  return out;
}

Page read_page(Reader& in, PageLimits& left) {
  Page out;
  out.number = in.coordinate();
  out.width = in.coordinate();
  out.height = in.coordinate();
  out.hidden = in.unsigned_number();
  out.unmapped = in.unsigned_number();
  out.dropped = in.unsigned_number();
  out.image = in.coordinate();
  const auto glyphs = in.unsigned_number();
  const auto segments = in.unsigned_number();
  in.require(glyphs <= left.glyphs && segments <= left.segments &&
             glyphs <= in.left() / kGlyphBytes && segments <= in.left() / kSegmentBytes);
  if (!in.good()) return out;
  left.glyphs -= glyphs;
  left.segments -= segments;
  out.glyphs.reserve(glyphs);
  for (std::uint32_t i = 0; i < glyphs && in.good(); ++i) out.glyphs.push_back(read_glyph(in));
  out.segments.reserve(segments);
  for (std::uint32_t i = 0; i < segments && in.good(); ++i) {
    out.segments.push_back(read_segment(in));
  }
  return out;
}

}  // namespace

std::string write_pages(const Pages& pages) {
  Writer out;
  out.byte(static_cast<std::uint8_t>(pages.failure));
  out.number(static_cast<std::uint32_t>(pages.pages.size()));
  for (const auto& page : pages.pages) write_page(out, page);
  return out.take();
}

Result<Pages> read_pages(std::string_view bytes, const PageLimits& limits) {
  const auto refuse = [] {
    return Unexpected{
        Error{{"页面数据不完整或已损坏", "the page data is incomplete or damaged"}, {}, {}, {}}};
  };
  if (!bytes.starts_with(kPagesMagic)) return refuse();
  Reader in(bytes.substr(kPagesMagic.size()));
  Pages out;
  const auto failure = in.byte();
  in.require(failure <= static_cast<std::uint8_t>(PageFailure::no_pages));
  if (!in.good()) return refuse();
  out.failure = static_cast<PageFailure>(failure);
  const auto count = in.unsigned_number();
  in.require(count <= limits.pages && count <= in.left() / kPageBytes);
  auto left = limits;
  for (std::uint32_t i = 0; i < count && in.good(); ++i) {
    out.pages.push_back(read_page(in, left));
  }
  if (!in.good() || in.left() > 0) return refuse();
  return out;
}

}  // namespace gouji
