// The grammar of rule expressions, and the only file that includes it.

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <boost/spirit/home/x3.hpp>

#include "base/text.hpp"
#include "rules/expr.hpp"

namespace gouji {
namespace {

namespace x3 = boost::spirit::x3;
using x3::_attr;
using x3::_val;
using x3::lit;
using x3::raw;

struct SourceTag;
using Range = boost::iterator_range<const char*>;

template <class Context>
std::size_t offset(Context& context, const Range& range) {
  return static_cast<std::size_t>(range.begin() - x3::get<SourceTag>(context));
}
std::string str(const Range& range) { return {range.begin(), range.end()}; }

// Actions: what a piece of the text becomes.
template <Operation operation>
const auto leaf = [](auto& context) {
  _val(context) = Expr{
      .operation = operation, .text = str(_attr(context)), .at = offset(context, _attr(context))};
};
// A text stands at its opening quote, the match begins behind it.
const auto text_leaf = [](auto& context) {
  _val(context) = Expr{.operation = Operation::text,
                       .text = str(_attr(context)),
                       .at = offset(context, _attr(context)) - 1};
};
const auto as_call = [](auto& context) { _val(context).operation = Operation::call; };
const auto as_list = [](auto& context) {
  _val(context) = Expr{.operation = Operation::list, .at = offset(context, _attr(context))};
};
const auto adopt = [](auto& context) { _val(context) = std::move(_attr(context)); };
const auto add_operand = [](auto& context) {
  _val(context).operands.push_back(std::move(_attr(context)));
};
const auto add_named = [](auto& context) {
  _val(context).named.push_back(std::move(_attr(context)));
};
const auto name_argument = [](auto& context) {
  _val(context).name = str(_attr(context));
  _val(context).at = offset(context, _attr(context));
};
const auto add_word = [](auto& context) { _val(context).words.push_back(str(_attr(context))); };
const auto wrap_field = [](auto& context) {
  Expr field{.operation = Operation::field,
             .text = str(_attr(context)),
             .at = offset(context, _attr(context))};
  field.operands.push_back(std::move(_val(context)));
  _val(context) = std::move(field);
};
template <Operation operation>
const auto wrap_unary = [](auto& context) {
  Expr outer{.operation = operation, .at = _attr(context).at};
  outer.operands.push_back(std::move(_attr(context)));
  _val(context) = std::move(outer);
};
template <Operation operation>
const auto wrap_binary = [](auto& context) {
  Expr outer{.operation = operation, .at = _val(context).at};
  outer.operands.push_back(std::move(_val(context)));
  outer.operands.push_back(std::move(_attr(context)));
  _val(context) = std::move(outer);
};

// A name may be Chinese: every byte above 127 belongs to it.
const auto letter =
    x3::char_('a', 'z') | x3::char_('A', 'Z') | x3::char_('_') | x3::char_('\x80', '\xff');
const auto digit = x3::char_('0', '9');
const auto raw_name = raw[letter >> *(letter | digit)];
const auto raw_number = raw[+digit >> -('.' >> +digit)];
const auto raw_word = raw[+(letter | digit | x3::char_('-') | x3::char_('*'))];
const auto raw_text = '\'' >> raw[x3::no_skip[*(x3::char_ - '\'')]] >> '\'';

template <class Word>
auto keyword(Word word) {
  return x3::lexeme[lit(word) >> !(letter | digit)];
}
const auto reserved = keyword("and") | keyword("or") | keyword("not") | keyword("in");
const auto name = x3::lexeme[raw_name];
const auto free_name = !reserved >> name;

const x3::rule<struct expr_id, Expr> expr = "expression";
const x3::rule<struct and_id, Expr> conjunction = "and";
const x3::rule<struct not_id, Expr> negation = "not";
const x3::rule<struct compare_id, Expr> comparison = "comparison";
const x3::rule<struct sum_id, Expr> sum = "sum";
const x3::rule<struct unary_id, Expr> unary = "unary";
const x3::rule<struct postfix_id, Expr> postfix = "postfix";
const x3::rule<struct primary_id, Expr> primary = "primary";
const x3::rule<struct list_id, Expr> list = "list";
const x3::rule<struct named_id, NamedArgument> named = "named argument";

const auto expr_def = conjunction[adopt] >>
                      *(keyword("or") >> conjunction[wrap_binary<Operation::logical_or>]);
const auto conjunction_def = negation[adopt] >>
                             *(keyword("and") >> negation[wrap_binary<Operation::logical_and>]);
const auto negation_def =
    (keyword("not") >> negation[wrap_unary<Operation::logical_not>]) | comparison[adopt];
const auto comparison_def = sum[adopt] >>
                            -((lit("==") >> sum[wrap_binary<Operation::equal>]) |
                              (lit("!=") >> sum[wrap_binary<Operation::not_equal>]) |
                              (lit("<=") >> sum[wrap_binary<Operation::less_equal>]) |
                              (lit(">=") >> sum[wrap_binary<Operation::greater_equal>]) |
                              (lit('<') >> sum[wrap_binary<Operation::less>]) |
                              (lit('>') >> sum[wrap_binary<Operation::greater>]) |
                              (keyword("in") >> sum[wrap_binary<Operation::in>]));
const auto sum_def = unary[adopt] >> *((lit('+') >> unary[wrap_binary<Operation::add>]) |
                                       (lit('-') >> unary[wrap_binary<Operation::subtract>]));
const auto unary_def = (lit('-') >> unary[wrap_unary<Operation::negate>]) | postfix[adopt];
const auto postfix_def = primary[adopt] >> *(lit('.') >> name[wrap_field]);
const auto list_def = raw[lit('[')][as_list] > -(expr[add_operand] % ',') > ']';
const auto pattern = x3::lexeme[raw_word[add_word]] | x3::lexeme[raw_text[add_word]];
const auto named_def = name[name_argument] >> (lit('=') >> !lit('=')) >>
                       (pattern | ('[' >> -(pattern % ',') >> ']'));
const auto argument = named[add_named] | expr[add_operand];
const auto call = lit('(')[as_call] > -(argument % ',') > ')';
const auto primary_def =
    x3::lexeme[raw_number[leaf<Operation::number>]] | x3::lexeme[raw_text[text_leaf]] |
    list[adopt] | (lit('(') > expr[adopt] > ')') | (free_name[leaf<Operation::name>] >> -call);

BOOST_SPIRIT_DEFINE(expr, conjunction, negation, comparison, sum, unary, postfix, primary, list,
                    named)

constexpr std::size_t kLongest = 2000;
constexpr int kDeepest = 40;

std::optional<ExprError> refuse_size(std::string_view text) {
  if (text.size() > kLongest) {
    return ExprError{{fmt::format("表达式长于 {} 字节", kLongest),
                      fmt::format("the expression is longer than {} bytes", kLongest)},
                     0,
                     {}};
  }
  int depth = 0;
  int run = 0;  // "- - - x" and "not not x" nest as well
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = i;
    if (text[i] == '\'') {  // brackets inside a text nest nothing
      i = std::min(text.find('\'', i + 1), text.size() - 1);
      run = 0;
    } else if (text[i] == '(' || text[i] == '[') {
      ++depth;
    } else if (text[i] == ')' || text[i] == ']') {
      --depth;
    } else if (text[i] == '-' || text.substr(i, 3) == "not") {
      ++run;
      i += text[i] == '-' ? 0 : 2;
    } else if (std::string_view(" \t\r\n").find(text[i]) == std::string_view::npos) {
      run = 0;
    }
    if (depth > kDeepest || run > kDeepest) {
      return ExprError{{fmt::format("表达式嵌套超过 {} 层", kDeepest),
                        fmt::format("the expression is nested deeper than {} levels", kDeepest)},
                       at,
                       {}};
    }
  }
  return std::nullopt;
}

}  // namespace

Expected<Expr, ExprError> parse_expression(std::string_view text) {
  if (auto refused = refuse_size(text)) return Unexpected{std::move(*refused)};
  const auto* here = text.data();
  const auto* const end = here + text.size();
  Expr out;
  bool parsed = false;
  std::size_t at = 0;
  try {
    parsed = x3::phrase_parse(here, end, x3::with<SourceTag>(text.data())[expr],
                              x3::char_(" \t\r\n"), out);
    at = parsed ? static_cast<std::size_t>(here - text.data()) : 0;
  } catch (const x3::expectation_failure<const char*>& failure) {
    parsed = false;
    at = static_cast<std::size_t>(failure.where() - text.data());
  }
  if (parsed && here == end) return out;
  const auto rest = shortened(text.substr(at), 20);
  return Unexpected{ExprError{
      {rest.empty() ? (text.empty() ? "表达式为空" : "表达式没有写完")
                    : fmt::format("表达式在“{}”处读不懂", rest),
       rest.empty() ? (text.empty() ? "the expression is empty" : "the expression is not finished")
                    : fmt::format("the expression makes no sense at '{}'", rest)},
      at,
      {}}};
}

}  // namespace gouji
