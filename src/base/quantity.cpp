// Intervals of exact fractions. Each bound of a quotient is one corner of its operands, found from
// signs; fractions are compared by products of 256 bits, so that only building one can overflow.

#include "base/quantity.hpp"

#include <algorithm>
#include <cassert>
#include <compare>

#include "base/checked.hpp"

namespace gouji {
namespace {

using detail::Checked;

/// 100 % in 10⁻⁶ %: turns a plain ratio into a rate, and stands for the 1 of 1 + rate.
constexpr Micro kWhole = 100 * kOne;

std::strong_ordering against(const Fraction& a, const Fraction& b) {
  return detail::compare_products(a.num, b.den, b.num, a.den);
}

bool meet(const Interval& a, const Interval& b) {
  return against(a.lo, b.hi) <= 0 && against(b.lo, a.hi) <= 0;
}

/// a + sign·b over the least common denominator.
Fraction plus(Checked& exact, const Fraction& a, const Fraction& b, int sign) {
  if (a.num == 0 && a.den == 1) return {sign < 0 ? exact.sub(0, b.num) : b.num, b.den};
  Micro left = a.num;
  Micro right = b.num;
  Micro den = a.den;
  if (a.den != b.den) {
    const Micro shared = detail::greatest_common_divisor(a.den, b.den);
    left = exact.mul(left, b.den / shared);
    right = exact.mul(right, a.den / shared);
    den = exact.mul(a.den, b.den / shared);
  }
  return {sign < 0 ? exact.sub(left, right) : exact.add(left, right), den};
}

Interval plus(Checked& exact, const Interval& a, const Interval& b, int sign) {
  return {plus(exact, a.lo, sign < 0 ? b.hi : b.lo, sign),
          plus(exact, a.hi, sign < 0 ? b.lo : b.hi, sign)};
}

/// kWhole·part / whole. Requires: whole > 0.
Fraction rate_of(Checked& exact, const Fraction& part, const Fraction& whole) {
  const Micro num = exact.mul(part.num, kWhole);
  if (part.den == whole.den) return {num, whole.num};
  const Micro shared = detail::greatest_common_divisor(part.den, whole.den);
  return {exact.mul(num, whole.den / shared), exact.mul(whole.num, part.den / shared)};
}

/// Rises with `part`, and falls with `whole` where the part is positive, else rises.
Interval rate_of(Checked& exact, const Interval& part, const Interval& whole) {
  return {rate_of(exact, part.lo, part.lo.num >= 0 ? whole.hi : whole.lo),
          rate_of(exact, part.hi, part.hi.num >= 0 ? whole.lo : whole.hi)};
}

Fraction growth_of(Checked& exact, const Fraction& prior, const Fraction& current) {
  return rate_of(exact, plus(exact, current, prior, -1), prior);
}

/// Growth is current/prior − 1, so it rises and falls as that ratio does.
Interval growth_of(Checked& exact, const Interval& prior, const Interval& current) {
  return {growth_of(exact, current.lo.num >= 0 ? prior.hi : prior.lo, current.lo),
          growth_of(exact, current.hi.num >= 0 ? prior.lo : prior.hi, current.hi)};
}

Fraction growth_by(Checked& exact, const Fraction& current, const Fraction& change) {
  return rate_of(exact, change, plus(exact, current, change, -1));
}

/// change/(current − change) rises with the change where current > 0, else falls; it falls with
/// current where the change is positive, else rises. The base is positive throughout, hence a
/// negative `current` goes only with a negative change, and one corner is the least, one the most.
Interval growth_by(Checked& exact, const Interval& current, const Interval& change) {
  const Fraction& least = change.lo.num >= 0 ? current.hi : current.lo;
  const Fraction& most = change.hi.num >= 0 ? current.lo : current.hi;
  return {growth_by(exact, least, least.num >= 0 ? change.lo : change.hi),
          growth_by(exact, most, most.num >= 0 ? change.hi : change.lo)};
}

/// Why a rate has no use on this base; nothing if the base is certainly positive.
std::optional<Undecided> flaw_of_base(const Fraction& point, const Interval& loose) {
  if (point.num == 0) return Undecided::zero_base;
  if (loose.hi.num < 0) return Undecided::negative_base;
  if (loose.lo.num <= 0) return Undecided::base_near_zero;
  return std::nullopt;
}

/// value ± width/2.
Interval around(Checked& exact, Micro value, Micro width) {
  const Micro twice = exact.mul(value, 2);
  return {{exact.sub(twice, width), 2}, {exact.add(twice, width), 2}};
}

Decided<Quantity> quotient(const Checked& exact, const Fraction& point, const Interval& tight,
                           const Interval& loose, int operands) {
  if (exact.overflowed()) return Unexpected{Undecided::overflow};
  return Quantity{
      .point = point, .tight = tight, .loose = loose, .operands = operands, .computed = true};
}

/// A value at some last digit: rounded half away from zero, and how else a tie may be rounded.
struct Rounded {
  Micro away = 0;
  Micro other = 0;
};

std::optional<Rounded> rounded(const Fraction& value, Micro step) {
  Checked exact;
  const Micro unit = exact.mul(value.den, step);
  if (exact.overflowed()) return std::nullopt;
  const Micro cut = value.num / unit;
  const Micro rest = value.num - cut * unit;
  const Micro size = rest < 0 ? -rest : rest;
  const Micro toward = exact.mul(cut, step);
  if (size < unit - size) return Rounded{toward, toward};
  const Micro away = exact.add(toward, rest < 0 ? -step : step);
  if (exact.overflowed()) return std::nullopt;
  return Rounded{away, size == unit - size ? toward : away};
}

bool is_value(const Rounded& digits, const Fraction& value) {
  return against({digits.away, 1}, value) == 0 || against({digits.other, 1}, value) == 0;
}

/// What `value` prints as in the digits of a figure with the steps `fine` and `step` and the value
/// `figure`: at the prevailing decimals, unless only the printed ones make it that figure.
struct Print {
  Micro expected = 0;
  bool same = false;
  bool prevailing = true;  ///< not only at the printed decimals
};

std::optional<Print> print_as(const Fraction& value, const Fraction& figure, Micro fine,
                              Micro step) {
  const auto prevailing = rounded(value, fine);
  if (!prevailing) return std::nullopt;
  if (is_value(*prevailing, figure)) return Print{prevailing->away, true};
  if (step == fine) return Print{prevailing->away, false};
  const auto printed = rounded(value, step);
  if (!printed) return std::nullopt;
  if (is_value(*printed, figure)) return Print{printed->away, true, false};
  return Print{prevailing->away, false};
}

/// Whether cutting the digits of some value of the interval gives the printed figure.
bool is_cut(Checked& exact, const Interval& values, const Printed& figure) {
  const Fraction value{figure.value, 1};
  if (figure.value >= 0) {
    const Fraction next{exact.add(figure.value, figure.step), 1};
    return against(values.hi, value) >= 0 && against(values.lo, next) < 0;
  }
  const Fraction next{exact.sub(figure.value, figure.step), 1};
  return against(values.lo, value) <= 0 && against(values.hi, next) > 0;
}

/// Whether a sum misses the figure by more than 3·√((n+1)/12) units of the last digit u. With the
/// gap a/b this is (2a)² > 3(n+1)·(u·b)². A quotient has no last digit: there it never does.
bool is_unlikely(Checked& exact, const Quantity& computed, const Printed& figure) {
  if (computed.step == 0) return false;
  const Fraction gap = plus(exact, computed.point, {figure.value, 1}, -1);
  const Micro twice = exact.mul(gap.num, 2);
  const Micro unit = exact.mul(std::max(computed.step, figure.fine), gap.den);
  const Micro bound = exact.mul(unit, 3 * (Micro{computed.operands} + 1));
  return detail::compare_products(twice, twice, bound, unit) > 0;
}

/// What the intervals say once the digits are known to differ.
Agreement agreement_of_intervals(Checked& exact, const Quantity& computed, const Printed& figure,
                                 bool is_rate) {
  if (meet(computed.tight, around(exact, figure.value, figure.fine)) ||
      meet(computed.loose, around(exact, figure.value, figure.step))) {
    const bool unlikely = !is_rate && is_unlikely(exact, computed, figure);
    return unlikely ? Agreement::unlikely_rounding : Agreement::rounding;
  }
  if (is_rate && is_cut(exact, computed.loose, figure)) return Agreement::truncation;
  return Agreement::contradiction;
}

Decided<Comparison> comparison(Checked& exact, Agreement agreement, Micro expected, Micro stated) {
  const Micro difference = exact.sub(stated, expected);
  if (exact.overflowed()) return Unexpected{Undecided::overflow};
  return Comparison{agreement, expected, difference};
}

/// A quotient is finer than any printed digit; a computed value finer than an equal printed one.
bool is_coarser(const Quantity& a, const Quantity& b) {
  if (a.printed_step != b.printed_step) return a.printed_step > b.printed_step;
  if (a.step != b.step) return a.step > b.step;
  return b.computed && !a.computed;
}

/// Whether `coarser` is one printed figure whose digits are those of `finer`, the rest cut off.
bool is_cut(Checked& exact, const Quantity& finer, const Quantity& coarser) {
  if (coarser.computed) return false;
  const Micro unit = exact.mul(finer.point.den, coarser.printed_step);
  const Micro cut = exact.mul(finer.point.num / unit, coarser.printed_step);
  return against({cut, 1}, coarser.point) == 0;
}

}  // namespace

bool quantity_into(Quantity& out, const Printed& printed) {
  assert(0 < printed.fine && printed.fine <= printed.step);
  Checked exact;
  out.point = {printed.value, 1};
  out.tight = around(exact, printed.value, printed.fine);
  out.loose = around(exact, printed.value, printed.step);
  out.step = printed.fine;
  out.printed_step = printed.step;
  out.operands = 1;
  out.computed = false;
  return !exact.overflowed();
}

Decided<Quantity> quantity(const Printed& printed) {
  Quantity out;
  if (!quantity_into(out, printed)) return Unexpected{Undecided::overflow};
  return out;
}

Decided<Quantity> sum(std::span<const Quantity> terms, std::span<const int> signs) {
  assert(signs.empty() || signs.size() == terms.size());
  if (terms.empty()) return Unexpected{Undecided::nothing};
  Checked exact;
  Quantity total;
  total.operands = 0;
  total.computed = true;
  bool has_quotient = false;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Quantity& term = terms[i];
    const int sign = signs.empty() ? 1 : signs[i];
    total.point = plus(exact, total.point, term.point, sign);
    total.tight = plus(exact, total.tight, term.tight, sign);
    total.loose = plus(exact, total.loose, term.loose, sign);
    total.step = std::max(total.step, term.step);
    total.printed_step = std::max(total.printed_step, term.printed_step);
    total.operands += term.operands;
    has_quotient = has_quotient || term.step == 0;
  }
  if (exact.overflowed()) return Unexpected{Undecided::overflow};
  if (has_quotient) total.step = total.printed_step = 0;
  return total;
}

