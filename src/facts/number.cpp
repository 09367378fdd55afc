// The grammar of numbers, and the only file that includes it.

#include "facts/number.hpp"

#include <algorithm>
#include <array>

#include <boost/spirit/home/x3.hpp>

#include "base/text.hpp"

namespace gouji {
namespace {

namespace x3 = boost::spirit::x3;

// Digits: 280, 280.13, 1,234.56, "1, 537.4". A separator counts only before exactly three digits,
// so that the comma between two figures stays a comma. Not x3::digit: it asserts on bytes above
// 127.
const auto kDigit = x3::char_('0', '9');
const auto kThree = kDigit >> kDigit >> kDigit >> !kDigit;
const auto kBlank = x3::omit[-x3::lit(' ')];
const auto kGroup = x3::omit[x3::lit(',')] >> kBlank >> kThree;
const auto kShort = kDigit >> -kDigit >> -kDigit >> !kDigit;
const auto kGrouped = x3::raw[kShort >> +(kGroup)];
const auto kPlain = x3::raw[+kDigit];
const auto kDecimals = x3::raw[kBlank >> '.' >> kBlank >> +kDigit];

constexpr int kMostDigits = 24;  // value · 10⁶ · the largest unit stays below 2¹²⁷ up to here

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
  const auto* first = text.data() + at;
  const auto* const last = text.data() + text.size();
  using Range = boost::iterator_range<const char*>;
  Range whole;
  Number number;
  const auto* here = first;
  // A separator stands behind three digits at most.
  const auto* const fourth = first + std::min<std::ptrdiff_t>(last - first, 4);
  const bool may_be_grouped = std::find(first, fourth, ',') != fourth;
  if (!may_be_grouped || !x3::parse(here, last, kGrouped, whole)) {
    here = first;
    if (!x3::parse(here, last, kPlain, whole)) return std::nullopt;
    number.plain = true;
  }
  Range fraction;
  if (const auto* point = here; x3::parse(point, last, kDecimals, fraction)) {
    here = point;
    number.plain = false;
  }
  int digits = 0;
  const auto add = [&](char c) {
    if (c < '0' || c > '9' || ++digits > kMostDigits) return;
    number.value = number.value * 10 + (c - '0');
  };
  for (const char c : whole) add(c);
  for (const char c : fraction) {
    if (c >= '0' && c <= '9') ++number.decimals;
    if (number.decimals <= 6) add(c);
  }
  number.too_large = digits > kMostDigits || number.decimals > 12;
  for (int i = number.decimals; i < 6; ++i) number.value *= 10;
  number.bytes = static_cast<std::size_t>(here - first);
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
