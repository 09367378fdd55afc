#pragma once
// Errors as one line of text each, so that a table can say what it expects of them.

#include <string>
#include <vector>

#include "base/result.hpp"

namespace gouji::test {

/// "2:5 the id must be the path (did you mean …?)", in English; without a place for line 0.
std::string line_of(const Error& error);
std::vector<std::string> lines_of(const std::vector<Error>& errors);

/// What every error must have: the file, a message of one line in each language.
bool is_clear(const Error& error, const std::string& file);

}  // namespace gouji::test