Decided<Quantity> share(const Quantity& part, const Quantity& whole) {
  if (const auto flaw = flaw_of_base(whole.point, whole.loose)) return Unexpected{*flaw};
  Checked exact;
  const Fraction point = rate_of(exact, part.point, whole.point);
  const Interval tight = rate_of(exact, part.tight, whole.tight);
  const Interval loose = rate_of(exact, part.loose, whole.loose);
  return quotient(exact, point, tight, loose, part.operands + whole.operands);
}

Decided<Quantity> growth_by_change(const Quantity& current, const Quantity& change) {
  Checked exact;
  const Fraction base = plus(exact, current.point, change.point, -1);
  const Interval bases = plus(exact, current.loose, change.loose, -1);
  if (exact.overflowed()) return Unexpected{Undecided::overflow};
  if (const auto flaw = flaw_of_base(base, bases)) return Unexpected{*flaw};
  const Fraction point = growth_by(exact, current.point, change.point);
  const Interval tight = growth_by(exact, current.tight, change.tight);
  const Interval loose = growth_by(exact, current.loose, change.loose);
  return quotient(exact, point, tight, loose, current.operands + change.operands);
}

Decided<Quantity> growth(const Quantity& prior, const Quantity& current) {
  if (const auto flaw = flaw_of_base(prior.point, prior.loose)) return Unexpected{*flaw};
  Checked exact;
  const Fraction point = growth_of(exact, prior.point, current.point);
  const Interval tight = growth_of(exact, prior.tight, current.tight);
  const Interval loose = growth_of(exact, prior.loose, current.loose);
  return quotient(exact, point, tight, loose, prior.operands + current.operands);
}

