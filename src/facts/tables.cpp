#include "facts/tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/text.hpp"
#include "facts/blocks.hpp"
#include "facts/cells.hpp"
#include "facts/figures.hpp"
#include "facts/indicators.hpp"
#include "facts/names.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 7> kTotals{
    "合计", "总计", "小计", "本年支出合计", "本年收入合计", "支出合计", "收入合计"};
void apply(Identity& identity, const Overlay& overlay) {
  for (const auto& [dimension, value] : overlay) identity.set(dimension, value, kOriginTable);
}

class TableReader {
 public:
  TableReader(std::uint32_t index, const Recognised& recognised, Disclosure& disclosure)
      : index_(index),
        recognised_(recognised),
        disclosure_(disclosure),
        vocabulary_(*disclosure.vocabulary),
        table_(disclosure.document.tables[index]) {
    out_.table = index;
    out_.form = recognised.form;
    out_.why_not = recognised.why_not;
    out_.paths = recognised.paths;
    out_.body = recognised.body;
    out_.first_row = disclosure.rows.size();
    for (const auto block : recognised.heads) {
      out_.heads.push_back(block < 0 ? Span{} : span_of(block));
    }
    unit_ = money_unit();
    for (const auto& unit : vocabulary_.units) {
      if (unit.kind == UnitKind::percent && unit.text == "%") percent_ = &unit;
    }
  }

  void run() {
    const auto first_figure = disclosure_.figures.size();
    if (out_.form != nullptr) {
      find_fund();
      find_version();
    }
    if (out_.form != nullptr && !out_.form->blocks.empty()) {
      read_blocks(table_, out_, disclosure_);
    } else if (out_.form != nullptr && !out_.form->pairs.empty()) {
      read_targets(table_, out_, disclosure_);
    } else {
      for (auto line = recognised_.body; line < table_.rows(); ++line) read_line(line);
    }
    if (is_unsure(first_figure)) {
      for (auto i = first_figure; i < disclosure_.figures.size(); ++i) {
        disclosure_.figures[i].state = FigureState::unread;
      }
    }
    set_prevailing(disclosure_.figures, first_figure);
    out_.last_row = disclosure_.rows.size();
    link_tree();
    for (auto i = first_figure; i < disclosure_.figures.size(); ++i) {
      ++out_.figures;
      out_.non_zero += disclosure_.figures[i].printed.value != 0 ? 1U : 0U;
    }
    disclosure_.tables.push_back(std::move(out_));
  }

 private:
  /// Rows that add up, and one among them that the form does not know.
  bool is_unsure(std::size_t first_figure) const {
    if (out_.form == nullptr) return false;
    const auto& sides = out_.form->sides;
    const bool whole =
        std::any_of(sides.begin(), sides.end(), [](const auto& s) { return s.whole; });
    return whole &&
           std::any_of(disclosure_.figures.begin() + static_cast<std::ptrdiff_t>(first_figure),
                       disclosure_.figures.end(), [](const Figure& figure) {
                         return figure.state == FigureState::unread && figure.printed.value != 0;
                       });
  }

  Span span_of(std::int32_t block) const {
    const auto at = static_cast<std::size_t>(block);
    return {static_cast<std::uint32_t>(block), 0,
            static_cast<std::uint32_t>(disclosure_.document.blocks[at].folded.text().size())};
  }

  std::string_view text_at(std::size_t line, std::size_t column) const {
    const auto block = table_.cell(line, column);
    if (block < 0) return {};
    return disclosure_.document.blocks[static_cast<std::size_t>(block)].folded.text();
  }

  const Unit* money_unit() const {
    const auto found = std::find_if(
        vocabulary_.units.begin(), vocabulary_.units.end(),
        [&](const Unit& unit) { return unit.kind == UnitKind::money && unit.text == table_.unit; });
    return found == vocabulary_.units.end() ? nullptr : &*found;
  }

