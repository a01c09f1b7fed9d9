#pragma once
/// Many small things, each tried where it can do no harm. A rule that is changed may crash, or never end: its
/// facts may lack what it was to make sure of. So the work is shared out to processes of their own, and one
/// that dies is replaced.
#include <cstdint>
#include <functional>
#include <vector>

#include "tenon/testing/watched_run.hpp"

namespace tenon::testing {

/// What a thing came to. Plain, because it crosses from one process to another.
struct Attempt {
  enum class State : std::uint8_t { waiting, begun, done, died };
  State state = State::waiting;
  std::uint8_t verdict = 0;  ///< the caller's own
  std::uint32_t at = 0;      ///< likewise; what stands here when it dies is kept
  std::uint32_t tried = 0;   ///< likewise
};

/// Calls `work(thing, attempt)` once for each thing, in one of `workers` child processes; what it does is
/// seen through `attempt` alone. A thing during which its process dies, or that takes longer than
/// `most_seconds`, is marked `died`. Told to stop, the things that were not begun stay `waiting`.
[[nodiscard]] std::vector<Attempt> share_out_apart(
    std::size_t things, unsigned workers, int most_seconds,
    const std::function<void(std::size_t thing, Attempt& attempt)>& work, const HowFar& how_far);

}  // namespace tenon::testing
