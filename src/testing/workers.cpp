#include "testing/workers.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace tenon::testing {

unsigned workers_for(unsigned wanted, std::size_t things) {
  const unsigned there = std::max(1U, wanted > 0 ? wanted : std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>(there, std::max<std::size_t>(things, 1)));
}

bool share_out(std::size_t things, unsigned workers,
               const std::function<void(unsigned worker, std::size_t thing)>& work, const HowFar& how_far) {
  std::atomic<std::size_t> next{0}, done{0};
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto take = [&](unsigned worker) {
    for (std::size_t thing = next++; thing < things && !stop; thing = next++) {
      try {
        work(worker, thing);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!thrown) thrown = std::current_exception();
        stop = true;
      }
      ++done;
      if (worker == 0 && how_far &&
          !how_far(static_cast<std::int64_t>(done.load()), static_cast<std::int64_t>(things)))
        stop = true;
    }
  };
  std::vector<std::thread> threads;
  for (unsigned worker = 1; worker < workers; ++worker) threads.emplace_back(take, worker);
  take(0);
  for (auto& each : threads) each.join();
  if (thrown) std::rethrow_exception(thrown);
  return !stop;
}

}  // namespace tenon::testing
