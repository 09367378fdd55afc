#include "facts/no_figure.hpp"

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr std::size_t kCharacter = 3;  // bytes of 年 and the like

}  // namespace

std::optional<ApartKind> no_figure(std::string_view text, const Number& value, std::size_t begin,
                                   std::size_t end, bool first) {
  const char before = begin > 0 ? text[begin - 1] : '\0';
  const char behind = end < text.size() ? text[end] : '\0';
  if (value.plain && behind == '(' &&
      (stands_at(text, end, "(类)") || stands_at(text, end, "(款)") ||
       stands_at(text, end, "(项)"))) {
    return ApartKind::code;
  }
  if (begin >= kCharacter && stands_at(text, begin - kCharacter, "第")) return ApartKind::ordinal;
  if (is_letter(before) || is_letter(behind)) return ApartKind::name;
  if (!value.plain || end - begin > 2) return std::nullopt;
  const bool enclosed = before == '(' && behind == ')';
  const bool listed = behind == '.' || (behind == ')' && begin == 0) || stands_at(text, end, "、");
  if (enclosed || (listed && first)) return ApartKind::list_number;
  return std::nullopt;
}

std::size_t list_number_before_year(std::string_view text, std::size_t begin, std::size_t end) {
  if (!stands_at(text, end, "年")) return 0;
  const auto point = end - kYearDigits - 1;
  const bool numbered = point - begin <= 2 && text[point] == '.' && is_digit(text[point - 1]);
  return numbered ? point : 0;
}

std::optional<NamedYear> year_at(std::string_view text, const Number& value, std::size_t end) {
  if (!stands_at(text, end, "年")) return std::nullopt;
  constexpr std::uint32_t kFirst = 1949;
  constexpr std::uint32_t kLast = 2100;
  const auto year = static_cast<std::uint32_t>(static_cast<std::int64_t>(value.value) /
                                               static_cast<std::int64_t>(kOne));
  if (year < kFirst || year > kLast) return std::nullopt;
  end += kCharacter;
  const bool opening = stands_at(text, end, "初") && !stands_at(text, end, "初预");
  // 2023年末在职人员
  const bool closing = stands_at(text, end, "末") || stands_at(text, end, "底");
  if (opening || closing || stands_at(text, end, "度")) end += kCharacter;
  return NamedYear{opening ? year - 1 : year, end};
}

}  // namespace gouji