  /// 财政拨款“三公”经费 or 一般公共预算财政拨款“三公”经费: the title tells the fund.
  void find_fund() {
    if (!out_.form->fund_from_title) return;
    const auto& title = disclosure_.document.blocks[table_.title].folded.text();
    for (std::size_t at = 0; at < title.size();) {
      const auto match = vocabulary_.lexicon.longest(title, at);
      if (match.bytes > 0) {
        for (const auto& given : vocabulary_.phrases[match.id].gives) {
          if (given.first == Dimension::fund) title_fund_ = given.second;
        }
      }
      at += match.bytes > 0 ? match.bytes : character_at(title, at).bytes;
    }
  }

  /// The note tells which budget 预算数 is.
  void find_version() {
    for (const auto note : table_.notes) {
      const auto& text = disclosure_.document.blocks[note].folded.text();
      for (const auto& version : out_.form->versions) {
        const bool said = std::any_of(version.words.begin(), version.words.end(),
                                      [&](const auto& w) { return text.find(w) != text.npos; });
        if (said && budget_version_ == kNone) budget_version_ = version.version;
      }
    }
  }

  /// Each side of a line is a row of its own.
  void read_line(std::size_t line) {
    std::int32_t row = -1;
    for (std::size_t column = 0; column < table_.columns;) {
      auto end = column + 1;
      const auto side = recognised_.columns[column].side;
      while (end < table_.columns &&
             (recognised_.columns[end].side == side || recognised_.columns[end].side < 0)) {
        ++end;
      }
      row = read_side(line, column, end, row);
      column = end;
    }
  }

  /// The row that the side's cells belong to: a new one where a label stands, else the one before
  /// (公用经费合计 spans two blocks).
  std::int32_t read_side(std::size_t line, std::size_t first, std::size_t last,
                         std::int32_t before) {
    const auto* const side = recognised_.columns[first].of;
    CodeCells code;
    Span label;
    std::string words;
    bool has_label_column = false;
    bool empty = true;
    for (auto column = first; column < last; ++column) {
      const auto text = text_at(line, column);
      empty = empty && text.empty();
      const auto* const planned = recognised_.columns[column].column;
      if (planned == nullptr || is_figure(planned->use) || planned->use == ColumnUse::nothing) {
        continue;
      }
      has_label_column = true;
      if (text.empty()) continue;
      if (planned->use == ColumnUse::code && is_code_text(text)) {
        code.add(text);
        continue;
      }
      label = span_of(table_.cell(line, column));
      words = plain_label(text);
    }
    if (empty) return before;
    const bool unlabelled = has_label_column && code.empty() && words.empty();
    auto row = before;
    if (!unlabelled || before < 0) {
      row = add_row(line, label);
      auto& made = disclosure_.rows.back();
      made.known = side != nullptr && out_.form != nullptr && !unlabelled &&
                   identify(made, *side, code.code(), words);
      made.padded = code.is_padded();
    }
    for (auto column = first; column < last; ++column) read_amount(line, column, row);
    return row;
  }

  std::int32_t add_row(std::size_t line, const Span& label) {
    disclosure_.rows.push_back({.table = index_,
                                .line = static_cast<std::uint32_t>(line),
                                .label = label,
                                .gives = {},
                                .children = {},
                                .cells = std::vector<FactId>(table_.columns, kNoFact)});
    return static_cast<std::int32_t>(disclosure_.rows.size() - 1);
  }

