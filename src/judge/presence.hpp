#pragma once
// What of a document is at hand.

#include "facts/disclosure.hpp"

namespace gouji {

/// All its tables are in the document: a package says so; elsewhere there are several official
/// ones, none with figures that no form knows, and no page that could not be read.
bool has_all_tables(const Disclosure& disclosure);

}  // namespace gouji
