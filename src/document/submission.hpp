#pragma once
// What a package says of itself: who published what, for which year, when.

#include "base/yaml_reader.hpp"
#include "document/document.hpp"

namespace gouji {

/// Takes these keys from the reader; what is wrong with them is reported there. `has_tables` says
/// only that the package claims to be whole.
Submission read_submission(YamlReader& reader);

}  // namespace gouji
