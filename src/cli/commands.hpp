#pragma once
// What each command does: options in, exit status out. The only code that writes to the terminal.

#include "cli/options.hpp"

namespace gouji {

/// 0 clean; 1 findings at or above --fail-on, or failing rule tests; 2 something could not be done.
int run(const Options& options);

/// Prints an error on standard error; returns 2.
int fail(const Error& error, Language language);

}  // namespace gouji
