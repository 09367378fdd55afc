#include "facts/indicator_list.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "facts/cells.hpp"
#include "facts/pairs.hpp"

namespace gouji {
namespace {

constexpr std::string_view kPoints = "分";

/// A cell of the head, and the column of the form that it begins.
struct Bound {
  std::size_t column = 0;
  const FormColumn* of = nullptr;
};

const FormColumn* column_of(const FormSide& list, std::string_view text) {
  const auto label = pair_label(text);
  const auto found =
      std::find_if(list.columns.begin(), list.columns.end(), [&](const FormColumn& column) {
        return std::any_of(column.heads.begin(), column.heads.end(),
                           [&](const auto& head) { return head.back() == label; });
      });
  return found == list.columns.end() ? nullptr : &*found;
}

/// 一级指标 names the aspect of a weight; any other name is that of its owner.
bool is_group(const FormColumn& column) { return column.names == Dimension::aspect; }
bool is_owner(const FormColumn& column) { return column.names && !is_group(column); }

Level level_of(const FormColumn& column) {
  if (column.use == ColumnUse::label) return Level::own;
  return is_group(column) ? Level::outer : Level::middle;
}

class Lister {
 public:
  Lister(const Table& table, std::size_t head, const FormSide& form, const Document& document)
      : table_(table), head_(head), form_(form), document_(document) {}

  IndicatorList run() {
    read_head();
    for (auto line = head_ + 1; line < table_.rows(); ++line) {
      if (!repeats_head(line)) collect(line);
    }
    find_groups();
    return std::move(out_);
  }

 private:
  std::string_view text(std::size_t line, std::size_t column) const {
    return cell_text(table_, line, column, document_);
  }

  /// The head may have two lines: what stands beside 绩效指标 in the upper one has none below it.
  void read_head() {
    constexpr std::size_t kFewest = 3;
    std::size_t above = 0;
    for (std::size_t column = 0; head_ > 0 && column < table_.columns; ++column)
      above += text(head_ - 1, column).empty() ? 0U : 1U;
    for (std::size_t column = 0; column < table_.columns; ++column) {
      auto said = text(head_, column);
      if (said.empty() && above >= kFewest) said = text(head_ - 1, column);
      if (!said.empty()) bounds_.push_back({column, column_of(form_, said)});
    }
    keep_last_label();
    bool groups = false;
    for (const auto& [column, of] : bounds_) {
      if (of == nullptr) continue;
      out_.has_owners = out_.has_owners || is_owner(*of);
      groups = groups || is_group(*of);
      if (of->use == ColumnUse::score) out_.weight_heads.push_back(column);
    }
    // Two lists side by side have weights of their own; of several owners only the classes tell
    // where one ends, should its name have slipped down.
    out_.sure = out_.weight_heads.size() == 1 && (groups || !out_.has_owners);
  }

  /// 绩效指标 beside 一级指标 and 三级指标 is the title of the list.
  void keep_last_label() {
    bool later = false;
    for (auto bound = bounds_.rbegin(); bound != bounds_.rend(); ++bound) {
      if (bound->of == nullptr || bound->of->use != ColumnUse::label) continue;
      if (later) bound->of = nullptr;
      later = true;
    }
  }

  bool repeats_head(std::size_t line) const {
    return std::all_of(bounds_.begin(), bounds_.end(), [&](const Bound& bound) {
      const auto said = text(head_, bound.column);
      return said.empty() || text(line, bound.column) == said;
    });
  }

  const FormColumn* column_at(std::size_t column) const {
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), column,
                                        [](std::size_t c, const Bound& b) { return c < b.column; });
    return after == bounds_.begin() ? nullptr : std::prev(after)->of;
  }

  void collect(std::size_t at) {
    IndicatorLine line;
    line.at = at;
    bool labelled = false;
    for (std::size_t column = 0; column < table_.columns; ++column) {
      const auto said = text(at, column);
      if (said.empty()) continue;
      const auto* const of = column_at(column);
      if (of == nullptr) {
        if (!labelled && read_cell(said).kind == CellKind::number)
          out_.strays.emplace_back(at, column);
        continue;
      }
      labelled = labelled || !is_owner(*of);
      if (of->use != ColumnUse::nothing) take(line, *of, {said, column});
    }
    line.owner = static_cast<int>(out_.owners.size()) - 1;
    if (line.weight && read_cell(line.weight->text).kind == CellKind::nothing) line.weight.reset();
    out_.lines.push_back(std::move(line));
  }

  void take(IndicatorLine& line, const FormColumn& of, const CellText& cell) {
    if (of.use == ColumnUse::score) {
      out_.sure = out_.sure && !line.weight;
      line.weight = cell;
      return;
    }
    if (const auto* const row = row_of(cell.text)) line.row = row;
    if (is_owner(of)) {
      own(cell.text, line.at);
    } else {
      line.levels[static_cast<std::size_t>(level_of(of))] = cell;
    }
  }

