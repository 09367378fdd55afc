#include "judge/names.hpp"

#include <algorithm>

#include "base/find_word.hpp"
#include "base/text.hpp"
#include "document/document.hpp"
#include "facts/recognise.hpp"
#include "judge/evaluate.hpp"

namespace gouji {

std::string plain_name(std::string_view folded) {
  auto out = plain_label(folded);
  for (const std::string_view mark : {"(", ")"}) {
    for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark)) out.erase(at, 1);
  }
  for (const std::string_view end : {"支出", "费用"}) {
    if (out.size() > end.size() + 3 && out.ends_with(end)) out.resize(out.size() - end.size());
  }
  if (out.ends_with("费") && out.size() > 9) out.resize(out.size() - 3);
  return out;
}

void sort_once(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

namespace {

std::vector<std::string> folded_argument(const Expr& expr, std::string_view name) {
  std::vector<std::string> words;
  for (const auto& argument : expr.named) {
    if (argument.name != name) continue;
    for (const auto& word : argument.words) words.push_back(fold(word));
  }
  return words;
}

/// The text before speaks of one of the words, and nothing was introduced since.
bool speaks_of(const std::vector<std::string>& about, std::string_view before,
               std::string_view introduction) {
  return about.empty() || std::any_of(about.begin(), about.end(), [&](const std::string& word) {
           const auto at = before.rfind(word);
           return at != std::string_view::npos &&
                  before.find(introduction, at) == std::string_view::npos;
         });
}

std::size_t end_of_list(std::string_view text, std::size_t from) {
  return std::min({text.find("。", from), text.find(';', from), text.size()});
}

/// 基本工资、津贴补贴、奖金等, up to the end of the clause.
Names read_names(std::string_view rest) {
  Names out;
  if (rest.starts_with(':')) rest.remove_prefix(1);
  rest = rest.substr(0, end_of_list(rest, 0));
  while (!rest.empty()) {
    const auto end = std::min({rest.find("、"), rest.find(','), rest.size()});
    auto name = rest.substr(0, end);
    const std::size_t mark = end == rest.size() ? 0 : rest[end] == ',' ? 1 : 3;
    rest.remove_prefix(end + mark);
    if (const auto more = name.find("等");
        more != std::string_view::npos && count_characters(name.substr(more)) <= 4) {
      out.open_ended = true;
      name = name.substr(0, more);
    }
    if (!name.empty()) out.words.push_back(plain_name(name));
  }
  sort_once(out.words);
  return out;
}

}  // namespace

/// 人员经费120.00万元，主要包括：基本工资、津贴补贴、奖金等: what stands behind a word of after=,
/// where the paragraph speaks of about= before it and has no such word between.
Value Evaluator::enumerations(const Expr& expr) const {
  const auto about = folded_argument(expr, "about");
  const auto after = folded_argument(expr, "after");
  auto out = std::make_shared<std::vector<NamesRef>>();
  for (const auto& sentence : disclosure_.sentences) {
    const std::string_view whole = disclosure_.document.blocks[sentence.span.block].folded.text();
    const auto text = whole.substr(0, sentence.span.end).substr(sentence.span.begin);
    for (const auto& introduction : after) {
      std::size_t from = 0;
      while (true) {  // 人员经费…主要包括：…；公用经费…主要包括：… is one sentence
        const auto found = find_word(text.substr(from), introduction);
        if (found == std::string_view::npos) break;
        const auto at = from + found;
        from = at + introduction.size();
        if (!speaks_of(about, whole.substr(0, sentence.span.begin + at), introduction)) continue;
        auto names = read_names(text.substr(from));
        names.span = {sentence.span.block, sentence.span.begin + static_cast<std::uint32_t>(at),
                      static_cast<std::uint32_t>(sentence.span.begin + end_of_list(text, from))};
        if (!names.words.empty()) out->push_back(std::make_shared<const Names>(std::move(names)));
      }
    }
  }
  return ListOf<NamesRef>(std::move(out));
}

/// The names of the rows that facts stand in.
Value Evaluator::names(const Expr& operand) { return names_where(operand, false); }
Value Evaluator::zero_names(const Expr& operand) { return names_where(operand, true); }

Value Evaluator::names_where(const Expr& operand, bool zero) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  Names out;
  for (const auto fact : facts_of(value)) {
    const auto& figure = disclosure_.figure(fact.id);
    if (!figure.in_table() || (figure.printed.value == 0) != zero) continue;
    const auto& row = disclosure_.rows[static_cast<std::size_t>(figure.row)];
    const auto& text = disclosure_.document.blocks[row.label.block].folded.text();
    if (row.label.end > row.label.begin) out.words.push_back(plain_name(text));
  }
  sort_once(out.words);
  if (out.words.empty() && zero) {
    return not_applicable({"表中没有为零的行", "no row is zero"});
  }
  if (out.words.empty()) return not_applicable({"表中没有非零的行", "no row is other than zero"});
  return std::make_shared<const Names>(std::move(out));
}

/// What both have.
Value Evaluator::common(const Expr& expr) {
  const auto a = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(a)) return a;
  const auto b = evaluate(expr.operands[1]);
  if (std::holds_alternative<Absent>(b)) return b;
  const auto& all = std::get<NamesRef>(b)->words;
  auto& out = texts_.emplace_back();
  for (const auto& word : std::get<NamesRef>(a)->words) {
    if (!std::binary_search(all.begin(), all.end(), word)) continue;
    out += (out.empty() ? "" : "、") + word;
  }
  if (out.empty()) return not_applicable({"没有相同的", "they have nothing in common"});
  return std::string_view(out);
}

/// Who wrote the list left most of the others out: it was chosen, not pasted.
Value Evaluator::chosen(const Expr& expr) {
  constexpr std::size_t kMost = 3;  // at most one of so many
  const auto a = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(a)) return a;
  const auto b = evaluate(expr.operands[1]);
  if (std::holds_alternative<Absent>(b)) return b;
  const auto& said = std::get<NamesRef>(a)->words;
  const auto& others = std::get<NamesRef>(b)->words;
  const auto named = static_cast<std::size_t>(
      std::count_if(others.begin(), others.end(), [&](const auto& word) {
        return std::binary_search(said.begin(), said.end(), word);
      }));
  return named * kMost <= others.size();
}

Value Evaluator::without(const Expr& expr) {
  const auto a = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(a)) return a;
  const auto b = evaluate(expr.operands[1]);
  if (std::holds_alternative<Absent>(b)) return b;
  const auto& all = std::get<NamesRef>(a)->words;
  const auto& taken = std::get<NamesRef>(b)->words;
  auto& out = texts_.emplace_back();
  for (const auto& word : all) {
    if (std::binary_search(taken.begin(), taken.end(), word)) continue;
    out += (out.empty() ? "" : "、") + word;
  }
  if (out.empty()) return not_applicable({"没有差别", "there is no difference"});
  return std::string_view(out);
}

}  // namespace gouji
