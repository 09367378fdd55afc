#pragma once
// The expression language of rules: text in, a tree out; names and types are checked in check.hpp.
//
//   share(c.part, c.whole) == c.rate
//   claims(kind=change, base=上年)      named arguments are patterns over dimensions
//
// Grammar (docs/rule-language.md has the meaning of each function):
//   expr    = or;  or = and {"or" and};  and = not {"and" not};  not = ["not"] compare
//   compare = sum [("=="|"!="|"<="|">="|"<"|">"|"in") sum];  sum = unary {("+"|"-") unary}
//   unary   = ["-"] postfix;  postfix = primary {"." name}
//   primary = number | 'text' | "[" [expr {"," expr}] "]" | "(" expr ")" | name ["(" [arg {","
//   arg}] ")"] arg     = name "=" pattern | expr;  pattern = word | 'text' | "[" pattern {","
//   pattern} "]"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace gouji {

/// What an expression yields. A fact serves wherever a quantity is wanted.
enum class Type : std::uint8_t {
  nothing,  ///< not checked yet
  boolean,
  quantity,
  fact,
  claim,
  reason,
  block,  ///< a sentence, paragraph or heading
  text,
  direction,
  integer,
  word,      ///< a symbol of the vocabulary
  table,     ///< a table of the document
  form,      ///< an official form that the document has to have
  names,     ///< a set of names: an enumeration of the text, or rows of a table
  document,  ///< another document of the same run
};

enum class Operation : std::uint8_t {
  number,
  text,
  name,
  list,
  field,
  call,
  logical_or,
  logical_and,
  logical_not,
  negate,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  add,
  subtract,
};

/// `kind=change` or `item=[收入, 支出]`; a word that ends in * matches by its beginning.
/// `section=三公` takes what stands under a heading that contains the word, `form=expenditure` what
/// stands in such a table (none: in the text, any: in any table, same: in the table of the fact).
struct NamedArgument {
  std::string name;
  std::vector<std::string> words;
  std::size_t at = 0;
};

struct Expr {
  Operation operation = Operation::name;
  std::string text;  ///< of a number, text, name, field or call
  std::vector<Expr> operands;
  std::vector<NamedArgument> named;
  std::size_t at = 0;  ///< byte in the source of the expression

  // Filled by the static check:
  Type type = Type::nothing;
  bool is_list = false;
  std::uint8_t claim_kind = 0xFF;  ///< of a claim: its ClaimKind, 0xFF for any
  std::int32_t index = -1;         ///< slot of a name, function of a call, field of a field
  std::uint32_t symbol = 0;        ///< of a word
  std::int64_t number = 0;         ///< of a number, in 10⁻⁶; of a direction, −1, 0 or 1
  bool reads_text = false;         ///< it searches text, which costs more than all else
};

struct ExprError {
  Message what;
  std::size_t at = 0;
  Message hint;
};

/// Parses an expression; the error names the byte where it stops making sense.
Expected<Expr, ExprError> parse_expression(std::string_view text);

}  // namespace gouji
