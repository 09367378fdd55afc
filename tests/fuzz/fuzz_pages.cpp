// libFuzzer: any bytes as page data, through all that gouji does with a document. No Poppler.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "layout/assemble.hpp"
#include "run/library.hpp"
#include "run/session.hpp"

namespace gouji {
namespace {

/// Small limits: large inputs are slow, and find nothing that small ones do not.
constexpr PageLimits kLimits{.pages = 64, .glyphs = 20'000, .segments = 5'000};

const Library& library() {
  static const Library out = [] {
    auto loaded = load_library();
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return out;
}

void run(std::string_view bytes) {
  auto pages = read_pages(bytes, kLimits);
  if (!pages || pages->failure != PageFailure::none) return;
  // What was read is written as it was, byte by byte but for the flags.
  const auto again = read_pages(write_pages(*pages), kLimits);
  if (!again || !(*again == *pages)) std::abort();
  auto document = assemble(std::move(*pages), library().vocabulary.pages);
  document.path = "fuzz.pages";
  document.files = {document.path};
  if (document.blocks.empty()) return;
  check_document(std::move(document), library(), Detail::ledger);
}

}  // namespace
}  // namespace gouji

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The mark is given, so that no time is spent on finding it.
  std::string bytes(gouji::kPagesMagic);
  bytes.append(reinterpret_cast<const char*>(data), size);
  gouji::run(bytes);
  return 0;
}
