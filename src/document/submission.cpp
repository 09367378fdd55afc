#include "document/submission.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include <fmt/format.h>

namespace gouji {
namespace {

constexpr std::array<std::string_view, 4> kLevels{"department", "headquarters", "unit",
                                                  "consolidated"};
constexpr std::array<std::string_view, 2> kKinds{"final-account", "budget"};

/// 2019-09-02 as days since 1970-01-01.
std::optional<std::int32_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const auto* end = text.data() + at + size;
    return std::from_chars(text.data() + at, end, value).ptr == end ? value : -1;
  };
  const std::chrono::year_month_day date{std::chrono::year(number(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string required_text(YamlReader& reader, std::string_view key) {
  const auto* node = reader.required(key);
  if (node == nullptr) return {};
  if (!node->is_scalar() || node->scalar.find_first_not_of(" \t\r") == std::string::npos) {
    reader.report(*node, {"这里应当是文字", "a text is expected here"});
  }
  return node->scalar;
}

template <std::size_t N>
std::string choice(YamlReader& reader, const YamlNode* node,
                   const std::array<std::string_view, N>& words) {
  if (node == nullptr) return {};
  if (std::find(words.begin(), words.end(), node->scalar) == words.end()) {
    reader.report(
        *node,
        {fmt::format("不认识的值“{}”，应当是 {}", node->scalar, fmt::join(words, "、")),
         fmt::format("unknown value '{}', expected {}", node->scalar, fmt::join(words, ", "))},
        suggestion(node->scalar, {words.begin(), words.end()}));
  }
  return node->scalar;
}

void read_year(YamlReader& reader, Submission& about) {
  const auto* node = reader.required("year");
  if (node == nullptr) return;
  const auto* end = node->scalar.data() + node->scalar.size();
  const bool read = std::from_chars(node->scalar.data(), end, about.year).ptr == end;
  if (!read || about.year < 1949 || about.year > 2100) {
    reader.report(*node, {"year 应当是四位年份", "year must be a year of four digits"});
  }
}

std::optional<std::int32_t> date(YamlReader& reader, std::string_view key) {
  const auto* node = reader.optional(key);
  if (node == nullptr) return std::nullopt;
  const auto days = parse_date(node->scalar);
  if (!days) {
    reader.report(*node, {"日期应当写作 2019-09-02", "a date is written 2019-09-02"});
  }
  return days;
}

}  // namespace

Submission read_submission(YamlReader& reader) {
  Submission out;
  out.entity = required_text(reader, "entity");
  out.kind = choice(reader, reader.required("kind"), kKinds);
  out.level = choice(reader, reader.optional("level"), kLevels);
  out.region = reader.text("region");
  read_year(reader, out);
  out.approved_on = date(reader, "approved_on");
  out.published_on = date(reader, "published_on");
  out.has_tables = !reader.boolean("partial");
  return out;
}

}  // namespace gouji
