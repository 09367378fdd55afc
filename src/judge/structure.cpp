// What the text says of its own parts: sections that it has, how they are numbered, years and
// levels that are not its own, and names counted against those that are listed.

#include <algorithm>

#include "base/text.hpp"
#include "document/document.hpp"
#include "judge/evaluate.hpp"
#include "judge/glance.hpp"
#include "judge/text_index.hpp"

namespace gouji {
namespace {

constexpr std::string_view kYear = "年";
constexpr std::size_t kYearDigits = 4;

/// The year that stands at `at`, blanks aside, or nothing.
std::optional<int> year_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (at + kYearDigits >= text.size()) return std::nullopt;
  int year = 0;
  for (std::size_t i = 0; i < kYearDigits; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  const bool is_year = text.substr(at + kYearDigits).starts_with(kYear) && year > 1948;
  return is_year && year < 2101 ? std::optional(year) : std::nullopt;
}

/// How many names stand in an enumeration; 0 where that cannot be told.
std::size_t count_names(std::string_view list, const Vocabulary& vocabulary) {
  std::string bare;  // without what stands in brackets
  int depth = 0;
  for (const char c : list) {
    if (c == '(') ++depth;
    if (depth == 0) bare += c;
    if (c == ')') depth = std::max(0, depth - 1);
  }
  std::size_t count = 0;
  std::string_view rest = bare;
  while (!rest.empty()) {
    const auto end = std::min({rest.find("、"), rest.find(','), rest.size()});
    const auto name = rest.substr(0, end);
    const bool is_last = end == rest.size();
    rest.remove_prefix(is_last ? end : end + (rest[end] == ',' ? 1 : 3));
    constexpr std::size_t kShortest = 6;  // bytes: two characters
    if (name.size() < kShortest || name.find_first_of("0123456789") != std::string_view::npos)
      return 0;
    if (is_last) {
      for (const auto& word : vocabulary.conjunctions) {
        if (name.find(word) != std::string_view::npos) return 0;
      }
      if (name.find("等") != std::string_view::npos) return 0;
    }
    ++count;
  }
  return count < 2 ? 0 : count;
}

}  // namespace

/// The texts of an argument, folded; of those that a rule writes out, once.
const std::vector<std::string>& Evaluator::folded_words(const Expr& expr) {
  auto [known, is_new] = folded_.try_emplace(&expr);
  auto& words = known->second;
  const auto is_text = [](const Expr& e) { return e.operation == Operation::text; };
  const bool written = expr.operation == Operation::list
                           ? std::all_of(expr.operands.begin(), expr.operands.end(), is_text)
                           : is_text(expr);
  if (!is_new && written) return words;
  words.clear();
  const auto value = evaluate(expr);
  if (const auto* one = std::get_if<std::string_view>(&value)) words.push_back(fold(*one));
  if (const auto* list = std::get_if<ListOf<std::string_view>>(&value)) {
    for (const auto text : **list) words.push_back(fold(text));
  }
  return words;
}

/// One of the words stands somewhere in the text.
Value Evaluator::says(const Expr& operand) {
  const auto& words = folded_words(operand);
  return std::any_of(words.begin(), words.end(),
                     [&](const auto& word) { return text_.says(word); });
}

/// The year directly behind one of the words that is not the document's; behind '' any year.
Value Evaluator::other_year(const Expr& expr) {
  const auto value = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(value)) return value;
  if (!disclosure_.year) return not_evaluable({"没有读到年度", "the year is not known"});
  const auto text = folded(std::get<BlockRef>(value).span);
  for (const auto& word : folded_words(expr.operands[1])) {
    for (auto at = text.find(word); at < text.size(); at = text.find(word, at + 1)) {
      const bool inside = word.empty() && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
      const auto year = inside ? std::nullopt : year_at(text, at + word.size());
      if (year && *year != *disclosure_.year)
        return std::string_view(texts_.emplace_back(std::to_string(*year) + std::string(kYear)));
    }
  }
  return not_applicable({"没有写别的年度", "no other year is named"});
}

/// The number that a heading should have; not applicable where it has that.
Value Evaluator::misnumbered(const Expr& expr) {
  const auto value = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto wanted =
      wanted_number(std::get<BlockRef>(value).span, folded_words(expr.operands[1]), disclosure_);
  if (!wanted) return not_applicable({"编号连续", "the numbers are in order"});
  return std::string_view(texts_.emplace_back(std::to_string(*wanted)));
}

/// How many names stand behind one of the words that follow a count: 内设机构8个，分别为….
Value Evaluator::listed(const Expr& expr) {
  const auto value = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto none = not_applicable({"后面没有列出名称", "no names are listed"});
  const auto& figure = disclosure_.figure(std::get<FactRef>(value).id);
  if (figure.in_table() || figure.sentence >= disclosure_.sentences.size()) return none;
  const auto& sentence = disclosure_.sentences[figure.sentence].span;
  auto rest = folded({sentence.block, figure.span.end, sentence.end});
  constexpr std::size_t kFarthest = 8;  // bytes between the count and the word
  for (const auto& word : folded_words(expr.operands[1])) {
    const auto at = rest.find(word);
    if (at == std::string_view::npos || at > kFarthest) continue;
    rest.remove_prefix(at + word.size());
    if (rest.starts_with(":")) rest.remove_prefix(1);
    const auto end = std::min(rest.find("。"), rest.find(';'));
    if (end == std::string_view::npos) return none;
    const auto count = count_names(rest.substr(0, end), *disclosure_.vocabulary);
    if (count == 0) return none;
    auto counted = disclosure_.figure(std::get<FactRef>(value).id).printed;
    counted.value = static_cast<Micro>(count) * kOne;
    Value out(std::in_place_type<Amount>);
    auto& amount = std::get<Amount>(out);
    if (!quantity_into(amount.quantity, counted)) return none;
    amount.quantity.computed = true;
    amount.unit = figure.unit;
    return out;
  }
  return none;
}

}  // namespace gouji
