#include "tenon/testing/watched_run.hpp"

#include "testing/workers.hpp"

namespace tenon::testing {
namespace {

/// The workflows that all these scenarios are told of, kept alive by their file.
Result<std::shared_ptr<const WorkflowSet>> workflows_of(const std::vector<Scenario>& scenarios) {
  if (scenarios.empty()) return std::shared_ptr<const WorkflowSet>();
  const auto of = [](const Scenario& each) { return &each.file->procedures()->plan().workflows(); };
  for (const auto& each : scenarios)
    if (of(each) != of(scenarios.front()))
      return invalid("testing.several_worlds")
          .fact("one", scenarios.front().name())
          .fact("other", each.name());
  return std::shared_ptr<const WorkflowSet>(scenarios.front().file, of(scenarios.front()));
}

}  // namespace

Result<WatchedRun> run_watched(const std::vector<Scenario>& scenarios, const Rules& rules, unsigned threads,
                               const HowFar& how_far) {
  WatchedRun all;
  all.workflows = rules.workflows;
  if (!all.workflows) { TENON_TRY(all.workflows, workflows_of(scenarios)); }
  const unsigned workers = workers_for(threads, scenarios.size());
  std::vector<std::unique_ptr<Watch>> watches;
  for (unsigned i = 0; i < workers; ++i) {
    TENON_TRY(auto watch, Watch::over(all.workflows));
    watches.push_back(std::move(watch));
  }
  all.reports.resize(scenarios.size());
  all.touched.resize(scenarios.size());
  all.complete = share_out(
      scenarios.size(), workers,
      [&](unsigned worker, std::size_t i) {
        Rules watched = rules;
        watched.workflows = watches[worker]->workflows();
        all.reports[i] = run(scenarios[i], watched, watches[worker].get());
        all.touched[i] = watches[worker]->take_touched();
      },
      how_far);
  all.spots = watches.front()->spots();
  all.counts.assign(all.spots.size(), 0);
  for (const auto& watch : watches)
    for (std::size_t i = 0; i < all.counts.size(); ++i) all.counts[i] += watch->counts()[i];
  return all;
}

}  // namespace tenon::testing
