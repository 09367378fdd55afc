#include "facts/table_title.hpp"

#include <algorithm>
#include <string>

namespace gouji {
namespace {

/// True for a word that stands in the bracket; {year} in it is the year of the document, so that a
/// table on another one keeps its bracket.
bool is_said(std::string_view inside, std::string_view word, const Disclosure& disclosure) {
  constexpr std::string_view kYear = "{year}";
  const auto at = word.find(kYear);
  if (at == std::string_view::npos) return inside.find(word) != std::string_view::npos;
  if (!disclosure.year) return false;
  auto said = std::string(word);
  said.replace(at, kYear.size(), std::to_string(*disclosure.year));
  return inside.find(said) != std::string_view::npos;
}

}  // namespace

std::string_view without_tails(std::string_view title, const Disclosure& disclosure) {
  const auto& tails = disclosure.vocabulary->title_tails;
  while (title.ends_with(')')) {
    const auto open = title.rfind('(');
    if (open == std::string_view::npos) break;
    const auto inside = title.substr(open);
    const bool says_nothing = std::any_of(tails.begin(), tails.end(), [&](const auto& tail) {
      return is_said(inside, tail, disclosure);
    });
    if (!says_nothing) break;
    title = title.substr(0, open);
    while (title.ends_with(' ')) title.remove_suffix(1);
  }
  return title;
}

}  // namespace gouji
