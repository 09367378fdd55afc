// Text that was copied: from another item, or within its own paragraph.

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "judge/evaluate.hpp"
#include "judge/glance.hpp"
#include "judge/names.hpp"

namespace gouji {
namespace {

constexpr std::size_t kCharacter = 3;  // bytes of a Chinese one
constexpr std::size_t kShortestName = 4 * kCharacter;
constexpr std::size_t kLongestRest = 4 * kCharacter;  // 经费增加
/// Two names of which one holds the other cannot be told apart in a text.
bool overlap(const ItemName& a, const ItemName& b) {
  return a.item.find(b.item) != std::string::npos || b.item.find(a.item) != std::string::npos;
}

/// The text is no more than the name of that item, its group before it or not, and 经费增加 or the
/// like behind it.
bool only_names(std::string_view text, const ItemName& item) {
  if (!item.group.empty() && text.starts_with(item.group)) text.remove_prefix(item.group.size());
  if (!text.starts_with(item.item)) return false;
  return text.size() - item.item.size() <= kLongestRest;
}

}  // namespace

ItemName item_name(std::string_view path) {
  const auto before = [&](std::string_view mark) -> std::string {
    const auto end = path.find(mark);
    if (end == std::string_view::npos) return {};
    const auto head = path.substr(0, end);
    const auto begin = head.rfind(')');
    return std::string(begin == std::string_view::npos ? head : head.substr(begin + 1));
  };
  return {std::string(path), before("(款)"), before("(项)")};
}

/// The other item whose name is all that a purpose or a reason says; not applicable where it says
/// its own or something else.
Value Evaluator::taken_from(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto span = std::get<BlockRef>(value).span;
  const auto& all = disclosure_.explanations;
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Explanation& e) { return e.place == span; });
  const auto none = not_applicable({"没有写成别的科目", "it names no other item"});
  if (known == all.end()) return none;
  const auto text = folded(known->text);
  const auto own = item_name(disclosure_.symbols->word(known->function));
  if (own.item.empty() || text.find(own.item) != std::string_view::npos) return none;
  if (items_.empty()) {
    std::set<Symbol> paths;
    for (const auto& explanation : all) paths.insert(explanation.function);
    for (const auto path : paths) items_.push_back(item_name(disclosure_.symbols->word(path)));
  }
  for (const auto& other : items_) {
    if (other.item.size() < kShortestName || overlap(own, other)) continue;
    if (!only_names(text, other)) continue;
    if (other.group.empty() || !text.starts_with(other.group)) return std::string_view(other.item);
    return std::string_view(texts_.emplace_back(other.group + other.item));
  }
  return none;
}

/// The item that an explanation is about.
Value Evaluator::own_item(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto span = std::get<BlockRef>(value).span;
  const auto& all = disclosure_.explanations;
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Explanation& e) { return e.place == span; });
  if (known == all.end()) return not_applicable({"不知道是哪个科目的", "its item is not known"});
  return std::string_view(
      texts_.emplace_back(item_name(disclosure_.symbols->word(known->function)).item));
}

std::string_view Evaluator::folded(const Span& span) const {
  const std::string_view whole = disclosure_.document.blocks[span.block].folded.text();
  return whole.substr(0, span.end).substr(span.begin);
}

Value Evaluator::said_before(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  return is_said_before(std::get<BlockRef>(value).span, disclosure_);
}

/// A bracket that no later one closes, from the words that it belongs to on; not applicable where
/// there is none.
Value Evaluator::open_bracket(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  auto span = std::get<BlockRef>(value).span;
  const auto text = folded(span);
  const auto open = open_bracket_of(text);
  if (!open) return not_applicable({"没有不成对的左括号", "every bracket is closed"});
  const auto mark = text.substr(0, *open).find_last_of(",;");
  span.begin += static_cast<std::uint32_t>(mark == std::string_view::npos ? 0 : mark + 1);
  return BlockRef{span};
}

/// A long item of a numbered list without a mark at its end, where its neighbours have their stops.
Value Evaluator::ends_alone(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto span = std::get<BlockRef>(value).span;
  if (!is_between_stops(span, disclosure_)) {
    return not_applicable({"不是有标点的列举中的一项", "not an item of a list with stops"});
  }
  const std::string_view text = disclosure_.document.blocks[span.block].folded.text();
  constexpr std::array<std::string_view, 9> kMarks{"。", ";", ":", "！", "？", ")", "…", "、", ","};
  return std::none_of(kMarks.begin(), kMarks.end(),
                      [&](std::string_view mark) { return text.ends_with(mark); });
}

/// Where the text names the item of a figure otherwise than the tables; asked of its first figure.
Value Evaluator::misnamed(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto id = std::get<FactRef>(value).id;
  const auto& all = disclosure_.misnamed;
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Misnamed& m) { return m.figure == id; });
  if (known == all.end()) return not_applicable({"名称与表中一致", "the table has that name"});
  return BlockRef{known->place};
}

/// The name that the tables have where the text has another.
Value Evaluator::name_in_table(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto span = std::get<BlockRef>(value).span;
  const auto& all = disclosure_.misnamed;
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Misnamed& m) { return m.place == span; });
  if (known == all.end()) return not_applicable({"名称与表中一致", "the table has that name"});
  // With its level, as the text may have the same word for another: 住房改革支出（款）.
  constexpr std::size_t kClass = 3;  // digits of a code
  const auto code = disclosure_.symbols->word(known->code);
  if (code.size() < kClass) return std::string_view(known->printed);
  auto level = (code.size() - kClass) / 2;
  for (const auto& phrase : disclosure_.vocabulary->phrases) {
    if (phrase.role != Role::level_of_code || level-- > 0) continue;
    auto word = phrase.text;
    if (word.starts_with("(") && word.ends_with(")"))
      word = "（" + word.substr(1, word.size() - 2) + "）";
    return std::string_view(texts_.emplace_back(known->printed + word));
  }
  return std::string_view(known->printed);
}

}  // namespace gouji
