#pragma once
// Everything that gouji knows before it reads a document: vocabulary and rules, built in or from
// files.

#include <string>
#include <vector>

#include "facts/vocabulary.hpp"
#include "judge/gates.hpp"
#include "rules/rule.hpp"

namespace gouji {

struct Library {
  Vocabulary vocabulary;
  std::vector<Rule> rules;  ///< sorted by id
  Gates gates;              ///< of these rules
  std::string hash;         ///< SHA-256 over rules and schemas
};

struct LibrarySources {
  std::vector<std::string> rules;  ///< rule files or folders of them, on top of the built-in ones
  std::string schemas;             ///< a folder that replaces the built-in schemas; may be empty
  bool builtin_rules = true;
  bool tests = false;  ///< also the tests of the built-in rules
};

Expected<Library, std::vector<Error>> load_library(const LibrarySources& sources = {});

}  // namespace gouji
