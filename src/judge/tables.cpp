// What expressions ask of tables: the rows below a code, facts that differ in some dimensions only,
// forms and notes.

#include <algorithm>
#include <array>
#include <bit>

#include "base/text.hpp"
#include "facts/recognise.hpp"
#include "judge/evaluate.hpp"
#include "judge/pattern.hpp"
#include "judge/row.hpp"
#include "judge/text_index.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

Identity without_dimensions(Identity identity, std::uint32_t dimensions) {
  for (std::size_t d = 0; d < kDimensions; ++d) {
    const auto dimension = static_cast<Dimension>(d);
    if ((dimensions & bit(dimension)) != 0) identity.clear(dimension);
  }
  return identity;
}

/// In how many dimensions two identities differ.
int distance(const Identity& a, const Identity& b) { return std::popcount(differing(a, b)); }

bool has_amounts(const Form& form) {
  return std::any_of(form.sides.begin(), form.sides.end(), [](const FormSide& side) {
    return std::any_of(side.columns.begin(), side.columns.end(),
                       [](const FormColumn& c) { return c.use == ColumnUse::amount; });
  });
}

ListOf<FactRef> facts_list(std::vector<FactRef> facts) {
  return std::make_shared<const std::vector<FactRef>>(std::move(facts));
}

}  // namespace

/// The same facts of the rows directly below, in the code tree: of the same column, or of the
/// column that is it in another block.
Value Evaluator::children(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& figure = disclosure_.figure(std::get<FactRef>(value).id);
  if (!figure.in_table()) return not_applicable({"不在表中", "not in a table"});
  std::vector<FactRef> out;
  for (const auto child : disclosure_.rows[static_cast<std::size_t>(figure.row)].children) {
    const auto& row = disclosure_.rows[static_cast<std::size_t>(child)];
    const auto wanted = without_dimensions(figure.identity, bit(row.tree));
    const auto same = std::find_if(row.cells.begin(), row.cells.end(), [&](FactId cell) {
      return cell >= 0 && disclosure_.figure(cell).state == FigureState::read &&
             without_dimensions(disclosure_.figure(cell).identity, bit(row.tree)) == wanted;
    });
    if (same != row.cells.end()) {
      out.push_back({*same});
    } else if (std::find(row.cells.begin(), row.cells.end(), kUnreadable) != row.cells.end()) {
      return not_evaluable({"下级科目有读不懂的单元格", "a cell below it is no number"});
    }
  }
  return facts_list(std::move(out));
}

/// A narrative may state one fact ten thousand times: tables have an index of their own.
const FactIndex& Evaluator::index_without(std::uint32_t dimensions, bool tables_only) {
  constexpr auto kTables = std::uint32_t{1} << kDimensions;
  const auto [known, is_new] = indices_.try_emplace(dimensions | (tables_only ? kTables : 0));
  auto& index = known->second;  // clang 14 captures no structured binding
  if (!is_new) return index;
  const auto& lookup = disclosure_.lookup;
  std::vector<std::vector<FactId>*> groups(disclosure_.identities.size());  // by identity
  const auto add = [&](std::size_t i) {
    const auto number = lookup.identity_of[i];
    auto*& group = groups[number];
    if (group == nullptr)
      group = &index[without_dimensions(disclosure_.identities[number], dimensions)];
    group->push_back(static_cast<FactId>(i));
  };
  if (tables_only) {
    for (const auto id : lookup.in_tables) add(static_cast<std::size_t>(id));
  } else {
    for (std::size_t i = 0; i < lookup.identity_of.size(); ++i) {
      if (lookup.identity_of[i] != Lookup::kNotCompared) add(i);
    }
  }
  return index;
}

/// Facts of a table with no row below theirs in the code tree.
Value Evaluator::leaves(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  auto facts = facts_of(value);
  std::erase_if(facts, [&](FactRef fact) {
    const auto& figure = disclosure_.figure(fact.id);
    return !figure.in_table() ||
           !disclosure_.rows[static_cast<std::size_t>(figure.row)].children.empty();
  });
  return facts_list(std::move(facts));
}

