#include "support/builtin.hpp"

#include <stdexcept>

#include "support/errors.hpp"

namespace gouji::test {

const Library& builtin_library() {
  static const Library library = [] {
    auto loaded = load_library();
    if (!loaded) throw std::runtime_error("built-in library: " + line_of(loaded.error().front()));
    return std::move(loaded).value();
  }();
  return library;
}

}  // namespace gouji::test
