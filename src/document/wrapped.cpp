#include "document/wrapped.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr int kNarrowest = 40;  // columns: twenty Chinese characters
constexpr int kWidest = 160;
constexpr std::size_t kFewest = 12;  // full lines that make a wrapped text

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kIdeographicSpace = "　";
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  while (line.starts_with(' ') || line.starts_with('\t') || line.starts_with('\f'))
    line.remove_prefix(1);
  while (line.starts_with(kIdeographicSpace)) line.remove_prefix(kIdeographicSpace.size());
  return line;
}

/// Full to within two characters: a closing mark or a number may not fit any more.
bool is_full(int line, int width) { return line >= width - std::max(4, width / 10); }

}  // namespace

int wrap_width(std::string_view source, const std::vector<SourceLine>& lines) {
  std::vector<int> widths;
  for (const auto& line : lines) {
    // A line of kilobytes was never wrapped: it need not be measured.
    constexpr std::size_t kLongest = 4 * kWidest;
    if (line.end - line.begin > kLongest) return 0;
    const auto width = terminal_width(trimmed(source.substr(line.begin, line.end - line.begin)));
    if (width >= kNarrowest) widths.push_back(width);
  }
  if (widths.size() < kFewest) return 0;
  std::sort(widths.begin(), widths.end());
  const auto full = widths[widths.size() - 1 - widths.size() / 20];
  if (full > kWidest) return 0;
  const auto count =
      std::count_if(widths.begin(), widths.end(), [&](int w) { return is_full(w, full); });
  return static_cast<std::size_t>(count) * 3 >= widths.size() ? full : 0;
}

bool goes_on(std::string_view line, int width) {
  const auto text = trimmed(line);
  constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", "!", "?"};
  const bool ended =
      std::any_of(kEnds.begin(), kEnds.end(), [&](auto mark) { return text.ends_with(mark); });
  return !ended && is_full(terminal_width(text), width);
}

}  // namespace gouji