const Filter& Evaluator::filter_of(const Expr& expr) {
  const auto known = filters_.find(&expr);
  if (known != filters_.end()) return known->second;
  Filter filter{patterns_of(expr, disclosure_), FormPattern(expr, disclosure_)};
  for (const auto& pattern : filter.patterns) filter.dimensions |= bit(pattern.dimension());
  return filters_.emplace(&expr, std::move(filter)).first->second;
}

/// Facts that are the same but for the named dimensions, which fit their patterns.
Value Evaluator::like(const Expr& expr) {
  static const auto kNothing = facts_list({});
  const auto value = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto id = std::get<FactRef>(value).id;
  const auto& filter = filter_of(expr);
  if (filter.forms.tables_only() && disclosure_.lookup.in_tables.empty()) return kNothing;
  const auto& index = index_without(filter.dimensions, filter.forms.tables_only());
  const auto found =
      index.find(without_dimensions(disclosure_.figure(id).identity, filter.dimensions));
  if (found == index.end()) return kNothing;
  const auto& group = found->second;
  const auto fitting = [&] {
    std::vector<FactRef> out;
    for (const auto other : group) {
      const auto& figure = disclosure_.figure(other);
      if (filter.forms.fits(figure, id) && filter.fits(figure.identity)) out.push_back({other});
    }
    return facts_list(std::move(out));
  };
  if (filter.forms.depends_on_fact()) return fitting();
  auto& known = alike_[{&expr, &group}];
  if (known == nullptr) known = fitting();
  return known;
}

/// Another fact of the tables that prints the same value: what a wrong figure may have been taken
/// for. The nearest in scope; not applicable where there is none.
Value Evaluator::fits(const Expr& operand) {
  constexpr int kFarthest = 3;
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& figure = disclosure_.figure(std::get<FactRef>(value).id);
  FactId best = kNoFact;
  int nearest = kFarthest + 1;
  for (std::size_t i = 0; i < disclosure_.figures.size(); ++i) {
    const auto& other = disclosure_.figures[i];
    if (!other.in_table() || other.state != FigureState::read || other.printed.value == 0) continue;
    if (other.stated().value != figure.stated().value) continue;
    const auto apart = distance(other.identity, figure.identity);
    if (apart == 0 || apart >= nearest) continue;
    nearest = apart;
    best = static_cast<FactId>(i);
  }
  if (best == kNoFact) return not_applicable({"没有与它相同的数", "no other figure is the same"});
  return FactRef{best};
}

/// The second fact where the first is ten thousand times as large or as small: 元 for 万元.
Value Evaluator::unit_slip(const Expr& expr) {
  constexpr Micro kTimes = 10'000;
  const auto a = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(a)) return a;
  const auto b = evaluate(expr.operands[1]);
  if (std::holds_alternative<Absent>(b)) return b;
  const auto left = disclosure_.figure(std::get<FactRef>(a).id).stated().value;
  const auto right = disclosure_.figure(std::get<FactRef>(b).id).stated().value;
  const bool slips = left != 0 && (left / kTimes == right || left == right / kTimes);
  if (!slips) return not_applicable({"不是单位的差别", "the unit does not explain it"});
  return b;
}

Value Evaluator::tables() const {
  auto out = std::make_shared<std::vector<TableRef>>();
  for (std::size_t i = 0; i < disclosure_.tables.size(); ++i) out->push_back({i});
  return ListOf<TableRef>(std::move(out));
}

