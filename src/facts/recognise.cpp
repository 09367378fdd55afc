#include "facts/recognise.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "facts/head_label.hpp"
#include "facts/indicator_list.hpp"
#include "facts/number.hpp"
#include "facts/pairs.hpp"
#include "facts/table_title.hpp"
#include "facts/title.hpp"

namespace gouji {
namespace {

constexpr std::size_t kMostHeadRows = 5;

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// The title as the forms say it: without year, office and the blanks between.
class Titles {
 public:
  explicit Titles(const Disclosure& disclosure) : disclosure_(disclosure) {}

  /// The forms whose title is an end of this one, the longest first; what stands before it names
  /// neither a fund nor anything else that would make it another table.
  std::vector<const Form*> forms_of(std::string_view title) const {
    title = without_tails(title, disclosure_);
    std::vector<std::pair<std::size_t, const Form*>> found;
    for (const auto& form : disclosure_.vocabulary->forms) {
      if (is_of_other_kind(form) || !form.pairs.empty()) continue;
      std::size_t longest = 0;
      for (const auto& known : form.titles) {
        if (known.size() > longest && title.ends_with(known)) longest = known.size();
      }
      if (longest > 0 && is_plain(title, title.size() - longest, form)) {
        found.emplace_back(longest, &form);
      }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Form*> out;
    for (const auto& [length, form] : found) out.push_back(form);
    return out;
  }

  /// Forms that are told by their head alone.
  std::vector<const Form*> untitled() const {
    std::vector<const Form*> out;
    for (const auto& form : disclosure_.vocabulary->forms) {
      const bool by_head = form.titles.empty() && form.pairs.empty();
      if (by_head && !is_of_other_kind(form)) out.push_back(&form);
    }
    return out;
  }

 private:
  bool is_of_other_kind(const Form& form) const {
    return disclosure_.kind != "unknown" && !form.kinds.empty() &&
           std::find(form.kinds.begin(), form.kinds.end(), disclosure_.kind) == form.kinds.end();
  }

  /// The office, or the end of its name that stands in a title: 某基金管理中心 names no fund.
  std::size_t office_in(std::string_view title) const {
    constexpr std::size_t kShortest = 12;
    std::string_view office = disclosure_.unit;
    while (office.size() >= kShortest) {
      const auto at = title.find(office);
      if (at != std::string_view::npos) return at + office.size();
      office.remove_prefix(character_at(office, 0).bytes);
    }
    return 0;
  }

  /// No word that begins in the first bytes of a title narrows it: 项目支出决算表 is no 支出决算表.
  bool is_plain(std::string_view title, std::size_t before, const Form& form) const {
    for (std::size_t at = office_in(title); at < before;) {
      const auto match = disclosure_.vocabulary->lexicon.longest(title, at);
      if (match.bytes > 0) {
        const auto& gives = disclosure_.vocabulary->phrases[match.id].gives;
        const bool narrows = std::any_of(gives.begin(), gives.end(), [&](const auto& given) {
          return (given.first == Dimension::fund && !form.fund_from_title) ||
                 given.first == Dimension::item || given.first == Dimension::nature;
        });
        if (narrows) return false;
      }
      at += match.bytes > 0 ? match.bytes : character_at(title, at).bytes;
    }
    return true;
  }

  const Disclosure& disclosure_;
};

/// The head cells of each column from the outer to the inner one. Of a merged cell the text stands
/// in its first cell: an empty one goes on with the text to its left as long as both are below one
/// outer cell, and only while its column has more below.
std::vector<std::vector<std::string>> head_paths(const Table& table, std::size_t rows,
                                                 const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  std::vector<std::vector<std::string>> out(table.columns);
  std::vector<std::size_t> last(table.columns, 0);  // behind the innermost text of a column
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      if (!cell_text(table, row, column, document).empty()) last[column] = row + 1;
    }
  }
  std::vector<std::size_t> group(table.columns, 0);  // where the outer cell of a column begins
  for (std::size_t row = 0; row < rows; ++row) {
    const auto outer = group;
    for (std::size_t column = 0; column < table.columns; ++column) {
      const auto text = cell_text(table, row, column, document);
      const bool goes_on =
          text.empty() && column > 0 && outer[column] == outer[column - 1] && row < last[column];
      group[column] = goes_on ? group[column - 1] : column;
      const auto said = goes_on ? cell_text(table, row, group[column], document) : text;
      auto plain = row < last[column] ? head_label(said, disclosure) : std::string();
      if (!plain.empty() && (out[column].empty() || out[column].back() != plain)) {
        out[column].push_back(std::move(plain));
      }
    }
  }
  return out;
}

/// How well a way to say it fits: the more head cells it names the better, then the innermost ones;
/// 0 where it does not fit.
std::size_t fit(const std::vector<std::string>& said, const std::vector<std::string>& path) {
  if (path.empty() || said.back() != path.back()) return 0;
  auto outer = path.begin();
  for (std::size_t i = 0; i + 1 < said.size(); ++i) {
    outer = std::find(outer, path.end() - 1, said[i]);
    if (outer == path.end() - 1) return 0;
    ++outer;
  }
  const bool innermost =
      said.size() <= path.size() && std::equal(said.rbegin(), said.rend(), path.rbegin());
  return 2 * said.size() + (innermost ? 1 : 0);
}

class ColumnPlanner {
 public:
  ColumnPlanner(const Form& form, std::vector<std::vector<std::string>> paths)
      : form_(form), paths_(std::move(paths)) {}

