// Folding: one pass over the characters, with word-processor residue skipped.

#include <algorithm>
#include <array>

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

/// The end of the characters from `at` that folding keeps as they are, of those that make up nearly
/// all of a text: Chinese characters, the full stop and 、, and most of ASCII.
std::size_t plain_end(std::string_view text, std::size_t at) {
  static constexpr auto kPlain = [] {
    constexpr std::string_view kOther = "\"'[PHT";  // quotes and residue; blanks stand before '!'
    std::array<bool, 128> plain{};
    for (std::size_t i = '!'; i < plain.size(); ++i)
      plain[i] = kOther.find(static_cast<char>(i)) == std::string_view::npos;
    return plain;
  }();
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xE4 && lead <= 0xE9 && at + 2 < text.size()) {  // Chinese characters
      at += 3;
    } else if (lead < 0x80) {
      if (!kPlain[lead]) break;
      ++at;
    } else {
      if (!starts_with(text, at, "。") && !starts_with(text, at, "、")) break;
      at += 3;
    }
  }
  return at;
}

}  // namespace

std::size_t FoldedText::source_offset(std::size_t at) const {
  if (at >= text_.size()) return end_;
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                      [](std::size_t a, const Run& run) { return a < run.folded; });
  const auto& run = *std::prev(after);
  return run.source + (at - run.folded);
}

void FoldedText::append(std::string_view folded, std::size_t source) {
  const auto here = static_cast<std::uint32_t>(text_.size());
  const bool continues =
      !runs_.empty() && runs_.back().source + (here - runs_.back().folded) == source;
  if (!continues) runs_.push_back({here, static_cast<std::uint32_t>(source)});
  text_.append(folded);
}

FoldedText fold(std::string_view source, std::size_t begin, std::size_t end) {
  FoldedText out;
  out.reserve(end - begin);
  const auto text = source.substr(0, end);
  char32_t last = 0;   // the last character kept, or one like it
  bool space = false;  // white space since then, beginning at `space_at`
  std::size_t space_at = 0;
  std::string one;
  for (auto at = begin; at < end;) {
    if (const auto plain = space ? at : plain_end(text, at); plain > at) {
      out.append(text.substr(at, plain - at), at);
      const auto byte = static_cast<unsigned char>(text[plain - 1]);
      last = byte < 0x80 ? byte : U'。';  // all that matters is whether it is ASCII
      at = plain;
      out.set_end(at);
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
    if (space && last != 0 && last < 0x80 && code < 0x80) out.append(" ", space_at);
    space = false;
    if (code == character.code) {
      out.append(text.substr(at, width), at);
    } else {
      one.clear();
      append_utf8(one, code);
      out.append(one, at);
    }
    last = code;
    at += width;
    out.set_end(at);
  }
  if (out.text().empty()) out.set_end(begin);
  return out;
}

std::string fold(std::string_view text) { return fold(text, 0, text.size()).text(); }

}  // namespace gouji
