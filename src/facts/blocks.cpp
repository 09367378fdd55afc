#include "facts/blocks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "facts/cells.hpp"
#include "facts/figures.hpp"
#include "facts/pairs.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

/// A cell of a head, and the column of the form that it begins.
struct Bound {
  std::size_t column = 0;
  const FormColumn* of = nullptr;
  bool percent = false;  ///< 执行率(%): the numbers below have no mark of their own
};

bool has_head(const FormColumn& column, const std::string& label) {
  return std::any_of(column.heads.begin(), column.heads.end(),
                     [&](const auto& head) { return head.back() == label; });
}

/// 9.5分 is 9.5.
std::string_view without(std::string_view text, std::string_view end) {
  if (text.ends_with(end)) text.remove_suffix(end.size());
  return text;
}

class BlockReader {
 public:
  BlockReader(const Table& table, FormTable& out, Disclosure& disclosure)
      : table_(table), out_(out), disclosure_(disclosure), vocabulary_(*disclosure.vocabulary) {
    for (const auto& unit : vocabulary_.units) {
      if (unit.kind == UnitKind::money && unit.text == table.unit) money_ = &unit;
      if (unit.kind == UnitKind::percent && unit.text == "%") percent_ = &unit;
    }
    score_ = score_unit(vocabulary_);
  }

  void run() {
    find_name();
    for (std::size_t line = 0; line < table_.rows(); ++line) {
      if (!read_head(line)) read_row(line);
    }
    if (unknown_money_) {
      for (const auto id : money_figures_) {
        disclosure_.figures[static_cast<std::size_t>(id)].state = FigureState::unread;
      }
    }
    // Σ of some weights is no sum: where one of them is not a number of its own, none is read.
    for (const auto id : named_) {
      if (!complete_) disclosure_.figures[static_cast<std::size_t>(id)].state = FigureState::unread;
    }
  }

 private:
  std::string_view text_at(std::size_t line, std::size_t column) const {
    const auto block = table_.cell(line, column);
    if (block < 0) return {};
    return disclosure_.document.blocks[static_cast<std::size_t>(block)].folded.text();
  }

  Span span_at(std::size_t line, std::size_t column) const {
    return {static_cast<std::uint32_t>(table_.cell(line, column)), 0,
            static_cast<std::uint32_t>(text_at(line, column).size())};
  }

