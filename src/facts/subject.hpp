#pragma once
// Words of a subject to dimensions.

#include <string_view>
#include <vector>

#include "facts/clauses.hpp"
#include "facts/disclosure.hpp"
#include "facts/tokens.hpp"

namespace gouji {

/// The dimensions that the words of a subject give. The last item wins (Chinese puts the head
/// last); a weak one only where there is none yet.
Identity compose(const std::vector<Token>& tokens, TokenRange words, Disclosure& disclosure);

/// The identity of a path of classes: item 支出, function the path as the text has it.
Identity compose_path(const std::vector<Token>& tokens, TokenRange words, std::uint32_t block,
                      Disclosure& disclosure);

/// The symbol of a year as the document's own year sees it: 本年, 上年, or the year itself.
Symbol period_of(int year, Disclosure& disclosure);

/// What the items of schemas/document.yaml have where nothing is said.
void fill_defaults(Identity& identity, const Vocabulary& vocabulary);

/// What is of one of several things, 人均 or 车均: no part of a sum.
bool is_average(const Identity& identity, const Vocabulary& vocabulary);

/// One of `overlay`'s values is that item.
bool names_item(const Overlay& overlay, Symbol item);

/// 收入 and 支出, which say nothing where something more special was said before.
bool is_weak(Symbol item, const Vocabulary& vocabulary);

/// 年初结转结余, 结转结余: may be negative, and is no revenue or expenditure.
bool is_balance(Symbol item, const Vocabulary& vocabulary);

/// An item that is of all funds where nobody says which: 收入, 支出总计, 结转结余.
bool is_of_funds(Symbol item, const Vocabulary& vocabulary);

/// True where `overlay`'s dimensions have these values in `identity`.
inline bool has_all(const Identity& identity, const Overlay& overlay) {
  // One or two, nearly always: a plain loop is half of what std::all_of comes to.
  for (const auto& [dimension, value] : overlay) {  // NOLINT(readability-use-anyofallof)
    if (identity[dimension] != value) return false;
  }
  return true;
}

}  // namespace gouji
