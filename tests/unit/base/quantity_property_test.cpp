// Quantities against a second opinion in rationals of any size. The oracle knows only the
// definitions: what a printed figure stands for, the range of a quotient as the least and greatest
// of its corners (a linear-fractional function has its extremes there), rounding by floor and
// ceiling. Stated values are put on the edges of intervals and one unit to either side.

#include "base/quantity.hpp"

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch_test_macros.hpp>

namespace gouji {
namespace {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

#ifdef __SANITIZE_ADDRESS__
constexpr int kCases = 5'000;
#else
constexpr int kCases = 100'000;
#endif

// The oracle.

struct Range {
  Rational lo;
  Rational hi;
  bool operator==(const Range&) const = default;
};

struct Truth {
  Rational point;
  Range tight;
  Range loose;
  Integer step;
  Integer printed_step;
  int operands = 1;
  bool computed = false;
};

Integer big(Micro value) { return Integer(value); }

/// Cross-multiplied, which is several times faster than Rational's own comparison.
bool is_less(const Rational& a, const Rational& b) {
  return numerator(a) * denominator(b) < numerator(b) * denominator(a);
}
bool is_equal(const Fraction& f, const Rational& r) {
  return big(f.num) * denominator(r) == numerator(r) * big(f.den);
}

/// ⌊num / den⌋ for den > 0.
Integer floor_of(const Integer& num, const Integer& den) {
  const Integer cut = num / den;
  return num < 0 && cut * den != num ? Integer(cut - 1) : cut;
}

Range around(const Integer& value, const Integer& width) {
  if (width % 2 == 0) return {Rational(value - width / 2), Rational(value + width / 2)};
  return {Rational(2 * value - width, 2), Rational(2 * value + width, 2)};
}

Truth truth_of(const Printed& p) {
  return {big(p.value), around(big(p.value), big(p.fine)), around(big(p.value), big(p.step)),
          big(p.fine), big(p.step)};
}

struct Operand {
  Truth truth;
  Quantity quantity;
};

Truth truth_of_sum(const std::vector<Operand>& terms, const std::vector<int>& signs) {
  Truth total{.point = 0, .tight = {0, 0}, .loose = {0, 0}, .step = 0, .printed_step = 0};
  total.operands = 0;
  total.computed = true;
  bool quotient = false;
  const auto add = [](Range& to, const Range& term, int sign) {
    to.lo += sign > 0 ? term.lo : Rational(-term.hi);
    to.hi += sign > 0 ? term.hi : Rational(-term.lo);
  };
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Truth& term = terms[i].truth;
    const int sign = signs.empty() ? 1 : signs[i];
    total.point += sign * term.point;
    add(total.tight, term.tight, sign);
    add(total.loose, term.loose, sign);
    total.step = std::max(total.step, term.step);
    total.printed_step = std::max(total.printed_step, term.printed_step);
    total.operands += term.operands;
    quotient = quotient || term.step == 0;
  }
  if (quotient) total.step = total.printed_step = 0;
  return total;
}

template <class F>
Range corners(const F& f, const Range& x, const Range& y) {
  const Rational values[] = {f(x.lo, y.lo), f(x.lo, y.hi), f(x.hi, y.lo), f(x.hi, y.hi)};
  const auto [least, most] = std::minmax_element(std::begin(values), std::end(values), is_less);
  return {*least, *most};
}

/// f(x, y) where base(x, y) must be certainly positive.
template <class F, class Base>
Decided<Truth> truth_of_quotient(const Truth& x, const Truth& y, const F& f, const Base& base) {
  const Range bases = corners(base, x.loose, y.loose);
  if (base(x.point, y.point) == 0) return Unexpected{Undecided::zero_base};
  if (bases.hi < 0) return Unexpected{Undecided::negative_base};
  if (bases.lo <= 0) return Unexpected{Undecided::base_near_zero};
  const Range tight = corners(f, x.tight, y.tight);
  const bool one_reading = x.tight == x.loose && y.tight == y.loose;
  const Range loose = one_reading ? tight : corners(f, x.loose, y.loose);
  return Truth{f(x.point, y.point), tight, loose, 0, 0, x.operands + y.operands, true};
}

const Integer kHundred = 100'000'000;  // 100 % in 10⁻⁶ %

Decided<Truth> truth_of_share(const Truth& part, const Truth& whole) {
  return truth_of_quotient(
      part, whole, [](const Rational& p, const Rational& w) { return Rational(p / w * kHundred); },
      [](const Rational&, const Rational& w) { return w; });
}

Decided<Truth> truth_of_growth_by_change(const Truth& current, const Truth& change) {
  return truth_of_quotient(
      current, change,
      [](const Rational& c, const Rational& d) { return Rational(d / (c - d) * kHundred); },
      [](const Rational& c, const Rational& d) { return Rational(c - d); });
}

Decided<Truth> truth_of_growth(const Truth& prior, const Truth& current) {
  return truth_of_quotient(
      prior, current,
      [](const Rational& p, const Rational& c) { return Rational((c - p) / p * kHundred); },
      [](const Rational& p, const Rational&) { return p; });
}

Decided<Truth> truth_of_prior(const Truth& current, const Truth& rate) {
  return truth_of_quotient(
      current, rate,
      [](const Rational& c, const Rational& r) { return Rational(c / (1 + r / kHundred)); },
      [](const Rational&, const Rational& r) { return Rational(1 + r / kHundred); });
}

struct Nearest {
  Integer up;
  Integer down;
};
/// ⌊x/step + ½⌋ and ⌈x/step − ½⌉ steps: the same but at a tie.
Nearest nearest(const Rational& x, const Integer& step) {
  const Integer twice = 2 * numerator(x);
  const Integer unit = denominator(x) * step;
  return {floor_of(twice + unit, 2 * unit) * step, -floor_of(unit - twice, 2 * unit) * step};
}
Integer half_away(const Rational& x, const Integer& step) {
  const Nearest n = nearest(x, step);
  return x < 0 ? n.down : n.up;
}
bool prints_as(const Rational& x, const Rational& figure, const Integer& step) {
  const Nearest n = nearest(x, step);
  return figure == n.up || figure == n.down;
}
bool meet(const Range& a, const Range& b) { return !is_less(b.hi, a.lo) && !is_less(a.hi, b.lo); }

struct Judgement {
  Agreement agreement = Agreement::exact;
  Integer expected;
  Integer difference;
};

bool is_unlikely(const Truth& computed, const Printed& stated) {
  if (computed.step == 0) return false;
  const Integer unit = std::max(computed.step, big(stated.fine));
  const Rational d = computed.point - big(stated.value);
  return is_less(9 * (computed.operands + 1) * unit * unit, 12 * d * d);
}

bool is_cut(const Range& computed, const Printed& stated) {
  const Integer v = big(stated.value);
  const Integer u = big(stated.step);
  return v >= 0 ? computed.hi >= v && computed.lo < v + u : computed.lo <= v && computed.hi > v - u;
}

Judgement judgement(const Truth& computed, const Printed& stated, bool is_rate) {
  const Integer v = big(stated.value);
  const Integer fine = big(stated.fine);
  const Integer step = big(stated.step);
  Judgement j{Agreement::exact, half_away(computed.point, fine), 0};
  if (!prints_as(computed.point, v, fine)) {
    if (prints_as(computed.point, v, step)) {
      j.expected = half_away(computed.point, step);
      if (!is_rate && is_unlikely(computed, stated)) j.agreement = Agreement::unlikely_rounding;
    } else if (meet(computed.tight, around(v, fine)) || meet(computed.loose, around(v, step))) {
      j.agreement = !is_rate && is_unlikely(computed, stated) ? Agreement::unlikely_rounding
                                                              : Agreement::rounding;
    } else {
      j.agreement = is_rate && is_cut(computed.loose, stated) ? Agreement::truncation
                                                              : Agreement::contradiction;
    }
  }
  j.difference = v - j.expected;
  return j;
}

bool is_coarser(const Truth& a, const Truth& b) {
  return a.printed_step > b.printed_step ||
         (a.printed_step == b.printed_step &&
          (a.step > b.step || (a.step == b.step && !a.computed && b.computed)));
}

Judgement mutual_judgement(const Truth& a, const Truth& b) {
  const bool a_coarser = is_coarser(a, b);
  const Truth& coarser = a_coarser ? a : b;
  const Truth& finer = a_coarser ? b : a;
  const bool by_fine = coarser.step > 0 && prints_as(finer.point, coarser.point, coarser.step);
  const bool by_step =
      coarser.step > 0 && prints_as(finer.point, coarser.point, coarser.printed_step);
  const Integer last = b.step > 0 ? b.step : Integer(1);
  Judgement j{Agreement::contradiction, half_away(a.point, last), 0};
  if (!a_coarser && by_step && !by_fine) j.expected = half_away(a.point, b.printed_step);
  if (a.point == b.point || by_fine || by_step) {
    j.agreement = Agreement::exact;
  } else if (meet(a.loose, b.loose)) {
    j.agreement = Agreement::rounding;
  } else if (!coarser.computed) {
    const Integer num = numerator(finer.point);
    const Integer size = floor_of(abs(num), denominator(finer.point) * coarser.printed_step);
    const Integer cut = num < 0 ? Integer(-size) : size;
    if (cut * coarser.printed_step == coarser.point) j.agreement = Agreement::truncation;
  }
  j.difference = half_away(b.point, 1) - j.expected;
  return j;
}

// Random figures.

const Integer kLargest = (Integer(1) << 127) - 1;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  int between(int lo, int hi) { return lo + below(hi - lo + 1); }
  bool once_in(int n) { return below(n) == 0; }
  /// Up to `digits` random digits; small numbers are as frequent as large ones.
  Micro number(int digits) {
    Micro result = 0;
    for (int i = below(digits + 1); i > 0; --i) result = result * 10 + below(10);
    return result;
  }

