#pragma once
// Texts that stand in the objects of a PDF.

#include <string>
#include <string_view>

namespace gouji {

/// UTF-16BE with its mark, or single bytes, as ActualText has it.
inline std::u32string text_string(std::string_view bytes) {
  std::u32string out;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto length = bytes.size();
  if (length < 2 || byte(0) != 0xFE || byte(1) != 0xFF) {
    for (std::size_t i = 0; i < length; ++i) out += static_cast<char32_t>(byte(i));
    return out;
  }
  for (std::size_t i = 2; i + 1 < length; i += 2) {
    char32_t unit = static_cast<char32_t>(byte(i) << 8U) | byte(i + 1);
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < length) {
      const auto low = static_cast<char32_t>(byte(i + 2) << 8U) | byte(i + 3);
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
      i += 2;
    }
    out += unit;
  }
  return out;
}

}  // namespace gouji
