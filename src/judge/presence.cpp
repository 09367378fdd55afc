// What is asked of the whole document: the level of government that its cover says, whether a form
// is there; and codes that lost a zero.

#include <algorithm>

#include "judge/evaluate.hpp"
#include "judge/presence.hpp"
#include "judge/row.hpp"

namespace gouji {
namespace {

constexpr std::size_t kCoverBlocks = 12;

/// 区级 of 某市某区2023年区级部门预算: the level word directly before what the document is.
std::string_view level_on_cover(const Disclosure& disclosure) {
  const auto& vocabulary = *disclosure.vocabulary;
  const auto& blocks = disclosure.document.blocks;
  for (std::size_t i = 0; i < std::min(kCoverBlocks, blocks.size()); ++i) {
    const std::string_view text = blocks[i].folded.text();
    for (const auto& level : vocabulary.levels) {
      const auto at = text.find(level);
      if (at == std::string_view::npos) continue;
      const auto behind = text.substr(at + level.size());
      const bool ends = std::any_of(vocabulary.title_ends.begin(), vocabulary.title_ends.end(),
                                    [&](const auto& end) { return behind.starts_with(end); });
      if (ends) return level;
    }
  }
  return {};
}

/// A title like that of an official form, not that of an evaluation or a list.
bool is_summary(std::string_view title, const Vocabulary& vocabulary) {
  const auto& ends = vocabulary.summary_titles;
  return std::any_of(ends.begin(), ends.end(),
                     [&](const auto& end) { return title.ends_with(end); });
}

/// A line that is the title of the form: without rules and figures, an empty table is text.
bool is_title_line(const Block& block, const Form& form) {
  const bool running = block.kind == BlockKind::title || block.kind == BlockKind::heading ||
                       block.kind == BlockKind::paragraph;
  if (!running) return false;
  constexpr std::size_t kAround = 90;  // bytes of the year, the office and a number before it
  const std::string_view text = block.folded.text();
  return std::any_of(form.titles.begin(), form.titles.end(), [&](const std::string& title) {
    if (!text.ends_with(title) || text.size() > title.size() + kAround) return false;
    const auto before = text.substr(0, text.size() - title.size());
    return before.find_first_of(",;") == before.npos && before.find("见") == before.npos;
  });
}

}  // namespace

/// The level that a text gives to the publisher where its cover says another; not applicable where
/// there is none.
Value Evaluator::misnamed_level(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto none = not_applicable({"没有写错预算级次", "no other level of government is named"});
  const auto text = folded(std::get<BlockRef>(value).span);
  const auto& vocabulary = *disclosure_.vocabulary;
  for (const auto& level : vocabulary.levels) {
    for (auto at = text.find(level); at != std::string_view::npos;
         at = text.find(level, at + level.size())) {
      std::string_view behind = text;
      behind.remove_prefix(at + level.size());
      const bool own = std::any_of(vocabulary.own_level.begin(), vocabulary.own_level.end(),
                                   [&](const auto& words) { return behind.starts_with(words); });
      if (!own) continue;
      const auto cover = level_on_cover(disclosure_);
      if (cover.empty()) return none;
      if (cover != level) return std::string_view(level);
    }
  }
  return none;
}

Value Evaluator::own_level() const {
  const auto cover = level_on_cover(disclosure_);
  if (cover.empty()) return not_applicable({"封面没有级次", "the cover names no level"});
  return cover;
}

/// Of tables without rules around their cells some may have been taken for text.
bool has_all_tables(const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  const auto is_aligned = [](const Table& table) { return table.trust == Trust::aligned; };
  if (std::any_of(document.tables.begin(), document.tables.end(), is_aligned)) return false;
  if (document.submission) return document.submission->has_tables;
  constexpr std::size_t kFewest = 4;
  std::size_t known = 0;
  for (const auto& table : disclosure.tables) {
    if (table.form == nullptr && table.figures > 0) return false;
    known += table.form != nullptr && !table.form->optional ? 1U : 0U;
  }
  return known >= kFewest &&
         std::none_of(document.remarks.begin(), document.remarks.end(),
                      [](const Remark& remark) { return remark.kind == RemarkKind::scanned; });
}

/// The forms that a document of this kind and year has to have.
Value Evaluator::forms() const {
  if (!has_all_tables(disclosure_) || !disclosure_.year) {
    return not_evaluable({"表格不在这份文件里，或不知道年份",
                          "the tables are not in this document, or its year is not known"});
  }
  auto out = std::make_shared<std::vector<FormRef>>();
  for (const auto& form : disclosure_.vocabulary->forms) {
    const bool of_kind =
        std::find(form.kinds.begin(), form.kinds.end(), disclosure_.kind) != form.kinds.end();
    const bool of_year = *disclosure_.year >= form.from.value_or(0) &&
                         *disclosure_.year <= form.until.value_or(9999);
    if (of_kind && of_year && !form.optional) out->push_back({&form});
  }
  return ListOf<FormRef>(std::move(out));
}

/// A table that no form knows may be the one that is missing: its title or head was not understood.
Value Evaluator::is_present(const Form& form) const {
  const auto& document = disclosure_.document;
  bool unknown = false;
  for (const auto& table : disclosure_.tables) {
    if (table.form != nullptr && table.form->symbol == form.symbol) return true;
    if (table.form != nullptr) continue;
    const auto& title = document.blocks[document.tables[table.table].title].folded.text();
    const bool untitled = title.find("表") == std::string::npos && table.figures > 0;
    const bool its_own =
        std::any_of(form.titles.begin(), form.titles.end(),
                    [&](const auto& known) { return title.find(known) != std::string::npos; }) ||
        (is_summary(title, *disclosure_.vocabulary) &&
         std::any_of(form.empty_notes.begin(), form.empty_notes.end(),  // 三公, 政府性基金
                     [&](const auto& word) { return title.find(word) != std::string::npos; }));
    unknown = unknown || untitled || its_own;
  }
  if (unknown) {
    return not_evaluable(
        {"有一张表不知道是哪张", "it is not known which form one of the tables is"});
  }
  const bool as_text = std::any_of(document.blocks.begin(), document.blocks.end(),
                                   [&](const Block& block) { return is_title_line(block, form); });
  if (as_text) {
    return not_evaluable({"标题在文件里，表格没有框线，没有读成表格",
                          "its title is there, and what stands below was not read as a table"});
  }
  return false;
}

/// Every level of the code has its two digits: 301 | 2 is 301 | 02 without its zero. Asked of the
/// first figure of a row.
Value Evaluator::code_has_width(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto* const row = row_led_by(std::get<FactRef>(value).id, disclosure_);
  if (row == nullptr || row->code == kNone) {
    return not_applicable({"这一行没有编码，或已经查过", "the row has no code, or was judged"});
  }
  return !row->padded;
}

}  // namespace gouji
