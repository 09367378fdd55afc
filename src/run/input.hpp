#pragma once
// From a path to a Document: a file, a folder with a package in it, or standard input. What a file
// is, is told by its content.

#include <optional>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "document/package.hpp"
#include "layout/words.hpp"

namespace gouji {

/// A whole file, or the error that names it. "-" is standard input.
Result<std::string> read_file(const std::string& path, std::size_t limit);

/// Writes a whole file or none of it: what stood there before stays until all is written.
std::optional<Error> write_file(const std::string& path, std::string_view bytes);

/// Bytes that are in memory: a package, a PDF or its pages, or text. A package asks `parts` for its
/// other files; the tables of a PDF are told by the words around them; an encrypted one is opened
/// with the password.
Result<Document> read_bytes(std::string bytes, const std::string& shown, const PartReader& parts,
                            const PageWords& words, const std::string& password = {});

/// Refuses every further file: for packages without a folder.
PartReader no_parts();

/// The file or folder at `path` ("-": standard input), named `shown` in errors and reports. Files
/// of a package are read from its folder only; a link that leads out of it is refused.
Result<Document> read_input(const std::string& path, const std::string& shown,
                            const PageWords& words, const std::string& password = {});

/// The package that a file is, or is a part of: itself, or the package.yaml of the nearest folder
/// above it. Empty where there is none.
std::string package_of(const std::string& file);

}  // namespace gouji