  const FormRow* row_of(std::string_view said) const {
    const auto label = pair_label(said);
    const auto found = std::find_if(form_.rows.begin(), form_.rows.end(), [&](const FormRow& row) {
      return std::find(row.labels.begin(), row.labels.end(), label) != row.labels.end();
    });
    return found == form_.rows.end() ? nullptr : &*found;
  }

  /// The name of a project, down to the next. The same name after lines without one may be a merged
  /// cell that a page break divided, or another project: nobody knows.
  void own(std::string_view said, std::size_t at) {
    if (out_.owners.empty() || said != out_.owners.back()) {
      out_.owners.emplace_back(said);
    } else if (owner_line_ + 1 != at) {
      out_.sure = false;
    }
    owner_line_ = at;
  }

  /// Carries the outermost classes down. One that comes back after another began tells that a
  /// second list has begun, or that a page break moved a name.
  void find_groups() {
    std::set<std::string> seen;
    std::string group;
    int owner = -1;
    for (auto& line : out_.lines) {
      if (line.owner != owner) {
        seen.clear();
        group.clear();
        owner = line.owner;
      }
      if (const auto& outer = line.of(Level::outer); outer && line.row == nullptr) {
        auto said = bracketed(outer->text) ? pair_label(outer->text) : std::string(outer->text);
        if (said != group && !seen.insert(said).second) out_.sure = false;
        group = std::move(said);
      }
      line.group = group;
      if (out_.has_owners && line.owner < 0 && line.weight) out_.sure = false;
    }
  }

  const Table& table_;
  std::size_t head_;
  const FormSide& form_;
  const Document& document_;
  std::vector<Bound> bounds_;
  std::size_t owner_line_ = 0;
  IndicatorList out_;
};

}  // namespace

std::optional<Bracketed> bracketed(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const auto open = text.rfind('(');
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  auto inside = text.substr(open + 1, text.size() - open - 2);
  Bracketed out{.begin = open + 1, .end = text.size() - 1, .number = {}};
  out.percent = inside.ends_with('%');
  if (out.percent) inside.remove_suffix(1);
  if (inside.ends_with(kPoints)) inside.remove_suffix(kPoints.size());
  const auto number = inside.empty() ? std::nullopt : parse_digits(inside, 0);
  if (!number || number->bytes != inside.size()) return std::nullopt;
  out.number = *number;
  return out;
}

std::string_view cell_text(const Table& table, std::size_t line, std::size_t column,
                           const Document& document) {
  const auto block = table.cell(line, column);
  if (block < 0) return {};
  return document.blocks[static_cast<std::size_t>(block)].folded.text();
}

std::size_t indicators_head(const Table& table, const Form& form, const Document& document) {
  constexpr std::size_t kFewest = 3;
  for (std::size_t line = 0; form.indicators && line < table.rows(); ++line) {
    std::set<const FormColumn*> found;
    for (std::size_t column = 0; column < table.columns; ++column) {
      const auto text = cell_text(table, line, column, document);
      if (!text.empty()) found.insert(column_of(*form.indicators, text));
    }
    found.erase(nullptr);
    const auto& columns = form.indicators->columns;
    const bool whole = std::all_of(columns.begin(), columns.end(), [&](const FormColumn& column) {
      return !column.required || found.contains(&column);
    });
    if (whole && found.size() >= kFewest) return line;
  }
  return table.rows();
}

IndicatorList list_indicators(const Table& table, std::size_t head, const FormSide& form,
                              const Document& document) {
  return Lister(table, head, form, document).run();
}

std::optional<Number> weight_number(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text.ends_with(kPoints)) text.remove_suffix(kPoints.size());
  const auto cell = read_cell(text);
  if (cell.kind != CellKind::number || cell.negative || cell.number.too_large) return std::nullopt;
  return cell.number;
}

bool owners_are_apart(const IndicatorList& list) {
  std::vector<Micro> sums(list.owners.size());
  for (const auto& line : list.lines) {
    const auto number = line.weight ? weight_number(line.weight->text) : std::nullopt;
    if (number && line.owner >= 0 && line.row == nullptr)
      sums[static_cast<std::size_t>(line.owner)] += number->value;
  }
  std::erase(sums, 0);
  std::map<Micro, int> frequency;
  for (const auto sum : sums) ++frequency[sum];
  if (frequency.size() <= 1) return true;
  const auto usual =
      std::max_element(frequency.begin(), frequency.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto neighbours = std::adjacent_find(sums.begin(), sums.end(), [&](Micro a, Micro b) {
    return a != usual->first && b != usual->first;
  });
  return usual->second > 1 && neighbours == sums.end();
}

std::optional<Level> level_of_weights(const IndicatorList& list) {
  for (const auto level : kLevels) {
    const auto fits = [&](const IndicatorLine& line) {
      return line.row != nullptr || line.weight.has_value() == line.of(level).has_value();
    };
    if (std::all_of(list.lines.begin(), list.lines.end(), fits)) return level;
  }
  return std::nullopt;
}

}  // namespace gouji