  static const FormRow* row_of(const std::vector<FormRow>& rows, const std::string& label) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const FormRow& row) {
      return std::find(row.labels.begin(), row.labels.end(), label) != row.labels.end();
    });
    return found == rows.end() ? nullptr : &*found;
  }

  /// Two tables of one project are two projects.
  void find_name() {
    std::string word;
    for (std::size_t line = 0; line < table_.rows() && word.empty(); ++line) {
      bool named = false;
      for (std::size_t column = 0; column < table_.columns && word.empty(); ++column) {
        const auto text = text_at(line, column);
        if (text.empty()) continue;
        if (named) word = text;
        const auto* const pair = row_of(out_.form->pairs, pair_label(text));
        named = pair != nullptr && pair->names;
        if (named) named_by_ = *pair->names;
      }
    }
    if (word.empty()) word = fmt::format("表{}", out_.table + 1);
    name_ = disclosure_.symbols->intern(unlike(named_by_, word, 0));
  }

  /// The word, or the word with a number that no figure of a table has; from one figure on.
  std::string unlike(Dimension dimension, const std::string& word, std::size_t from) const {
    auto out = word;
    for (int n = 2; is_taken(dimension, out, from); ++n) out = fmt::format("{}({})", word, n);
    return out;
  }

  bool is_taken(Dimension dimension, const std::string& word, std::size_t from) const {
    const auto symbol = disclosure_.symbols->find(word);
    const auto& figures = disclosure_.figures;
    return symbol != kNone && std::any_of(figures.begin() + static_cast<std::ptrdiff_t>(from),
                                          figures.end(), [&](const auto& f) {
                                            return f.in_table() && f.identity[dimension] == symbol;
                                          });
  }

  /// 年度预算数(万元) over 总额: the words of the whole table, and no head of figures.
  bool has_label_below(const FormSide& block, std::size_t line, std::size_t column) const {
    return line + 1 < table_.rows() &&
           row_of(block.rows, pair_label(text_at(line + 1, column))) != nullptr;
  }

  /// True for the head of a block: two of its columns of figures stand there, and all it requires.
  bool read_head(std::size_t line) {
    for (const auto& block : out_.form->blocks) {
      std::vector<Bound> bounds;
      std::size_t figures = 0;
      std::size_t required = 0;
      for (std::size_t column = 0; column < table_.columns; ++column) {
        const auto text = text_at(line, column);
        if (text.empty()) continue;
        if (const auto* const unit = unit_in_brackets(text, vocabulary_)) money_ = unit;
        const auto label = pair_label(text);
        const auto known = std::find_if(block.columns.begin(), block.columns.end(),
                                        [&](const FormColumn& c) { return has_head(c, label); });
        const auto* of = known == block.columns.end() ? nullptr : &*known;
        if (of != nullptr && is_figure(of->use) && has_label_below(block, line, column))
          of = nullptr;
        bounds.push_back({column, of, text.find('%') != std::string_view::npos});
        if (of == nullptr) continue;
        figures += is_figure(of->use) ? 1U : 0U;
        required += of->required ? 1U : 0U;
      }
      const auto wanted = std::count_if(block.columns.begin(), block.columns.end(),
                                        [](const FormColumn& c) { return c.required; });
      if (figures < 2 || required < static_cast<std::size_t>(wanted)) continue;
      block_ = &block;
      bounds_ = std::move(bounds);
      first_named_ = disclosure_.figures.size();
      return true;
    }
    return false;
  }

  const Bound* bound_of(std::size_t column) const {
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), column,
                                        [](std::size_t c, const Bound& b) { return c < b.column; });
    return after == bounds_.begin() ? nullptr : &*std::prev(after);
  }

  /// What a line is about: a row that the block knows, else the text of its column of labels.
  struct Subject {
    const FormRow* row = nullptr;
    std::string name;
    Span label;
  };

  Subject subject_of(std::size_t line) {
    Subject out;
    for (std::size_t column = 0; column < table_.columns; ++column) {
      const auto text = text_at(line, column);
      if (text.empty()) continue;
      if (const auto* const unit = unit_in_brackets(text, vocabulary_)) money_ = unit;
      const auto* const bound = bound_of(column);
      if (bound != nullptr && bound->of != nullptr && is_figure(bound->of->use)) break;
      if (const auto* const row = row_of(block_->rows, pair_label(text))) {
        out.row = row;
        out.label = span_at(line, column);
      }
      if (bound != nullptr && bound->of != nullptr && bound->of->use == ColumnUse::label) {
        out.name = text;
        if (out.row == nullptr) out.label = span_at(line, column);
      }
    }
    return out;
  }

  void read_row(std::size_t line) {
    if (block_ == nullptr) return;
    const auto subject = subject_of(line);
    std::vector<const FormColumn*> seen;
    std::vector<std::pair<std::size_t, FactId>> made;
    for (std::size_t column = 0; column < table_.columns; ++column) {
      const auto* const bound = bound_of(column);
      if (text_at(line, column).empty() || bound == nullptr || bound->of == nullptr) continue;
      if (!is_figure(bound->of->use)) continue;
      const bool again = std::find(seen.begin(), seen.end(), bound->of) != seen.end();
      seen.push_back(bound->of);
      const auto id = read_value(line, column, *bound, subject, again);
      if (id != kNoFact) made.emplace_back(column, id);
    }
    check_whole(subject, made);
    if (block_->whole) check_money(subject, made);
    if (made.empty()) return;
    TableRow row{.table = out_.table,
                 .line = static_cast<std::uint32_t>(line),
                 .label = subject.label,
                 .gives = {},
                 .known = subject.row != nullptr || !subject.name.empty(),
                 .children = {},
                 .cells = std::vector<FactId>(table_.columns, kNoFact)};
    for (const auto& [column, id] : made) row.cells[column] = id;
    disclosure_.rows.push_back(std::move(row));
  }

  /// An indicator without a weight or a score of its own shares it with its neighbours; money whose
  /// own are not told may have them elsewhere.
  void check_whole(const Subject& subject,
                   const std::vector<std::pair<std::size_t, FactId>>& made) {
    const bool money = subject.row != nullptr && !subject.row->id.empty();
    if (!money && (!block_->names || subject.row != nullptr)) return;
    const auto wanted = std::count_if(bounds_.begin(), bounds_.end(), [](const Bound& bound) {
      return bound.of != nullptr && bound.of->use == ColumnUse::score;
    });
    const bool any = !made.empty() || !subject.name.empty();
    const auto read = std::count_if(made.begin(), made.end(), [&](const auto& entry) {
      const auto& figure = disclosure_.figure(entry.second);
      return figure.state == FigureState::read && figure.unit == score_;
    });
    if (any && read != wanted) complete_ = false;
    if (money) return;
    for (const auto& [column, id] : made) named_.push_back(id);
  }

  /// Money of a source that no form knows belongs to the total too: then none of it is read.
  void check_money(const Subject& subject,
                   const std::vector<std::pair<std::size_t, FactId>>& made) {
    for (const auto& [column, id] : made) {
      const auto& figure = disclosure_.figure(id);
      if (figure.unit != money_) continue;
      money_figures_.push_back(id);
      if (subject.row == nullptr && figure.printed.value != 0) unknown_money_ = true;
    }
  }

  FactId read_value(std::size_t line, std::size_t column, const Bound& bound,
                    const Subject& subject, bool again) {
    const auto text = text_at(line, column);
    const auto& of = *bound.of;
    const bool marked = text.ends_with('%');
    const auto cell = read_cell(of.use == ColumnUse::rate    ? without(text, "%")
                                : of.use == ColumnUse::score ? without(text, "分")
                                                             : text);
    if (cell.kind == CellKind::unreadable) complete_ = complete_ && of.use != ColumnUse::score;
    if (cell.kind != CellKind::number) return kNoFact;
    const auto* const unit = of.use == ColumnUse::rate    ? percent_
                             : of.use == ColumnUse::score ? score_
                                                          : money_;
    const auto& printed = unit != nullptr ? *unit : vocabulary_.units.front();
    auto figure = money_figure(cell.number, cell.negative, printed, span_at(line, column));
    figure.row = static_cast<std::int32_t>(disclosure_.rows.size());
    figure.column = static_cast<std::int32_t>(column);
    const bool known = subject.row != nullptr || (block_->names && !subject.name.empty());
    const bool rate = of.use != ColumnUse::rate || marked || bound.percent;
    if (known && rate && unit != nullptr && !again) {
      figure.identity = disclosure_.identities.keep(identity_of(of, subject, *unit));
      figure.state = FigureState::read;
    }
    disclosure_.figures.push_back(std::move(figure));
    return static_cast<FactId>(disclosure_.figures.size() - 1);
  }

  Identity identity_of(const FormColumn& column, const Subject& subject, const Unit& unit) {
    const auto& known = vocabulary_.known;
    Identity out;
    const auto add = [&](const Overlay& overlay) {
      for (const auto& [dimension, value] : overlay) out.set(dimension, value, kOriginTable);
    };
    add(out_.form->gives);
    if (subject.row != nullptr) add(subject.row->gives);
    add(column.gives);
    if (subject.row == nullptr) {
      const auto name = row_name(subject);
      out.set(*block_->names, disclosure_.symbols->intern(name), kOriginTable);
    }
    out.set(named_by_, name_, kOriginTable);
    if (!out.has(Dimension::period)) out.set(Dimension::period, known.this_year, kOriginDefault);
    const auto measure = column.use == ColumnUse::rate    ? known.completion
                         : column.use == ColumnUse::score ? known.count
                                                          : known.amount;
    out.set(Dimension::measure, measure, kOriginTable);
    if (column.use == ColumnUse::score) out.set(Dimension::unit, unit.symbol, kOriginTable);
    fill_defaults(out, vocabulary_);
    return out;
  }

  /// One name for all cells of a line; another line with the same label is another indicator.
  std::string row_name(const Subject& subject) {
    if (subject.label != last_label_) {
      last_label_ = subject.label;
      last_name_ = unlike(*block_->names, subject.name, first_named_);
    }
    return last_name_;
  }

  const Table& table_;
  FormTable& out_;
  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;
  const Unit* money_ = nullptr;
  const Unit* percent_ = nullptr;
  const Unit* score_ = nullptr;
  Dimension named_by_ = Dimension::project;
  Symbol name_ = kNone;
  const FormSide* block_ = nullptr;
  std::vector<Bound> bounds_;
  std::vector<FactId> named_;  ///< figures of rows that no form names
  std::size_t first_named_ = 0;
  bool complete_ = true;
  std::vector<FactId> money_figures_;
  bool unknown_money_ = false;
  Span last_label_;
  std::string last_name_;
};

}  // namespace

void read_blocks(const Table& table, FormTable& out, Disclosure& disclosure) {
  BlockReader(table, out, disclosure).run();
}

}  // namespace gouji
