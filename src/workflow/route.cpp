#include "tenon/workflow/route.hpp"

#include <algorithm>

namespace tenon {
namespace {

/// When a limit that has run since `from` is reached; `from` itself where it cannot be reckoned.
Instant reached(const Limit& limit, Instant from, const Reckoning& by) {
  const Span since[] = {{from, std::nullopt}};
  const auto found = due(limit, since, by.calendar, by.counting);
  return found && found->at ? *found->at : from;
}

const ClockRun* open_run(const std::vector<ClockRun>& clocks, std::size_t rule) {
  for (const auto& run : clocks)
    if (run.rule == rule && !run.ended) return &run;
  return nullptr;
}

}  // namespace

std::vector<std::size_t> steps_to_goal(const RuleBook& book) {
  std::vector<std::size_t> away(book.states.size(), no_way);
  away[book.goal] = 0;
  for (std::size_t round = 0; round < book.states.size(); ++round)
    for (const auto& step : book.steps) {
      if (step.stays || away[step.to] == no_way) continue;
      for (StateIndex from = 0; from < book.states.size(); ++from)
        if (has(step.from, from)) away[from] = std::min(away[from], away[step.to] + 1);
    }
  return away;
}

std::vector<const Step*> route(const RuleBook& book, StateIndex state) {
  std::vector<const Step*> way;
  const auto away = steps_to_goal(book);
  while (state != book.goal && away[state] != no_way) {
    const auto next = std::find_if(book.steps.begin(), book.steps.end(), [&](const Step& step) {
      return !step.stays && has(step.from, state) && away[step.to] + 1 == away[state];
    });
    way.push_back(&*next);
    state = next->to;
  }
  return way;
}

std::vector<Reached> timeline(const RuleBook& book, StateIndex state, const std::vector<ClockRun>& clocks,
                              std::string_view key, Awaited start, const Reckoning& by,
                              const AwaitFn& awaited) {
  struct Running {
    bool on = false;
    Instant earliest, latest;  ///< when it began
  };
  std::vector<Running> running(book.deadlines.size());
  std::vector<Reached> times{{state, start.earliest, start.latest}};
  const auto enter = [&](StateIndex into, const Awaited& at) {
    for (std::size_t i = 0; i < running.size(); ++i)
      if (has(book.deadlines[i].runs, into) && !running[i].on) running[i] = {true, at.earliest, at.latest};
  };
  enter(state, start);
  bool first = true;
  for (const Step* const step : route(book, state)) {
    Reached next{step->to, times.back().earliest, times.back().latest};
    // The state is left at the latest when the tightest clock that ends with it is reached.
    std::optional<Instant> latest;
    for (std::size_t i = 0; i < running.size(); ++i) {
      const Deadline& deadline = book.deadlines[i];
      if (!running[i].on || has(deadline.runs | deadline.holds, step->to)) continue;
      const ClockRun* const run = first ? open_run(clocks, i) : nullptr;
      running[i].on = false;
      if (deadline.promise && !run) continue;  // a date that is not known yet
      const Limit limit = by.limits.find(deadline.id, key, deadline.limit_for(key));
      const Instant at_most = run && run->due ? *run->due : reached(limit, running[i].latest, by);
      if (!latest || at_most < *latest) {
        latest = at_most;
        next.deadline = i;
      }
      if (deadline.time_of == Party::none || deadline.promise) continue;
      const Instant at_least = run && run->due ? *run->due : reached(limit, running[i].earliest, by);
      next.earliest = std::max(next.earliest, at_least);
    }
    if (latest) next.latest = std::max(next.latest, *latest);
    next.latest = std::max(next.latest, next.earliest);
    for (const auto& dependency : step->dependencies) {
      const auto other = awaited(dependency);
      if (!other) continue;
      next.earliest = std::max(next.earliest, other->earliest);
      if (other->latest <= next.latest) continue;
      next.latest = other->latest;
      next.waited_for = &dependency;
    }
    enter(step->to, {next.earliest, next.latest});
    times.push_back(next);
    first = false;
  }
  return times;
}

}  // namespace tenon
