#pragma once
// The built-in library, loaded once for a test program.

#include "run/library.hpp"

namespace gouji::test {

/// The built-in vocabulary and rules. Throws where they do not load.
const Library& builtin_library();

/// The built-in words around tables.
inline const PageWords& page_words() { return builtin_library().vocabulary.pages; }

}  // namespace gouji::test
