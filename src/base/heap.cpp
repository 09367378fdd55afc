#include "base/heap.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace gouji {
namespace {

constexpr std::uintptr_t kHugePage = std::uintptr_t{2} << 20;
constexpr std::uintptr_t kFirst = std::uintptr_t{256} << 10;  // touched before we can ask
constexpr int kHeap = 512 << 20;  // of addresses; memory is taken when it is touched
// In huge pages, which are cleared when they are touched: what a narrative of ten megabytes takes.
constexpr std::uintptr_t kHuge = std::uintptr_t{128} << 20;
constexpr int kGrowth = 1 << 20;   // behind them
constexpr int kInHeap = 32 << 20;  // lists up to that size: the most that malloc takes

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(sbrk(0)); }

/// Makes the heap go on at `begin`, with kHeap of addresses; false where the system refuses.
bool grow_at(std::uintptr_t begin) {
  const auto gap = static_cast<std::intptr_t>(begin - end_of_heap());
  if (sbrk(gap) == reinterpret_cast<void*>(-1)) return false;
  mallopt(M_TOP_PAD, kHeap);
  void* volatile grown = std::malloc(kFirst / 2);  // volatile, or the compiler leaves it out
  mallopt(M_TOP_PAD, kGrowth);
  std::free(grown);
  return grown != nullptr;
}

}  // namespace

void use_large_pages() {
  mallopt(M_MMAP_THRESHOLD, kInHeap);
  mallopt(M_TRIM_THRESHOLD, -1);  // never gives it back
  const auto begin = (end_of_heap() + kFirst + kHugePage - 1) / kHugePage * kHugePage;
  if (!grow_at(begin - kFirst)) return;  // a little below a boundary of huge pages
  const auto end = end_of_heap();
  if (end > begin)
    madvise(reinterpret_cast<void*>(begin), std::min(end - begin, kHuge), MADV_HUGEPAGE);
}

}  // namespace gouji
