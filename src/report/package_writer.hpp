#pragma once
// A document as a disclosure package (docs/package.md), so that what was read from pages can be kept,
// compared and corrected as data. Reading it back gives the same facts.

#include <string>

#include "facts/disclosure.hpp"

namespace gouji {

/// YAML. An error where the document does not tell its office, kind or year, which a package must.
Result<std::string> write_package(const Disclosure& disclosure);

}  // namespace gouji
