// Folding: one pass over the characters, with word-processor residue skipped.

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.hpp"
#include "document/document.hpp"

namespace gouji {
namespace {

/// The ASCII form of a full-width character or a typographic variant; the code itself otherwise.
char32_t folded_code(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;  // ！ to ～
  switch (code) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:  // − minus sign
    case 0xFE63:
      return U'-';
    case 0xFE6A:
      return U'%';
    case 0xFF61:
      return U'。';
    default:
      return code;
  }
}

bool is_quote(char32_t code) {
  return code == U'"' || code == U'\'' || (code >= 0x2018 && code <= 0x201F) ||
         (code >= 0x300C && code <= 0x300F) || code == 0xFF02 || code == 0xFF07;
}

bool is_space(char32_t code) {
  return code == U' ' || (code >= 0x09 && code <= 0x0D) || code == 0xA0 || code == 0x3000 ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x205F || code == 0xFEFF ||
         code == 0xAD;
}

bool starts_with(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at, word.size()) == word;
}

/// The end of a run of characters that satisfy `keep`, from `at`.
template <class Keep>
std::size_t skip(std::string_view text, std::size_t at, Keep keep) {
  while (at < text.size() && keep(text[at])) ++at;
  return at;
}

bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Bytes of word-processor residue at `at`, or 0: `[bookmark: …]` and the codes of
/// table-of-contents fields (`PAGEREF _Toc1 \h 3`, `HYPERLINK \l "_Toc1"`, `TOC \o "1-3" \h \z
/// \u`).
std::size_t residue_length(std::string_view text, std::size_t at) {
  if (starts_with(text, at, "[bookmark:")) {
    constexpr std::size_t kLongestBookmark = 200;
    const auto close = text.substr(at, kLongestBookmark).find(']');
    return close == std::string_view::npos ? 0 : close + 1;
  }
  constexpr std::array<std::string_view, 3> kFields{"PAGEREF ", "HYPERLINK ", "TOC \\"};
  const auto is_field = std::any_of(kFields.begin(), kFields.end(),
                                    [&](auto word) { return starts_with(text, at, word); });
  if (!is_field) return 0;
  auto end = skip(text, at, is_name);
  for (;;) {  // switches, bookmark names and quoted arguments
    const auto next = skip(text, end, is_blank);
    if (next >= text.size()) break;
    if (text[next] == '\\' && next + 1 < text.size()) {
      end = next + 2;
    } else if (text[next] == '"') {
      const auto close = text.find('"', next + 1);
      if (close == std::string_view::npos) break;
      end = close + 1;
    } else if (starts_with(text, next, "_Toc")) {
      end = skip(text, next, is_name);
    } else if (starts_with(text, next, "h ") && text.substr(at, 7) == "PAGEREF") {
      end = next + 1;  // the switch \h with its backslash lost
    } else {
      break;
    }
  }
  return end - at;
}

/// 、 or 。
bool is_stop(std::string_view text, std::size_t at) {
  return text.size() - at >= 3 && text[at] == '\xE3' && text[at + 1] == '\x80' &&
         (text[at + 2] == '\x81' || text[at + 2] == '\x82');
}

