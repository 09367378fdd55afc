#include "pdf/letters.hpp"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

bool is_surrogate(char32_t code) { return code >= 0xD800 && code < 0xE000; }
bool is_character(char32_t code) { return code <= 0x10FFFF && !is_surrogate(code); }
bool is_private_use(char32_t code) { return code >= 0xE000 && code <= 0xF8FF; }

bool is_blank(std::u32string_view text) {
  constexpr std::u32string_view kBlanks = U" \u00A0\u3000\t\n\r";
  return text.find_first_not_of(kBlanks) == text.npos;
}

bool says_something(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char32_t code) {
    return code >= U' ' && code != kNoCharacter && is_character(code) && !is_private_use(code);
  });
}

}  // namespace

void Letters::add(const Glyph& glyph, bool hidden, std::u32string_view text, std::uint32_t code) {
  if (actual_) {
    add_to_actual(glyph, hidden);
  } else if (hidden) {
    page_.hidden += is_blank(text) ? 0U : 1U;
  } else if (says_something(text)) {
    spread(glyph, text);
  } else if (!text.empty() || (code != 0 && glyph.box.width() != 0)) {  // else no ink either
    ++page_.unmapped;
    spread(glyph, {&kNoCharacter, 1});
  }
}

void Letters::end_actual() {
  if (!actual_) return;
  const auto actual = *std::exchange(actual_, std::nullopt);
  if (actual.glyph) spread(*actual.glyph, actual.text);
}

void Letters::add_to_actual(const Glyph& glyph, bool hidden) {
  if (hidden) {
    ++page_.hidden;
  } else if (!actual_->glyph) {
    actual_->glyph = glyph;
  } else {
    auto& box = actual_->glyph->box;
    box.left = std::min(box.left, glyph.box.left);
    box.top = std::min(box.top, glyph.box.top);
    box.right = std::max(box.right, glyph.box.right);
    box.bottom = std::max(box.bottom, glyph.box.bottom);
  }
}

/// A ligature stands for several characters: each gets its part of the box.
void Letters::spread(const Glyph& glyph, std::u32string_view text) {
  const auto parts = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < parts; ++i) {
    auto part = glyph;
    const auto code = text[static_cast<std::size_t>(i)];
    part.code = code < U' ' ? U' ' : code;
    if (!is_character(part.code)) {  // half a pair of UTF-16
      part.code = kNoCharacter;
      ++page_.unmapped;
    }
    if (glyph.turn == Turn::upright) {
      part.box.left = glyph.box.left + glyph.box.width() / parts * i;
      part.box.right = i + 1 == parts ? glyph.box.right : part.box.left + glyph.box.width() / parts;
    }
    page_.glyphs.push_back(part);
  }
  count_ += static_cast<std::uint32_t>(text.size());
}

}  // namespace gouji
