#include "layout/table_head.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "document/document.hpp"
#include "document/outline.hpp"

namespace gouji {
namespace {

bool begins_with(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

/// 公开01表, 编制单位：…, 部门：…: who and which, in small print.
bool is_small_print(std::string_view folded, const PageWords& words) {
  if (begins_with(folded, words.makers)) return true;
  constexpr std::size_t kLongest = 12;
  constexpr std::size_t kLongestNumber = 4;  // 表1, 表一; 表 alone is the end of a title
  const auto count = count_characters(folded);
  if (count <= kLongest && begins_with(folded, words.numberings)) return true;
  return count > 1 && count <= kLongestNumber && begins_with(folded, words.table_words);
}

/// Behind the blank before 单位：, where a title shares its line with the unit.
std::size_t unit_begin(std::string_view text, const PageWords& words) {
  auto at = std::string_view::npos;
  for (const auto& label : words.unit_labels) at = std::min(at, text.find(label));
  if (at == std::string_view::npos) return text.size();
  const auto blank = text.rfind(' ', at);
  return blank == std::string_view::npos ? 0 : blank;
}

bool ends_a_title(std::string_view folded, const PageWords& words) {
  return std::any_of(words.title_ends.begin(), words.title_ends.end(),
                     [&](const std::string& end) { return folded.ends_with(end); });
}

bool is_bracket(std::string_view folded) {
  return folded.starts_with('(') && folded.ends_with(')');
}

/// (2023年度), 2023年: the year of a table below its title. Where it is not filled in, ( 年度).
bool is_year(std::string_view folded, const PageWords& words) {
  if (is_bracket(folded)) folded = folded.substr(1, folded.size() - 2);
  std::string rest;
  for (const char c : folded) {
    if (c != ' ' && (c < '0' || c > '9')) rest += c;
  }
  return std::find(words.year_ends.begin(), words.year_ends.end(), rest) != words.year_ends.end();
}

/// A piece of a word or of a title that began on the line above.
bool is_rest(std::string_view folded) {
  constexpr std::size_t kShortest = 6;
  return count_characters(folded) < kShortest;
}

class HeadFinder {
 public:
  HeadFinder(const std::vector<TextLine>& above, const PageWords& words)
      : above_(above), words_(words) {}

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
    const auto unit = money_unit_in(line.text, words_);
    if (!head_.title.empty()) return take_above_title(line, folded, unit);
    if (!unit.empty()) {
      if (head_.unit.empty()) head_.unit = unit;
      auto rest = line;
      rest.text.resize(unit_begin(line.text, words_));
      const auto rest_folded = fold(rest.text);
      if (ends_a_title(rest_folded, words_) && !is_small_print(rest_folded, words_)) {
        head_.title.push_back(std::move(rest));
      }
      return true;
    }
    if (is_small_print(folded, words_) || is_year(folded, words_)) return true;
    if (is_sentence(folded) || (numbering_level(folded) > 0 && !ends_a_title(folded, words_)))
      return false;
    head_.title.push_back(line);
    return true;
  }

  /// A title of two lines: the lower one is the rest of a word, or has no 表 for its end, or stands
  /// centred below a wider one, or in brackets below a whole one.
  bool take_above_title(const TextLine& line, std::string_view folded, const std::string& unit) {
    if (!unit.empty()) {
      if (head_.unit.empty()) head_.unit = unit;
      return false;
    }
    const auto& below = head_.title.back();
    const auto lower = fold(below.text);
    if (is_bracket(lower) && ends_a_title(folded, words_) && !is_small_print(folded, words_)) {
      head_.title.push_back(line);
      return true;
    }
    const bool same_size = std::abs(line.size - below.size) * 10 <= below.size;
    const bool centred =
        std::abs(line.box.middle_x() - below.box.middle_x()) <= below.size &&
        line.box.width() > below.box.width() &&
        below.box.middle_y() - line.box.middle_y() <= 2 * below.size + below.size / 2;
    const bool wanted = is_rest(lower) || !ends_a_title(lower, words_) || centred;
    if (!wanted || !same_size || is_sentence(folded) || is_small_print(folded, words_) ||
        numbering_level(folded) > 0 || ends_a_title(folded, words_)) {
      return false;
    }
    head_.title.push_back(line);
    return true;
  }

  const std::vector<TextLine>& above_;
  const PageWords& words_;
  TableHead head_;
};

}  // namespace

namespace {

/// 万元 of ：人民币万元, behind a label.
std::string unit_behind(std::string_view rest, const PageWords& words) {
  if (rest.starts_with(":")) rest.remove_prefix(1);
  for (const auto& currency : words.currencies) {
    if (!rest.starts_with(currency)) continue;
    rest.remove_prefix(currency.size());
    break;
  }
  for (const auto& unit : words.money_units) {
    if (rest.starts_with(unit)) return unit;
  }
  return {};
}

}  // namespace

std::string money_unit_in(std::string_view text, const PageWords& words) {
  const auto folded = fold(text);
  for (const auto& label : words.unit_labels) {
    for (auto at = folded.rfind(label); at != std::string::npos;
         at = at == 0 ? std::string::npos : folded.rfind(label, at - 1)) {
      auto unit = unit_behind(std::string_view(folded).substr(at + label.size()), words);
      if (!unit.empty()) return unit;
    }
  }
  return {};
}

bool is_table_note(std::string_view text, const PageWords& words) {
  const auto folded = fold(text);
  return begins_with(folded, words.note_begins) ||
         std::any_of(words.note_words.begin(), words.note_words.end(),
                     [&](const std::string& word) { return has_word(folded, word); });
}

bool stands_above_table(const TextLine& line, const PageWords& words) {
  const auto folded = fold(line.text);
  if (!money_unit_in(line.text, words).empty() || is_small_print(folded, words)) return true;
  if (is_year(folded, words)) return true;
  return line.runs.empty() && ends_a_title(folded, words);
}

bool announces_table(const TableHead& head, const PageWords& words) {
  if (!head.unit.empty()) return true;
  return !head.title.empty() && ends_a_title(fold(head.title.back().text), words);
}

TableHead head_above(const std::vector<TextLine>& above, const PageWords& words) {
  return HeadFinder(above, words).run();
}

void lift_head(Sheet& sheet, TableHead& head, const PageWords& words) {
  std::size_t lifted = 0;
  while (lifted + 1 < sheet.rows) {
    const auto first = std::find_if(sheet.cells.begin(), sheet.cells.end(),
                                    [&](const SheetCell& cell) { return cell.row == lifted; });
    if (first == sheet.cells.end() || first->columns != sheet.columns()) break;
    const auto text = first->text();
    const auto unit = money_unit_in(text, words);
    const auto folded = fold(text);
    const bool title = head.title.empty() && ends_a_title(folded, words) && !is_sentence(folded);
    const bool small = is_small_print(folded, words) || is_year(folded, words);
    if (unit.empty() && !title && !small) break;
    if (!unit.empty() && head.unit.empty()) head.unit = unit;
    if (title && unit.empty() && !small) head.title = first->lines;
    ++lifted;
  }
  std::erase_if(sheet.cells, [&](const SheetCell& cell) { return cell.row < lifted; });
  for (auto& cell : sheet.cells) cell.row -= lifted;
  sheet.rows -= lifted;
}

}  // namespace gouji
