// The publishing office called by a name that is almost its own.

#include <algorithm>

#include "base/text.hpp"
#include "judge/evaluate.hpp"

namespace gouji {
namespace {

constexpr std::size_t kCharacter = 3;  // bytes of a Chinese one
constexpr std::size_t kShortestName = 6 * kCharacter;
constexpr std::size_t kSameEnd = 4 * kCharacter;

bool is_conjunction(std::string_view character, const std::vector<std::string>& conjunctions) {
  return std::find(conjunctions.begin(), conjunctions.end(), character) != conjunctions.end();
}

/// `name` with the conjunction at `at` replaced stands in the text: 规划与自然资源局.
std::string with_other_conjunction(std::string_view text, std::string_view name,
                                   const std::vector<std::string>& conjunctions) {
  for (std::size_t at = kCharacter; at + kCharacter < name.size(); at += kCharacter) {
    const auto own = name.substr(at, kCharacter);
    if (!is_conjunction(own, conjunctions)) continue;
    for (const auto& other : conjunctions) {
      if (own == other) continue;
      auto wrong = std::string(name);
      wrong.replace(at, kCharacter, other);
      if (has_word(text, wrong)) return wrong;
    }
  }
  return {};
}

/// 上海市规划和自然资源局2024年度部门决算表: the name before the year, where it has the end of the
/// office's name and is no short form of it.
std::string other_in_title(std::string_view text, std::string_view name,
                           const std::vector<std::string>& ends) {
  auto title = std::string_view::npos;
  for (const auto& end : ends) {
    if (has_word(text, end)) title = std::min(title, text.find(end));
  }
  if (title == std::string_view::npos) return {};
  const auto head = text.substr(0, title);
  const auto tail = name.substr(name.size() - kSameEnd);
  const auto at = head.rfind(tail);
  if (at == std::string_view::npos) return {};
  auto called = head.substr(0, at + tail.size());
  const auto behind = head.substr(called.size());  // 2024年度
  if (behind.size() > 10 || behind.find("年") == std::string_view::npos) return {};
  for (const std::string_view part : {"部分", " ", ".", "、", ","}) {
    const auto mark = called.rfind(part);
    if (mark != std::string_view::npos) called.remove_prefix(mark + part.size());
  }
  const bool own = name.ends_with(called) || called.ends_with(name);
  return own || called.size() < kShortestName ? std::string() : std::string(called);
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
  if (name.size() < kShortestName) return none;
  const auto text = folded(std::get<BlockRef>(value).span);
  // Whatever it is called, it ends as the name does: nearly all paragraphs are done here.
  const auto tail = name.substr(name.size() - kSameEnd);
  if (!has_word(text, tail)) return none;
  const auto& vocabulary = *disclosure_.vocabulary;
  auto wrong = with_other_conjunction(text, name, vocabulary.conjunctions);
  if (wrong.empty()) wrong = other_in_title(text, name, vocabulary.title_ends);
  if (wrong.empty()) return none;
  return std::string_view(texts_.emplace_back(std::move(wrong)));
}

}  // namespace gouji