  std::vector<ColumnPlan> run() {
    for (std::size_t column = 0; column < paths_.size(); ++column) place(column);
    return plan_;
  }

 private:
  void place(std::size_t column) {
    const auto& path = paths_[column];
    if (path.empty()) {  // 类 款 项 under one head cell
      const bool code = !plan_.empty() && plan_.back().column != nullptr &&
                        plan_.back().column->use == ColumnUse::code;
      plan_.push_back(code ? plan_.back() : ColumnPlan{});
      return;
    }
    for (auto side = side_; side < form_.sides.size(); ++side) {
      const auto* const found = heading(form_.sides[side], path);
      if (found == nullptr) continue;
      const bool again = side == side_ && is_used(found) && !goes_on(found);
      if (again && !form_.sides[side].repeats) continue;
      if (side != side_ || again) {
        side_ = side;
        ++number_;
        used_.clear();
      }
      used_.push_back(found);
      plan_.push_back({number_, &form_.sides[side], found});
      return;
    }
    plan_.emplace_back();
  }

  /// 合计 below 科目名称 is the label of the first row, which stands beside the last of the head.
  static const FormColumn* heading(const FormSide& side, const std::vector<std::string>& path) {
    const auto* const found = best(side, path);
    if (path.size() < 2 || (found != nullptr && found->use != ColumnUse::amount)) return found;
    const auto* const outer = best(side, {path.begin(), path.end() - 1});
    return outer != nullptr && outer->use != ColumnUse::amount ? outer : found;
  }

  static const FormColumn* best(const FormSide& side, const std::vector<std::string>& path) {
    const FormColumn* out = nullptr;
    std::size_t most = 0;
    for (const auto& column : side.columns) {
      for (const auto& said : column.heads) {
        if (const auto fits = fit(said, path); fits > most) {
          most = fits;
          out = &column;
        }
      }
    }
    return out;
  }

  bool is_used(const FormColumn* column) const {
    return std::find(used_.begin(), used_.end(), column) != used_.end();
  }
  /// Code cells side by side are one code.
  bool goes_on(const FormColumn* column) const {
    return column->use == ColumnUse::code && !plan_.empty() && plan_.back().column == column;
  }

  const Form& form_;
  std::vector<std::vector<std::string>> paths_;
  std::vector<ColumnPlan> plan_;
  std::vector<const FormColumn*> used_;
  std::size_t side_ = 0;
  std::int32_t number_ = 0;
};

std::size_t matched(const std::vector<ColumnPlan>& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.begin(), plan.end(), [](const ColumnPlan& p) { return p.side >= 0; }));
}

/// Every side of the form has a column of amounts, and most columns are known. A form without
/// amounts or without a title has all of its columns that have to be there.
bool is_whole(const Form& form, const std::vector<ColumnPlan>& plan) {
  const auto is_there = [&](const FormColumn& column) {
    return !column.required || std::any_of(plan.begin(), plan.end(),
                                           [&](const auto& p) { return p.column == &column; });
  };
  for (const auto& side : form.sides) {
    if (!std::all_of(side.columns.begin(), side.columns.end(), is_there)) return false;
  }
  if (form.titles.empty()) return matched(plan) * 2 > plan.size();
  const bool sides = std::all_of(form.sides.begin(), form.sides.end(), [&](const FormSide& side) {
    return std::any_of(plan.begin(), plan.end(), [&](const ColumnPlan& p) {
      return p.of == &side && p.column->use == ColumnUse::amount;
    });
  });
  return sides && matched(plan) * 2 > plan.size();
}

/// 1, 2, 3 … in the order of the columns, with or without 栏次 before them.
bool counts_columns(const Table& table, std::size_t row, const Document& document) {
  constexpr std::size_t kFewest = 3;
  std::size_t next = 1;
  for (std::size_t column = 0; column < table.columns; ++column) {
    const auto text = cell_text(table, row, column, document);
    if (text.empty()) continue;
    if (text != std::to_string(next)) return false;
    ++next;
  }
  return next > kFewest;
}

