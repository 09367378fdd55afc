#pragma once
// The disclosure package (docs/package.md): metadata, tables and narrative as data, in one YAML or
// JSON file or in a folder with CSV tables and a Markdown narrative.

#include <functional>
#include <string>
#include <string_view>

#include "document/document.hpp"

namespace gouji {

/// Gives the bytes of another file of the package, by its path relative to the package's folder.
using PartReader = std::function<Result<std::string>(const std::string& path)>;

/// Told by content: a mapping whose key `schema` is gouji-package/….
bool is_package(std::string_view bytes);

/// Reads a package. `path` names the file in errors and reports; other files are asked for by the
/// names that the package has for them and shown relative to the folder of `path`. The first thing
/// that is wrong with any of them is the error.
Result<Document> read_package(std::string bytes, const std::string& path, const PartReader& parts);

}  // namespace gouji
