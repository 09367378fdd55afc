#pragma once
// Bytes of a file to UTF-8 text. What is no text is refused by what it is, told by content, not by
// its name.

#include <cstddef>
#include <string>

#include "base/result.hpp"

namespace gouji {

/// The text without byte order mark. UTF-8 is taken as it is; other bytes are read as GB18030 where
/// all of them decode and the result is Chinese. Damaged UTF-8 is an error at its first bad byte.
/// Refused: empty files, more than `limit` bytes, PDF, archives, Office files, UTF-16, NUL bytes.
Result<std::string> decode_text(std::string bytes, const std::string& path, std::size_t limit);

}  // namespace gouji
