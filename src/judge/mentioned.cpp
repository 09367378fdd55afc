// What a document names as a part of itself and does not have: entries of its table of contents,
// tables and annexes that a sentence sends its reader to.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.hpp"
#include "document/outline.hpp"
#include "judge/evaluate.hpp"
#include "judge/presence.hpp"

namespace gouji {
namespace {

constexpr std::string_view kTable = "表";

/// The characters of a name, without blanks, digits and marks: they differ where nothing else does.
std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (is_ideograph(c.code)) out.push_back(c.code);
    at += c.bytes;
  }
  return out;
}

using Pairs = std::set<std::pair<char32_t, char32_t>>;

Pairs pairs_of(std::u32string_view letters) {
  Pairs out;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) out.emplace(letters[i], letters[i + 1]);
  return out;
}

/// Most of what is named stands in the other: 政府采购情况 in 政府采购预算情况说明.
bool is_like(const Pairs& name, const Pairs& other) {
  const auto common = std::count_if(name.begin(), name.end(),
                                    [&](const auto& pair) { return other.contains(pair); });
  return common * 10 >= static_cast<std::ptrdiff_t>(name.size()) * 6;
}

/// 三、 and 第二部分 do not belong to a name.
std::string_view without_number(std::string_view text) {
  constexpr std::array<std::string_view, 6> kMarks{"部分", "章", "、", ")", ".", ","};
  constexpr std::size_t kFarthest = 18;
  auto first = std::string_view::npos;
  for (const auto mark : kMarks) {
    const auto at = text.substr(0, kFarthest).find(mark);
    if (at != std::string_view::npos) first = std::min(first, at + mark.size());
  }
  const bool numbered =
      first != std::string_view::npos && (numbering_level(text) > 0 || text.front() == '(');
  return numbered ? text.substr(first) : text;
}

/// The number behind 附件, in digits, or nothing: 附件3, 附件三.
std::string annex_number(std::string_view text) {
  constexpr std::array<std::string_view, 9> kNumerals{"一", "二", "三", "四", "五",
                                                      "六", "七", "八", "九"};
  while (text.starts_with(" ")) text.remove_prefix(1);
  std::string digits;
  while (digits.size() < text.size() && text[digits.size()] >= '0' && text[digits.size()] <= '9')
    digits += text[digits.size()];
  if (!digits.empty()) {
    const bool whole = digits.size() < 3 && !text.substr(digits.size()).starts_with("-");
    return whole ? digits : std::string();
  }
  for (std::size_t i = 0; i < kNumerals.size(); ++i) {
    if (!text.starts_with(kNumerals[i])) continue;
    const bool more = text.substr(kNumerals[i].size()).starts_with("十");
    if (!more) return std::to_string(i + 1);
  }
  return {};
}

}  // namespace

/// The names that a document has outside its table of contents.
struct Evaluator::Body {
  std::u32string letters;     ///< of all its text
  std::vector<Pairs> titles;  ///< of headings, titles and whatever else is short and no sentence
  std::map<std::string, std::set<std::string>> annexes;  ///< numbers, by the word before them
  std::map<std::pair<std::string, int>, bool> stands;    ///< what was asked: texts refer alike

  void add_annex(std::string_view text, const Vocabulary& vocabulary) {
    for (const auto& word : vocabulary.annexes) {
      if (!text.starts_with(word)) continue;
      if (auto number = annex_number(text.substr(word.size())); !number.empty())
        annexes[word].insert(std::move(number));
    }
  }
};

Evaluator::Body& Evaluator::body() {
  constexpr std::size_t kLongestTitle = 60;
  if (body_) return *body_;
  auto made = std::make_shared<Body>();
  for (const auto& block : disclosure_.document.blocks) {
    if (block.kind != BlockKind::contents)
      made->add_annex(block.folded.text(), *disclosure_.vocabulary);
    const bool is_text = block.kind <= BlockKind::table_title;
    if (!is_text) continue;
    auto letters = letters_of(block.folded.text());
    const bool titled =
        letters.size() > 1 && letters.size() <= kLongestTitle && !is_sentence(block.folded.text());
    if (titled) made->titles.push_back(pairs_of(letters));
    made->letters += letters;
    made->letters += U' ';
  }
  body_ = std::move(made);
  return *body_;
}