Decided<Quantity> prior_by_rate(const Quantity& current, const Quantity& rate) {
  Checked exact;
  const Fraction factor = plus(exact, rate.point, {kWhole, 1}, 1);
  const Interval one{{kWhole, 1}, {kWhole, 1}};
  const Interval tight_factor = plus(exact, rate.tight, one, 1);
  const Interval loose_factor = plus(exact, rate.loose, one, 1);
  if (exact.overflowed()) return Unexpected{Undecided::overflow};
  if (const auto flaw = flaw_of_base(factor, loose_factor)) return Unexpected{*flaw};
  const Fraction point = rate_of(exact, current.point, factor);
  const Interval tight = rate_of(exact, current.tight, tight_factor);
  const Interval loose = rate_of(exact, current.loose, loose_factor);
  return quotient(exact, point, tight, loose, current.operands + rate.operands);
}

Decided<Comparison> compare(const Quantity& computed, const Printed& stated, bool is_rate) {
  assert(0 < stated.fine && stated.fine <= stated.step);
  const auto print = print_as(computed.point, {stated.value, 1}, stated.fine, stated.step);
  if (!print) return Unexpected{Undecided::overflow};
  Checked exact;
  // 0.5188万元 + 0.6812万元 「为1万元」: in its own digits, but who writes four decimals
  // means 1.0000.
  const bool coarse = !print->prevailing && !is_rate && is_unlikely(exact, computed, stated);
  if (print->same && !coarse)
    return comparison(exact, Agreement::exact, print->expected, stated.value);
  const Agreement agreement = agreement_of_intervals(exact, computed, stated, is_rate);
  return comparison(exact, agreement, print->expected, stated.value);
}

