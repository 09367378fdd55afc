#pragma once
// The static check of expressions: every name, function, field, argument and word is known and of
// the right type before a rule ever runs. Annotates the tree for the evaluator.

#include <string>
#include <vector>

#include "facts/vocabulary.hpp"
#include "rules/expr.hpp"

namespace gouji {

/// The names that an expression may use, with their types; the index is the slot.
struct Name {
  std::string name;
  Type type = Type::nothing;
  bool is_list = false;
  std::uint8_t claim_kind = 0xFF;
};

/// Annotates `expr`; returns what is wrong with it (empty: nothing).
std::vector<ExprError> check_expression(Expr& expr, const std::vector<Name>& names,
                                        const Vocabulary& vocabulary);

/// "claim<change>", "list of fact": for messages.
std::string type_name(Type type, bool is_list, std::uint8_t claim_kind);

}  // namespace gouji
