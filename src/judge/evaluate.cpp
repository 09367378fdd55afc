#include "judge/evaluate.hpp"

#include <algorithm>
#include <utility>

#include "rules/functions.hpp"

namespace gouji {

Absent not_evaluable(Why why) { return {true, why}; }
Absent not_applicable(Why why) { return {false, why}; }

namespace {

template <class T>
ListOf<T> list_of(std::vector<T> items) {
  return std::make_shared<const std::vector<T>>(std::move(items));
}

}  // namespace

bool is_written_out(const Expr& list) {
  return list.operation == Operation::list && list.type != Type::quantity &&
         std::all_of(list.operands.begin(), list.operands.end(), [](const Expr& item) {
           return item.operation == Operation::text ||
                  (item.operation == Operation::name && item.index < 0);
         });
}

void Evaluator::compute(std::size_t index) {
  const auto& value = *std::exchange(pending_[index], nullptr);
  const auto used = touched.size();
  const auto kept = outcome;
  slots[index] = evaluate(value);
  touched.resize(used);
  outcome = kept;
}

Value Evaluator::evaluate(const Expr& expr) {
  switch (expr.operation) {
    case Operation::number:
      return Literal{expr.number};
    case Operation::text:
      return std::string_view(expr.text);
    case Operation::name:
      if (expr.index >= 0) return slot(static_cast<std::size_t>(expr.index));
      if (expr.type == Type::word) return Word{expr.symbol};
      return static_cast<Direction>(expr.number);
    case Operation::list:
      if (const auto* written = written_list(expr)) return *written;
      return list(expr);
    case Operation::field:
      return field(expr);
    case Operation::call:
      return call(expr);
    case Operation::logical_and:
    case Operation::logical_or:
    case Operation::logical_not:
      return logical(expr);
    case Operation::negate:
    case Operation::add:
    case Operation::subtract:
      return arithmetic(expr);
    case Operation::in:
      return contains(expr);
    default:
      return compare_values(expr);
  }
}

/// The value of an expression, in `made` if it is not that of a variable.
const Value& Evaluator::look_at(const Expr& expr, Value& made) {
  if (is_variable(expr)) return slot(static_cast<std::size_t>(expr.index));
  const auto* written = expr.operation == Operation::list ? written_list(expr) : nullptr;
  return written != nullptr ? *written : made = evaluate(expr);
}

/// A list that is written out has one value; null where it is not.
const Value* Evaluator::written_list(const Expr& expr) {
  auto known = constants_.find(&expr);
  if (known == constants_.end()) {
    if (!is_written_out(expr)) return nullptr;
    known = constants_.emplace(&expr, list(expr)).first;
  }
  return &known->second;
}

Value Evaluator::list(const Expr& expr) {
  std::vector<Amount> amounts;
  std::vector<FactRef> facts;
  std::vector<std::string_view> texts;
  std::vector<Direction> directions;
  std::vector<Word> words;
  for (const auto& item : expr.operands) {
    auto value = evaluate(item);
    if (expr.type == Type::quantity) {
      value = amount(value);
      if (std::holds_alternative<Absent>(value)) return value;
      amounts.push_back(std::get<Amount>(value));
    } else if (const auto* fact = std::get_if<FactRef>(&value)) {
      facts.push_back(*fact);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      texts.push_back(*text);
    } else if (const auto* direction = std::get_if<Direction>(&value)) {
      directions.push_back(*direction);
    } else if (const auto* word = std::get_if<Word>(&value)) {
      words.push_back(*word);
    } else {
      return value;  // absent, or a type that lists do not hold
    }
  }
  switch (expr.type) {
    case Type::quantity:
      return list_of(std::move(amounts));
    case Type::text:
      return list_of(std::move(texts));
    case Type::direction:
      return list_of(std::move(directions));
    case Type::word:
      return list_of(std::move(words));
    default:
      return list_of(std::move(facts));
  }
}

Value Evaluator::call(const Expr& expr) {
  const auto function = static_cast<Function>(expr.index);
  switch (function) {
    case Function::claims:
    case Function::facts:
    case Function::sentences:
    case Function::paragraphs:
    case Function::headings:
    case Function::explanations:
      return select(expr);
    case Function::share:
    case Function::completion:
    case Function::growth:
    case Function::variance:
    case Function::growth_by_change:
    case Function::average:
      return ratio(expr);
    case Function::sum:
      return arithmetic(expr);
    case Function::prior:
      return priors(expr.operands[0]);
    case Function::prior_by_amount: {
      const auto claim = evaluate(expr.operands[0]);
      if (std::holds_alternative<Absent>(claim)) return claim;
      return prior_by_amount(disclosure_.claims[std::get<ClaimRef>(claim).index]);
    }
    case Function::agree:
      return all_agree(expr.operands[0]);
    case Function::same:
      return all_same(expr.operands[0]);
    case Function::signed_change:
      return changes(expr.operands[0], kNoFact);
    case Function::change_from_budget: {
      const auto whole = evaluate(expr.operands[1]);
      if (std::holds_alternative<Absent>(whole)) return whole;
      return changes(expr.operands[0], std::get<FactRef>(whole).id);
    }
    case Function::each_once:
      return each_once(expr.operands[0]);
    case Function::only:
      return only(expr);
    case Function::one:
      return one(expr.operands[0]);
    case Function::count: {
      const auto value = evaluate(expr.operands[0]);
      return std::visit(overloaded{[](const Absent& a) -> Value { return a; },
                                   []<class T>(const ListOf<T>& l) -> Value {
                                     return Literal{static_cast<Micro>(l->size()) * kOne};
                                   },
                                   [](const auto&) -> Value { return Literal{kOne}; }},
                        value);
    }
    case Function::has:
      return has(expr.operands[0]);
    case Function::sign: {
      const auto value = amount(evaluate(expr.operands[0]));
      if (std::holds_alternative<Absent>(value)) return value;
      return static_cast<Direction>(certain_sign(std::get<Amount>(value).quantity));
    }
    case Function::leaning: {
      const auto value = evaluate(expr.operands[0]);
      if (std::holds_alternative<Absent>(value)) return value;
      const auto& reason = disclosure_.reasons[std::get<ReasonRef>(value).index];
      if (reason.up == reason.down) return Direction::none;
      return reason.up ? Direction::up : Direction::down;
    }
    case Function::is_balance: {
      Value made;
      const auto& value = look_at(expr.operands[0], made);
      if (std::holds_alternative<Absent>(value)) return value;
      const auto item = disclosure_.claims[std::get<ClaimRef>(value).index].about[Dimension::item];
      const auto& balances = disclosure_.vocabulary->may_be_negative;
      return std::find(balances.begin(), balances.end(), item) != balances.end();
    }
    case Function::matches:
    case Function::ends_with:
    case Function::starts_with:
      return text_test(expr);
    case Function::tables:
      return tables();
    case Function::forms:
      return forms();
    case Function::enumerations:
      return enumerations(expr);
    case Function::document: {
      const auto* other = others_ == nullptr ? nullptr : others_->of_last_year(disclosure_);
      if (other != nullptr) return DocumentRef{other};
      return not_evaluable({"没有给出上一年的文件，或者不止一份",
                            "last year's document is not given, or there are several"});
    }
    case Function::children:
      return children(expr.operands[0]);
    case Function::leaves:
      return leaves(expr.operands[0]);
    case Function::like:
      return like(expr);
    case Function::fits:
      return fits(expr.operands[0]);
    case Function::unit_slip:
      return unit_slip(expr);
    case Function::names:
      return names(expr.operands[0]);
    case Function::zero_names:
      return zero_names(expr.operands[0]);
    case Function::without:
      return without(expr);
    case Function::common:
      return common(expr);
    case Function::chosen:
      return chosen(expr);
    case Function::look_up:
      return look_up(expr);
    case Function::mentions:
      return mentions();
    case Function::days_to_publish:
      return days_to_publish();
    case Function::name_listed:
      return name_listed(expr.operands[0]);
    case Function::is_named:
      return is_named(expr.operands[0]);
    case Function::has_class:
      return has_class(expr.operands[0]);
    case Function::misnamed_office:
      return misnamed_office(expr.operands[0]);
    case Function::misnamed_level:
      return misnamed_level(expr.operands[0]);
    case Function::code_has_width:
      return code_has_width(expr.operands[0]);
    case Function::ends_alone:
      return ends_alone(expr.operands[0]);
    case Function::misnamed:
      return misnamed(expr.operands[0]);
    case Function::open_bracket:
      return open_bracket(expr.operands[0]);
    case Function::name_in_table:
      return name_in_table(expr.operands[0]);
    case Function::said_before:
      return said_before(expr.operands[0]);
    case Function::says:
      return says(expr.operands[0]);
    case Function::other_year:
      return other_year(expr);
    case Function::misnumbered:
      return misnumbered(expr);
    case Function::listed:
      return listed(expr);
    case Function::fitting:
      return fitting(expr.operands[0]);
    case Function::causes:
      return causes(expr.operands[0]);
    case Function::contents:
      return contents();
    case Function::in_body:
      return in_body(expr.operands[0]);
    case Function::unmet_reference:
      return unmet_reference(expr.operands[0]);
    case Function::taken_from:
      return taken_from(expr.operands[0]);
    case Function::own_office:
      return std::string_view(disclosure_.unit);
    case Function::own_level:
      return own_level();
    case Function::own_item:
      return own_item(expr.operands[0]);
    case Function::parent_printed:
      return parent_printed(expr.operands[0]);
  }
  return not_evaluable({"未知函数", "unknown function"});
}

}  // namespace gouji
