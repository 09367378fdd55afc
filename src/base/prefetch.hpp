#pragma once
// Long lists of large values are gone through by many rules, each time from far memory.

#include <cstddef>

namespace gouji {

/// Asks for a value that will be read soon: a hint, and nothing where the compiler takes none.
template <class T>
void prefetch([[maybe_unused]] const T& value) {
#if defined(__GNUC__)
  constexpr std::size_t kLine = 64;
  const auto* const bytes = reinterpret_cast<const char*>(&value);
  for (std::size_t at = 0; at < sizeof value; at += kLine) __builtin_prefetch(bytes + at);
  asm volatile("");  // g++ leaves out calls of a function that does no more than that
#endif
}

}  // namespace gouji
