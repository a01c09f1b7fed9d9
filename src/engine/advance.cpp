/// Letting time pass: rings every alarm that is due, in order, a few hundred cases to a commit.
#include "engine/core.hpp"

namespace tenon {
namespace {
constexpr std::int32_t cases_a_commit = 500;
}

Result<AdvanceReport> Engine::Core::advance(Instant until, std::int64_t max_cases) {
  const Instant now = settings.clock.now();
  if (until > now)
    return invalid("command.in_future")
        .field("until")
        .fact("found", to_string(until))
        .fact("now", to_string(now));
  AdvanceReport report;
  report.until = until;
  int conflicts = 0;
  for (;;) {
    TENON_TRY(const auto cases, store->due(until, cases_a_commit));
    if (cases.empty()) return report;
    Work work;
    AdvanceReport part;
    for (const auto& each : cases) {
      auto copy = std::make_shared<CaseState>(*each);
      work.change.cases.push_back({copy, each->version});
      auto verdict = catch_up(work, *copy, until, &part);
      if (!verdict.allowed()) return std::move(verdict).refusal();
      if (copy->version == each->version)
        return fault("engine.alarm_without_cause").fact("case", to_string(each->id));
    }
    auto committed = store->commit(work.change);
    if (!committed) {
      // Someone took a step in one of them meanwhile; the due list is read anew.
      if (committed.refusal().code != "store.conflict" || ++conflicts > 100)
        return std::move(committed).refusal();
      continue;
    }
    publish(work.change);
    report.missed += part.missed;
    report.escalated += part.escalated;
    report.resumed += part.resumed;
    report.cases += static_cast<std::int64_t>(cases.size());
    if (max_cases > 0 && report.cases >= max_cases) {
      report.more = true;
      return report;
    }
  }
}

}  // namespace tenon
