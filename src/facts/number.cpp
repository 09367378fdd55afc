#include "facts/number.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace gouji {
namespace {

// Digits: 280, 280.13, 1,234.56, "1, 537.4". A separator counts only before exactly three digits,
// so that the comma between two figures stays a comma.

/// Digits up to `end`, and the number that they are with those before them, modulo 2⁶⁴.
struct Digits {
  std::size_t end;
  std::uint64_t value;
};

Digits digits_at(std::string_view text, std::size_t at, std::uint64_t before) {
  for (; at < text.size() && is_digit(text[at]); ++at)
    before = before * 10 + static_cast<std::uint64_t>(text[at] - '0');
  return {at, before};
}

std::size_t behind_blank(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

/// With the groups of three digits behind, each behind a comma.
Digits groups_at(std::string_view text, Digits digits) {
  constexpr std::size_t kInGroup = 3;
  while (digits.end < text.size() && text[digits.end] == ',') {
    const auto begin = behind_blank(text, digits.end + 1);
    const auto group = digits_at(text, begin, digits.value);
    if (group.end - begin != kInGroup) break;
    digits = group;
  }
  return digits;
}

/// Where the digits behind a decimal point begin, which has to be at `at`; 0 where there is none.
std::size_t decimals_begin(std::string_view text, std::size_t at) {
  const auto point = behind_blank(text, at);
  if (point >= text.size() || text[point] != '.') return 0;
  const auto begin = behind_blank(text, point + 1);
  return begin < text.size() && is_digit(text[begin]) ? begin : 0;
}

constexpr std::size_t kMostDecimals = 6;  // that a value keeps
constexpr int kMostPrinted = 12;          // decimals that are no accident
constexpr std::array<std::int64_t, kMostDecimals + 1> kTens{1,      10,      100,      1'000,
                                                            10'000, 100'000, 1'000'000};

constexpr std::size_t kMostDigits =
    24;  // value · 10⁶ · the largest unit stays below 2¹²⁷ up to here

/// The digits of both, the latter behind the point, in millionths: for numbers of many digits.
void set_wide(Number& number, std::string_view whole, std::string_view decimals) {
  const auto digits = static_cast<std::size_t>(std::count_if(whole.begin(), whole.end(), is_digit));
  const auto kept = decimals.substr(0, kMostDecimals);
  number.too_large = digits + kept.size() > kMostDigits || number.decimals > kMostPrinted;
  if (number.too_large) return;
  for (const char c : whole) {
    if (is_digit(c)) number.value = number.value * 10 + (c - '0');
  }
  for (const char c : kept) number.value = number.value * 10 + (c - '0');
  number.value *= kTens[kMostDecimals - kept.size()];
}

struct NumeralValue {
  char32_t code;
  int digit;  ///< 0 to 9, or −power for 十 (−1), 百 (−2), 千 (−3), 万 (−4), 亿 (−8)
};
constexpr std::array<NumeralValue, 37> kNumerals{
    {{U'零', 0},  {U'〇', 0},  {U'一', 1},  {U'二', 2},  {U'三', 3},  {U'四', 4},  {U'五', 5},
     {U'六', 6},  {U'七', 7},  {U'八', 8},  {U'九', 9},  {U'两', 2},  {U'壹', 1},  {U'贰', 2},
     {U'叁', 3},  {U'肆', 4},  {U'伍', 5},  {U'陆', 6},  {U'柒', 7},  {U'捌', 8},  {U'玖', 9},
     {U'貳', 2},  {U'參', 3},  {U'陸', 6},  {U'十', -1}, {U'拾', -1}, {U'百', -2}, {U'佰', -2},
     {U'千', -3}, {U'仟', -3}, {U'万', -4}, {U'萬', -4}, {U'亿', -8}, {U'億', -8}, {U'廿', 20},
     {U'卅', 30}, {U'○', 0}}};

std::optional<int> numeral(char32_t code) {
  for (const auto& n : kNumerals) {
    if (n.code == code) return n.digit;
  }
  return std::nullopt;
}

Micro power_of_ten(int exponent) {
  Micro value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return value;
}

/// The value of 一千二百三十四万五千 and the like, by places. Below: what stands before 万 or 亿.
class NumeralReader {
 public:
  /// False where the numeral cannot stand here: places have to fall (三百四十, not 三百四百).
  bool take(int digit) {
    if (digit >= 20) return digit_ < 0 && place_ > 1 && (section_ += digit, place_ = 1, true);
    if (digit >= 0) {
      if (digit_ > 0) return false;  // 一二 is no number
      digit_ = digit;
      return true;
    }
    return digit > -4 ? take_place(-digit) : take_section(-digit);
  }

  Micro value() const { return total_ + section_ + std::max(digit_, 0); }

 private:
  bool take_place(int place) {  // 十, 百, 千
    const bool bare_ten = digit_ <= 0 && place == 1 && section_ == 0;
    if (place >= place_ || (digit_ <= 0 && !bare_ten)) return false;
    section_ += (digit_ > 0 ? digit_ : 1) * power_of_ten(place);
    place_ = place;
    digit_ = -1;
    return true;
  }

  bool take_section(int place) {  // 万, 亿
    const auto before = section_ + std::max(digit_, 0);
    if (place == 8 && before == 0 && big_place_ == 4) {  // 一万亿
      total_ *= power_of_ten(place);
      big_place_ = 3;
      return true;
    }
    if (place >= big_place_ || before == 0) return false;
    total_ += before * power_of_ten(place);
    section_ = 0;
    digit_ = -1;
    place_ = 4;
    big_place_ = place;
    return true;
  }

  Micro total_ = 0;
  Micro section_ = 0;
  int digit_ = -1;
  int place_ = 4;      ///< the next of 十, 百, 千 has to be lower
  int big_place_ = 9;  ///< the next of 万, 亿 has to be lower
};

}  // namespace

bool is_numeral(char32_t code) {
  // Asked of nearly every character: most are told by their low bits.
  constexpr std::size_t kMask = 0xFFF;
  static constexpr auto kMaybe = [] {
    std::array<bool, kMask + 1> out{};
    for (const auto& n : kNumerals) out[n.code & kMask] = true;
    return out;
  }();
  return kMaybe[code & kMask] && numeral(code).has_value();
}

std::optional<Number> parse_digits(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostInGroup = 3;
  constexpr std::size_t kNarrow = 12;  // digits that need no wide arithmetic with all decimals
  auto digits = digits_at(text, at, 0);
  if (digits.end == at) return std::nullopt;
  Number number;
  const auto plain_end = digits.end;
  if (plain_end - at <= kMostInGroup) digits = groups_at(text, digits);
  const auto whole_end = digits.end;
  auto fraction_begin = decimals_begin(text, whole_end);
  if (fraction_begin == 0) {
    fraction_begin = whole_end;
  } else {
    digits = digits_at(text, fraction_begin, digits.value);
  }
  const auto decimals = digits.end - fraction_begin;
  number.plain = digits.end == plain_end;
  number.bytes = digits.end - at;
  number.decimals = static_cast<int>(decimals);
  if (whole_end - at <= kNarrow && decimals <= kMostDecimals) {
    number.value = static_cast<std::int64_t>(digits.value) * kTens[kMostDecimals - decimals];
  } else {
    set_wide(number, text.substr(at, whole_end - at), text.substr(fraction_begin, decimals));
  }
  return number;
}

std::optional<Number> parse_numerals(std::string_view text, std::size_t at) {
  NumeralReader reader;
  auto end = at;
  constexpr std::size_t kLongest = 90;  // bytes; no number takes more than thirty characters
  while (end < text.size()) {
    const auto c = character_at(text, end);
    const auto digit = numeral(c.code);
    if (!digit) break;
    if (end - at >= kLongest) return std::nullopt;
    // 万 and 亿 directly before 元 belong to the unit: 三十万元 is 三十 of 万元, the value is the
    // same.
    if (!reader.take(*digit)) return std::nullopt;
    end += c.bytes;
  }
  if (end == at) return std::nullopt;
  return Number{.value = reader.value() * kOne, .decimals = 0, .bytes = end - at};
}

}  // namespace gouji
