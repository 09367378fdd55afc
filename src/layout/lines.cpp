#include "layout/lines.hpp"

#include <algorithm>

#include "base/ideographs.hpp"
#include "base/text.hpp"

namespace gouji {
namespace {

bool is_blank(char32_t code) {
  return code <= U' ' || code == 0xA0 || code == 0x3000 || code == 0xFEFF || code == 0xAD ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x205F || code == 0x2028 ||
         code == 0x2029 || (code >= 0x7F && code <= 0x9F);
}

bool is_ascii_word(char32_t code) {
  return (code >= U'0' && code <= U'9') || (code >= U'a' && code <= U'z') ||
         (code >= U'A' && code <= U'Z') || code == U'.' || code == U',' || code == U'%' ||
         code == U'-';
}

/// Marks that no line ends with: they go with what follows.
bool is_opening(char32_t code) {
  constexpr std::u32string_view kMarks = U"（(《“‘「『【〔〈[{";
  return kMarks.find(code) != kMarks.npos;
}

/// Marks that no line begins with: they go with what stands before them.
bool is_closing(char32_t code) {
  constexpr std::u32string_view kMarks = U"）)》”’」』】〕〉]}，。、；：？！,;:?!…%％";
  return kMarks.find(code) != kMarks.npos;
}

using Glyphs = std::vector<const Glyph*>;

/// A line that has a blank behind (nearly) each character is spread out, not divided into words.
bool is_spread(const Glyphs& line) {
  std::size_t blanks = 0;
  std::size_t visible = 0;
  bool after_blank = true;
  for (const auto* glyph : line) {
    if (!is_blank(glyph->code)) {
      ++visible;
      after_blank = false;
    } else if (!after_blank) {
      ++blanks;
      after_blank = true;
    }
  }
  constexpr std::size_t kFewest = 6;
  return visible >= kFewest && blanks * 10 > visible * 7;
}

/// A gap that is a blank: more than the white around a character, or a drawn blank that takes room.
bool is_gap(std::int32_t width, bool drawn, std::int32_t size) {
  return width * 10 > size * 6 || (drawn && width * 10 > size);
}

/// A gap that may be one between two columns: drawn blanks are those of a text unless they are
/// wide.
bool divides(std::int32_t width, bool drawn, std::int32_t size) {
  return width * 10 > size * (drawn ? 9 : 4);
}

void append(TextRun& run, const Glyph& glyph) {
  if (run.text.empty()) run.box = glyph.box;
  run.box.left = std::min(run.box.left, glyph.box.left);
  run.box.top = std::min(run.box.top, glyph.box.top);
  run.box.right = std::max(run.box.right, glyph.box.right);
  run.box.bottom = std::max(run.box.bottom, glyph.box.bottom);
  append_utf8(run.text, unified(glyph.code));
}

/// The runs of a line whose glyphs stand from left to right; none where it is one.
std::vector<TextRun> runs_of(const Glyphs& line) {
  std::vector<TextRun> out;
  const Glyph* last = nullptr;
  bool drawn = false;
  for (const auto* glyph : line) {
    if (is_blank(glyph->code)) {
      drawn = last != nullptr;
      continue;
    }
    const auto gap = last == nullptr ? 0 : glyph->box.left - last->box.right;
    const auto size = last == nullptr ? 0 : std::max(glyph->size, last->size);
    if (last == nullptr || divides(gap, drawn, size)) out.emplace_back();
    append(out.back(), *glyph);
    last = glyph;
    drawn = false;
  }
  if (out.size() < 2) out.clear();
  return out;
}

TextLine make_line(Glyphs line) {
  std::stable_sort(line.begin(), line.end(),
                   [](const Glyph* a, const Glyph* b) { return a->box.left < b->box.left; });
  const bool spread = is_spread(line);
  TextLine out;
  const Glyph* last = nullptr;
  bool drawn = false;
  std::int32_t size_sum = 0;
  std::int32_t count = 0;
  bool in_first = true;
  for (const auto* glyph : line) {
    if (is_blank(glyph->code)) {
      drawn = last != nullptr;
      continue;
    }
    const auto size = glyph->size;
    if (last == nullptr) {
      out.box = glyph->box;
    } else {
      const auto gap = glyph->box.left - last->box.right;
      if (!spread && is_gap(gap, drawn, std::max(size, last->size))) out.text += ' ';
      out.box.left = std::min(out.box.left, glyph->box.left);
      out.box.right = std::max(out.box.right, glyph->box.right);
      out.box.top = std::min(out.box.top, glyph->box.top);
      out.box.bottom = std::max(out.box.bottom, glyph->box.bottom);
      in_first = in_first && (is_opening(last->code) || is_closing(glyph->code) ||
                              (is_ascii_word(last->code) && is_ascii_word(glyph->code)));
    }
    if (in_first) out.first = glyph->box.right - out.box.left;
    append_utf8(out.text, unified(glyph->code));
    size_sum += std::min(size, 100'000);
    if (++count == 1'000) {  // as many as tell the size; the sum stays small
      size_sum /= 2;
      count /= 2;
    }
    last = glyph;
    drawn = false;
  }
  if (count > 0) out.size = size_sum / count;
  out.runs = runs_of(line);
  return out;
}

}  // namespace

std::vector<TextLine> lines_of(std::vector<const Glyph*> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph* a, const Glyph* b) {
    return a->box.middle_y() < b->box.middle_y();
  });
  std::vector<TextLine> out;
  Glyphs line;
  std::int32_t middle = 0;
  std::int32_t size = 0;
  const auto close = [&] {
    if (line.empty()) return;
    auto made = make_line(std::move(line));
    if (!made.text.empty()) out.push_back(std::move(made));
    line.clear();
  };
  for (const auto* glyph : glyphs) {
    if (is_blank(glyph->code) && line.empty()) continue;
    const auto here = glyph->box.middle_y();
    constexpr std::int32_t kPart = 2;  // of the smaller one's size
    if (!line.empty() && here - middle > std::min(size, std::max(glyph->size, size / 2)) / kPart) {
      close();
    }
    if (line.empty()) {
      if (is_blank(glyph->code)) continue;
      middle = here;
      size = glyph->size;
    } else if (glyph->size > size && !is_blank(glyph->code)) {
      middle = here;
      size = glyph->size;
    }
    line.push_back(glyph);
  }
  close();
  return out;
}

bool needs_blank(const TextLine& above, const TextLine& below, std::int32_t right) {
  if (above.text.empty() || below.text.empty()) return false;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  const bool full = above.box.right + below.first + above.size / 2 >= right;
  return !full && is_ascii(above.text.back()) && is_ascii(below.text.front());
}

}  // namespace gouji
