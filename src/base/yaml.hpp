#pragma once
// A YAML text as a plain tree that knows where each node stands. Bytes in, YamlNode out.
//
//   severity: error     ->  mapping {"severity": scalar "error" at 1:11}
//
// Hostile input: size, depth and node count are bounded, aliases are copied within the same bound,
// a key that stands twice is an error. One document per file.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace gouji {

struct YamlEntry;

struct YamlNode {
  enum class Kind : unsigned char { null, scalar, sequence, mapping };

  Kind kind = Kind::null;
  bool quoted = false;  ///< a scalar in quotes or a block scalar: never a number or a boolean
  Position at;
  std::string scalar;
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }

  /// The value of a key of a mapping, or null where there is none.
  const YamlNode* find(std::string_view key) const;

  bool operator==(const YamlNode& other) const;
};

struct YamlEntry {
  std::string key;
  Position at;
  YamlNode value;
  bool operator==(const YamlEntry& other) const;
};

struct YamlLimits {
  std::size_t bytes = std::size_t{4} << 20;
  std::size_t nodes = 200'000;
  int depth = 64;
};

/// Parses one YAML document. `file` only names the source in errors.
Result<YamlNode> parse_yaml(std::string_view text, const std::string& file, YamlLimits limits = {});

}  // namespace gouji