/// The row of column numbers, where there is one.
std::optional<std::size_t> row_of_column_numbers(const Table& table, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  const auto& names = disclosure.vocabulary->pages.column_counts;
  for (std::size_t row = 0; row < std::min(table.rows(), kMostHeadRows + 1); ++row) {
    if (row > 0 && counts_columns(table, row, document)) return row;
    for (std::size_t column = 0; column < std::min<std::size_t>(table.columns, 5); ++column) {
      const auto text = cell_text(table, row, column, document);
      if (std::find(names.begin(), names.end(), text) != names.end()) return row;
    }
  }
  return std::nullopt;
}

std::size_t first_row_with_number(const Table& table, const Document& document) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      const auto text = cell_text(table, row, column, document);
      const auto bytes =
          starts_with_digit(text) ? parse_digits(text, 0).value_or(Number{}).bytes : 0;
      if (bytes > 0 && bytes == text.size()) return row;
    }
  }
  return table.rows();
}

}  // namespace

std::string plain_label(std::string_view folded) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百零〇0123456789";
  std::string text;
  for (const char c : folded) {
    if (c != ' ') text += c;
  }
  std::string_view rest = text;
  for (bool again = true; again;) {
    again = false;
    std::size_t at = rest.starts_with('(') ? 1 : 0;
    const auto open = at;
    while (at < rest.size() && kNumerals.find(character_at(rest, at).code) != kNumerals.npos) {
      at += character_at(rest, at).bytes;
    }
    const auto behind = rest.substr(at);
    const auto mark = open > 0                   ? (behind.starts_with(')') ? 1U : 0U)
                      : behind.starts_with("、") ? 3U
                      : behind.starts_with('.')  ? 1U
                                                 : 0U;
    if (at > open && mark > 0) {
      rest.remove_prefix(at + mark);
      again = true;
    }
    if (rest.starts_with("其中") && !rest.starts_with("其中央")) {
      rest.remove_prefix(6);
      if (rest.starts_with(':')) rest.remove_prefix(1);
      again = true;
    }
  }
  if (rest.ends_with(':')) rest.remove_suffix(1);
  return std::string(rest);
}

namespace {

/// How many rows the head has, and what its columns are, where the table is that form.
struct HeadPlan {
  std::size_t rows = 0;
  std::vector<ColumnPlan> columns;
};

HeadPlan plan_head(const Table& table, const Form& form, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  const auto numbers = row_of_column_numbers(table, disclosure);
  const auto most =
      numbers ? *numbers
              : std::min({kMostHeadRows, table.rows(),
                          std::max<std::size_t>(1, first_row_with_number(table, document))});
  HeadPlan out;
  for (auto rows = numbers ? most : 1; rows <= most; ++rows) {
    auto plan = ColumnPlanner(form, head_paths(table, rows, disclosure)).run();
    if (out.rows > 0 && matched(plan) <= matched(out.columns)) continue;
    out.rows = rows;
    out.columns = std::move(plan);
  }
  if (out.rows == 0 || !is_whole(form, out.columns)) out.rows = 0;
  return out;
}

}  // namespace

Recognised recognise(const Table& table, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  Recognised out;
  out.columns.resize(table.columns);
  out.heads.assign(table.columns, -1);
  out.form = form_of_pairs(table, disclosure);
  if (out.form != nullptr) return out;
  const Titles titles(disclosure);
  auto forms = titles.forms_of(document.blocks[table.title].folded.text());
  const bool titled = !forms.empty();
  if (!titled) forms = titles.untitled();
  HeadPlan head;
  for (const auto* form : forms) {
    auto plan = plan_head(table, *form, disclosure);
    if (plan.rows == 0 || matched(plan.columns) <= matched(head.columns)) continue;
    head = std::move(plan);
    out.form = form;
  }
  if (out.form == nullptr) {
    out.why_not = titled ? Message{"表头与表样不符", "the head does not fit the form"}
                         : Message{"标题不是已知的表样", "no known form has this title"};
    return out;
  }
  out.columns = std::move(head.columns);
  out.paths = head_paths(table, head.rows, disclosure);
  const auto numbers = row_of_column_numbers(table, disclosure);
  out.body = numbers ? *numbers + 1 : head.rows;
  for (std::size_t column = 0; column < table.columns; ++column) {
    for (std::size_t row = 0; row < head.rows; ++row) {
      if (const auto block = table.cell(row, column); block >= 0) out.heads[column] = block;
    }
  }
  return out;
}

}  // namespace gouji
