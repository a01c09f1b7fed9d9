#pragma once
/// Many small things, done by several threads. The kit may start threads, the library never does.
#include <cstdint>
#include <functional>

#include "tenon/testing/watched_run.hpp"

namespace tenon::testing {

/// How many to use: at least one, no more than there are things.
[[nodiscard]] unsigned workers_for(unsigned wanted, std::size_t things);

/// Calls `work(worker, thing)` once for each thing, the lowest first; the calling thread is worker 0 and is
/// the one that `how_far` is called in. False where it was told to stop. What `work` throws is thrown here.
[[nodiscard]] bool share_out(std::size_t things, unsigned workers,
                             const std::function<void(unsigned worker, std::size_t thing)>& work,
                             const HowFar& how_far);

}  // namespace tenon::testing
