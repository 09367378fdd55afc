#include "facts/overlay.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "document/document.hpp"

namespace gouji {

std::vector<std::string> dimension_names() {
  return {kDimensionNames.begin(), kDimensionNames.end()};
}

std::optional<Dimension> dimension_named(std::string_view name) {
  const auto found = std::find(kDimensionNames.begin(), kDimensionNames.end(), name);
  if (found == kDimensionNames.end()) return std::nullopt;
  return static_cast<Dimension>(found - kDimensionNames.begin());
}

Overlay read_overlay(YamlReader& reader, Symbols& symbols) {
  Overlay out;
  for (const auto* entry : reader.rest()) {
    const auto dimension = dimension_named(entry->key);
    if (!dimension) {
      reader.report(entry->at,
                    {fmt::format("没有叫“{}”的维度", entry->key),
                     fmt::format("no dimension is called '{}'", entry->key)},
                    suggestion(entry->key, dimension_names()));
    } else if (!entry->value.is_scalar()) {
      reader.report(entry->value, {"维度的值应当是一个词", "a dimension's value is one word"});
    } else {
      out.emplace_back(*dimension, symbols.intern(fold(entry->value.scalar)));
    }
  }
  return out;
}

std::optional<Dimension> read_dimension(YamlReader& reader, const YamlNode& node) {
  const auto dimension = dimension_named(node.scalar);
  if (!dimension) {
    reader.report(node,
                  {fmt::format("没有叫“{}”的维度", node.scalar),
                   fmt::format("no dimension is called '{}'", node.scalar)},
                  suggestion(node.scalar, dimension_names()));
  }
  return dimension;
}

}  // namespace gouji
