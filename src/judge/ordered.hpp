#pragma once
// The comparisons of the language, between values of one type.

#include "rules/expr.hpp"

namespace gouji {

template <class T>
bool ordered(Operation operation, const T& a, const T& b) {
  switch (operation) {
    case Operation::equal:
      return a == b;
    case Operation::not_equal:
      return a != b;
    case Operation::less:
      return a < b;
    case Operation::less_equal:
      return a <= b;
    case Operation::greater:
      return a > b;
    default:
      return a >= b;
  }
}

}  // namespace gouji
