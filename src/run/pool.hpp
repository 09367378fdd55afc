#pragma once
// Work on many documents at once: tasks are numbered, each number is done once by whoever is free.

#include <cstddef>
#include <functional>

namespace gouji {

/// Runs task(0) … task(count − 1) on up to `jobs` threads (0: as many as there are processors);
/// returns when all are done. What a task throws is thrown here, the first of them by number.
void run_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& task);

/// Of `jobs` threads those that pay for themselves: each has at least `least` of the work to do.
unsigned worth_it(unsigned jobs, std::size_t work, std::size_t least);

}  // namespace gouji