Value Evaluator::field_of(const TableRef& ref, Field field) const {
  const auto& table = disclosure_.tables[ref.index];
  const auto& document = disclosure_.document;
  const auto& printed = document.tables[table.table];
  const auto notes_with = [&](const std::vector<std::string>& words) {
    return std::any_of(printed.notes.begin(), printed.notes.end(), [&](std::size_t note) {
      const auto& text = document.blocks[note].folded.text();
      return std::any_of(words.begin(), words.end(),
                         [&](const auto& word) { return text.find(word) != std::string::npos; });
    });
  };
  switch (field) {
    case Field::title:
      return document.text(document.blocks[printed.title].begin,
                           document.blocks[printed.title].end);
    case Field::text: {
      auto& out = texts_.emplace_back();
      for (const auto note : printed.notes) {
        out.append(document.text(document.blocks[note].begin, document.blocks[note].end)) += '\n';
      }
      return std::string_view(out);
    }
    case Field::recognised:
      return table.form != nullptr;
    case Field::filled:
      return table.non_zero > 0;
    case Field::blank:
      return table.figures == 0 && (table.form == nullptr || has_amounts(*table.form));
    case Field::says_empty:
      return notes_with(disclosure_.vocabulary->empty_table);
    default:
      break;
  }
  if (table.form == nullptr) return not_evaluable(Why{"不知道是哪张表", "the form is not known"});
  return notes_with(table.form->empty_notes);
}

/// The same fact in another document, the named dimensions replaced.
Value Evaluator::look_up(const Expr& expr) {
  const auto document = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(document)) return document;
  const auto about = evaluate(expr.operands[1]);
  if (std::holds_alternative<Absent>(about)) return about;
  const auto& other = *std::get<DocumentRef>(document).disclosure;
  const auto* fact = std::get_if<FactRef>(&about);
  const auto& mine = fact != nullptr ? disclosure_.figure(fact->id).identity
                                     : disclosure_.claims[std::get<ClaimRef>(about).index].about;
  Identity wanted;
  for (std::size_t d = 0; d < kDimensions; ++d) {
    if (mine[static_cast<Dimension>(d)] == kUnknown) {
      return not_evaluable({"口径不明", "the scope is not known"});
    }
    const auto symbol =
        other.symbols->find(disclosure_.symbols->word(mine[static_cast<Dimension>(d)]));
    wanted.set(static_cast<Dimension>(d), symbol, kOriginNone);
  }
  for (const auto& argument : expr.named) {
    const auto word = fold(argument.words.front());
    wanted.set(*dimension_named(argument.name), word == "none" ? kNone : other.symbols->find(word),
               kOriginNone);
  }
  const auto& identity_of = other.lookup.identity_of;
  const auto known = other.identities.find(wanted);
  const Figure* found = nullptr;
  for (std::size_t i = 0; known && i < identity_of.size(); ++i) {
    if (identity_of[i] != *known) continue;
    const auto& figure = other.figures[i];
    if (found != nullptr && found->stated().value != figure.stated().value) {
      return not_evaluable(
          {"上年文件中这个数有几种写法", "last year's document has it in several ways"});
    }
    if (found == nullptr) found = &figure;
  }
  if (found == nullptr) {
    return not_evaluable({"上年文件中没有这个数", "last year's document does not have it"});
  }
  const auto value = quantity(found->stated());
  if (!value || found->too_large) return not_evaluable({"数字太大", "the number is too large"});
  return Amount{*value, found->unit, found->decimals, found->unit->kind == UnitKind::percent};
}

/// One of the rule's patterns stands anywhere in the text.
Value Evaluator::mentions() {
  if (mentioned_) return *mentioned_;
  if (rule_.compiled == nullptr) return false;
  const auto& document = disclosure_.document;
  mentioned_ = std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
    if (block.kind == BlockKind::cell) return false;
    const auto text = document.text(block.begin, block.end);
    return rule_.compiled->is_found(text, plain_);
  });
  return *mentioned_;
}

Value Evaluator::days_to_publish() const {
  const auto& about = disclosure_.document.submission;
  if (!about || !about->approved_on || !about->published_on) {
    return not_applicable({"没有批复和公开的日期", "the dates are not given"});
  }
  return Literal{static_cast<Micro>(*about->published_on - *about->approved_on) * kOne};
}

/// The text has the name of the fact's row somewhere, whether its figure there was read or not.
Value Evaluator::is_named(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& figure = disclosure_.figure(std::get<FactRef>(value).id);
  if (!figure.in_table()) return not_applicable({"不在表中", "not in a table"});
  const auto& blocks = disclosure_.document.blocks;
  const auto& label = disclosure_.rows[static_cast<std::size_t>(figure.row)].label;
  const auto name = plain_label(blocks[label.block].folded.text());
  if (label.end == 0 || name.empty())
    return not_applicable({"这一行没有名称", "the row has no name"});
  return text_.says(name);
}

