#pragma once
// Result<T>: a value or an Error, for everything that a user can cause: documents, rules, options.
// Expected<T, E>: the same with another error type. Names are std::expected's, so that it can
// replace both once the compilers have it.

#include <cassert>
#include <compare>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

namespace gouji {

/// A message in both languages of the program; the reader's choice is made when it is printed.
struct Message {
  std::string zh;
  std::string en;
  bool operator==(const Message&) const = default;
};

/// One line and column of a file, or of a page of it, all from 1; the column counts characters, not
/// bytes. Line 0 means "the whole file", page 0 a file without pages.
struct Position {
  int line = 0;
  int column = 0;
  int page = 0;
  bool operator==(const Position&) const = default;
  auto operator<=>(const Position& other) const {
    return std::tie(page, line, column) <=> std::tie(other.page, other.line, other.column);
  }
};

/// Something that a user can mend: what is wrong, where, and what may help.
struct Error {
  Message what;
  std::string file;
  Position at;
  Message hint;
  bool operator==(const Error&) const = default;
};

template <class E>
struct Unexpected {
  E error;
};
template <class E>
Unexpected(E) -> Unexpected<E>;

template <class T, class E>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Expected(Unexpected<E> unexpected)
      : state_(std::in_place_index<1>, std::move(unexpected.error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  const T& value() const& { return assert(has_value()), *std::get_if<0>(&state_); }
  T& value() & { return assert(has_value()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(has_value()), std::move(*std::get_if<0>(&state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const E& error() const& { return assert(!has_value()), *std::get_if<1>(&state_); }
  E&& error() && { return assert(!has_value()), std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, E> state_;
};

template <class T>
using Result = Expected<T, Error>;

}  // namespace gouji
