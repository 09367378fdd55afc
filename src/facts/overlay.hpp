#pragma once
// Dimensions in YAML: the keys of a mapping that nobody else took, each with one word as its value.

#include <string>
#include <utility>
#include <vector>

#include "base/symbols.hpp"
#include "base/yaml_reader.hpp"
#include "facts/identity.hpp"

namespace gouji {

using Overlay = std::vector<std::pair<Dimension, Symbol>>;

/// The names of all dimensions, to suggest one from.
std::vector<std::string> dimension_names();

/// Takes the rest of the reader's keys; what is no dimension, or no word, is reported.
Overlay read_overlay(YamlReader& reader, Symbols& symbols);

/// The dimension that a scalar names, or a report.
std::optional<Dimension> read_dimension(YamlReader& reader, const YamlNode& node);

}  // namespace gouji
