#include "rules/plain_text.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr std::string_view kWideBlank = "\xE3\x80\x80";  // U+3000

constexpr std::size_t kCharacter = 3;  // bytes of nearly all

bool is_wide_blank(std::string_view text, std::size_t at) {
  return text[at] == kWideBlank[0] && text.substr(at, kCharacter) == kWideBlank;
}

/// Begins one of nearly all characters: no blank and none below.
bool is_common(char c) { return static_cast<unsigned char>(c) - 0xE4U < 11; }

/// Radicals from U+2E80, ideographs from U+F900: what begins with E2 BA to E2 BF, or EF A4 to EF
/// AB.
bool is_compatibility(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != 0xE2 && lead != 0xEF) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return lead == 0xE2 ? next >= 0xBA : next >= 0xA4 && next <= 0xAB;
}

}  // namespace

void PlainText::take(std::string_view source) {
  constexpr std::size_t kMarks = 2;
  if (buffer_.size() < source.size() + kMarks + kRoom)
    buffer_.resize(source.size() + kMarks + kRoom);
  auto* out = buffer_.data();
  *out++ = kPlainBegin;
  digits = 0;
  compatibility = false;
  std::size_t run = 0;  // of digits; blanks do not end it
  const auto end_run = [&] {
    digits = std::max(digits, run);
    run = 0;
  };
  for (std::size_t at = 0; at < source.size();) {
    const auto c = static_cast<unsigned char>(source[at]);
    if (c >> 4 == 0xE) {
      if (!is_wide_blank(source, at)) {
        end_run();
        compatibility |= is_compatibility(source, at);
        const auto begin = at;
        do at += kCharacter;
        while (at < source.size() && is_common(source[at]));
        std::memcpy(out, source.data() + begin, at - begin);
        out += at - begin;
      } else {
        at += kCharacter;
      }
      continue;
    }
    if (is_digit(source[at])) {
      if (run == 0) *out++ = '0';
      const auto begin = at;
      do ++at;
      while (at < source.size() && is_digit(source[at]));
      run += at - begin;
      continue;
    }
    ++at;
    if (c != ' ' && c != '\n') {
      end_run();
      *out++ = static_cast<char>(c);
    }
  }
  end_run();
  *out++ = kPlainEnd;
  text = {buffer_.data(), static_cast<std::size_t>(out - buffer_.data())};
}

}  // namespace gouji
