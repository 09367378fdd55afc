#pragma once
// The built-in YAML files as bytes inside the program: trees are written at build time and read at
// start without a YAML parser. decode(encode(files)) == files.

#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"

namespace gouji {

struct BuiltinFile {
  std::string path;  ///< "schemas/units.yaml", "rules/rates/share.yaml"
  YamlNode root;
  bool operator==(const BuiltinFile&) const = default;
};

std::string encode(const std::vector<BuiltinFile>& files);

/// Requires: bytes that encode() made.
std::vector<BuiltinFile> decode(std::string_view bytes);

/// The image that this program was built with.
std::string_view builtin_image();

}  // namespace gouji
