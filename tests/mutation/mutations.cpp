#include "mutation/mutations.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "document/csv.hpp"

namespace gouji::mutation {
namespace {

constexpr std::array<std::string_view, 8> kUnits{"万元", "%", "辆", "人", "批次", "个", "台", "分"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void find_in_text(const std::string& file, std::string_view text, std::vector<Spot>& out) {
  int number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    int figure = 0;
    for (std::size_t at = 0; at < line.size();) {
      if (!is_digit(line[at])) {
        ++at;
        continue;
      }
      auto end = at;
      while (end < line.size() && (is_digit(line[end]) || line[end] == ',')) ++end;
      if (end + 1 < line.size() && line[end] == '.' && is_digit(line[end + 1])) {
        ++end;
        while (end < line.size() && is_digit(line[end])) ++end;
      }
      ++figure;
      const auto behind = line.substr(end);
      if (std::any_of(kUnits.begin(), kUnits.end(),
                      [&](auto unit) { return behind.starts_with(unit); })) {
        out.push_back({.address = "N:" + std::to_string(number) + ":" + std::to_string(figure),
                       .file = file,
                       .line = number,
                       .column = static_cast<int>(count_characters(line.substr(0, at))) + 1,
                       .begin = static_cast<std::size_t>(line.data() - text.data()) + at,
                       .printed = std::string(line.substr(at, end - at)),
                       .in_table = false});
      }
      at = end;
    }
  }
}

/// Cells with a point in them; the samples quote nothing, so that a cell is found by its column.
void find_in_table(const std::string& file, const std::string& text, std::vector<Spot>& out) {
  const auto rows = parse_csv(text, file);
  if (!rows) return;
  const auto lines = lines_of(text);
  const auto name = file.substr(file.size() - 6, 2);
  for (const auto& row : *rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& cell = row[i];
      if (cell.text.find('.') == std::string::npos || !is_digit(cell.text.front())) continue;
      const auto line = lines[static_cast<std::size_t>(cell.at.line) - 1];
      std::size_t at = 0;
      for (int c = 1; c < cell.at.column; ++c) at += character_at(line, at).bytes;
      out.push_back(
          {.address = name + ":" + std::to_string(cell.at.line) + ":" + std::to_string(i + 1),
           .file = file,
           .line = cell.at.line,
           .column = cell.at.column,
           .begin = static_cast<std::size_t>(line.data() - text.data()) + at,
           .printed = cell.text,
           .in_table = true});
    }
  }
}

std::size_t seed_of(const std::string& address) {
  std::size_t out = 5381;
  for (const char c : address) out = out * 33 + static_cast<unsigned char>(c);
  return out;
}

std::vector<std::size_t> digits_of(const std::string& printed) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (is_digit(printed[i])) out.push_back(i);
  }
  return out;
}

std::string replaced(const Spot& spot) {
  const auto digits = digits_of(spot.printed);
  const auto seed = seed_of(spot.address);
  auto out = spot.printed;
  auto& digit = out[digits[seed % digits.size()]];
  digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(seed / 7 % 9)) % 10);
  return out;
}

std::string swapped(const Spot& spot) {
  const auto digits = digits_of(spot.printed);
  for (std::size_t n = 0; n + 1 < digits.size(); ++n) {
    const auto i = (seed_of(spot.address) + n) % (digits.size() - 1);
    auto out = spot.printed;
    std::swap(out[digits[i]], out[digits[i + 1]]);
    if (out != spot.printed) return out;
  }
  return {};
}

std::string dropped(const Spot& spot) {
  const auto digits = digits_of(spot.printed);
  const auto at = digits[seed_of(spot.address) % digits.size()];
  auto out = spot.printed;
  out.erase(at, 1);
  const bool whole = is_digit(out.empty() ? 'x' : out.front()) && is_digit(out.back());
  return whole ? out : std::string();
}

std::string added(const Spot& spot) {
  const auto seed = seed_of(spot.address);
  auto out = spot.printed;
  const auto digits = digits_of(out);
  out.insert(digits[seed % digits.size()], 1, static_cast<char>('1' + seed / 11 % 9));
  return out;
}

std::string shifted(const Spot& spot) {
  const auto point = spot.printed.find('.');
  if (point == std::string::npos || point + 2 >= spot.printed.size()) return {};
  auto out = spot.printed;
  std::swap(out[point], out[point + 1]);
  return out;
}

std::string times_ten_thousand(const Spot& spot) {
  const auto point = spot.printed.find('.');
  if (point == std::string::npos || point + 3 != spot.printed.size()) return {};
  auto out = spot.printed;
  out.erase(point, 1);
  return out + "00.00";
}

}  // namespace

std::vector<Spot> find_spots(const Files& files) {
  std::vector<Spot> out;
  for (const auto& [file, text] : files) {
    if (file.ends_with(".csv")) find_in_table(file, text, out);
    if (file.ends_with(".md")) find_in_text(file, text, out);
  }
  return out;
}

std::vector<Mutation> mutations_of(const std::vector<Spot>& spots, const Files& files) {
  std::vector<Mutation> out;
  const Spot* before = nullptr;
  for (const auto& spot : spots) {
    const auto add = [&](const std::string& kind, const std::string& after) {
      if (after.empty() || after == spot.printed) return;
      out.push_back({spot, kind, after, spot.begin, spot.printed});
    };
    add("digit replaced", replaced(spot));
    add("digits swapped", swapped(spot));
    add("digit dropped", dropped(spot));
    add("digit added", added(spot));
    add("point shifted", shifted(spot));
    if (spot.in_table) add("sign added", "-" + spot.printed);
    add("unit", times_ten_thousand(spot));
    const bool near = before != nullptr && before->file == spot.file && before->line == spot.line;
    if (near) add("neighbour copied", before->printed);
    before = &spot;
    if (spot.in_table) continue;
    const auto& text = files.at(spot.file);
    const std::array<std::pair<std::string_view, std::string_view>, 4> words{
        {{"增加", "减少"}, {"减少", "增加"}, {"增长", "下降"}, {"下降", "增长"}}};
    for (const auto& [from, to] : words) {
      if (spot.begin < from.size() || text.substr(spot.begin - from.size(), from.size()) != from)
        continue;
      out.push_back(
          {spot, "direction", std::string(to), spot.begin - from.size(), std::string(from)});
    }
  }
  return out;
}

Files apply(const Mutation& mutation, Files files) {
  files.at(mutation.spot.file).replace(mutation.begin, mutation.before.size(), mutation.after);
  return files;
}

}  // namespace gouji::mutation
