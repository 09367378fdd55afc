#include "run/pool.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace gouji {

namespace {

unsigned threads_for(unsigned jobs) {
  return jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : jobs;
}

}  // namespace

unsigned worth_it(unsigned jobs, std::size_t work, std::size_t least) {
  return static_cast<unsigned>(
      std::clamp<std::size_t>(work / least, 1, std::size_t{threads_for(jobs)}));
}

void run_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& task) {
  const auto workers = std::min<std::size_t>(threads_for(jobs), count);
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (auto i = next.fetch_add(1); i < count; i = next.fetch_add(1)) {
      try {
        task(i);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(work);
  work();  // this thread works too
  threads.clear();
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace gouji
