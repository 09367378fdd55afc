#include "report/correction.hpp"

#include <string_view>

#include <fmt/format.h>

#include "facts/name.hpp"
#include "report/place_text.hpp"

namespace gouji {

Message evidence(const Rule& rule, const std::string& equation) {
  const auto& title = rule.title;
  if (equation.empty()) return title;
  for (const auto* sign : {" = ", " ≤ ", " ≈ "}) {
    const auto at = equation.find(sign);
    if (at == std::string::npos) continue;
    const auto left = equation.substr(0, at);
    if (left != equation.substr(at + std::string_view(sign).size())) continue;
    return {title.zh + "：" + left, title.en + ": " + left};
  }
  return {equation, equation};
}

std::string corrected(const Candidate& candidate, const Disclosure& disclosure) {
  constexpr Micro kTenThousand = 10'000;
  constexpr std::string_view kWord = "万";
  const auto& figure = disclosure.figure(candidate.figure);
  const auto now = figure.stated().value;
  const auto& unit = figure.unit->text;
  const auto digits = number_as(now, figure, disclosure);
  if (now != 0 && candidate.value % kTenThousand == 0 && candidate.value / kTenThousand == now)
    return digits + std::string(kWord) + unit;
  if (unit.starts_with(kWord) && now % kTenThousand == 0 && now / kTenThousand == candidate.value)
    return digits + unit.substr(kWord.size());
  return signed_amount(candidate.value, figure, disclosure).zh;
}

Message advice_for(const Candidate& candidate, const Claim* turned, const Disclosure& disclosure) {
  const auto& figure = disclosure.figure(candidate.figure);
  auto place = place_at(PlaceRole::related, figure.span, candidate.figure, disclosure);
  if (!figure.in_table()) place.section.clear();  // the position is enough
  auto at = place_text(place);
  if (!figure.in_table()) at.zh += ' ';
  const auto now = std::string(disclosure.source(figure.span));
  if (candidate.turned && turned != nullptr) {
    const bool is_delta = turned->delta == candidate.figure;
    const bool down =
        (is_delta ? turned->delta_direction : turned->rate_direction) == Direction::up;
    const auto* word = is_delta ? (down ? "减少" : "增加") : (down ? "下降" : "增长");
    return {fmt::format("{}的{}应为“{}{}”，改后各处相符", at.zh, now, word, now),
            fmt::format("at {}, {} should be {}: then all of this agrees", at.en, now,
                        down ? "a decrease" : "an increase")};
  }
  auto then = corrected(candidate, disclosure);
  if (const auto& unit = figure.unit->text; !now.ends_with(unit) && then.ends_with(unit))
    then.resize(then.size() - unit.size());  // a cell has none
  return {fmt::format("{}的{}疑为{}，改后各处相符", at.zh, now, then),
          fmt::format("at {}, {} may have to be {}: then all of this agrees", at.en, now, then)};
}

}  // namespace gouji
