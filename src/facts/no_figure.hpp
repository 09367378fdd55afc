#pragma once
// Numbers that are no figures, told by what stands around them: codes 201(类), ordinals 第1, names
// 5G, list numbers 1、 and (1), and 4.2024年, which is a list number and a year.

#include <cstddef>
#include <optional>
#include <string_view>

#include "facts/disclosure.hpp"
#include "facts/number.hpp"

namespace gouji {

inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What the number from `begin` to `end` is instead of a figure. `first`: a list number may stand
/// there, because no word stands before it.
std::optional<ApartKind> no_figure(std::string_view text, const Number& value, std::size_t begin,
                                   std::size_t end, bool first);

inline constexpr std::size_t kYearDigits = 4;

/// 「4.2024年三公经费」: a list number and a year, not 4.2024 of anything. Where the point of such
/// a number stands that has its digits from `begin` to `end`, or 0. Requires: kYearDigits decimals.
std::size_t list_number_before_year(std::string_view text, std::size_t begin, std::size_t end);

/// 2018年, 2018年度: the year, and where its words end. 2023年初 is where 2022 ended;
/// 2023「年初预算」 is not.
struct NamedYear {
  std::uint32_t year;
  std::size_t end;
};
/// Requires: kYearDigits digits and nothing else, up to `end`.
std::optional<NamedYear> year_at(std::string_view text, const Number& value, std::size_t end);

}  // namespace gouji