 private:
  std::mt19937_64 engine_;
};

Micro power_of_ten(int exponent) {
  Micro power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// One random case: every figure shares its last digit or not, its size is ordinary or huge.
struct Case {
  Dice& dice;
  bool huge = dice.once_in(20);
  bool equal_steps = dice.once_in(2);
  int exponent = dice.below(15);
  int max_digits = dice.once_in(2) ? 3 : 38;

  Printed with_steps(Micro value, int step_exponent) {
    const int dropped = dice.once_in(3) ? dice.between(0, std::min(step_exponent, 3)) : 0;
    return {value, power_of_ten(step_exponent), power_of_ten(step_exponent - dropped)};
  }
  Operand operand(const Printed& printed) { return {truth_of(printed), *quantity(printed)}; }

  /// An amount of up to 10¹⁴ 元, or up to 10³¹ 元 in a huge case.
  Operand amount(bool may_be_negative = true) {
    const int step = equal_steps ? exponent : dice.below(15);
    const int digits = std::min(max_digits, (huge ? 37 : 20) - step);
    const Micro value = dice.number(digits) * power_of_ten(step);
    return operand(with_steps(may_be_negative && dice.once_in(5) ? -value : value, step));
  }
  /// The same, and sometimes a sum.
  Operand amount_or_sum(bool may_be_negative = true) {
    if (!dice.once_in(4)) return amount(may_be_negative);
    const std::vector<Operand> terms = {amount(may_be_negative), amount(may_be_negative)};
    const auto result = sum(std::vector{terms[0].quantity, terms[1].quantity});
    return result ? Operand{truth_of_sum(terms, {}), *result} : terms[0];
  }
  Operand rate() {
    const int step = dice.below(9);
    const Micro lowest = dice.once_in(4) ? -100 * kOne : -110 * kOne;
    const Micro size =
        dice.number(std::min(max_digits, 10)) * power_of_ten(dice.once_in(2) ? 0 : step);
    Printed result = with_steps(dice.once_in(4) ? lowest + size : size - 50 * kOne, step);
    // As a rule a multiple of the last digit; nothing may depend on that.
    result.value -= result.value % (dice.once_in(8) ? result.fine : result.step);
    return operand(result);
  }
  /// A figure near `target`: on it, or a few last digits beside it.
  Printed near(const Rational& target, int step_exponent) {
    Printed result = with_steps(0, step_exponent);
    const Integer unit = big(dice.once_in(8) ? result.fine : result.step);
    Rational aim = target;
    switch (dice.below(5)) {
      case 0:
        aim += Rational(big(result.step), 2);
        break;
      case 1:
        aim -= Rational(big(result.step), 2);
        break;
      case 2:
        aim += Rational(big(result.fine), 2);
        break;
      case 3:
        aim -= Rational(big(result.fine), 2);
        break;
      case 4:
        break;
    }
    const Integer value = half_away(aim, unit) + (dice.once_in(2) ? dice.between(-2, 2) : 0) * unit;
    if (abs(value) < kLargest / 4) result.value = static_cast<Micro>(value);
    return result;
  }
  /// One of the points that decide: the value itself and the ends of its intervals.
  Rational decisive(const Truth& truth) {
    switch (dice.below(6)) {
      case 0:
        return truth.tight.lo;
      case 1:
        return truth.tight.hi;
      case 2:
        return truth.loose.lo;
      case 3:
        return truth.loose.hi;
      default:
        return truth.point;
    }
  }
};

// What differs, in words; empty if nothing.

std::string text_of(const Rational& r) { return numerator(r).str() + "/" + denominator(r).str(); }

std::string difference(const Quantity& got, const Truth& want) {
  const auto equal = [](const Interval& a, const Range& b) {
    return is_equal(a.lo, b.lo) && is_equal(a.hi, b.hi);
  };
  if (!is_equal(got.point, want.point)) return "point, not " + text_of(want.point);
  if (!equal(got.tight, want.tight)) return "tight interval";
  if (!equal(got.loose, want.loose)) return "loose interval";
  if (is_less(want.tight.lo, want.loose.lo) || is_less(want.loose.hi, want.tight.hi)) {
    return "tight beyond loose";
  }
  if (big(got.step) != want.step || big(got.printed_step) != want.printed_step) return "steps";
  if (got.operands != want.operands || got.computed != want.computed) return "operands";
  return {};
}

std::string difference(const Comparison& got, const Judgement& want) {
  if (got.agreement != want.agreement) {
    return "agreement " + std::to_string(static_cast<int>(got.agreement)) + ", not " +
           std::to_string(static_cast<int>(want.agreement));
  }
  if (big(got.expected) != want.expected) return "expected, not " + want.expected.str();
  if (big(got.difference) != want.difference) return "difference";
  return {};
}

template <class T, class U>
std::string difference(const Decided<T>& got, const Decided<U>& want, bool may_overflow) {
  if (!got && got.error() == Undecided::overflow) return may_overflow ? "" : "overflow";
  if (got.has_value() != want.has_value()) return got ? "decided" : "undecided";
  if (!got) return got.error() == want.error() ? "" : "reason";
  return difference(*got, *want);
}

/// Computed values against their truth, and against a stated value near a decisive point.
std::string judged(Case& c, const Decided<Quantity>& got, const Decided<Truth>& want, bool is_rate,
                   int step_exponent) {
  std::string wrong = difference(got, want, c.huge);
  if (!wrong.empty() || !got) return wrong;
  const Printed stated = c.near(c.decisive(*want), step_exponent);
  wrong = difference(compare(*got, stated, is_rate),
                     Decided<Judgement>(judgement(*want, stated, is_rate)), c.huge);
  if (wrong.empty()) return wrong;
  return wrong + " for " + text_of(want->point) + " against " + big(stated.value).str() + " step " +
         big(stated.step).str() + " fine " + big(stated.fine).str();
}

/// Runs `one` on as many random cases as the build allows: none may be wrong.
template <class F>
void holds_for_random_cases(std::uint64_t seed, const F& one) {
  Dice dice(seed);
  int wrong = 0;
  std::string first;
  for (int i = 0; i < kCases; ++i) {
    Case c{dice};
    const std::string failure = one(c);
    if (failure.empty()) continue;
    if (wrong++ == 0) first = "case " + std::to_string(i) + ": " + failure;
  }
  INFO(first);
  REQUIRE(wrong == 0);
}

std::string judged_sum(Case& c, const std::vector<Operand>& terms, const std::vector<int>& signs) {
  std::vector<Quantity> quantities;
  for (const auto& term : terms) quantities.push_back(term.quantity);
  const int step = c.equal_steps ? c.exponent : c.dice.below(15);
  return judged(c, sum(quantities, signs), Decided<Truth>(truth_of_sum(terms, signs)),
                c.dice.once_in(10), step);
}

int rate_step(Case& c) { return c.dice.once_in(2) ? 4 : c.dice.below(10); }

TEST_CASE("sums of random signed terms are judged as the definition says", "[base]") {
  holds_for_random_cases(1, [](Case& c) {
    std::vector<Operand> terms;
    std::vector<int> signs;
    for (int i = c.dice.once_in(6) ? c.dice.between(1, 30) : c.dice.between(1, 4); i > 0; --i) {
      terms.push_back(c.amount());
      signs.push_back(c.dice.once_in(4) ? -1 : 1);
    }
    if (c.dice.once_in(2)) signs.clear();
    return judged_sum(c, terms, signs);
  });
}

TEST_CASE("random differences are judged as the definition says", "[base]") {
  holds_for_random_cases(2, [](Case& c) {
    return judged_sum(c, {c.amount(), c.amount()}, {1, -1});
  });
}

TEST_CASE("random shares are judged as the definition says", "[base]") {
  holds_for_random_cases(3, [](Case& c) {
    Operand part = c.amount_or_sum();
    Operand whole = c.amount_or_sum(c.dice.once_in(5));
    if (part.truth.point > whole.truth.point) std::swap(part, whole);
    return judged(c, share(part.quantity, whole.quantity), truth_of_share(part.truth, whole.truth),
                  !c.dice.once_in(10), rate_step(c));
  });
}

TEST_CASE("random completion rates are judged as the definition says", "[base]") {
  holds_for_random_cases(4, [](Case& c) {
    const Operand done = c.amount();
    const Operand planned = c.amount(false);
    return judged(c, share(done.quantity, planned.quantity),
                  truth_of_share(done.truth, planned.truth), true, rate_step(c));
  });
}

TEST_CASE("random growth by a change is judged as the definition says", "[base]") {
  holds_for_random_cases(5, [](Case& c) {
    // A fall to nearly nothing takes the current value below zero within its precision.
    Operand current = c.amount_or_sum();
    const bool fell_to_nothing = c.dice.once_in(5);
    if (fell_to_nothing) current = c.operand(c.with_steps(0, c.exponent));
    Operand change = c.amount_or_sum();
    if (c.dice.once_in(3)) change = c.operand(c.near(c.decisive(current.truth), c.exponent));
    if (change.truth.point > 0 && (fell_to_nothing || c.dice.once_in(4))) {
      change = {truth_of_sum({change}, {-1}), *sum(std::vector{change.quantity}, std::vector{-1})};
    }
    return judged(c, growth_by_change(current.quantity, change.quantity),
                  truth_of_growth_by_change(current.truth, change.truth), !c.dice.once_in(10),
                  rate_step(c));
  });
}

TEST_CASE("random variance rates are judged as the definition says", "[base]") {
  holds_for_random_cases(6, [](Case& c) {
    const Operand prior = c.amount_or_sum(c.dice.once_in(5));
    const Operand current = c.dice.once_in(3)
                                ? c.operand(c.near(c.decisive(prior.truth), c.exponent))
                                : c.amount_or_sum();
    return judged(c, growth(prior.quantity, current.quantity),
                  truth_of_growth(prior.truth, current.truth), !c.dice.once_in(10), rate_step(c));
  });
}

TEST_CASE("random prior values by a rate are judged as the definition says", "[base]") {
  holds_for_random_cases(7, [](Case& c) {
    const Operand current = c.amount_or_sum();
    const Operand rate = c.rate();
    return judged(c, prior_by_rate(current.quantity, rate.quantity),
                  truth_of_prior(current.truth, rate.truth), false, c.dice.below(15));
  });
}

/// A printed amount, a sum, a rate or an implied prior value.
Operand anything(Case& c) {
  const Operand amount = c.amount_or_sum();
  const Operand other = c.dice.once_in(2) ? c.rate() : c.amount();
  switch (c.dice.below(6)) {
    case 0:
      if (const auto q = prior_by_rate(amount.quantity, other.quantity)) {
        return {*truth_of_prior(amount.truth, other.truth), *q};
      }
      return amount;
    case 1:
      if (const auto q = share(other.quantity, amount.quantity)) {
        return {*truth_of_share(other.truth, amount.truth), *q};
      }
      return amount;
    case 2:
      return other;
    default:
      return amount;
  }
}

/// Something near `a`, as a rule: printed, a sum, or implied by a rate.
Operand neighbour(Case& c, const Operand& a) {
  if (c.dice.once_in(6)) return anything(c);
  const int step = c.equal_steps ? c.exponent : c.dice.below(15);
  const Operand printed = c.operand(c.near(c.decisive(a.truth), step));
  if (!c.dice.once_in(4)) return printed;
  const Operand zero = c.operand(c.with_steps(0, c.dice.once_in(2) ? step : c.dice.below(15)));
  if (c.dice.once_in(2)) {
    return {truth_of_sum({printed, zero}, {}), *sum(std::vector{printed.quantity, zero.quantity})};
  }
  const Operand rate = c.operand(c.with_steps(0, c.dice.below(5)));
  const auto prior = prior_by_rate(printed.quantity, rate.quantity);
  return prior ? Operand{*truth_of_prior(printed.truth, rate.truth), *prior} : printed;
}

TEST_CASE("random statements of one value agree as the definition says", "[base]") {
  holds_for_random_cases(8, [](Case& c) {
    Operand a = anything(c);
    Operand b = neighbour(c, a);
    if (c.dice.once_in(2)) std::swap(a, b);
    const std::string wrong =
        difference(agree(a.quantity, b.quantity),
                   Decided<Judgement>(mutual_judgement(a.truth, b.truth)), c.huge);
    return wrong.empty()
               ? wrong
               : wrong + " for " + text_of(a.truth.point) + " and " + text_of(b.truth.point);
  });
}

TEST_CASE("random values are ordered as the definition says", "[base]") {
  holds_for_random_cases(9, [](Case& c) -> std::string {
    const Operand a = anything(c);
    const Operand b = neighbour(c, a);
    const int want = is_less(a.truth.loose.hi, b.truth.loose.lo)   ? -1
                     : is_less(b.truth.loose.hi, a.truth.loose.lo) ? 1
                                                                   : 0;
    const auto got = order(a.quantity, b.quantity);
    if (!got || *got != want) return "order of " + text_of(a.truth.point);
    const int sign = a.truth.tight.lo > 0 ? 1 : a.truth.tight.hi < 0 ? -1 : 0;
    return certain_sign(a.quantity) == sign ? "" : "sign of " + text_of(a.truth.point);
  });
}

}  // namespace
}  // namespace gouji
