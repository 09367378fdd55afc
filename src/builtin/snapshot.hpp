#pragma once
// What loading the built-in schemas and rules comes to, as bytes: written at build time, so that a
// start reads values and parses nothing.

#include <string>
#include <string_view>
#include <vector>

#include "facts/codes.hpp"
#include "facts/vocabulary.hpp"
#include "judge/gates.hpp"
#include "rules/rule.hpp"

namespace gouji {

/// The codes of a vocabulary are apart: documents without tables need none.
struct Snapshot {
  Vocabulary vocabulary;
  std::vector<Rule> rules;  ///< sorted by id, without their tests
  Gates gates;
};

std::string write_snapshot(const Vocabulary& vocabulary, const std::vector<Rule>& rules,
                           const Gates& gates);
std::string write_codes(const CodeTables& codes);

/// Requires: bytes that the function above wrote in this build.
Snapshot read_snapshot(std::string_view bytes);
CodeTables read_codes(std::string_view bytes);

}  // namespace gouji
