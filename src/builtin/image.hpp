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

/// A file of an image that is not decoded yet.
struct EncodedFile {
  std::string_view path;
  std::string_view root;

  BuiltinFile decode() const;
};

/// The files of an image, in order. Requires: bytes that encode() made.
std::vector<EncodedFile> files_of(std::string_view image);

std::vector<BuiltinFile> decode(std::string_view image);

/// The image that this program was built with, and its SHA-256. Apart from it: the tests of its
/// rules, which `explain` and `test` alone read, and the codes, which documents with tables need.
std::string_view builtin_image();
std::string_view builtin_tests();
std::string_view builtin_codes();
std::string_view builtin_hash();

}  // namespace gouji
