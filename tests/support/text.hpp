#pragma once
// Texts that tests build.

#include <string>
#include <string_view>

namespace gouji::test {

std::string repeated(std::string_view text, int times);

/// `text` with the first `from` replaced. Throws where there is none, so that a table cannot go stale.
std::string with(std::string text, std::string_view from, std::string_view to);

/// Ten lines of YAML that name one another nine times each: 9¹⁰ nodes.
std::string alias_bomb();

}  // namespace gouji::test
