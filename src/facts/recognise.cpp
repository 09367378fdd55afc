#include "facts/recognise.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "facts/head_label.hpp"
#include "facts/number.hpp"
#include "facts/pairs.hpp"
#include "facts/title.hpp"

namespace gouji {
namespace {

constexpr std::size_t kMostHeadRows = 5;
constexpr std::string_view kColumnNumbers = "栏次";

std::string_view cell_text(const Table& table, std::size_t row, std::size_t column,
                           const Document& document) {
  const auto block = table.cell(row, column);
  return block < 0
             ? std::string_view()
             : std::string_view(document.blocks[static_cast<std::size_t>(block)].folded.text());
}

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// The title as the forms say it: without year, office and the blanks between.
class Titles {
 public:
  explicit Titles(const Disclosure& disclosure) : disclosure_(disclosure) {}

  /// The form whose title is the longest end of this one; what stands before it names neither a
  /// fund nor anything else that would make it another table.
  const Form* form_of(std::string_view title) const {
    const Form* best = nullptr;
    std::size_t longest = 0;
    for (const auto& form : disclosure_.vocabulary->forms) {
      const auto& kinds = form.kinds;
      const bool other_kind =
          disclosure_.kind != "unknown" && !kinds.empty() &&
          std::find(kinds.begin(), kinds.end(), disclosure_.kind) == kinds.end();
      if (other_kind || !form.pairs.empty()) continue;
      for (const auto& known : form.titles) {
        if (known.size() <= longest || !title.ends_with(known)) continue;
        longest = known.size();
        best = &form;
      }
    }
    return best != nullptr && is_plain(title, title.size() - longest) ? best : nullptr;
  }

 private:
  /// No word that begins in the first bytes of a title narrows it: 项目支出决算表 is no 支出决算表.
  bool is_plain(std::string_view title, std::size_t before) const {
    for (std::size_t at = 0; at < before;) {
      const auto match = disclosure_.vocabulary->lexicon.longest(title, at);
      if (match.bytes > 0) {
        const auto& gives = disclosure_.vocabulary->phrases[match.id].gives;
        const bool narrows = std::any_of(gives.begin(), gives.end(), [](const auto& given) {
          return given.first == Dimension::fund || given.first == Dimension::item ||
                 given.first == Dimension::nature;
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

/// How many head cells a way to say it names, or 0 where it does not fit.
std::size_t fit(const std::vector<std::string>& said, const std::vector<std::string>& path) {
  if (path.empty() || said.back() != path.back()) return 0;
  auto outer = path.begin();
  for (std::size_t i = 0; i + 1 < said.size(); ++i) {
    outer = std::find(outer, path.end() - 1, said[i]);
    if (outer == path.end() - 1) return 0;
    ++outer;
  }
  return said.size();
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
      const auto* const found = best(form_.sides[side], path);
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

/// Every side of the form has a column of amounts, and most columns are known.
bool is_whole(const Form& form, const std::vector<ColumnPlan>& plan) {
  const bool sides = std::all_of(form.sides.begin(), form.sides.end(), [&](const FormSide& side) {
    return std::any_of(plan.begin(), plan.end(), [&](const ColumnPlan& p) {
      return p.of == &side && p.column->use == ColumnUse::amount;
    });
  });
  return sides && matched(plan) * 2 > plan.size();
}

/// The row of column numbers, where there is one.
std::optional<std::size_t> row_of_column_numbers(const Table& table, const Document& document) {
  for (std::size_t row = 0; row < std::min(table.rows(), kMostHeadRows + 1); ++row) {
    for (std::size_t column = 0; column < std::min<std::size_t>(table.columns, 5); ++column) {
      if (cell_text(table, row, column, document) == kColumnNumbers) return row;
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

Recognised recognise(const Table& table, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  Recognised out;
  out.columns.resize(table.columns);
  out.heads.assign(table.columns, -1);
  out.form = form_of_pairs(table, disclosure);
  if (out.form != nullptr) return out;
  const auto* const form = Titles(disclosure).form_of(document.blocks[table.title].folded.text());
  if (form == nullptr) {
    out.why_not = {"标题不是已知的表样", "no known form has this title"};
    return out;
  }
  const auto numbers = row_of_column_numbers(table, document);
  const auto most =
      numbers ? *numbers
              : std::min({kMostHeadRows, table.rows(),
                          std::max<std::size_t>(1, first_row_with_number(table, document))});
  std::size_t head = 0;
  for (auto rows = numbers ? most : 1; rows <= most; ++rows) {
    auto plan = ColumnPlanner(*form, head_paths(table, rows, disclosure)).run();
    if (head > 0 && matched(plan) <= matched(out.columns)) continue;
    head = rows;
    out.columns = std::move(plan);
  }
  out.body = numbers ? *numbers + 1 : head;
  if (head == 0 || !is_whole(*form, out.columns)) {
    out.columns.assign(table.columns, {});
    out.why_not = {"表头与表样不符", "the head does not fit the form"};
    return out;
  }
  out.form = form;
  out.paths = head_paths(table, head, disclosure);
  for (std::size_t column = 0; column < table.columns; ++column) {
    for (std::size_t row = 0; row < head; ++row) {
      if (const auto block = table.cell(row, column); block >= 0) out.heads[column] = block;
    }
  }
  return out;
}

}  // namespace gouji
