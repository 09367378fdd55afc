#pragma once
// YAML files as bytes inside the program: trees are written at build time and read without a YAML
// parser. decode(encode(files)) == files.

#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"
#include "rules/rule.hpp"

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

/// A file below rules/ as load_rule() takes it.
RuleFile rule_file(BuiltinFile file);

/// What this program was built with: the snapshot of its schemas and rules (snapshot.hpp), their
/// codes, the files of its rules with their tests (an image, for schemas of the user's), and the
/// SHA-256 of all.
std::string_view builtin_snapshot();
std::string_view builtin_codes();
std::string_view builtin_rules();
std::string_view builtin_hash();

}  // namespace gouji
