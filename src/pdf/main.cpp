// gouji-pdf: draws a PDF from standard input and writes what a person sees of it to standard
// output, as the seam of src/page. A program of its own, since Poppler may crash on a hostile
// file, take all memory or never end, and takes a while to load: gouji starts it only for a PDF and
// outlives it.
//
//   gouji-pdf < report.pdf > report.pages
//
// The password, where one is needed, comes in the environment (GOUJI_PDF_PASSWORD): arguments can be
// seen by everyone on the machine.

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "pdf/draw.hpp"

namespace gouji {
namespace {

std::string read_all() {
  std::string out;
  std::string buffer(std::size_t{1} << 16, '\0');
  for (ssize_t got = 0; (got = read(STDIN_FILENO, buffer.data(), buffer.size())) > 0;) {
    out.append(buffer, 0, static_cast<std::size_t>(got));
  }
  return out;
}

/// What a file may take of this machine: gouji then sees a program that died.
void limit_resources() {
  constexpr rlim_t kMemory = rlim_t{2} << 30;
  constexpr rlim_t kSeconds = 120;
  [[maybe_unused]] const rlimit memory{kMemory, kMemory};
  const rlimit time{kSeconds, kSeconds + 1};
  const rlimit no_core{0, 0};
#if !defined(__SANITIZE_ADDRESS__)  // whose shadow is larger than any limit
  setrlimit(RLIMIT_AS, &memory);
#endif
  setrlimit(RLIMIT_CPU, &time);
  setrlimit(RLIMIT_CORE, &no_core);
}

}  // namespace
}  // namespace gouji

int main() {
  gouji::limit_resources();
  auto bytes = gouji::read_all();
  const auto pages = gouji::write_pages(gouji::draw(bytes, std::getenv("GOUJI_PDF_PASSWORD")));
  const bool written = std::fwrite(pages.data(), 1, pages.size(), stdout) == pages.size() &&
                       std::fflush(stdout) == 0;
  // Poppler's own farewell has nothing to give back that the end of the process does not.
  _exit(written ? 0 : 1);
}
