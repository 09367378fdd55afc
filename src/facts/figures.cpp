#include "facts/figures.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace gouji {
namespace {

constexpr Micro kNarrow = std::numeric_limits<std::int64_t>::max();

constexpr std::array<std::int64_t, 8> kTens{1,      10,      100,       1'000,
                                            10'000, 100'000, 1'000'000, 10'000'000};

/// One in the last printed digit; 0 where that is finer than money is counted. Wide integers divide
/// slowly, and hardly any number needs them.
Micro step_of(const Unit& unit, int decimals) {
  auto step = unit.scale;
  if (step <= kNarrow && decimals < static_cast<int>(kTens.size())) {
    if (decimals > 0)
      step = static_cast<std::int64_t>(step) / kTens[static_cast<std::size_t>(decimals)];
  } else {
    for (int i = 0; i < decimals; ++i) step /= 10;
  }
  for (int i = decimals; i < 0; ++i) step *= 10;
  return step;
}

/// value · scale, both in millionths.
Micro times(Micro value, Micro scale) {
  if (value <= kNarrow && scale <= kNarrow) {
    const auto narrow = static_cast<std::int64_t>(value);
    const auto one = static_cast<std::int64_t>(kOne);
    const auto whole = static_cast<std::int64_t>(scale);
    if (whole % one == 0) return value * (whole / one);
    return Micro{narrow / one} * scale + Micro{narrow % one} * scale / kOne;
  }
  return value / kOne * scale + value % kOne * scale / kOne;
}

}  // namespace

void set_figure(Figure& figure, const Number& number, bool negative, const Unit& unit,
                const Span& span) {
  figure.decimals = static_cast<std::int16_t>(std::max(number.decimals, 0));
  figure.unit = &unit;
  figure.span = span;
  figure.too_large = number.too_large || number.decimals > 6;
  auto step = step_of(unit, number.decimals);
  // 0万元 among 12.60万元 is nothing, and no rounded four thousand.
  constexpr Micro kOfZero = 100;
  if (number.value == 0 && number.decimals == 0 && unit.kind == UnitKind::money)
    step = std::max<Micro>(step / kOfZero, 1);
  figure.too_large = figure.too_large || step == 0;
  // Three cars are three cars: whole numbers of things are exact.
  if (unit.kind == UnitKind::count && !unit.measured && number.decimals == 0) step = 1;
  if (figure.too_large) {
    figure.printed = {0, 1, 1};
    return;
  }
  const auto value = times(number.value, unit.scale);
  figure.printed = {negative ? -value : value, step, step};
}

Figure money_figure(const Number& number, bool negative, const Unit& unit, const Span& span) {
  Figure figure;
  set_figure(figure, number, negative, unit, span);
  figure.clause = span;
  return figure;
}

void set_prevailing(std::vector<Figure>& figures, std::size_t first) {
  constexpr std::size_t kMost = 7;
  for (auto i = first; i < figures.size(); ++i) {
    if (std::any_of(figures.begin() + static_cast<std::ptrdiff_t>(first),
                    figures.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const Figure& f) { return f.unit == figures[i].unit; })) {
      continue;  // this unit is done
    }
    std::array<int, kMost> frequency{};
    for (auto j = i; j < figures.size(); ++j) {
      if (figures[j].unit == figures[i].unit && figures[j].decimals < static_cast<int>(kMost)) {
        ++frequency[static_cast<std::size_t>(figures[j].decimals)];
      }
    }
    const auto* const best = std::max_element(frequency.begin() + 1, frequency.end());
    if (*best == 0) continue;
    const auto prevailing = static_cast<int>(best - frequency.begin());
    for (auto j = i; j < figures.size(); ++j) {
      auto& figure = figures[j];
      if (figure.unit != figures[i].unit || figure.too_large) continue;
      for (int d = figure.decimals; d < prevailing && figure.printed.fine >= 10; ++d) {
        figure.printed.fine /= 10;
      }
    }
  }
}

}  // namespace gouji
