#pragma once
// A number as printed in folded text: ASCII digits with thousands separators and stray blanks, or
// Chinese numerals. The unit behind it is the caller's.
//
//   "1, 537.40万元" at 0 -> value 1537.400000, decimals 2, 9 bytes

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/quantity.hpp"

namespace gouji {

struct Number {
  Micro value = 0;   ///< 10⁻⁶, without unit; never negative
  int decimals = 0;  ///< printed digits behind the point
  std::size_t bytes = 0;
  bool too_large = false;  ///< more digits than exact arithmetic holds; value is meaningless
  bool plain = false;      ///< digits alone: no separator, no point
};

/// Digits at `at`; nothing where text[at] is no ASCII digit.
std::optional<Number> parse_digits(std::string_view text, std::size_t at);

/// Chinese numerals at `at`, everyday (二百八十三) or formal (贰佰捌拾叁), with 万 and 亿; nothing
/// where the run is no number.
std::optional<Number> parse_numerals(std::string_view text, std::size_t at);

/// True for a character that a Chinese number may begin with.
bool is_numeral(char32_t code);

}  // namespace gouji
