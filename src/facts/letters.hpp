#pragma once
// Which letter of the clause grammar a mark, a phrase or a unit becomes, and whether a phrase may
// stand where it does.

#include <vector>

#include "facts/tokens.hpp"

namespace gouji {

/// The letter of a punctuation mark, or 0.
char punctuation(char32_t code);

char phrase_letter(const Phrase& phrase);
char unit_letter(const Unit& unit);

/// Of what is told from other words by what stands before it.
bool stands_where_it_may(const Phrase& phrase, const std::vector<Token>& before);

}  // namespace gouji
