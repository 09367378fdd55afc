#include "rules/check.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/yaml_reader.hpp"
#include "document/document.hpp"
#include "rules/check_arguments.hpp"
#include "rules/functions.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 15> kTypeNames{
    "nothing",   "bool",    "quantity", "fact",  "claim", "reason", "block",   "text",
    "direction", "integer", "word",     "table", "form",  "names",  "document"};

constexpr std::array<std::pair<std::string_view, Direction>, 3> kDirections{
    {{"up", Direction::up}, {"down", Direction::down}, {"level", Direction::none}}};

bool reads_text(const Expr& expr) {
  constexpr std::array kReading{Function::matches, Function::says, Function::mentions};
  const bool reads = expr.operation == Operation::call &&
                     std::find(kReading.begin(), kReading.end(),
                               static_cast<Function>(expr.index)) != kReading.end();
  return reads || std::any_of(expr.operands.begin(), expr.operands.end(), reads_text);
}

template <class Table>
std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> out;
  for (const auto& entry : table) out.emplace_back(entry.name);
  return out;
}

class Checker {
 public:
  Checker(const std::vector<Name>& names, const Vocabulary& vocabulary)
      : names_(names), vocabulary_(vocabulary) {}

  void check(Expr& expr) {
    check_one(expr);
    expr.reads_text = reads_text(expr);
  }

  std::vector<ExprError> take() { return std::move(errors_); }

 private:
  void check_one(Expr& expr) {
    switch (expr.operation) {
      case Operation::number:
        check_number(expr);
        break;
      case Operation::text:
        expr.type = Type::text;
        break;
      case Operation::name:
        check_name(expr);
        break;
      case Operation::list:
        check_list(expr);
        break;
      case Operation::field:
        check_field(expr);
        break;
      case Operation::call:
        check_call(expr);
        break;
      case Operation::logical_or:
      case Operation::logical_and:
      case Operation::logical_not:
        check_logical(expr);
        break;
      case Operation::negate:
      case Operation::add:
      case Operation::subtract:
        check_arithmetic(expr);
        break;
      case Operation::in:
        check_in(expr);
        break;
      default:
        check_comparison(expr);
        break;
    }
  }

  void check_number(Expr& expr) {
    constexpr std::size_t kDigits = 12;
    constexpr std::size_t kDecimals = 6;
    expr.type = Type::integer;
    const auto point = std::min(expr.text.find('.'), expr.text.size());
    if (point > kDigits || expr.text.size() > point + 1 + kDecimals) {
      report(expr, {"数至多 12 位整数、6 位小数", "a number has 12 digits and 6 decimals at most"});
      return;
    }
    for (std::size_t i = 0; i < point + 1 + kDecimals; ++i) {
      if (i != point)
        expr.number = expr.number * 10 + (i < expr.text.size() ? expr.text[i] - '0' : 0);
    }
  }

