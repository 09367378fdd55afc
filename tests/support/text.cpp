#include "support/text.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace gouji::test {

std::string repeated(std::string_view text, int times) {
  std::string out;
  out.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error(fmt::format("no '{}' to replace", from));
  return text.replace(at, from.size(), to);
}

std::string alias_bomb() {
  std::string out = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const auto more = repeated(fmt::format(", *a{}", i - 1), 8);
    out += fmt::format("a{}: &a{} [*a{}{}]\n", i, i, i - 1, more);
  }
  return out;
}

}  // namespace gouji::test
