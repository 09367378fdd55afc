#pragma once
// What an expression yields at run time. Absent carries why: nothing here ever stands for "no".

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/quantity.hpp"
#include "facts/disclosure.hpp"

namespace gouji {

/// A reason in both languages: literals, so that saying "not applicable" costs nothing.
struct Why {
  std::string_view zh;
  std::string_view en;
};

struct Absent {
  bool applicable = true;  ///< false: not applicable, true: not evaluable
  Why why;
};

/// What a quantity is counted in.
struct Scale {
  const Unit* unit = nullptr;
  bool is_rate = false;
};

/// A quantity, and how to print it.
struct Amount {
  Quantity quantity;
  const Unit* unit = nullptr;
  int decimals = 0;
  bool is_rate = false;

  Scale scale() const { return {unit, is_rate}; }
};

/// A number written in the rule, in 10⁻⁶; against money it is in 元, against rates in %.
struct Literal {
  Micro value = 0;
};

struct FactRef {
  FactId id;
};
struct ClaimRef {
  std::size_t index;
};
struct ReasonRef {
  std::size_t index;
};
struct BlockRef {
  Span span;
};
struct Word {
  Symbol symbol;
};
struct TableRef {
  std::size_t index;
};
struct FormRef {
  const Form* form;
};
struct DocumentRef {
  const Disclosure* disclosure;
};

/// Names as an enumeration or a table has them, sorted, each once.
struct Names {
  std::vector<std::string> words;
  bool open_ended = false;  ///< it carries 等
  Span span;                ///< of an enumeration
};
using NamesRef = std::shared_ptr<const Names>;

template <class T>
using ListOf = std::shared_ptr<const std::vector<T>>;

using Value =
    std::variant<Absent, bool, Amount, FactRef, ClaimRef, ReasonRef, BlockRef, std::string_view,
                 Direction, Literal, Word, ListOf<Amount>, ListOf<FactRef>, ListOf<ClaimRef>,
                 ListOf<BlockRef>, ListOf<std::string_view>, ListOf<Direction>, ListOf<Word>,
                 TableRef, FormRef, DocumentRef, NamesRef, ListOf<TableRef>, ListOf<FormRef>,
                 ListOf<NamesRef>>;

template <class... Ts>
struct overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

}  // namespace gouji
