#pragma once
// Exact numbers with the precision at which they were printed, and what it means for two of them to
// agree. Everything is __int128; nothing here ever rounds through a double.
//
//   Printed 238.72万元  ->  Quantity [2387150000000, 2387250000000] (10⁻⁶ 元)
//   share(238.72万元, 280.13万元) compared with 85.22 %  ->  Agreement::exact
//
// A printed figure v with last digit u stands for the closed interval [v − u/2, v + u/2] (as XBRL
// Calculations 1.1, round-to-nearest mode). A figure whose trailing zeros may have been dropped
// (10.8 among figures with two decimals) is first read with the prevailing, finer last digit.
//
// Range: amounts up to 10¹⁴ 元 never overflow; whatever does overflow is Undecided::overflow.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace gouji {

/// An exact signed integer in 10⁻⁶ of the base unit: 元 for money, % for rates, one for counts.
using Micro = __int128;
inline constexpr Micro kOne = 1'000'000;

/// A number as a document prints it.
struct Printed {
  Micro value = 0;  ///< signed, 10⁻⁶ base unit
  Micro step = 0;   ///< one unit of the last printed digit, 10⁻⁶ base unit, > 0
  Micro fine = 0;   ///< one unit of the last digit at the prevailing decimals, 0 < fine <= step
  bool operator==(const Printed&) const = default;
};

/// num / den with den > 0; the value is in 10⁻⁶ base unit. Not reduced.
struct Fraction {
  Micro num = 0;
  Micro den = 1;
};

/// A closed interval of exact fractions, lo <= hi.
struct Interval {
  Fraction lo;
  Fraction hi;
};

/// A printed or computed value: the exact result on the printed digits, and all values that the
/// printed digits can stand for.
struct Quantity {
  Fraction point;  ///< from the printed digits as they stand
  Interval tight;  ///< operands read at the prevailing decimals
  Interval loose;  ///< operands read at their printed decimals; contains `tight`
  Micro step = 0;  ///< coarsest `fine` of the operands; 0 for quotients, which have no last digit
  Micro printed_step = 0;  ///< coarsest printed `step` of the operands; 0 for quotients
  int operands = 1;        ///< how many printed figures went in
  bool computed = false;   ///< false: this is one printed figure
};

enum class Undecided : std::uint8_t {
  overflow,        ///< the numbers are too large for exact arithmetic
  zero_base,       ///< the base of a rate is exactly zero
  base_near_zero,  ///< the base may be zero or of either sign within its precision
  negative_base,   ///< the base of a rate is certainly negative
  nothing,         ///< no operand at all
};

template <class T>
using Decided = Expected<T, Undecided>;

/// The value that a printed figure stands for. `step` of the result is `printed.fine`.
Decided<Quantity> quantity(const Printed& printed);

/// The same, built where it will stay: a Quantity is large, and copying what was just written is
/// slow. False on overflow, with `out` meaningless.
bool quantity_into(Quantity& out, const Printed& printed);

/// Σ sign·term; `signs` is empty (all +) or as long as `terms`, each +1 or −1. Undecided::nothing
/// for no terms. Interval width is the sum of the terms' widths.
Decided<Quantity> sum(std::span<const Quantity> terms, std::span<const int> signs = {});

/// 100·part / whole, in %. Requires a whole that is certainly positive, else Undecided.
/// Tight: the true range of the quotient over both intervals.
Decided<Quantity> share(const Quantity& part, const Quantity& whole);

/// 100·change / (current − change), in %: growth on the prior value that the change implies, tight
/// over current and change (the two occurrences of `change` vary together).
Decided<Quantity> growth_by_change(const Quantity& current, const Quantity& change);

/// 100·(current − prior) / prior, in %; also the variance rate 预决算差异率 (final against budget).
Decided<Quantity> growth(const Quantity& prior, const Quantity& current);

/// The prior value implied by a rate in %: current / (1 + rate/100), a quotient.
/// Undecided::zero_base for a rate of exactly −100 %, negative_base for one certainly below,
/// base_near_zero where 1 + rate/100 may be <= 0 within precision.
Decided<Quantity> prior_by_rate(const Quantity& current, const Quantity& rate);

/// How well a computed and a stated value agree.
enum class Agreement : std::uint8_t {
  exact,              ///< the computed point prints as the stated digits
  rounding,           ///< the intervals meet
  unlikely_rounding,  ///< they meet, but beyond 3·√((n+1)/12) units of the last digit, n = operands
  truncation,         ///< only cutting digits instead of rounding explains the stated digits
  contradiction,      ///< nothing explains it
};

struct Comparison {
  Agreement agreement = Agreement::exact;
  /// The computed point rounded half away from zero to the last digit of the stated value: the
  /// prevailing one, or the printed one where only that makes it exact.
  Micro expected = 0;
  /// stated − expected, 10⁻⁶ base unit, signed.
  Micro difference = 0;
};

/// Does `stated` (one printed figure) state the computed value? Read tight first: exact when the
/// computed point, rounded half away from zero to the fine or else to the printed last digit of
/// `stated`, is the stated value (a tie may be rounded either way); but unlikely_rounding where
/// only the printed last digit makes it so and the fine ones are far off; rounding or
/// unlikely_rounding where the tight, else the loose intervals meet; truncation only for rates:
/// where the computed loose interval meets [v, v + u) for v >= 0, (v − u, v] for v < 0, u the
/// printed last digit. unlikely_rounding only for sums, never for quotients or rates; its unit of
/// the last digit is the coarsest `fine` on either side, the stated value is not counted in n.
Decided<Comparison> compare(const Quantity& computed, const Printed& stated, bool is_rate);

/// What a computed point prints as at the prevailing decimals of `stated`, where those may be its
/// digits: then they agree exactly, whatever the intervals are. Else nothing.
std::optional<Micro> exact_print(const Fraction& computed, const Printed& stated);

/// Two statements of the same value at whatever precision. exact when equal, or when the finer one
/// prints as the coarser at the coarser's last digit (tie either way); rounding where the intervals
/// meet; truncation where the coarser printed figure is the finer one cut; else contradiction.
/// Coarser is the greater printed step, then the greater prevailing one, then the printed figure,
/// then `b`; its last digit is the prevailing or else the printed one. `expected` is `a` at the
/// last digit of `b` (10⁻⁶ for a quotient).
Decided<Comparison> agree(const Quantity& a, const Quantity& b);

/// −1 certainly less, +1 certainly greater, 0 the loose intervals meet.
Decided<int> order(const Quantity& a, const Quantity& b);

/// The sign that a quantity certainly has over its tight interval: −1, +1, or 0 (zero or
/// uncertain).
int certain_sign(const Quantity& q);

/// Rounds half away from zero to a multiple of `step` (> 0).
Decided<Micro> round_to(const Fraction& value, Micro step);

/// Decimal text of a 10⁻⁶ value with `decimals` digits (0 to 6), exact when they suffice, otherwise
/// rounded half away from zero: to_text(2387200, 2) == "2.39".
std::string to_text(Micro value, int decimals);

}  // namespace gouji
