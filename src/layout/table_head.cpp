#include "layout/table_head.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.hpp"
#include "document/document.hpp"
#include "document/outline.hpp"

namespace gouji {
namespace {

/// 公开01表, 编制单位：…, 部门：…: who and which, in small print.
bool is_small_print(std::string_view folded) {
  constexpr std::array<std::string_view, 11> kBegins{"编制单位", "编制部门", "填报单位", "填报部门",
                                                     "单位名称", "部门名称", "部门:",    "预算单位",
                                                     "预算部门", "公开部门", "公开单位"};
  const bool who = std::any_of(kBegins.begin(), kBegins.end(),
                               [&](auto word) { return folded.starts_with(word); });
  if (who) return true;
  constexpr std::size_t kLongest = 12;
  const auto count = count_characters(folded);
  if (count <= kLongest && (folded.starts_with("公开") || folded.starts_with("附表") ||
                            folded.starts_with("附件") || folded.starts_with("预算公开"))) {
    return true;
  }
  // 表1, 表一; 表 alone is the end of a title
  return count > 1 && count <= 4 && folded.starts_with("表");
}

/// Behind the blank before 单位：, where a title shares its line with the unit.
std::size_t unit_begin(std::string_view text) {
  auto at = text.find("单位");
  if (at == std::string_view::npos) return text.size();
  const auto blank = text.rfind(' ', at);
  return blank == std::string_view::npos ? 0 : blank;
}

bool ends_a_title(std::string_view folded) {
  for (const auto end : {"表", "表)", "(续)", "续表", "一览"}) {
    if (folded.ends_with(end)) return true;
  }
  return false;
}

/// A piece of a word or of a title that began on the line above.
bool is_rest(std::string_view folded) {
  constexpr std::size_t kShortest = 6;
  return count_characters(folded) < kShortest;
}

class HeadFinder {
 public:
  explicit HeadFinder(const std::vector<TextLine>& above) : above_(above) {}

  TableHead run() {
    constexpr std::size_t kMost = 7;
    for (auto i = above_.size(); i > 0 && above_.size() - i < kMost; --i) {
      if (!take(above_[i - 1])) break;
      if (!head_.title.empty() || !head_.unit.empty()) head_.lines = above_.size() - i + 1;
    }
    std::reverse(head_.title.begin(), head_.title.end());
    return head_;
  }

 private:
  bool take(const TextLine& line) {
    const auto folded = fold(line.text);
    const auto unit = money_unit_in(line.text);
    if (!head_.title.empty()) return take_above_title(line, folded, unit);
    if (!unit.empty()) {
      if (head_.unit.empty()) head_.unit = unit;
      auto rest = line;
      rest.text.resize(unit_begin(line.text));
      const auto rest_folded = fold(rest.text);
      if (ends_a_title(rest_folded) && !is_small_print(rest_folded)) {
        head_.title.push_back(std::move(rest));
      }
      return true;
    }
    if (is_small_print(folded)) return true;
    if (is_sentence(folded) || (numbering_level(folded) > 0 && !ends_a_title(folded))) return false;
    head_.title.push_back(line);
    return true;
  }

  /// A title of two lines: the lower one is the rest of a word, or has no 表 for its end, or stands
  /// centred below a wider one.
  bool take_above_title(const TextLine& line, std::string_view folded, const std::string& unit) {
    if (!unit.empty()) {
      if (head_.unit.empty()) head_.unit = unit;
      return false;
    }
    const auto& below = head_.title.back();
    const auto lower = fold(below.text);
    const bool same_size = std::abs(line.size - below.size) * 10 <= below.size;
    const bool centred =
        std::abs(line.box.middle_x() - below.box.middle_x()) <= below.size &&
        line.box.width() > below.box.width() &&
        below.box.middle_y() - line.box.middle_y() <= 2 * below.size + below.size / 2;
    const bool wanted = is_rest(lower) || !ends_a_title(lower) || centred;
    if (!wanted || !same_size || is_sentence(folded) || is_small_print(folded) ||
        numbering_level(folded) > 0 || ends_a_title(folded)) {
      return false;
    }
    head_.title.push_back(line);
    return true;
  }

  const std::vector<TextLine>& above_;
  TableHead head_;
};

}  // namespace

std::string money_unit_in(std::string_view text) {
  constexpr std::array<std::string_view, 5> kUnits{"万元", "亿元", "千元", "百元", "元"};
  const auto folded = fold(text);
  for (std::size_t at = folded.rfind("单位"); at != std::string::npos;
       at = at == 0 ? std::string::npos : folded.rfind("单位", at - 1)) {
    auto rest = std::string_view(folded).substr(at + std::string_view("单位").size());
    if (rest.starts_with(":")) rest.remove_prefix(1);
    if (rest.starts_with("人民币")) rest.remove_prefix(std::string_view("人民币").size());
    for (const auto unit : kUnits) {
      if (rest.starts_with(unit)) return std::string(unit);
    }
  }
  return {};
}

bool is_table_note(std::string_view text) {
  const auto folded = fold(text);
  for (const auto begin : {"注:", "注1", "备注", "说明:", "注 ", "附注", "*", "※"}) {
    if (folded.starts_with(begin)) return true;
  }
  return has_word(folded, "本表") || has_word(folded, "此表") || has_word(folded, "该表") ||
         has_word(folded, "空表") || has_word(folded, "表无数据");
}

bool stands_above_table(const TextLine& line) {
  const auto folded = fold(line.text);
  if (!money_unit_in(line.text).empty() || is_small_print(folded)) return true;
  return line.runs.empty() && ends_a_title(folded);
}

bool announces_table(const TableHead& head) {
  if (!head.unit.empty()) return true;
  return !head.title.empty() && ends_a_title(fold(head.title.back().text));
}

TableHead head_above(const std::vector<TextLine>& above) { return HeadFinder(above).run(); }

void lift_head(Sheet& sheet, TableHead& head) {
  std::size_t lifted = 0;
  while (lifted + 1 < sheet.rows) {
    const auto first = std::find_if(sheet.cells.begin(), sheet.cells.end(),
                                    [&](const SheetCell& cell) { return cell.row == lifted; });
    if (first == sheet.cells.end() || first->columns != sheet.columns()) break;
    const auto text = first->text();
    const auto unit = money_unit_in(text);
    const auto folded = fold(text);
    const bool title = head.title.empty() && ends_a_title(folded) && !is_sentence(folded);
    if (unit.empty() && !title && !is_small_print(folded)) break;
    if (!unit.empty() && head.unit.empty()) head.unit = unit;
    if (title && unit.empty() && !is_small_print(folded)) head.title = first->lines;
    ++lifted;
  }
  std::erase_if(sheet.cells, [&](const SheetCell& cell) { return cell.row < lifted; });
  for (auto& cell : sheet.cells) cell.row -= lifted;
  sheet.rows -= lifted;
}

}  // namespace gouji
