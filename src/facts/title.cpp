#include "facts/title.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji {
namespace {

/// The folded text of the title lines; of the first line where there are none.
std::string title_text(const Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (block.kind != BlockKind::title) break;
    out += block.folded.text();
  }
  if (out.empty() && !document.blocks.empty()) out = document.blocks.front().folded.text();
  constexpr std::size_t kLongest = 600;
  return out.size() > kLongest ? std::string() : out;
}

struct YearInText {
  int year;
  std::size_t end;  ///< behind 年 or 年度
};

std::optional<YearInText> find_year(std::string_view text) {
  for (std::size_t at = text.find("年"); at != std::string_view::npos;
       at = text.find("年", at + 3)) {
    if (at < 4) continue;
    const auto digits = text.substr(at - 4, 4);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    int year = 0;
    for (const char c : digits) year = year * 10 + (c - '0');
    if (year < 1949 || year > 2100) continue;
    const auto end = at + 3;
    return YearInText{year, text.substr(end, 3) == "度" ? end + 3 : end};
  }
  return std::nullopt;
}

}  // namespace

void read_title(Disclosure& disclosure) {
  if (const auto& about = disclosure.document.submission) {  // it says so itself
    disclosure.kind = about->kind;
    disclosure.year = about->year;
    disclosure.unit = fold(about->entity);
    return;
  }
  const auto title = title_text(disclosure.document);
  const auto& vocabulary = *disclosure.vocabulary;
  std::size_t kind_at = std::string::npos;
  for (const auto& kind : vocabulary.kinds) {
    for (const auto& word : kind.words) {
      if (const auto at = title.find(word); at < kind_at) {
        kind_at = at;
        disclosure.kind = kind.kind;
      }
    }
  }
  const auto year = find_year(title);
  if (year) disclosure.year = year->year;
  auto end = title.size();
  for (const auto& word : vocabulary.title_ends) end = std::min(end, title.find(word));
  // The name stands behind the year, or before it: ‹office›2018年度部门决算.
  if (year && end != title.size()) {
    const auto behind = year->end < end ? title.substr(year->end, end - year->end) : std::string();
    const auto digits = title.rfind("年", year->end - 1) - 4;
    disclosure.unit = behind.empty() ? title.substr(0, digits) : behind;
  }
}

std::vector<std::string> office_names(const Disclosure& disclosure) {
  constexpr std::size_t kShortest = 6;
  std::vector<std::string> out;
  std::string_view name = disclosure.unit;
  for (auto left = count_characters(name); left >= kShortest; --left) {
    out.emplace_back(name);
    name.remove_prefix(character_at(name, 0).bytes);
  }
  return out;
}

}  // namespace gouji
