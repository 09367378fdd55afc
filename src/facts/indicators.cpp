#include "facts/indicators.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "facts/cells.hpp"
#include "facts/figures.hpp"
#include "facts/indicator_list.hpp"
#include "facts/pairs.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

class IndicatorReader {
 public:
  IndicatorReader(const Table& table, std::size_t head, std::pair<Dimension, Symbol> named,
                  FormTable& out, Disclosure& disclosure)
      : table_(table),
        head_(head),
        named_(named),
        out_(out),
        disclosure_(disclosure),
        vocabulary_(*disclosure.vocabulary),
        form_(*out.form->indicators),
        list_(list_indicators(table, head, form_, disclosure.document)),
        first_figure_(disclosure.figures.size()),
        score_(score_unit(vocabulary_)) {
    for (const auto& unit : vocabulary_.units) {
      if (unit.kind == UnitKind::percent && unit.text == "%") percent_ = &unit;
    }
  }

  void run() {
    name_owners();
    const auto level = level_of_weights(list_);
    find_unit();
    sure_ = list_.sure && level && unit_ != nullptr && owners_are_apart(list_);
    for (const auto& [line, column] : list_.strays) {
      add(line, column, {0, text(line, column).size()}, read_cell(text(line, column)).number,
          vocabulary_.units.front());
    }
    for (const auto& line : list_.lines) read_line(line, level.value_or(Level::own));
    if (unit_ != nullptr) read_total();
  }

 private:
  std::string_view text(std::size_t line, std::size_t column) const {
    return cell_text(table_, line, column, disclosure_.document);
  }

  /// Two projects of one name are two projects.
  void name_owners() {
    for (const auto& owner : list_.owners) {
      auto word = owner;
      for (int n = 2; is_taken(word); ++n) word = fmt::format("{}({})", owner, n);
      owners_.push_back(disclosure_.symbols->intern(word));
    }
  }

  bool is_taken(const std::string& word) const {
    const auto symbol = disclosure_.symbols->find(word);
    return symbol != kNone &&
           (std::find(owners_.begin(), owners_.end(), symbol) != owners_.end() ||
            std::any_of(disclosure_.figures.begin(), disclosure_.figures.end(), [&](const auto& f) {
              return f.in_table() && f.identity[Dimension::project] == symbol;
            }));
  }

  /// All weights are percentages, or all are points.
  void find_unit() {
    std::size_t marked = 0;
    std::size_t all = 0;
    for (const auto& line : list_.lines) {
      if (!line.weight) continue;
      ++all;
      marked += line.weight->text.ends_with('%') ? 1U : 0U;
    }
    if (marked == all && all > 0) unit_ = percent_;
    if (marked == 0) unit_ = score_;
  }

  void read_line(const IndicatorLine& line, Level level) {
    const auto& outer = line.of(Level::outer);
    if (unit_ != nullptr && outer && line.row == nullptr && level != Level::outer) {
      const auto said = bracketed(outer->text);
      if (said && said->percent == (unit_ == percent_)) read_group(line, *outer, *said);
    }
    if (!line.weight) return;
    const auto number = weight_number(line.weight->text);
    if (!number) {
      forget();
      return;
    }
    const auto& unit = unit_ != nullptr ? *unit_ : vocabulary_.units.front();
    const auto id = add(line.at, line.weight->column, {0, line.weight->text.size()}, *number, unit);
    const auto& of = line.of(level);
    if (line.row == nullptr && of) {
      know(id, line.owner, line.group, name_once(std::string(of->text), line.owner));
      label(id, line.at, of->column);
    } else if (line.row != nullptr && !line.row->id.empty()) {
      know(id, line.owner, line.group, {});
    } else if (line.row != nullptr && !list_.has_owners) {
      know(id, line.owner, {}, {});
      has_total_ = true;
    }
  }

  /// 产出指标(50分)
  void read_group(const IndicatorLine& line, const CellText& cell, const Bracketed& said) {
    const auto id = add(line.at, cell.column, {said.begin, said.end}, said.number, *unit_);
    know(id, line.owner, line.group, {});
    label(id, line.at, cell.column);
  }

  /// 权重(90): what all of them come to, unless a line says so.
  void read_total() {
    if (has_total_ || list_.has_owners) return;
    for (const auto column : list_.weight_heads) {
      const auto said = bracketed(text(head_, column));
      if (!said || said->percent != (unit_ == percent_)) continue;
      const auto id = add(head_, column, {said->begin, said->end}, said->number, *unit_);
      know(id, -1, {}, {});
      label(id, head_, column);
    }
  }