/// The text names the item from its class on: 农林水支出（类）水利（款）行政运行（项）.
Value Evaluator::has_class(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& figure = disclosure_.figure(std::get<FactRef>(value).id);
  const auto path = disclosure_.symbols->word(figure.identity[Dimension::function]);
  return path.find("(类)") != std::string_view::npos;
}

/// The row of the code that the fact's code stands below (20103 for 2010301) is in the same table.
/// Asked of the first figure of a row; not applicable where the table leaves out that level.
Value Evaluator::parent_printed(const Expr& operand) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLevel = 2;
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto* const led = row_led_by(std::get<FactRef>(value).id, disclosure_);
  if (led == nullptr) {
    return not_applicable({"不在表中，或这一行已经查过", "not in a table, or the row was judged"});
  }
  const auto& row = *led;
  const auto code = disclosure_.symbols->word(row.code);
  if (row.code == kNone || code.size() < kShortest + kLevel) {
    return not_applicable({"没有上级编码", "there is no code above it"});
  }
  const auto above = code.substr(0, code.size() - kLevel);
  if (row.parent >= 0) {
    const auto& parent = disclosure_.rows[static_cast<std::size_t>(row.parent)];
    if (disclosure_.symbols->word(parent.code) == above) return true;
  }
  if (!has_level(row, above.size())) {
    return not_applicable({"表中没有这一级科目", "the table has no rows of that level"});
  }
  return false;
}

/// The table of a row prints codes of so many digits.
bool Evaluator::has_level(const TableRow& row, std::size_t digits) {
  const auto [known, is_new] = levels_.try_emplace({row.table, digits});
  if (!is_new) return known->second;
  const auto& table = disclosure_.tables[row.table];
  for (auto i = table.first_row; i < table.last_row && !known->second; ++i) {
    const auto& other = disclosure_.rows[i];
    known->second = other.code != kNone && other.tree == row.tree &&
                    disclosure_.symbols->word(other.code).size() == digits;
  }
  return known->second;
}

/// The name of the fact's row is one that the lists of codes have for its code; not evaluable where
/// they do not know the code.
Value Evaluator::name_listed(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& figure = disclosure_.figure(std::get<FactRef>(value).id);
  if (!figure.in_table()) return not_applicable({"不在表中", "not in a table"});
  const auto& row = disclosure_.rows[static_cast<std::size_t>(figure.row)];
  const auto name = disclosure_.code_names.find(row.code);
  if (row.code == kNone || name == disclosure_.code_names.end()) {
    return not_applicable({"这一行没有编码或名称", "the row has no code or no name"});
  }
  if (disclosure_.vocabulary->codes == nullptr) {
    return not_evaluable({"没有编码表", "there are no lists of codes"});
  }
  const auto code_words = disclosure_.symbols->word(row.code);
  const auto& codes = disclosure_.vocabulary->codes->of(row.tree);
  const auto entries = codes.find(code_words);
  const auto year = disclosure_.year.value_or(0);
  const bool sure = std::any_of(entries.begin(), entries.end(), [&](const Code* code) {
    return code->confidence == Confidence::verified && code->from > 0 && code->holds_in(year);
  });
  // 2101102「公务员医疗补助」: since when a code has its name may not be known, but that is the
  // name of the code beside it
  const auto owner = codes.named(disclosure_.symbols->word(name->second), code_words.size(), year);
  const bool is_neighbours =
      !owner.empty() && owner != code_words &&
      owner.substr(0, owner.size() - 2) == code_words.substr(0, code_words.size() - 2) &&
      std::any_of(entries.begin(), entries.end(),
                  [](const Code* code) { return code->confidence == Confidence::verified; });
  if (!sure && !is_neighbours)
    return not_evaluable({"编码表里没有这个编码", "the lists do not have this code"});
  const auto printed = plain_name(disclosure_.symbols->word(name->second));
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Code* code) { return plain_name(code->name) == printed; });
}

}  // namespace gouji
