#pragma once
/// @file testing/watched_run.hpp
/// All scenarios once, under a watch: how each went, and which spots of the rules it touched.
/// @since 0.1
#include <functional>
#include <vector>

#include "tenon/testing/watch.hpp"

namespace tenon::testing {

/// Hears how far it is; called in the thread that asked. False: stop; what has been found so far is the
/// answer.
using HowFar = std::function<bool(std::int64_t done, std::int64_t of)>;

struct WatchedRun {
  std::shared_ptr<const WorkflowSet> workflows;  ///< those that were watched, as they are
  std::vector<Spot> spots;
  std::vector<std::int64_t> counts;                 ///< by spot, over all scenarios
  std::vector<Report> reports;                      ///< by scenario
  std::vector<std::vector<std::uint32_t>> touched;  ///< by scenario: positions in `spots`, rising
  bool complete = true;                             ///< false: it was told to stop
};

/// @param rules workflows null: those of the scenarios' world, which must be one for all
///   ("testing.several_worlds")
/// @param threads 0: as many as the machine has
[[nodiscard]] Result<WatchedRun> run_watched(const std::vector<Scenario>& scenarios, const Rules& rules = {},
                                             unsigned threads = 0, const HowFar& how_far = {});

}  // namespace tenon::testing