  /// What a code or label says; false where the form does not know it.
  bool identify(TableRow& row, const FormSide& side, const std::string& code,
                const std::string& words) {
    if (side.tree && !code.empty()) {
      if (!is_code(code)) return false;
      row.tree = *side.tree;
      row.code = disclosure_.symbols->intern(code);
      row.gives.set(row.tree, row.code, kOriginTable);
      return true;
    }
    if (!side.tree && side.rows.empty()) return true;  // a form of columns only
    for (const bool nested : {true, false}) {
      for (const auto& known : side.rows) {
        const bool fits = known.under.empty() ? !nested : nested && known.under == opened_[&side];
        if (!fits ||
            std::find(known.labels.begin(), known.labels.end(), words) == known.labels.end()) {
          continue;
        }
        apply(row.gives, known.gives);
        if (!known.id.empty()) opened_[&side] = known.id;
        return true;
      }
    }
    if (side.tree) {
      return std::find(kTotals.begin(), kTotals.end(), words) != kTotals.end();
    }
    return identify_class(row, side, words);
  }

  /// 一、一般公共服务支出: a class of the functional classification by its name.
  bool identify_class(TableRow& row, const FormSide& side, const std::string& words) {
    const auto classes = std::find_if(side.rows.begin(), side.rows.end(),
                                      [](const FormRow& r) { return r.classes; });
    if (classes == side.rows.end() || words.empty()) return false;
    const auto code = class_named(words, disclosure_);
    if (code == kNone) return false;
    apply(row.gives, classes->gives);
    row.tree = Dimension::function;
    row.code = code;
    row.gives.set(row.tree, code, kOriginTable);
    return true;
  }

  void read_amount(std::size_t line, std::size_t column, std::int32_t row) {
    const auto* const planned = recognised_.columns[column].column;
    const bool unplanned = planned == nullptr;
    if (!unplanned && !is_figure(planned->use)) return;
    const auto block = table_.cell(line, column);
    if (block < 0) return;
    const bool is_rate = !unplanned && planned->use == ColumnUse::rate;
    auto text = text_at(line, column);
    if (is_rate && text.ends_with('%')) text.remove_suffix(1);
    const auto cell = read_cell(text);
    auto& made = disclosure_.rows[static_cast<std::size_t>(row)];
    if (cell.kind == CellKind::nothing) return;
    if (cell.kind == CellKind::unreadable) {
      if (!unplanned && planned->use == ColumnUse::amount) made.cells[column] = kUnreadable;
      return;
    }
    auto figure = make_figure(cell, block, is_rate ? percent_ : unit_);
    figure.row = row;
    figure.column = static_cast<std::int32_t>(column);
    if (!unplanned && made.known && unit_ != nullptr) {
      figure.identity = disclosure_.identities.keep(identity_of(*planned, made));
      figure.state = FigureState::read;
    }
    made.cells[column] = static_cast<FactId>(disclosure_.figures.size());
    disclosure_.figures.push_back(std::move(figure));
  }

  Figure make_figure(const CellNumber& cell, std::int32_t block, const Unit* unit) const {
    return money_figure(cell.number, cell.negative,
                        unit != nullptr ? *unit : vocabulary_.units.front(), span_of(block));
  }

  Identity identity_of(const FormColumn& column, const TableRow& row) const {
    const auto& known = vocabulary_.known;
    Identity out;
    apply(out, out_.form->gives);
    if (title_fund_ != kNone) out.set(Dimension::fund, title_fund_, kOriginTable);
    apply(out, column.gives);
    for (std::size_t d = 0; d < kDimensions; ++d) {
      if (row.gives.values[d] != kNone) {
        out.set(static_cast<Dimension>(d), row.gives.values[d], kOriginTable);
      }
    }
    if (out[Dimension::version] == known.unnamed_budget && budget_version_ != kNone) {
      out.set(Dimension::version, budget_version_, kOriginTable);
    }
    if (!out.has(Dimension::period)) out.set(Dimension::period, known.this_year, kOriginDefault);
    set_measure(out, column.use);
    fill_defaults(out, vocabulary_);
    return out;
  }

  /// 增减额 and 增减% compare with last year.
  void set_measure(Identity& identity, ColumnUse use) const {
    const auto& known = vocabulary_.known;
    identity.set(Dimension::measure,
                 use == ColumnUse::change ? known.change
                 : use == ColumnUse::rate ? known.growth
                                          : known.amount,
                 kOriginTable);
    if (use != ColumnUse::amount) identity.set(Dimension::base, known.last_year, kOriginTable);
  }