/// The end of the characters from `at` that folding keeps as they are, of those that make up nearly
/// all of a text: Chinese characters, the full stop and 、, and most of ASCII.
std::size_t plain_end(std::string_view text, std::size_t at) {
  // By first byte: how many bytes such a character has, or 0.
  static constexpr auto kBytes = [] {
    constexpr std::string_view kOther = "\"'[PHT";  // quotes and residue; blanks stand before '!'
    std::array<std::uint8_t, 256> bytes{};
    for (std::size_t i = '!'; i < 0x80; ++i)
      bytes[i] = kOther.find(static_cast<char>(i)) == std::string_view::npos ? 1 : 0;
    for (std::size_t i = 0xE4; i <= 0xE9; ++i) bytes[i] = 3;  // U+4000 to U+9FFF
    return bytes;
  }();
  while (at < text.size()) {
    if (const auto bytes = kBytes[static_cast<unsigned char>(text[at])]; bytes != 0) {
      at += bytes;
    } else if (is_stop(text, at)) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

/// The ASCII form of the full-width mark at `at`, or 0 where none stands or it is a quote.
char narrow_mark(std::string_view text, std::size_t at) {
  if (text[at] != '\xEF') return 0;  // U+F000 and above
  const auto code = character_at(text, at).code;
  return is_quote(code) || folded_code(code) >= 0x80 ? '\0' : static_cast<char>(folded_code(code));
}

}  // namespace

std::size_t FoldedText::source_offset(std::size_t at) const {
  if (at >= text_.size()) return end_;
  if (at >= runs_.back().folded) return runs_.back().source + (at - runs_.back().folded);
  // The last run that begins no later, by halves without branches, which nobody could foretell.
  const auto* run = runs_.data();
  for (auto left = runs_.size(); left > 1;) {
    const auto half = left / 2;
    run += run[half].folded <= at ? half : 0;
    left -= half;
  }
  return run->source + (at - run->folded);
}

void TextFolder::put(std::string_view folded, std::size_t source) {
  const bool continues =
      !runs_.empty() && runs_.back().source + (size_ - runs_.back().folded) == source;
  if (!continues)
    runs_.push_back({static_cast<std::uint32_t>(size_), static_cast<std::uint32_t>(source)});
  std::memcpy(text_.data() + size_, folded.data(), folded.size());
  size_ += folded.size();
}

FoldedText TextFolder::fold(std::string_view source, std::size_t begin, std::size_t end) {
  // No character takes more room than before.
  if (text_.size() < end - begin) text_.resize(end - begin);
  size_ = 0;
  runs_.clear();
  const auto text = source.substr(0, end);
  auto kept_end = begin;
  bool ascii = false;  // the last character kept
  bool space = false;  // white space since then, beginning at `space_at`
  std::size_t space_at = 0;
  std::string one;
  for (auto at = begin; at < end;) {
    if (const auto plain = space ? at : plain_end(text, at); plain > at) {
      put(text.substr(at, plain - at), at);
      ascii = static_cast<unsigned char>(text[plain - 1]) < 0x80;
      kept_end = at = plain;
      if (at == end) break;
    }
    if (const char mark = space ? '\0' : narrow_mark(text, at); mark != 0) {
      put({&mark, 1}, at);
      ascii = true;
      kept_end = at += 3;
      continue;
    }
    const auto lead = text[at];
    if (lead == '[' || lead == 'P' || lead == 'H' || lead == 'T') {
      if (const auto length = residue_length(text, at); length > 0) {
        at += length;
        continue;
      }
    }
    const auto character = character_at(text, at);
    const auto width = character.bytes;
    if (is_space(character.code)) {
      if (!space) space_at = at;
      space = true;
      at += width;
      continue;
    }
    if (is_quote(character.code)) {
      at += width;
      continue;
    }
    const auto code = folded_code(character.code);
    // A blank is kept between two ASCII characters only: 「总预 算」 is one word, 「12 345」 is
    // two.
    if (space && ascii && code < 0x80) put(" ", space_at);
    space = false;
    if (code == character.code) {
      put(text.substr(at, width), at);
    } else {
      one.clear();
      append_utf8(one, code);
      put(one, at);
    }
    ascii = code < 0x80;
    kept_end = at += width;
  }
  FoldedText out;
  out.text_.assign(text_, 0, size_);
  out.runs_ = runs_;
  out.end_ = kept_end;
  return out;
}

FoldedText fold(std::string_view source, std::size_t begin, std::size_t end) {
  return TextFolder().fold(source, begin, end);
}

std::string fold(std::string_view text) { return fold(text, 0, text.size()).text(); }

}  // namespace gouji
