#include "facts/head_label.hpp"

#include <algorithm>

#include "facts/recognise.hpp"

namespace gouji {
namespace {

constexpr std::string_view kYear = "年";
constexpr std::string_view kYearOfAccount = "度";
constexpr std::string_view kLastYear = "上年";

void replace_year(std::string& text, int year, std::string_view by) {
  const auto digits = std::to_string(year) + std::string(kYear);
  for (auto at = text.find(digits); at != std::string::npos; at = text.find(digits, at)) {
    auto length = digits.size();
    const auto behind = std::string_view(text).substr(at + length);
    if (behind.starts_with(kYearOfAccount)) length += kYearOfAccount.size();
    if (by.empty() && length == text.size()) return;  // nothing but the year
    text.replace(at, length, by);
    at += by.size();
  }
}

/// 预算数(万元), 金额(单位:元)
void drop_unit(std::string& text, const Vocabulary& vocabulary) {
  const auto open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string::npos || open == 0) return;
  auto inside = std::string_view(text).substr(open + 1);
  inside.remove_suffix(1);
  constexpr std::string_view kUnit = "单位:";
  if (inside.starts_with(kUnit)) inside.remove_prefix(kUnit.size());
  const bool is_unit =
      std::any_of(vocabulary.units.begin(), vocabulary.units.end(), [&](const Unit& unit) {
        return unit.kind != UnitKind::count && unit.text == inside;
      });
  if (is_unit) text.resize(open);
}

}  // namespace

std::string head_label(std::string_view folded, const Disclosure& disclosure) {
  auto out = plain_label(folded);
  if (disclosure.year) {
    replace_year(out, *disclosure.year, {});
    replace_year(out, *disclosure.year - 1, kLastYear);
  }
  drop_unit(out, *disclosure.vocabulary);
  return out;
}

}  // namespace gouji
