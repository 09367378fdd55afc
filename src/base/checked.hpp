#pragma once
// 128-bit integer arithmetic that notices overflow. A formula is written plainly through one
// Checked and asked once, at its end, whether all of it was exact:
//
//   Checked exact;
//   const Int128 area = exact.mul(exact.add(a, b), height);
//   if (exact.overflowed()) …

#include <compare>
#include <cstdint>

namespace gouji::detail {

using Int128 = __int128;
using UInt128 = unsigned __int128;

/// Sums, differences and products; the first overflow is remembered. What overflows yields 1, so
/// that the rest of a formula may still divide by it.
class Checked {
 public:
  Int128 add(Int128 a, Int128 b) {
    Int128 result = 0;
    const bool overflow = __builtin_add_overflow(a, b, &result);
    return kept(result, overflow);
  }
  Int128 sub(Int128 a, Int128 b) {
    Int128 result = 0;
    const bool overflow = __builtin_sub_overflow(a, b, &result);
    return kept(result, overflow);
  }
  Int128 mul(Int128 a, Int128 b) {
    Int128 result = 0;
    const bool overflow = __builtin_mul_overflow(a, b, &result);
    return kept(result, overflow);
  }
  bool overflowed() const { return overflowed_; }

 private:
  Int128 kept(Int128 result, bool overflow) {
    overflowed_ |= overflow;
    return overflow ? 1 : result;
  }

  bool overflowed_ = false;
};

/// |value|, which always fits.
constexpr UInt128 magnitude(Int128 value) {
  const auto bits = static_cast<UInt128>(value);
  return value < 0 ? UInt128{0} - bits : bits;
}

/// Requires: a > 0 and b > 0.
constexpr Int128 greatest_common_divisor(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// A product of two 128-bit magnitudes.
struct UInt256 {
  UInt128 high = 0;
  UInt128 low = 0;
  auto operator<=>(const UInt256&) const = default;
};

constexpr UInt256 full_product(UInt128 a, UInt128 b) {
  constexpr UInt128 kLow = ~std::uint64_t{0};
  const UInt128 low = (a & kLow) * (b & kLow);
  const UInt128 left = (a >> 64) * (b & kLow);
  const UInt128 right = (a & kLow) * (b >> 64);
  const UInt128 middle = (low >> 64) + (left & kLow) + (right & kLow);
  return {(a >> 64) * (b >> 64) + (left >> 64) + (right >> 64) + (middle >> 64),
          (middle << 64) | (low & kLow)};
}

/// a·b against c·d, always exact.
inline std::strong_ordering compare_products(Int128 a, Int128 b, Int128 c, Int128 d) {
  Checked exact;
  const Int128 first = exact.mul(a, b);
  const Int128 second = exact.mul(c, d);
  if (!exact.overflowed()) return first <=> second;
  const bool negative = a != 0 && b != 0 && (a < 0) != (b < 0);
  const bool other_negative = c != 0 && d != 0 && (c < 0) != (d < 0);
  if (negative != other_negative) {
    return negative ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const UInt256 size = full_product(magnitude(a), magnitude(b));
  const UInt256 other = full_product(magnitude(c), magnitude(d));
  return negative ? other <=> size : size <=> other;
}

}  // namespace gouji::detail
