#include "facts/pairs.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "facts/cells.hpp"
#include "facts/figures.hpp"
#include "facts/recognise.hpp"
#include "facts/subject.hpp"
#include "facts/table_title.hpp"

namespace gouji {
namespace {

constexpr std::size_t kFewestLabels = 3;

std::string_view text_of(std::int32_t block, const Document& document) {
  return block < 0
             ? std::string_view()
             : std::string_view(document.blocks[static_cast<std::size_t>(block)].folded.text());
}

const FormRow* row_named(const Form& form, const std::string& label, const std::string& under) {
  for (const bool nested : {true, false}) {
    for (const auto& row : form.pairs) {
      if (row.under.empty() ? nested : row.under != under) continue;
      if (std::find(row.labels.begin(), row.labels.end(), label) != row.labels.end()) return &row;
    }
  }
  return nullptr;
}

bool has_head(const FormSide& block, const std::string& label) {
  return std::any_of(block.columns.begin(), block.columns.end(), [&](const FormColumn& column) {
    return std::any_of(column.heads.begin(), column.heads.end(),
                       [&](const auto& head) { return head.back() == label; });
  });
}

/// One of the heads of the form's blocks.
bool is_head(const Form& form, const std::string& label) {
  return (form.indicators && has_head(*form.indicators, label)) ||
         std::any_of(form.blocks.begin(), form.blocks.end(),
                     [&](const FormSide& block) { return has_head(block, label); });
}

class PairReader {
 public:
  PairReader(const Table& table, FormTable& out, Disclosure& disclosure)
      : table_(table), out_(out), disclosure_(disclosure), vocabulary_(*disclosure.vocabulary) {
    const auto known = std::find_if(
        vocabulary_.units.begin(), vocabulary_.units.end(),
        [&](const Unit& unit) { return unit.kind == UnitKind::money && unit.text == table_.unit; });
    if (known != vocabulary_.units.end()) unit_ = &*known;
    score_ = score_unit(vocabulary_);
  }

  std::pair<Dimension, Symbol> run(std::size_t lines) {
    for (std::size_t line = 0; line < lines; ++line) {
      const FormRow* label = nullptr;
      std::int32_t printed = -1;
      for (std::size_t column = 0; column < table_.columns; ++column) {
        const auto block = table_.cell(line, column);
        const auto text = text_of(block, disclosure_.document);
        if (text.empty()) continue;
        const auto cell = read_cell(text);
        if (cell.kind == CellKind::number) {
          amount(line, column, cell, label, printed);
        } else if (label != nullptr && label->names) {
          name(*label->names, text);
        } else if (cell.kind == CellKind::unreadable) {
          label = find(text, column);
          printed = block;
          continue;
        }
        label = nullptr;
        printed = -1;
      }
    }
    if (named_.second == kNone) name(Dimension::project, fmt::format("表{}", out_.table + 1));
    return named_;
  }

 private:
  /// What a label says where it stands: 其他资金 below 项目资金总额, or below 年度资金申请总额.
  const FormRow* find(std::string_view text, std::size_t column) {
    if (const auto* const unit = unit_in_brackets(text, vocabulary_)) unit_ = unit;
    auto above = opened_.upper_bound(column);
    const auto under = above == opened_.begin() ? std::string() : std::prev(above)->second;
    const auto* const row = row_named(*out_.form, pair_label(text), under);
    if (row != nullptr && !row->id.empty()) opened_[column] = row->id;
    return row;
  }

  /// Two tables of one project are two projects: what they say need not be the same.
  void name(Dimension dimension, std::string_view text) {
    auto word = std::string(text);
    for (int n = 2; is_taken(dimension, word); ++n) word = fmt::format("{}({})", text, n);
    named_ = {dimension, disclosure_.symbols->intern(word)};
  }

  bool is_taken(Dimension dimension, const std::string& word) const {
    const auto symbol = disclosure_.symbols->find(word);
    return symbol != kNone &&
           std::any_of(disclosure_.figures.begin(), disclosure_.figures.end(), [&](const auto& f) {
             return f.in_table() && f.identity[dimension] == symbol;
           });
  }

