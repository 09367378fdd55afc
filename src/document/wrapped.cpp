#include "document/wrapped.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr int kNarrowest = 40;  // columns: twenty Chinese characters
constexpr int kWidest = 160;
constexpr std::size_t kFewestLines = 12;  // full lines that make a wrapped text

std::string_view without_indent(std::string_view line) {
  constexpr std::string_view kIdeographicSpace = "　";
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  while (line.starts_with(' ') || line.starts_with('\t') || line.starts_with('\f'))
    line.remove_prefix(1);
  while (line.starts_with(kIdeographicSpace)) line.remove_prefix(kIdeographicSpace.size());
  return line;
}

/// A row of a table that blanks hold in columns, as pdftotext -layout prints it.
bool has_columns(std::string_view line) { return line.find("   ") != std::string_view::npos; }

/// Full to within two characters: a closing mark or a number may not fit any more.
bool is_full(int line, int width) { return line >= width - std::max(4, width / 10); }

/// Digits and blanks are narrower on paper than their columns: a line of prose with many of them is
/// full earlier.
bool is_full_prose(std::string_view text, int line, int width) {
  constexpr std::array<std::string_view, 3> kMarks{"，", "。", "；"};
  const bool is_prose = std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) {
    return text.find(mark) != std::string_view::npos;
  });
  return is_prose && line >= width - width / 6;
}

/// A sentence of several parts that ends with none of the marks.
bool is_open_prose(std::string_view text) {
  constexpr std::array<std::string_view, 19> kMarks{"。", "，", "；", "：", "、", "！", "？",
                                                    "）", "”",  "》", "】", "—",  "-",  ")",
                                                    ":",  ".",  ",",  ";",  "|"};
  const bool ended =
      std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return text.ends_with(mark); });
  return !ended &&
         (text.find("，") != std::string_view::npos || text.find(',') != std::string_view::npos);
}

/// Most full lines have one width: that of a line of Chinese characters alone. Lines of tables and
/// of digits are wider. Requires: `widths` ascending, not empty.
int most_frequent(const std::vector<int>& widths) {
  int best = 0;
  std::ptrdiff_t most = 0;
  for (auto from = widths.begin(); from != widths.end();) {
    const auto to = std::upper_bound(from, widths.end(), *from);
    if (to - from >= most) {
      most = to - from;
      best = *from;
    }
    from = to;
  }
  return best;
}

}  // namespace

int wrap_width(std::string_view source, const std::vector<SourceLine>& lines) {
  constexpr std::size_t kSample = 4096;  // lines, evenly: they tell as much as all of them
  const auto step = std::max<std::size_t>(1, lines.size() / kSample);
  std::vector<int> widths;
  std::size_t all = 0;
  std::size_t wide_rows = 0;
  std::size_t wide_prose = 0;  // that nobody wrapped
  for (std::size_t i = 0; i < lines.size(); i += step) {
    const auto& line = lines[i];
    // A line of kilobytes was never wrapped: it need not be measured.
    constexpr std::size_t kLongest = 4 * kWidest;
    if (line.end - line.begin > kLongest) return 0;
    const auto text = without_indent(source.substr(line.begin, line.end - line.begin));
    const auto width = terminal_width(text);
    ++all;
    if (width > kWidest) {
      ++(has_columns(text) ? wide_rows : wide_prose);
    } else if (width >= kNarrowest && !has_columns(text)) {
      widths.push_back(width);
    }
  }
  constexpr std::size_t kFew = 20;  // one in so many may be an accident
  if (widths.size() < kFewestLines || wide_rows * 3 > all || wide_prose * kFew > widths.size())
    return 0;
  std::sort(widths.begin(), widths.end());
  const auto full = most_frequent(widths);
  const auto count =
      std::count_if(widths.begin(), widths.end(), [&](int w) { return is_full(w, full); });
  return static_cast<std::size_t>(count) * 3 >= widths.size() ? full : 0;
}

bool begins_with_mark(std::string_view line) {
  constexpr std::array<std::string_view, 4> kMarks{"。", "，", "；", "、"};
  const auto text = without_indent(line);
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](auto mark) { return text.starts_with(mark); });
}

bool divides_clause(std::string_view line, std::string_view next) {
  const auto behind = trimmed(next);
  constexpr std::string_view kWidePercent = "％";
  const bool percent = behind.starts_with('%') || behind.starts_with(kWidePercent);
  const auto digits = std::min(behind.find_first_not_of("0123456789,."), behind.size());
  const bool number = digits > 0 && is_digit(behind.front()) && is_digit(behind[digits - 1]);
  if (!percent && !number) return false;
  constexpr std::array<std::string_view, 5> kUnits{"%", kWidePercent, "元", "万元", "亿元"};
  const auto unit = trimmed(behind.substr(digits));
  const bool stated =
      std::any_of(kUnits.begin(), kUnits.end(), [&](auto word) { return unit.starts_with(word); });
  const auto text = trimmed(line);
  if (!stated || text.empty() || has_columns(text)) return false;
  return text.ends_with("的") || (is_open_prose(text) && (percent || !is_digit(text.back())));
}

bool goes_on(std::string_view line, int width) {
  const auto text = without_indent(line);
  constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", "!", "?"};
  const bool ended =
      std::any_of(kEnds.begin(), kEnds.end(), [&](auto mark) { return text.ends_with(mark); });
  if (ended || has_columns(text)) return false;
  const auto line_width = terminal_width(text);
  return is_full(line_width, width) || is_full_prose(text, line_width, width);
}

}  // namespace gouji
