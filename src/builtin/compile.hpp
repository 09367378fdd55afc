#pragma once
// Rules and schemas compiled for the program: what the build step writes, and a test writes again.

#include <string>
#include <vector>

#include "base/result.hpp"

namespace gouji {

struct SourceFile {
  std::string path;  ///< "schemas/units.yaml", "rules/rates/share.yaml"
  std::string text;
};

/// What stands behind builtin_snapshot(), builtin_codes(), builtin_rules() and builtin_hash().
struct CompiledFiles {
  std::string snapshot;
  std::string codes;
  std::string rules;
  std::string hash;  ///< SHA-256 of paths and texts
};

/// Files in the order of their paths. All errors of all files at once.
Expected<CompiledFiles, std::vector<Error>> compile(const std::vector<SourceFile>& files);

}  // namespace gouji