  void amount(std::size_t line, std::size_t column, const CellNumber& cell, const FormRow* label,
              std::int32_t printed) {
    const auto row = static_cast<std::int32_t>(disclosure_.rows.size());
    disclosure_.rows.push_back({.table = out_.table,
                                .line = static_cast<std::uint32_t>(line),
                                .label = printed < 0 ? Span{} : span_of(printed),
                                .gives = {},
                                .children = {},
                                .cells = std::vector<FactId>(table_.columns, kNoFact)});
    auto& made = disclosure_.rows.back();
    made.known = label != nullptr;
    const bool score = label != nullptr && label->score;
    const auto* const known = score ? score_ : unit_;
    const auto& unit = known != nullptr ? *known : vocabulary_.units.front();
    // A weight in brackets, (10), is none below zero.
    auto figure = money_figure(cell.number, cell.negative && !score, unit,
                               span_of(table_.cell(line, column)));
    figure.row = row;
    figure.column = static_cast<std::int32_t>(column);
    if (label != nullptr && known != nullptr) {
      figure.identity = disclosure_.identities.keep(identity_of(*label));
      figure.state = FigureState::read;
    }
    made.cells[column] = static_cast<FactId>(disclosure_.figures.size());
    disclosure_.figures.push_back(std::move(figure));
  }

  Identity identity_of(const FormRow& row) {
    const auto& known = vocabulary_.known;
    Identity out;
    for (const auto* overlay : {&out_.form->gives, &row.gives}) {
      for (const auto& [dimension, value] : *overlay) out.set(dimension, value, kOriginTable);
    }
    if (named_.second == kNone) name(Dimension::project, fmt::format("表{}", out_.table + 1));
    out.set(named_.first, named_.second, kOriginTable);
    if (!out.has(Dimension::period)) out.set(Dimension::period, known.this_year, kOriginDefault);
    out.set(Dimension::measure, row.score ? known.count : known.amount, kOriginTable);
    if (row.score) out.set(Dimension::unit, score_->symbol, kOriginTable);
    fill_defaults(out, vocabulary_);
    return out;
  }

  Span span_of(std::int32_t block) const {
    return {static_cast<std::uint32_t>(block), 0,
            static_cast<std::uint32_t>(text_of(block, disclosure_.document).size())};
  }

  const Table& table_;
  FormTable& out_;
  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;
  const Unit* unit_ = nullptr;
  const Unit* score_ = nullptr;
  std::pair<Dimension, Symbol> named_{Dimension::project, kNone};
  std::map<std::size_t, std::string> opened_;  ///< by column: the last row that others stand under
};

}  // namespace

const Unit* unit_in_brackets(std::string_view text, const Vocabulary& vocabulary) {
  const auto found =
      std::find_if(vocabulary.units.begin(), vocabulary.units.end(), [&](const Unit& unit) {
        return unit.kind == UnitKind::money &&
               (text.find("(" + unit.text + ")") != std::string_view::npos ||
                text.ends_with("单位:" + unit.text + ")"));
      });
  return found == vocabulary.units.end() ? nullptr : &*found;
}

const Unit* score_unit(const Vocabulary& vocabulary) {
  const auto found =
      std::find_if(vocabulary.units.begin(), vocabulary.units.end(),
                   [](const Unit& unit) { return unit.kind == UnitKind::count && unit.intensive; });
  return found == vocabulary.units.end() ? nullptr : &*found;
}

std::string pair_label(std::string_view text) {
  if (text.ends_with(')')) {
    const auto open = text.rfind('(');
    if (open != std::string_view::npos && open > 0) text = text.substr(0, open);
  }
  return plain_label(text);
}

const Form* form_of_pairs(const Table& table, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  const auto title = without_tails(document.blocks[table.title].folded.text(), disclosure);
  for (const auto& form : disclosure.vocabulary->forms) {
    const bool titled = std::any_of(form.titles.begin(), form.titles.end(),
                                    [&](const auto& known) { return title.ends_with(known); });
    if (form.pairs.empty() || !titled) continue;
    std::size_t labels = 0;
    for (const auto block : table.cells) {
      const auto text = text_of(block, document);
      if (text.empty()) continue;
      const auto label = pair_label(text);
      const bool pair = std::any_of(form.pairs.begin(), form.pairs.end(), [&](const FormRow& row) {
        return std::find(row.labels.begin(), row.labels.end(), label) != row.labels.end();
      });
      labels += pair || is_head(form, label) ? 1U : 0U;
    }
    if (labels >= kFewestLabels) return &form;
  }
  return nullptr;
}

std::pair<Dimension, Symbol> read_pairs(const Table& table, std::size_t lines, FormTable& out,
                                        Disclosure& disclosure) {
  return PairReader(table, out, disclosure).run(lines);
}

}  // namespace gouji
