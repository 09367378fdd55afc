#include "facts/units.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t kShortest = 6;  // bytes: two characters
constexpr std::size_t kLongest = 90;  // thirty
constexpr std::size_t kNumber = 12;   // of a number and its mark: 第十二部分

/// Without 一、, （一） or 1. in front.
std::string_view without_number(std::string_view text) {
  for (const std::string_view mark : {")", "、", "."}) {
    const auto at = text.substr(0, kNumber).find(mark);
    if (at == std::string_view::npos) continue;
    if (mark == ")" && !text.starts_with("(")) continue;
    return text.substr(at + mark.size());
  }
  return text;
}

/// What divides or fills a sentence, and stands in no name.
bool has_mark(std::string_view text) {
  return text.find_first_of(",;:0123456789%") != std::string_view::npos ||
         text.find("。") != std::string_view::npos || text.find("、") != std::string_view::npos;
}

bool is_name(std::string_view text, const Disclosure& disclosure) {
  if (text.size() < kShortest || text.size() > kLongest || has_mark(text)) return false;
  // （机关）, （本级） behind the name of the office are part of it
  auto words = text;
  if (words.ends_with(")")) words.remove_suffix(1);
  const auto& ends = disclosure.vocabulary->unit_ends;
  return std::any_of(ends.begin(), ends.end(),
                     [&](const std::string& end) { return words.ends_with(end); }) &&
         disclosure.unit.find(text) == std::string::npos &&
         text.find(disclosure.unit) == std::string_view::npos;
}

}  // namespace

std::string_view unit_named(std::string_view heading, const Disclosure& disclosure) {
  if (disclosure.unit.empty()) return {};
  const auto text = without_number(heading);
  return is_name(text, disclosure) ? text : std::string_view();
}

std::string_view unit_opening(std::string_view paragraph, const std::vector<Symbol>& known,
                              const Disclosure& disclosure) {
  if (disclosure.unit.empty()) return {};
  const auto text = without_number(paragraph);
  if (text.size() < paragraph.size()) {
    for (const auto unit : known) {
      const auto name = disclosure.symbols->word(unit);
      if (text.starts_with(name)) return name;
    }
  }
  const auto colon = text.substr(0, kLongest).find(':');
  if (colon == std::string_view::npos) return {};
  const auto name = text.substr(0, colon);
  return is_name(name, disclosure) ? name : std::string_view();
}

}  // namespace gouji
