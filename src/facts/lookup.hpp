#pragma once
// What rules look up again and again, made once for a document.

#include "facts/disclosure.hpp"

namespace gouji {

/// Fills Disclosure::lookup from its figures and claims.
void make_lookup(Disclosure& disclosure);

}  // namespace gouji
