#pragma once
// Named arguments of a call: dimensions and forms with the words that they may have.

#include <cstdint>
#include <vector>

#include "facts/vocabulary.hpp"
#include "rules/expr.hpp"
#include "rules/functions.hpp"

namespace gouji {

/// Whether an argument takes words of its own: after= of enumerations, year= of document.
bool takes_words(Function function, const NamedArgument& argument, std::vector<ExprError>& errors);

/// A dimension, or where `takes_form` the form of the table that a fact stands in.
void check_pattern(const NamedArgument& argument, bool takes_form, const Vocabulary& vocabulary,
                   std::vector<ExprError>& errors);

/// The one kind of claim that kind= names; that of shares where it names none.
std::uint8_t claim_kind_of(const NamedArgument& argument, std::vector<ExprError>& errors);

}  // namespace gouji
