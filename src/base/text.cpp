#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

namespace gouji {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& r) { return r.first <= code && code <= r.last; });
}

// East Asian Wide and Fullwidth blocks that documents of this kind contain (UAX #11).
constexpr std::array<Range, 12> kWide{{{0x1100, 0x115F},
                                       {0x2E80, 0x303E},
                                       {0x3041, 0x33FF},
                                       {0x3400, 0x4DBF},
                                       {0x4E00, 0x9FFF},
                                       {0xA000, 0xA4CF},
                                       {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF},
                                       {0xFE30, 0xFE6F},
                                       {0xFF00, 0xFF60},
                                       {0xFFE0, 0xFFE6},
                                       {0x20000, 0x3FFFD}}};
// Quotes and dashes that Chinese text uses are "ambiguous": terminals draw them narrow.
constexpr std::array<Range, 5> kZeroWidth{
    {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064}, {0xFE00, 0xFE0F}}};

/// Marks, overrides and isolates that reorder a line (UAX #9).
bool is_bidirectional(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
         code == 0x200E || code == 0x200F || code == 0x061C;
}

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = character_at(text, i);
    out.push_back(c.code);
    i += c.bytes;
  }
  return out;
}

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

/// Eight bytes of a text, the first one lowest. Requires: at + 8 <= text.size().
std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

/// Whether the lowest three bytes are a character of three bytes that is well-formed whatever
/// bytes it has behind the first: all but those below U+1000 and around the surrogates.
bool is_three_bytes(std::uint64_t bytes) {
  constexpr std::uint32_t kLeads = 0xDFFE;  // E1 to EC, EE, EF
  return (bytes & 0xC0C0F0U) == 0x8080E0U && (kLeads >> (bytes & 0xFU) & 1U) != 0;
}

/// The end of the characters from `at` that hardly any Chinese text goes beyond, as far as that is
/// told eight bytes at a time.
std::size_t usual_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kNotAscii = 0x8080808080808080U;
  while (at + 8 <= text.size()) {
    const auto bytes = eight_bytes(text, at);
    if (is_three_bytes(bytes)) {
      at += is_three_bytes(bytes >> 24) ? 6 : 3;
      continue;
    }
    const auto beyond = bytes & kNotAscii;
    if (beyond == 0) {
      at += 8;
    } else if (const auto ascii = std::countr_zero(beyond) / 8; ascii > 0) {
      at += static_cast<std::size_t>(ascii);
    } else {
      break;
    }
  }
  return at;
}

/// Length of the well-formed character at `at`, or 0.
std::size_t valid_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || at + length > bytes.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  const auto code = character_at(bytes, at).code;
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool outside = (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF;
  return overlong || outside ? 0 : length;
}

}  // namespace

bool has_ideograph(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (is_ideograph(character.code)) return true;
    at += character.bytes;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
}

std::size_t find_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = 0;;) {
    i = usual_end(bytes, i);
    if (i >= bytes.size()) return std::string_view::npos;
    const auto length = valid_length(bytes, i);
    if (length == 0) return i;
    i += length;
  }
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = text.size();
  std::size_t at = 0;
  // Bytes that continue a character are 10xxxxxx.
  for (; at + 8 <= text.size(); at += 8) {
    const auto bytes = eight_bytes(text, at);
    const auto continues = (bytes & ~(bytes << 1)) >> 7 & 0x0101010101010101U;
    count -= continues * 0x0101010101010101U >> 56;
  }
  for (; at < text.size(); ++at)
    count -= (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U ? 1U : 0U;
  return count;
}

Position position_of(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto newline = before.rfind('\n');
  const auto start = newline == std::string_view::npos ? 0 : newline + 1;
  return {static_cast<int>(line), static_cast<int>(count_characters(before.substr(start))) + 1};
}

std::string position_text(const Position& at) {
  auto out = std::to_string(at.line) + ':' + std::to_string(at.column);
  return at.page > 0 ? 'p' + std::to_string(at.page) + ':' + out : out;
}

void append_utf8(std::string& out, char32_t code) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80U | ((code >> shift) & 0x3FU)));
  };
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (code >> 6)));
    tail(0);
  } else if (code < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (code >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0U | (code >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_wide_script(char32_t code) {
  if (code < 0x2010) return false;
  return in_ranges(kWide, code) || (code >= 0x2010 && code <= 0x203A);
}

int terminal_width(char32_t code) {
  if (code < 0x300) return 1;
  if (code >= 0x4E00 && code <= 0x9FFF) return 2;  // most of a Chinese text
  if (in_ranges(kZeroWidth, code)) return 0;
  return in_ranges(kWide, code) ? 2 : 1;
}

int terminal_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = character_at(text, i);
    width += terminal_width(c.code);
    i += c.bytes;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = character_at(text, i);
    if (c.code < 0x20) {
      append_utf8(out, 0x2400 + c.code);
    } else if (c.code == 0x7F || (c.code >= 0x80 && c.code < 0xA0)) {
      append_utf8(out, 0x2421);
    } else if (is_bidirectional(c.code)) {
      append_utf8(out, 0xFFFD);  // bidirectional overrides would reorder the line
    } else {
      out.append(text.substr(i, c.bytes));
    }
    i += c.bytes;
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (count_characters(text) <= limit) return std::string(text);
  std::size_t at = 0;
  for (std::size_t n = 0; n + 1 < limit; ++n) at += character_at(text, at).bytes;
  return std::string(text.substr(0, at)) + "…";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto wanted = decoded(word);
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string found;
  for (const auto& candidate : candidates) {
    const auto distance = edit_distance(wanted, decoded(candidate));
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace gouji