  /// Parents of rows: the longest printed prefix of a code; the total of the same side for codes
  /// without one.
  void link_tree() {
    std::map<std::string_view, std::int32_t> printed;
    for (auto i = out_.first_row; i < out_.last_row; ++i) {
      const auto& row = disclosure_.rows[i];
      if (row.code == kNone) continue;
      printed.emplace(disclosure_.symbols->word(row.code), static_cast<std::int32_t>(i));
    }
    for (auto i = out_.first_row; i < out_.last_row; ++i) {
      auto& row = disclosure_.rows[i];
      if (row.code == kNone) continue;
      auto prefix = disclosure_.symbols->word(row.code);
      while (row.parent < 0 && prefix.size() > 3) {
        prefix.remove_suffix(2);
        const auto above = printed.find(prefix);
        if (above != printed.end()) row.parent = above->second;
      }
      if (row.parent < 0) row.parent = total_for(row);
      if (row.parent < 0) continue;
      disclosure_.rows[static_cast<std::size_t>(row.parent)].children.push_back(
          static_cast<std::int32_t>(i));
    }
  }

  /// The row that says the same but for the code.
  std::int32_t total_for(const TableRow& row) {
    auto wanted = row.gives;
    wanted.clear(row.tree);
    const auto [known, is_new] = totals_.emplace(wanted, -1);
    if (!is_new) return known->second;
    for (auto i = out_.first_row; i < out_.last_row; ++i) {
      const auto& other = disclosure_.rows[i];
      if (other.known && other.code == kNone && other.gives == wanted) {
        known->second = static_cast<std::int32_t>(i);
        break;
      }
    }
    return known->second;
  }

  std::uint32_t index_;
  const Recognised& recognised_;
  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;
  const Table& table_;
  FormTable out_;
  const Unit* unit_ = nullptr;
  const Unit* percent_ = nullptr;
  Symbol title_fund_ = kNone;
  Symbol budget_version_ = kNone;
  std::map<const FormSide*, std::string> opened_;  ///< id of its last row that others stand under
  std::map<Identity, std::int32_t> totals_;
};

/// Names of the codes that the tables print, the class names among them as the vocabulary has them.
void collect_names(const Table& table, const Recognised& recognised, Disclosure& disclosure) {
  for (auto line = recognised.body; line < table.rows(); ++line) {
    CodeCells code;
    for (std::size_t column = 0; column < table.columns; ++column) {
      const auto& plan = recognised.columns[column];
      const auto block = table.cell(line, column);
      if (plan.column == nullptr || !plan.of->tree || block < 0) continue;
      const auto& text = disclosure.document.blocks[static_cast<std::size_t>(block)].folded.text();
      if (plan.column->use == ColumnUse::code && is_code_text(text)) code.add(text);
      if (plan.column->use != ColumnUse::name) continue;
      if (is_code(code.code())) {
        auto& symbols = *disclosure.symbols;
        disclosure.code_names.emplace(symbols.intern(code.code()),
                                      symbols.intern(plain_label(text)));
      }
      code = {};
    }
  }
}

}  // namespace

TableFacts::TableFacts(Disclosure& disclosure) : disclosure_(disclosure) {
  for (const auto& table : disclosure.document.tables) {
    recognised_.push_back(recognise(table, disclosure));
    collect_names(table, recognised_.back(), disclosure);
  }
}

void TableFacts::read(std::uint32_t title_block) {
  const auto& tables = disclosure_.document.tables;
  for (std::uint32_t i = 0; i < tables.size(); ++i) {
    if (tables[i].title == title_block) TableReader(i, recognised_[i], disclosure_).run();
  }
}

}  // namespace gouji