  void check_name(Expr& expr) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].name != expr.text) continue;
      expr.index = static_cast<std::int32_t>(i);
      expr.type = names_[i].type;
      expr.is_list = names_[i].is_list;
      expr.claim_kind = names_[i].claim_kind;
      return;
    }
    for (const auto& [word, direction] : kDirections) {
      if (word != expr.text) continue;
      expr.type = Type::direction;
      expr.number = static_cast<std::int64_t>(direction);
      return;
    }
    if (const auto symbol = vocabulary_.symbols.find(fold(expr.text)); symbol != Symbols::kAbsent) {
      expr.type = Type::word;
      expr.symbol = symbol;
      return;
    }
    auto known = names_of(names_);
    for (const auto* placeholder : {"expected", "stated", "difference", "equation"}) {
      known.emplace_back(placeholder);
    }
    report(expr,
           {fmt::format("没有叫“{}”的名字", expr.text), fmt::format("no name '{}'", expr.text)},
           suggestion(expr.text, known));
  }

  void check_list(Expr& expr) {
    expr.is_list = true;
    for (auto& item : expr.operands) {
      check(item);
      if (item.is_list) report(item, {"列表里不能有列表", "a list cannot hold lists"});
      if (expr.type == Type::nothing) {
        expr.type = item.type;
        expr.claim_kind = item.claim_kind;
      } else if (item.type == Type::quantity && expr.type == Type::fact) {
        expr.type = Type::quantity;
      } else if (item.type != expr.type && item.type != Type::nothing &&
                 !(item.type == Type::fact && expr.type == Type::quantity)) {
        report(item, {"列表中的类型不一致", "the items of the list differ in type"});
      }
    }
  }

  void check_field(Expr& expr) {
    auto& object = expr.operands.front();
    check(object);
    if (object.type == Type::nothing) return;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      const auto& field = kFields[i];
      const bool fits = field.of == object.type && !object.is_list &&
                        (field.claim_kind == kAnyClaim || field.claim_kind == object.claim_kind);
      if (!fits) continue;
      known.emplace_back(field.name);
      if (field.name == expr.text) {
        expr.index = static_cast<std::int32_t>(field.field);
        expr.type = field.result;
        expr.is_list = field.is_list;
      }
    }
    if (expr.type != Type::nothing) return;
    const auto of = type_name(object.type, object.is_list, object.claim_kind);
    report(
        expr,
        {fmt::format("{} 没有“{}”", of, expr.text), fmt::format("{} has no '{}'", of, expr.text)},
        suggestion(expr.text, known));
  }

  void check_call(Expr& expr) {
    const auto* const found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                           [&](const auto& f) { return f.name == expr.text; });
    if (found == kFunctions.end()) {
      report(
          expr,
          {fmt::format("没有叫“{}”的函数", expr.text), fmt::format("no function '{}'", expr.text)},
          suggestion(expr.text, names_of(kFunctions)));
      for (auto& operand : expr.operands) check(operand);
      return;
    }
    expr.index = static_cast<std::int32_t>(found->function);
    expr.type = found->result;
    expr.is_list = found->result_is_list;
    if (found->is_selector) {
      check_selector(expr, *found);
      return;
    }
    for (const auto& named : expr.named) {
      const bool takes_both = found->function == Function::only ||
                              found->function == Function::like ||
                              found->function == Function::look_up;
      if (takes_both) {
        check_pattern(named, found->function == Function::like, vocabulary_, errors_);
        continue;
      }
      report_at(named.at, {fmt::format("{} 不接受“{}=”", expr.text, named.name),
                           fmt::format("{} takes no '{}='", expr.text, named.name)});
    }
    if (expr.operands.size() != found->parameters.size()) {
      report(expr, {fmt::format("{} 需要 {} 个参数", expr.text, found->parameters.size()),
                    fmt::format("{} takes {} arguments", expr.text, found->parameters.size())});
    }
    for (std::size_t i = 0; i < expr.operands.size(); ++i) {
      check(expr.operands[i]);
      if (i < found->parameters.size()) check_parameter(expr.operands[i], found->parameters[i]);
    }
    const bool by_fact = found->function == Function::signed_change ||
                         found->function == Function::change_from_budget;
    if (by_fact && !expr.operands.empty()) {
      expr.is_list = expr.operands.front().is_list;
    }
  }

  void check_selector(Expr& expr, const FunctionInfo& function) {
    for (const auto& operand : expr.operands) {
      report(operand, {fmt::format("{} 只接受“维度=值”", expr.text),
                       fmt::format("{} takes named arguments only", expr.text)});
    }
    for (const auto& argument : expr.named) {
      if (function.function == Function::claims && argument.name == "kind") {
        expr.claim_kind = claim_kind_of(argument, errors_);
      } else if (argument.name == "section") {
        continue;  // any words of a heading
      } else if (takes_words(function.function, argument, errors_)) {
        continue;
      } else if (function.result != Type::fact && function.result != Type::claim &&
                 function.result != Type::block) {
        report_at(argument.at, {fmt::format("{} 不接受“{}=”", expr.text, argument.name),
                                fmt::format("{} takes no '{}='", expr.text, argument.name)});
      } else if (function.result == Type::block) {
        report_at(argument.at, {fmt::format("{} 不接受“{}=”", expr.text, argument.name),
                                fmt::format("{} takes no '{}='", expr.text, argument.name)});
      } else {
        check_pattern(argument, function.function == Function::facts, vocabulary_, errors_);
      }
    }
    if (function.function == Function::claims && expr.claim_kind == kAnyClaim) {
      report(expr, {"claims 需要 kind=", "claims needs kind="});
    }
  }

  static bool is_number(const Expr& e) { return e.type == Type::quantity || e.type == Type::fact; }

  void check_parameter(const Expr& given, char parameter) {
    if (given.type == Type::nothing) return;
    const bool single = !given.is_list;
    bool fits = true;
    switch (parameter) {
      case 'q':
        fits = single && is_number(given);
        break;
      case 'Q':
        fits = is_number(given);
        break;
      case 'f':
        fits = single && given.type == Type::fact;
        break;
      case 'F':
        fits = given.type == Type::fact;
        break;
      case 'c':
        fits = single && given.type == Type::claim;
        break;
      case 'C':
        fits = given.type == Type::claim;
        break;
      case 'n':
        fits = single && given.type == Type::names;
        break;
      case 'd':
        fits = single && given.type == Type::document;
        break;
      case 'y':
        fits = single && (given.type == Type::fact || given.type == Type::claim);
        break;
      case 'r':
        fits = single && given.type == Type::reason;
        break;
      case 'b':
        fits = single && given.type == Type::block;
        break;
      case 't':
        fits = single && given.type == Type::text;
        break;
      case 'T':
        fits = given.type == Type::text;
        break;
      case 'X':
        fits = given.is_list;
        break;
      default:
        break;
    }
    if (!fits) {
      const auto is = type_name(given.type, given.is_list, given.claim_kind);
      report(given,
             {fmt::format("参数类型不对：{}", is), fmt::format("wrong type of argument: {}", is)});
    }
  }

  void check_logical(Expr& expr) {
    expr.type = Type::boolean;
    for (auto& operand : expr.operands) {
      check(operand);
      if (operand.type != Type::nothing && (operand.type != Type::boolean || operand.is_list)) {
        report(operand, {"这里应当是条件", "a condition is expected here"});
      }
    }
  }

  void check_arithmetic(Expr& expr) {
    expr.type = Type::quantity;
    for (auto& operand : expr.operands) {
      check(operand);
      if (operand.type != Type::nothing && (!is_number(operand) || operand.is_list)) {
        report(operand, {"这里应当是数量", "a quantity is expected here"});
      }
    }
  }

  void check_comparison(Expr& expr) {
    expr.type = Type::boolean;
    auto& left = expr.operands[0];
    auto& right = expr.operands[1];
    check(left);
    check(right);
    if (left.type == Type::nothing || right.type == Type::nothing) return;
    const bool numbers = (is_number(left) || left.type == Type::integer) &&
                         (is_number(right) || right.type == Type::integer);
    const bool orders =
        expr.operation != Operation::equal && expr.operation != Operation::not_equal;
    const bool written_left =
        left.operation == Operation::number && right.operation != Operation::number;
    if (written_left) report(left, {"数写在右边", "a written number belongs on the right"});
    constexpr std::array kEqual{Type::boolean, Type::text, Type::direction, Type::word};
    const bool same = left.type == right.type &&
                      std::find(kEqual.begin(), kEqual.end(), left.type) != kEqual.end();
    const bool sets = left.type == Type::names && right.type == Type::names &&
                      (!orders || expr.operation == Operation::less_equal);
    const bool fits = !left.is_list && !right.is_list && (numbers || sets || (!orders && same));
    if (!fits) {
      const auto a = type_name(left.type, left.is_list, left.claim_kind);
      const auto b = type_name(right.type, right.is_list, right.claim_kind);
      report(expr, {fmt::format("{} 与 {} 不能比较", a, b),
                    fmt::format("{} and {} cannot be compared", a, b)});
    }
  }

  void check_in(Expr& expr) {
    expr.type = Type::boolean;
    auto& item = expr.operands[0];
    auto& list = expr.operands[1];
    check(item);
    check(list);
    if (item.type == Type::nothing || list.type == Type::nothing) return;
    constexpr std::array kSearched{Type::text, Type::direction, Type::word};
    const bool searched =
        std::find(kSearched.begin(), kSearched.end(), list.type) != kSearched.end();
    if (item.is_list || !list.is_list || item.type != list.type || !searched) {
      report(expr,
             {"in 的左边应当是右边列表中的一种", "in needs a list of the same type on its right"});
    }
  }

  void report(const Expr& at, Message what, Message hint = {}) {
    report_at(at.at, std::move(what), std::move(hint));
  }
  void report_at(std::size_t at, Message what, Message hint = {}) {
    errors_.push_back({std::move(what), at, std::move(hint)});
  }

  const std::vector<Name>& names_;
  const Vocabulary& vocabulary_;
  std::vector<ExprError> errors_;
};

}  // namespace

std::string type_name(Type type, bool is_list, std::uint8_t claim_kind) {
  std::string name(kTypeNames[static_cast<std::size_t>(type)]);
  if (type == Type::claim && claim_kind != kAnyClaim)
    name += fmt::format("<{}>", kClaimKinds[claim_kind]);
  return is_list ? "list of " + name : name;
}

std::vector<ExprError> check_expression(Expr& expr, const std::vector<Name>& names,
                                        const Vocabulary& vocabulary) {
  Checker checker(names, vocabulary);
  checker.check(expr);
  return checker.take();
}

}  // namespace gouji
