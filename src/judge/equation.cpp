// Equations with their numbers, from the expression that was checked: the same tree that decides
// also explains.

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "facts/name.hpp"
#include "judge/evaluate.hpp"
#include "rules/functions.hpp"

namespace gouji {
namespace {

constexpr std::size_t kMostTerms = 40;

/// A computed amount, rounded to what its figures print.
std::string amount_number(const Amount& amount, const Figure* like = nullptr) {
  const bool other_unit = like != nullptr && amount.unit != nullptr && !amount.is_rate &&
                          amount.unit->kind == like->unit->kind &&
                          amount.unit->scale != like->unit->scale;
  if (other_unit) return amount_number({amount.quantity, like->unit, like->decimals, false});
  const auto decimals = amount.is_rate ? 2 : amount.decimals;
  Micro step = amount.is_rate || amount.unit == nullptr ? kOne : amount.unit->scale;
  for (int i = 0; i < decimals && step >= 10; ++i) step /= 10;
  const auto rounded = round_to(amount.quantity.point, step);
  if (!rounded) return "?";
  if (amount.is_rate || amount.unit == nullptr)
    return to_text(*rounded, decimals) + (amount.is_rate ? "%" : "");
  return number_text(*rounded, *amount.unit, decimals);
}

/// A number in another unit of money, with the decimals that it needs there.
std::string converted(Micro value, const Unit& unit, int decimals) {
  constexpr int kMostDecimals = 6;
  Micro step = unit.scale;
  for (int i = 0; i < decimals && step >= 10; ++i) step /= 10;
  while (decimals < kMostDecimals && step >= 10 && value % step != 0) {
    step /= 10;
    ++decimals;
  }
  return number_text(value, unit, decimals);
}

/// As it is printed; in the unit of the equation, where its figures have several.
std::string fact_number(FactId id, const Disclosure& disclosure, const Figure* like = nullptr) {
  const auto& figure = disclosure.figure(id);
  const auto value = figure.stated().value;
  const bool other_unit = like != nullptr && figure.unit->kind == like->unit->kind &&
                          figure.unit->scale != like->unit->scale;
  const auto text = other_unit ? converted(value, *like->unit, like->decimals)
                               : number_as(value, figure, disclosure);
  return figure.unit->kind == UnitKind::percent ? text + "%" : text;
}

std::string fact_name(const Figure& figure, const Disclosure& disclosure) {
  return told_name(figure.identity, disclosure, figure.in_table());
}

/// "a + b − c" from the texts of the terms.
std::string joined(const std::vector<std::string>& terms) {
  std::string out;
  for (const auto& term : terms) {
    const bool negative = term.starts_with('-');
    if (out.empty()) {
      out = term;
    } else {
      out += (negative ? " − " : " + ") + (negative ? term.substr(1) : term);
    }
  }
  return out;
}

/// A base that is computed itself: 8.00 ÷ (8.00 + 2.00).
std::string in_brackets(std::string base) {
  return base.find(' ') == std::string::npos ? base : fmt::format("({})", base);
}

}  // namespace

std::string Evaluator::term_of(const Value& value) const {
  return std::visit(
      overloaded{[&](const FactRef& fact) { return fact_number(fact.id, disclosure_, like_); },
                 [&](const Amount& amount) { return amount_number(amount, like_); },
                 [&](const ListOf<FactRef>& list) {
                   std::vector<std::string> terms;
                   const auto filled = std::count_if(list->begin(), list->end(), [&](FactRef fact) {
                     return disclosure_.figure(fact.id).printed.value != 0;
                   });
                   for (const auto fact : *list) {  // zeros of a table say nothing
                     if (list->size() > 3 && filled > 1 &&
                         disclosure_.figure(fact.id).printed.value == 0)
                       continue;
                     terms.push_back(fact_number(fact.id, disclosure_, like_));
                   }
                   if (terms.empty()) terms.emplace_back("0");
                   if (terms.size() > kMostTerms) {
                     terms.resize(kMostTerms);
                     terms.emplace_back("…");
                   }
                   return joined(terms);
                 },
                 [&](const ListOf<Amount>& list) {
                   std::vector<std::string> terms;
                   for (const auto& amount : *list) {
                     // 持平 is no figure.
                     if (list->size() > 1 && amount.quantity.point.num == 0) continue;
                     terms.push_back(amount_number(amount, like_));
                   }
                   if (terms.empty()) terms.emplace_back("0");
                   return joined(terms);
                 },
                 [](const Literal& n) { return to_text(n.value, n.value % kOne == 0 ? 0 : 2); },
                 [](const auto&) { return std::string("…"); }},
      value);
}

/// An operand as it stands in an equation.
std::string Evaluator::term(const Expr& expr) {
  if (expr.operation == Operation::negate) return "−" + term(expr.operands[0]);
  if (expr.operation == Operation::add || expr.operation == Operation::subtract) {
    const auto left = term(expr.operands[0]);
    const auto right = term(expr.operands[1]);
    if (right == "0") return left;  // a list of nothing
    const bool negative = right.starts_with('-');
    const bool plus = (expr.operation == Operation::add) != negative;
    return left + (plus ? " + " : " − ") + (negative ? right.substr(1) : right);
  }
  if (expr.operation != Operation::call) return term_of(evaluate(expr));
  const auto argument = [&](std::size_t i) { return term(expr.operands[i]); };
  switch (static_cast<Function>(expr.index)) {
    case Function::share:
    case Function::completion:
    case Function::average:
      return fmt::format("{} ÷ {}", argument(0), in_brackets(argument(1)));
    case Function::growth:
    case Function::variance:
      return fmt::format("({} − {}) ÷ {}", argument(1), argument(0), argument(0));
    case Function::growth_by_change: {
      const auto change = argument(1);
      const auto prior = change.starts_with('-') ? " + " + change.substr(1) : " − " + change;
      return fmt::format("{} ÷ ({}{})", change, argument(0), prior);
    }
    case Function::sum:
      return argument(0);
    case Function::prior_by_amount: {
      const auto claim = evaluate(expr.operands[0]);
      if (std::holds_alternative<Absent>(claim)) return "…";
      const auto& told = disclosure_.claims[std::get<ClaimRef>(claim).index];
      if (told.subject == kNoFact || told.delta == kNoFact) return "…";
      const auto delta = fact_number(told.delta, disclosure_, like_);
      return fact_number(told.subject, disclosure_, like_) +
             (delta.starts_with('-') ? " + " + delta.substr(1) : " − " + delta);
    }
    default:
      return term_of(evaluate(expr));
  }
}

/// The figure in whose unit an equation is shown, where its figures have several units of money:
/// the stated one, else one of those that most have.
const Figure* Evaluator::shown_like(const Expr& expr) {
  std::map<Micro, int> uses;
  for (const auto id : touched) {
    const auto& unit = *disclosure_.figure(id).unit;
    if (unit.kind == UnitKind::money) ++uses[unit.scale];
  }
  if (uses.size() < 2) return nullptr;
  if (expr.operation == Operation::equal) {
    const auto kept = std::pair(touched, outcome);
    const auto right = evaluate(expr.operands[1]);
    std::tie(touched, outcome) = kept;
    const auto* stated = std::get_if<FactRef>(&right);
    if (stated != nullptr && disclosure_.figure(stated->id).unit->kind == UnitKind::money)
      return expr.operands[0].type == Type::fact ? nullptr : &disclosure_.figure(stated->id);
  }
  const auto most = std::max_element(uses.begin(), uses.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  for (const auto id : touched) {
    if (disclosure_.figure(id).unit->scale == most->first) return &disclosure_.figure(id);
  }
  return nullptr;
}

/// One side of a comparison; of several terms with what they come to.
std::string Evaluator::side(const Expr& expr) {
  auto out = term(expr);
  if (out.find(' ') == std::string::npos) return out;
  const auto value = evaluate(expr);
  const auto* computed = std::get_if<Amount>(&value);
  return computed == nullptr ? out : out + " = " + amount_number(*computed, like_);
}

std::string Evaluator::equation(const Expr& expr) {
  const auto kept_touched = touched;
  const auto kept_outcome = outcome;
  like_ = shown_like(expr);
  const auto unit_shown = like_ == nullptr ? std::string() : like_->unit->text;
  std::string out;
  const auto is_number = [](const Expr& e) {
    return e.type == Type::quantity || e.type == Type::fact;
  };
  const bool compares = expr.operands.size() == 2 && expr.operation >= Operation::equal;
  if (compares && !is_number(expr.operands[0])) return {};
  const bool against_number =
      expr.operands.size() == 2 && expr.operands[1].operation == Operation::number;
  if (against_number) {
    const auto value = amount(evaluate(expr.operands[0]));
    const auto* computed = std::get_if<Amount>(&value);
    if (computed != nullptr && expr.operands[0].operation == Operation::call) {
      const auto left = term(expr.operands[0]);
      const auto come_to = term_of(value);
      const auto result = evaluate(expr);
      const auto* holds = std::get_if<bool>(&result);
      const bool differs = expr.operation == Operation::equal && holds != nullptr && !*holds;
      out = left == come_to && differs
                ? fmt::format("{} ≠ {}", left, term(expr.operands[1]))
                : fmt::format("{} = {}{}", left, come_to, computed->is_rate ? "" : unit_shown);
    }
  } else if (expr.operation == Operation::equal) {
    const auto left = evaluate(expr.operands[0]);
    const auto right = evaluate(expr.operands[1]);
    const auto* stated = std::get_if<FactRef>(&right);
    const bool both_stated = stated != nullptr && std::holds_alternative<FactRef>(left);
    if (stated != nullptr && !both_stated && kept_outcome && kept_outcome->expected) {
      const auto& figure = disclosure_.figure(stated->id);
      const bool percent = figure.unit->kind == UnitKind::percent;
      const auto computed = term(expr.operands[0]);
      const auto expected =
          number_as(*kept_outcome->expected, figure, disclosure_) + (percent ? "%" : "");
      out = computed == expected  // a sum of one
                ? fmt::format("{} {} {}", computed,
                              computed == fact_number(stated->id, disclosure_, like_) ? "=" : "≠",
                              fact_number(stated->id, disclosure_, like_))
                : fmt::format("{} = {}{}", computed, expected, percent ? "" : unit_shown);
    } else {
      const bool agreed =
          !kept_outcome || kept_outcome->exact || kept_outcome->name == VerdictName::rounding;
      const auto* other = std::get_if<FactRef>(&left);
      const bool units_differ =
          both_stated && disclosure_.figure(other->id).unit != disclosure_.figure(stated->id).unit;
      const auto unit_of = [&](const FactRef* fact) {
        return units_differ ? disclosure_.figure(fact->id).unit->text : std::string();
      };
      const auto left_text = agreed ? term(expr.operands[0]) : side(expr.operands[0]);
      const auto right_text = agreed ? term(expr.operands[1]) : side(expr.operands[1]);
      out = fmt::format("{}{} {} {}{}{}", left_text, unit_of(other), agreed ? "=" : "≠", right_text,
                        unit_of(stated), unit_shown);
    }
  } else if (expr.operation == Operation::less_equal || expr.operation == Operation::less) {
    const auto value = evaluate(expr);
    const auto* holds = std::get_if<bool>(&value);
    out = fmt::format("{} {} {}{}", side(expr.operands[0]), holds != nullptr && *holds ? "≤" : ">",
                      side(expr.operands[1]), unit_shown);
  } else if (expr.operation == Operation::call &&
             static_cast<Function>(expr.index) == Function::same) {
    like_ = nullptr;  // each with its own unit
    const auto value = evaluate(expr.operands[0]);
    const bool agreed = kept_outcome && kept_outcome->exact;
    if (const auto* list = std::get_if<ListOf<FactRef>>(&value)) {
      const auto unit_of = [&](FactRef fact) { return disclosure_.figure(fact.id).unit; };
      const bool units = std::any_of((*list)->begin(), (*list)->end(), [&](FactRef fact) {
        return unit_of(fact) != unit_of((*list)->front());
      });
      std::vector<std::string> told;
      for (const auto fact : **list) {
        auto number = fact_number(fact.id, disclosure_, like_);
        if (units) number += unit_of(fact)->text;  // 1.58元 ≠ 1.58万元
        if (!agreed && std::find(told.begin(), told.end(), number) != told.end())
          continue;  // each differing value once
        if (told.size() == kMostTerms) {
          out += agreed ? " = …" : " ≠ …";
          break;
        }
        out += (out.empty() ? "" : agreed ? " = " : " ≠ ") + number;
        told.push_back(std::move(number));
      }
    }
  } else if (expr.operation == Operation::call &&
             static_cast<Function>(expr.index) == Function::agree) {
    const bool agrees = kept_outcome && kept_outcome->exact;
    const auto value = evaluate(expr.operands[0]);
    if (const auto* list = std::get_if<ListOf<Amount>>(&value)) {
      for (const auto& amount : **list)
        out += (out.empty() ? "" : agrees ? " ≈ " : " ≠ ") + amount_number(amount);
    }
  } else if (expr.operation == Operation::logical_or) {
    // What fails is shown by the last numbers that were compared: kept_outcome is about those.
    const auto left = evaluate(expr.operands[0]);
    const auto* holds = std::get_if<bool>(&left);
    bool first = holds != nullptr && *holds;
    if (!first) {
      outcome.reset();
      evaluate(expr.operands[1]);
      first = !outcome;
    }
    outcome = kept_outcome;
    out = equation(expr.operands[first ? 0 : 1]);
  } else if (expr.operation == Operation::logical_and) {
    for (const auto& operand : expr.operands) {
      if (const auto part = equation(operand); !part.empty()) {
        out += (out.empty() ? "" : "；") + part;
      }
    }
  }
  touched = kept_touched;
  outcome = kept_outcome;
  like_ = nullptr;
  return out;
}

std::string Evaluator::shown(const Value& value, bool english) const {
  return std::visit(
      overloaded{
          [&](const FactRef& fact) { return fact_name(disclosure_.figure(fact.id), disclosure_); },
          [&](const ClaimRef& claim) {
            return told_name(disclosure_.claims[claim.index].about, disclosure_, false);
          },
          [&](const Amount& amount) {
            return amount_number(amount) +
                   (amount.unit != nullptr && !amount.is_rate ? amount.unit->text : "");
          },
          [&](const ListOf<FactRef>& list) {
            return list->empty() ? std::string()
                                 : fact_name(disclosure_.figure(list->front().id), disclosure_);
          },
          [&](const ListOf<ClaimRef>& list) {
            return list->empty() ? std::string()
                                 : told_name(disclosure_.claims[list->front().index].about,
                                             disclosure_, false);
          },
          [&](const Word& word) { return std::string(disclosure_.symbols->word(word.symbol)); },
          [](std::string_view text) {  // on one line
            std::string out(text);
            std::erase_if(out, [](char c) { return c == '\n' || c == '\r'; });
            return out;
          },
          [](const Literal& n) { return to_text(n.value, n.value % kOne == 0 ? 0 : 2); },
          [](bool b) { return std::string(b ? "true" : "false"); },
          [&](const BlockRef& block) { return std::string(disclosure_.source(block.span)); },
          [&](const TableRef& table) {
            const auto title = field_of(table, Field::title);
            return std::string(std::get<std::string_view>(title));
          },
          [&](const FormRef& form) { return english ? form.form->name.en : form.form->name.zh; },
          [](const DocumentRef& other) { return other.disclosure->document.path; },
          [](const NamesRef& names) { return fmt::format("{}", fmt::join(names->words, "、")); },
          [&](Direction d) {
            if (english)
              return std::string(d == Direction::up     ? "up"
                                 : d == Direction::down ? "down"
                                                        : "level");
            return std::string(d == Direction::up     ? "增加"
                               : d == Direction::down ? "减少"
                                                      : "持平");
          },
          [](const auto&) { return std::string(); }},
      value);
}

}  // namespace gouji