/// Something of that name, or nearly, stands in the document, more often than `times`.
bool Evaluator::stands(std::string_view name, int times) {
  const auto [known, is_new] = body().stands.try_emplace({std::string(name), times});
  if (is_new) known->second = is_somewhere(name, times);
  return known->second;
}

bool Evaluator::is_somewhere(std::string_view name, int times) {
  const auto letters = letters_of(name);
  const auto& known = body();
  for (auto at = known.letters.find(letters); at < known.letters.size();
       at = known.letters.find(letters, at + 1)) {
    if (--times < 0) return true;
  }
  const auto pairs = pairs_of(letters);
  return std::any_of(known.titles.begin(), known.titles.end(),
                     [&](const Pairs& title) { return is_like(pairs, title); });
}

/// Lines of the table of contents that nothing stands under: the heading of others is none.
Value Evaluator::contents() const {
  auto out = std::make_shared<std::vector<BlockRef>>();
  const auto& blocks = disclosure_.document.blocks;
  const auto level = [&](std::size_t i) {
    return i < blocks.size() && blocks[i].kind == BlockKind::contents
               ? numbering_level(blocks[i].folded.text())
               : 0;
  };
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    if (level(i) == 0 || level(i + 1) > level(i)) continue;
    out->push_back({{i, 0, static_cast<std::uint32_t>(blocks[i].folded.text().size())}});
  }
  return ListOf<BlockRef>(std::move(out));
}

/// What an entry of the table of contents names stands in the document, under a like name.
Value Evaluator::in_body(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& blocks = disclosure_.document.blocks;
  const auto block = std::get<BlockRef>(value).span.block;
  auto name = std::string(without_number(blocks[block].folded.text()));
  while (!name.empty() && static_cast<unsigned char>(name.back()) < 0x80U) name.pop_back();
  for (const auto& tail : disclosure_.vocabulary->heading_tails) {
    const bool rest = name.size() > tail.size() && name.ends_with(tail);
    if (rest) name.resize(name.size() - tail.size());
  }
  constexpr std::size_t kShortest = 4;
  const auto& vague = disclosure_.vocabulary->vague_headings;
  const bool says_little =
      letters_of(name).size() < kShortest ||
      std::any_of(vague.begin(), vague.end(), [&](const auto& w) { return name.starts_with(w); });
  if (says_little) {
    return not_applicable({"目录项没有说明是什么", "the entry does not say what it is"});
  }
  if (name.ends_with(kTable) && !has_all_tables(disclosure_)) {
    return not_evaluable({"表格不在这份文件里", "the tables are not in this document"});
  }
  return stands(name, 0);
}

/// The table or annex that a sentence sends its reader to, where the document has others but not
/// that one; not applicable where there is none.
Value Evaluator::unmet_reference(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto text = folded(std::get<BlockRef>(value).span);
  const auto& vocabulary = *disclosure_.vocabulary;
  for (const auto& lead : vocabulary.references) {
    for (auto at = text.find(lead); at < text.size(); at = text.find(lead, at + lead.size())) {
      const auto behind = text.substr(at + lead.size());
      constexpr std::string_view kOpen = "《";
      const auto close = behind.find("》");
      if (behind.starts_with(kOpen) && close != std::string_view::npos) {
        const auto name = behind.substr(kOpen.size(), close - kOpen.size());
        const bool is_table = name.ends_with(kTable) && letters_of(name).size() > 3;
        if (is_table && has_all_tables(disclosure_) && !stands(name, 1))
          return std::string_view(texts_.emplace_back(name));
      }
      for (const auto& word : vocabulary.annexes) {
        if (!behind.starts_with(word)) continue;
        const auto number = annex_number(behind.substr(word.size()));
        const auto& known = body().annexes[word];
        if (!number.empty() && !known.empty() && !known.contains(number))
          return std::string_view(texts_.emplace_back(word + number));
      }
    }
  }
  return not_applicable({"没有指向缺少的表或附件", "nothing that is missing is referred to"});
}

}  // namespace gouji
