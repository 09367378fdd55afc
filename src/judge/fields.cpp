// What a rule asks of one thing: c.part, f.item, r.up, h.text.

#include <utility>

#include "judge/evaluate.hpp"
#include "rules/functions.hpp"

namespace gouji {

Value Evaluator::field(const Expr& expr) {
  const auto& of = expr.operands[0];
  const auto wanted = static_cast<Field>(expr.index);
  if (const auto* claim = claim_at(of)) return field_of(*claim, wanted);
  if (const auto* reason = reason_at(of)) return field_of(*reason, wanted);
  Value made;
  const auto& object = look_at(of, made);
  if (std::holds_alternative<Absent>(object)) return object;
  if (const auto* block = std::get_if<BlockRef>(&object)) return disclosure_.source(block->span);
  if (const auto* table = std::get_if<TableRef>(&object)) return field_of(*table, wanted);
  if (const auto* names = std::get_if<NamesRef>(&object)) return (*names)->open_ended;
  if (const auto* form = std::get_if<FormRef>(&object)) {
    if (wanted == Field::title) return std::string_view(form->form->name.zh);
    return is_present(*form->form);
  }
  if (const auto* fact = std::get_if<FactRef>(&object)) return field_of(*fact, wanted);
  if (const auto* reason = std::get_if<ReasonRef>(&object))
    return field_of(disclosure_.reasons[reason->index], wanted);
  return field_of(disclosure_.claims[std::get<ClaimRef>(object).index], wanted);
}

Value Evaluator::field_of(FactRef fact, Field wanted) const {
  const auto& figure = disclosure_.figure(fact.id);
  switch (wanted) {
    case Field::item:
      return Word{figure.identity[Dimension::item]};
    case Field::version:
      return Word{figure.identity[Dimension::version]};
    case Field::unit:
      return Word{figure.identity[Dimension::unit]};
    case Field::function:
      return Word{figure.identity[Dimension::function]};
    case Field::fund:
      return Word{figure.identity[Dimension::fund]};
    case Field::table: {
      if (!figure.in_table()) return not_applicable({"不在表中", "not in a table"});
      const auto& document = disclosure_.document;
      const auto table = disclosure_.rows[static_cast<std::size_t>(figure.row)].table;
      const auto& title = document.blocks[document.tables[table].title];
      return document.text(title.begin, title.end);
    }
    case Field::code: {
      if (!figure.in_table()) return not_applicable({"不在表中", "not in a table"});
      const auto code = disclosure_.rows[static_cast<std::size_t>(figure.row)].code;
      if (code == kNone) return not_applicable({"这一行没有编码", "the row has no code"});
      return disclosure_.symbols->word(code);
    }
    default: {
      const auto printed = disclosure_.source(figure.span);
      if (!figure.in_table() || printed.ends_with(figure.unit->text)) return printed;
      return std::string_view(texts_.emplace_back(std::string(printed) + figure.unit->text));
    }
  }
}

Value Evaluator::field_of(const Reason& reason, Field wanted) const {
  switch (wanted) {
    case Field::empty:
      return reason.span.begin == reason.span.end;
    case Field::up:
      return reason.up;
    case Field::down:
      return reason.down;
    case Field::excused:
      return reason.excused;
    case Field::names_last_year:
      return reason.names_last_year;
    case Field::introduced:
      return reason.introduced;
    default:
      return disclosure_.source(reason.span);
  }
}

Value Evaluator::field_of(const Claim& claim, Field wanted) {
  const auto fact = [&](Why missing) -> Value {
    const auto id = figure_of(claim, wanted);
    if (id == kNoFact) return not_evaluable(missing);
    return FactRef{id};
  };
  switch (wanted) {
    case Field::part:
    case Field::current:
    case Field::final:
    case Field::done:
      return fact({"句中没有这个数的现值", "the sentence does not state the current value"});
    case Field::whole:
      return fact({"句中没有总体数", "the sentence does not state the whole"});
    case Field::base:
      return fact({"句中没有所比的基数", "the sentence does not state the base"});
    case Field::rate:
      return fact({"句中没有比率", "the sentence states no rate"});
    case Field::delta:
      return fact({"句中没有增减额", "the sentence states no amount of change"});
    case Field::parts: {
      std::vector<FactRef> parts;
      parts.reserve(claim.parts.size());
      for (const auto part : claim.parts) parts.push_back({part});
      return std::make_shared<const std::vector<FactRef>>(std::move(parts));
    }
    case Field::complete:
      return claim.complete;
    case Field::open_ended:
      return claim.open_ended;
    case Field::reason:
      if (claim.reason < 0) return not_applicable({"没有写原因", "no reason is given"});
      return ReasonRef{static_cast<std::size_t>(claim.reason)};
    case Field::base_name:
      if (claim.base_name == kUnknown)
        return not_evaluable({"不知道与什么相比", "what it compares with is not known"});
      return Word{claim.base_name};
    case Field::item:
      return Word{claim.about[Dimension::item]};
    case Field::delta_direction:
      return claim.delta_direction;
    case Field::rate_direction:
      return claim.rate_direction;
    case Field::direction:
      return claim.delta_direction != Direction::none ? claim.delta_direction
                                                      : claim.rate_direction;
    default:
      return disclosure_.source(claim.span);
  }
}

}  // namespace gouji