  /// One weight is no number: nothing is known of their sum.
  void forget() {
    sure_ = false;
    for (auto i = first_figure_; i < disclosure_.figures.size(); ++i)
      disclosure_.figures[i].state = FigureState::unread;
  }

  FactId add(std::size_t at, std::size_t column, std::pair<std::size_t, std::size_t> range,
             const Number& number, const Unit& unit) {
    const Span span{static_cast<std::uint32_t>(table_.cell(at, column)),
                    static_cast<std::uint32_t>(range.first),
                    static_cast<std::uint32_t>(range.second)};
    auto figure = money_figure(number, false, unit, span);
    const auto id = static_cast<FactId>(disclosure_.figures.size());
    figure.row = row_for(at);
    figure.column = static_cast<std::int32_t>(column);
    disclosure_.rows[static_cast<std::size_t>(figure.row)].cells[column] = id;
    disclosure_.figures.push_back(std::move(figure));
    return id;
  }

  std::int32_t row_for(std::size_t at) {
    auto& rows = disclosure_.rows;
    const auto [known, is_new] = rows_.emplace(at, static_cast<std::int32_t>(rows.size()));
    if (!is_new) return known->second;
    rows.push_back({.table = out_.table,
                    .line = static_cast<std::uint32_t>(at),
                    .label = {},
                    .gives = {},
                    .children = {},
                    .cells = std::vector<FactId>(table_.columns, kNoFact)});
    return known->second;
  }

  void label(FactId id, std::size_t at, std::size_t column) {
    auto& row = disclosure_.rows[static_cast<std::size_t>(disclosure_.figure(id).row)];
    row.known = true;
    row.label = {static_cast<std::uint32_t>(table_.cell(at, column)), 0,
                 static_cast<std::uint32_t>(text(at, column).size())};
  }

  /// Two indicators with one name are two indicators.
  std::string name_once(std::string name, int owner) {
    const auto plain = name;
    for (int n = 2; !names_.emplace(owner, name).second; ++n)
      name = fmt::format("{}({})", plain, n);
    return name;
  }

  void know(FactId id, int owner, const std::string& group, const std::string& name) {
    if (!sure_) return;
    const auto& known = vocabulary_.known;
    Identity out;
    const auto give = [&](const Overlay& overlay) {
      for (const auto& [dimension, value] : overlay) out.set(dimension, value, kOriginTable);
    };
    give(out_.form->gives);
    for (const auto& column : form_.columns) {
      if (column.use == ColumnUse::score) give(column.gives);
    }
    auto& symbols = *disclosure_.symbols;
    if (!group.empty()) out.set(Dimension::aspect, symbols.intern(group), kOriginTable);
    if (!name.empty() && form_.names) out.set(*form_.names, symbols.intern(name), kOriginTable);
    const auto whose =
        owner < 0 ? named_
                  : std::pair(Dimension::project, owners_[static_cast<std::size_t>(owner)]);
    out.set(whose.first, whose.second, kOriginTable);
    if (!out.has(Dimension::period)) out.set(Dimension::period, known.this_year, kOriginDefault);
    out.set(Dimension::measure, unit_ == percent_ ? known.share : known.count, kOriginTable);
    if (unit_ == score_) out.set(Dimension::unit, score_->symbol, kOriginTable);
    fill_defaults(out, vocabulary_);
    auto& figure = disclosure_.figures[static_cast<std::size_t>(id)];
    figure.identity = disclosure_.identities.keep(out);
    figure.state = FigureState::read;
  }

  const Table& table_;
  std::size_t head_;
  std::pair<Dimension, Symbol> named_;
  FormTable& out_;
  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;
  const FormSide& form_;
  IndicatorList list_;
  std::size_t first_figure_;
  const Unit* score_ = nullptr;
  const Unit* percent_ = nullptr;
  const Unit* unit_ = nullptr;
  std::vector<Symbol> owners_;
  std::set<std::pair<int, std::string>> names_;
  std::map<std::size_t, std::int32_t> rows_;  ///< by line of the grid
  bool has_total_ = false;
  bool sure_ = true;
};

}  // namespace

void read_targets(const Table& table, FormTable& out, Disclosure& disclosure) {
  const auto head = indicators_head(table, *out.form, disclosure.document);
  const auto named = read_pairs(table, head, out, disclosure);
  if (head < table.rows()) IndicatorReader(table, head, named, out, disclosure).run();
}

}  // namespace gouji
