// The publishing office called by a name that is almost its own.

#include <algorithm>
#include <array>

#include "base/find_word.hpp"
#include "judge/evaluate.hpp"
#include "judge/glance.hpp"

namespace gouji {
namespace {

constexpr std::size_t kCharacter = 3;     // bytes of a Chinese one
constexpr std::size_t kLongestYear = 10;  // bytes of 2024年度

bool is_conjunction(std::string_view character, const std::vector<std::string>& conjunctions) {
  return std::find(conjunctions.begin(), conjunctions.end(), character) != conjunctions.end();
}

/// The name with each of its conjunctions replaced by each other one: 规划与自然资源局.
std::vector<std::string> with_other_conjunctions(std::string_view name,
                                                 const std::vector<std::string>& conjunctions) {
  std::vector<std::string> out;
  for (std::size_t at = kCharacter; at + kCharacter < name.size(); at += kCharacter) {
    const auto own = name.substr(at, kCharacter);
    if (!is_conjunction(own, conjunctions)) continue;
    for (const auto& other : conjunctions) {
      if (own != other) out.emplace_back(name).replace(at, kCharacter, other);
    }
  }
  return out;
}

/// What may stand between a name and what the document is: 2024年度.
bool is_year(std::string_view text) {
  return text.size() <= kLongestYear && text.find("年") != std::string_view::npos;
}

/// Somewhere a year follows the word: soon seen, and seldom so.
bool has_year_behind(std::string_view text, std::string_view word) {
  while (true) {
    const auto at = find_word(text, word);
    if (at == std::string_view::npos) return false;
    if (is_year(text.substr(at + word.size(), kLongestYear))) return true;
    text.remove_prefix(at + 1);
  }
}

/// 纳入「平川县水利局」, of 云山省平川县水利局: the name without its place, behind other words.
bool is_behind_place(std::string_view name, std::string_view called) {
  const auto differ = std::mismatch(name.rbegin(), name.rend(), called.rbegin(), called.rend());
  const auto place = name.substr(0, static_cast<std::size_t>(name.rend() - differ.first));
  const auto words = called.substr(0, static_cast<std::size_t>(called.rend() - differ.second));
  constexpr std::array<std::string_view, 8> kPlaces{"省", "市", "区", "县", "州", "盟", "旗", "镇"};
  const auto is_place = [&](std::string_view text) {
    return std::any_of(kPlaces.begin(), kPlaces.end(),
                       [&](std::string_view end) { return text.ends_with(end); });
  };
  return is_place(place) && !is_place(words);
}

/// 上海市规划和自然资源局2024年度部门决算表: the name before the year, where it has the end of the
/// office's name and is no short form of it.
std::string other_in_title(std::string_view text, std::string_view name,
                           const std::vector<std::string>& ends) {
  const auto tail = office_end(name);
  if (!has_year_behind(text, tail)) return {};
  auto title = std::string_view::npos;
  for (const auto& end : ends) {
    title = std::min(title, find_word(text, end));
  }
  if (title == std::string_view::npos) return {};
  const auto head = text.substr(0, title);
  const auto at = head.rfind(tail);
  if (at == std::string_view::npos) return {};
  auto called = head.substr(0, at + tail.size());
  if (!is_year(head.substr(called.size()))) return {};
  for (const std::string_view part : {"部分", " ", ".", "、", ","}) {
    const auto mark = called.rfind(part);
    if (mark != std::string_view::npos) called.remove_prefix(mark + part.size());
  }
  const bool own =
      name.ends_with(called) || called.ends_with(name) || is_behind_place(name, called);
  return own || called.size() < kShortestOffice ? std::string() : std::string(called);
}

}  // namespace

/// The name that a text calls the publishing office by, where it is almost but not quite its own;
/// not applicable where there is none.
Value Evaluator::misnamed_office(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto none =
      not_applicable({"没有写错单位名称", "the office is not called by another name"});
  const std::string_view name = disclosure_.unit;
  const auto text = folded(std::get<BlockRef>(value).span);
  const auto end = office_end(name);
  if (end.empty() || !includes(text, end)) return none;
  const auto& vocabulary = *disclosure_.vocabulary;
  if (!other_names_) other_names_ = with_other_conjunctions(name, vocabulary.conjunctions);
  const auto other = std::find_if(other_names_->begin(), other_names_->end(),
                                  [&](const auto& called) { return includes(text, called); });
  if (other != other_names_->end()) return std::string_view(*other);
  auto wrong = other_in_title(text, name, vocabulary.title_ends);
  if (wrong.empty()) return none;
  return std::string_view(texts_.emplace_back(std::move(wrong)));
}

}  // namespace gouji
