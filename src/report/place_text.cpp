#include "report/place_text.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr int kTitle = 30;
constexpr int kLabel = 18;

/// Without the line feeds and blanks of a narrow cell.
std::string joined(const std::string& text, int most) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank || (c == ' ' && !out.empty() && static_cast<unsigned char>(out.back()) < 0x80U))
      out += c;
  }
  return shortened(out, static_cast<std::size_t>(most));
}

}  // namespace

std::string short_name(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

Message where_text(const Place& place) {
  if (place.table.empty()) {
    if (place.section.empty()) return {};
    const auto section = joined(place.section, kTitle);
    return {"“" + section + "”", "'" + section + "'"};
  }
  const auto title = joined(place.table, kTitle);
  Message out{"《" + title + "》", "'" + title + "'"};
  if (!place.row.empty()) {
    const auto row = joined(place.row, kLabel);
    out.zh += "“" + row + "”行";
    out.en += ", row '" + row + "'";
  }
  if (!place.column.empty()) {
    const auto column = joined(place.column, kLabel);
    out.zh += "“" + column + "”栏";
    out.en += ", column '" + column + "'";
  }
  return out;
}

Message place_text(const Place& place) {
  const auto at =
      (place.file.empty() ? "" : short_name(place.file) + ":") + position_text(place.at);
  const auto where = where_text(place);
  if (where.zh.empty()) return {at, at};
  return {at + " " + where.zh, at + " " + where.en};
}

}  // namespace gouji
