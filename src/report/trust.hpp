#pragma once
// How sure it is which cell stands in which row and column, and what follows for a finding.

#include <optional>
#include <string_view>

#include "facts/disclosure.hpp"
#include "judge/verdict.hpp"

namespace gouji {

/// stated, ruled, aligned
std::string_view trust_name(Trust trust);

/// Of the table that a place is a cell of; nothing in the text.
std::optional<Trust> trust_at(const Span& span, const Disclosure& disclosure);

/// True where the place or a figure of a verdict is a cell that only its alignment tells: such a
/// finding may be the reader's mistake and is no error.
bool rests_on_alignment(const Verdict& verdict, const Disclosure& disclosure);

}  // namespace gouji
