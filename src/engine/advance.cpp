/// Letting time pass: rings every alarm that is due, in order, a few hundred cases to a commit.
#include <algorithm>

#include "engine/core.hpp"

namespace tenon {
namespace {
constexpr std::int32_t cases_a_commit = 500;
}

Verdict Engine::Core::catch_up(Work& work, CaseState& state, Instant until, AdvanceReport* report) {
  for (;;) {
    const auto alarm = next_alarm(state.frame);
    if (!alarm || *alarm > until) return {};
    // Late by nature: a promised date may lie before the opening, and history does not run backwards.
    const Instant at = std::max(*alarm, state.changed_at);
    const Mover mover{system_actor(), Party::none, at, settings.clock.now(), CommandId{}};
    if (state.frame.hold && state.frame.hold->until == *alarm) {
      if (auto verdict = take_action(work, state, Resume{}, mover); !verdict.allowed()) return verdict;
      if (report) ++report->resumed;
      continue;
    }
    const auto& book = state.definition->book();
    const auto which = due_ring(state.frame, book, until);
    if (!which) return {};
    const auto& run = state.frame.clocks[which->run];
    const auto& deadline = book.deadlines[run.rule];
    if (which->days_left) {
      const DeadlineNear near{std::string(deadline.id), *which->days_left, *run.due};
      if (auto verdict = take_action(work, state, near, mover); !verdict.allowed()) return verdict;
      const auto service = settings.calendar->next_service_moment(at, settings.counting.unknown);
      notify(work, state, {"deadline.near", deadline.ladder[0]}, at, service ? service->value : at,
             to_json_text(near));
      continue;
    }
    const DeadlineMissed missed{std::string(deadline.id), which->rung, which->at};
    if (auto verdict = take_action(work, state, missed, mover); !verdict.allowed()) return verdict;
    auto open_again = settings.calendar->next_service_moment(at, settings.counting.unknown);
    notify(work, state,
           {which->rung == 0 ? "deadline.missed" : "deadline.escalated", deadline.ladder[which->rung]}, at,
           open_again ? open_again->value : at, to_json_text(missed));
    if (report) ++(which->rung == 0 ? report->missed : report->escalated);
  }
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
