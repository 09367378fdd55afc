#pragma once
// SHA-256 of bytes, as 64 lower-case hexadecimal digits.

#include <string>
#include <string_view>

namespace gouji {
std::string sha256(std::string_view bytes);
}
