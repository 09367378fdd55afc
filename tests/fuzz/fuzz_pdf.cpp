// libFuzzer: any bytes as a PDF, through Poppler in this process and the reader of pages.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "layout/assemble.hpp"
#include "pdf/draw.hpp"
#include "run/library.hpp"

namespace {

const gouji::PageWords& words() {
  static const auto library = gouji::load_library();
  if (!library) std::abort();
  return library->vocabulary.pages;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  auto pages = gouji::draw(bytes, nullptr);
  // Whatever was drawn has to come through the seam.
  const auto again = gouji::read_pages(gouji::write_pages(pages));
  if (!again || !(*again == pages)) std::abort();
  if (pages.failure == gouji::PageFailure::none) gouji::assemble(std::move(pages), words());
  return 0;
}