std::optional<Micro> exact_print(const Fraction& computed, const Printed& stated) {
  const auto digits = rounded(computed, stated.fine);
  const bool same = digits && (digits->away == stated.value || digits->other == stated.value);
  return same ? std::optional(digits->away) : std::nullopt;
}

Decided<Comparison> agree(const Quantity& a, const Quantity& b) {
  const bool a_is_coarser = is_coarser(a, b);
  const Quantity& coarser = a_is_coarser ? a : b;
  const Quantity& finer = a_is_coarser ? b : a;
  // Where neither has a last digit (two quotients), only equal values are the same digits.
  const Micro fine = std::max(coarser.step, Micro{1});
  const Micro step = std::max(coarser.printed_step, Micro{1});
  const auto print = print_as(finer.point, coarser.point, fine, step);
  const auto expected = rounded(a.point, std::max(b.step, Micro{1}));
  const auto stated = rounded(b.point, 1);
  if (!print || !expected || !stated) return Unexpected{Undecided::overflow};

  Checked exact;
  const bool same = against(a.point, b.point) == 0 || (print->same && coarser.step > 0);
  const Agreement agreement = same                            ? Agreement::exact
                              : meet(a.loose, b.loose)        ? Agreement::rounding
                              : is_cut(exact, finer, coarser) ? Agreement::truncation
                                                              : Agreement::contradiction;
  return comparison(exact, agreement, a_is_coarser ? expected->away : print->expected,
                    stated->away);
}

Decided<int> order(const Quantity& a, const Quantity& b) {
  if (against(a.loose.hi, b.loose.lo) < 0) return -1;
  if (against(a.loose.lo, b.loose.hi) > 0) return 1;
  return 0;
}

int certain_sign(const Quantity& q) {
  if (q.tight.lo.num > 0) return 1;
  return q.tight.hi.num < 0 ? -1 : 0;
}

Decided<Micro> round_to(const Fraction& value, Micro step) {
  assert(step > 0);
  const auto result = rounded(value, step);
  if (!result) return Unexpected{Undecided::overflow};
  return result->away;
}

std::string to_text(Micro value, int decimals) {
  assert(0 <= decimals && decimals <= 6);
  detail::UInt128 unit = 1;
  for (int i = decimals; i < 6; ++i) unit *= 10;
  // Digits from the last to the first, with the point after `decimals` of them.
  detail::UInt128 digits = (detail::magnitude(value) + unit / 2) / unit;
  const bool negative = value < 0 && digits != 0;
  std::string text;
  for (int i = 0; digits != 0 || i <= decimals; ++i) {
    if (i > 0 && i == decimals) text += '.';
    text += static_cast<char>('0' + static_cast<int>(digits % 10));
    digits /= 10;
  }
  if (negative) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

}  // namespace gouji
