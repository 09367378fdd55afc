#pragma once
// The tests that a rule carries.

#include <string>
#include <vector>

#include "base/yaml_reader.hpp"
#include "rules/rule.hpp"

namespace gouji {

/// Reads `tests:` of a rule into `rule.tests`; what is wrong with them goes to the reader and to
/// `errors`. `file` is the rule's name in messages. `rule.corroborating` has to be known.
void load_tests(YamlReader& reader, const std::string& file, Rule& rule,
                std::vector<Error>& errors);

}  // namespace gouji
