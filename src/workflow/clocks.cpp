#include "tenon/workflow/clocks.hpp"

namespace tenon {
namespace {

/// Reads the ledger again: when the limit is reached, and when the next rung of the ladder is called.
Result<void> reckon(ClockRun& run, const Deadline& rule, const Reckoning& by) {
  run.estimated = false;
  const auto due_after = [&](const Limit& limit) -> Result<std::optional<Instant>> {
    TENON_TRY(const Due found, due(limit, {run.ledger.data(), run.ledger.size()}, by.calendar, by.counting));
    run.estimated = run.estimated || found.estimated;
    return found.at;
  };
  if (run.promised) {
    run.due = run.promised;
    run.alarm = run.rungs == 0 ? run.promised : std::nullopt;
    if (run.rungs == 0 || run.rungs >= rule.ladder.size()) return {};
    // A date has no length to be passed again: the ladder above it is called a working day apart.
    const Span since[] = {{*run.missed, std::nullopt}};
    TENON_TRY(const Due next, due(working_days(run.rungs), since, by.calendar, by.counting));
    run.alarm = next.at;
    return {};
  }
  TENON_TRY(run.due, due_after(run.limit));
  run.alarm.reset();
  if (run.rungs >= rule.ladder.size()) return {};
  if (run.rungs == 0) {
    run.alarm = run.due;
    return {};
  }
  TENON_TRY(const Limit next, multiplied(run.limit, run.rungs + 1));
  TENON_TRY(run.alarm, due_after(next));
  return {};
}

Result<void> end(ClockRun& run, Instant now) {
  TENON_CHECK(pause(run.ledger, now));
  run.ended = now;
  run.alarm.reset();
  return {};
}

}  // namespace

Result<void> move_clocks(Frame& frame, const RuleBook& book, const void* facts,
                         std::optional<StateIndex> before, StateIndex after, Instant now,
                         const Reckoning& by) {
  for (std::uint8_t rule = 0; rule < book.deadlines.size(); ++rule) {
    const Deadline& deadline = book.deadlines[rule];
    const StateSet minded = deadline.runs | deadline.holds;
    const bool was_in = before && has(minded, *before);
    const bool is_in = has(minded, after);
    if (!was_in && !is_in) continue;
    ClockRun* open = nullptr;
    for (auto& run : frame.clocks)
      if (run.rule == rule && !run.ended) open = &run;
    if (open && (!is_in || (deadline.each_entry && has(deadline.runs, after)))) {
      TENON_CHECK(end(*open, now));
      open = nullptr;
      if (!is_in) continue;
    }
    if (!is_in) continue;
    if (!open) {
      if (was_in && !deadline.each_entry && !deadline.promise) continue;
      ClockRun run;
      run.rule = rule;
      const auto key = book.limit_key ? book.limit_key(facts) : std::string_view();
      run.limit = by.limits.find(deadline.id, key, deadline.limit_for(key));
      if (deadline.promise) {
        run.promised = deadline.promise(facts);
        if (!run.promised) continue;
      }
      open = &frame.clocks.emplace_back(std::move(run));
    } else if (before && has(deadline.runs, *before) == has(deadline.runs, after)) {
      continue;  // nothing changes for this clock: the common case, kept free of any arithmetic
    }
    TENON_CHECK(has(deadline.runs, after) ? resume(open->ledger, now) : pause(open->ledger, now));
    TENON_CHECK(reckon(*open, deadline, by));
  }
  return {};
}

Result<void> pause_clocks(Frame& frame, const RuleBook& book, Instant now, const Reckoning& by) {
  for (auto& run : frame.clocks) {
    if (run.ended || !is_running({run.ledger.data(), run.ledger.size()})) continue;
    TENON_CHECK(pause(run.ledger, now));
    TENON_CHECK(reckon(run, book.deadlines[run.rule], by));
  }
  return {};
}

Result<void> resume_clocks(Frame& frame, const RuleBook& book, StateIndex state, Instant now,
                           const Reckoning& by) {
  for (auto& run : frame.clocks) {
    const Deadline& rule = book.deadlines[run.rule];
    if (run.ended || !has(rule.runs, state)) continue;
    TENON_CHECK(resume(run.ledger, now));
    TENON_CHECK(reckon(run, rule, by));
  }
  return {};
}

Result<void> end_clocks(Frame& frame, Instant now) {
  for (auto& run : frame.clocks)
    if (!run.ended) TENON_CHECK(end(run, now));
  return {};
}

Result<void> change_limit(Frame& frame, const RuleBook& book, std::size_t run, const Limit& limit,
                          const Reckoning& by) {
  auto& changed = frame.clocks[run];
  changed.limit = limit;
  changed.promised.reset();
  TENON_CHECK(reckon(changed, book.deadlines[changed.rule], by));
  // Missed under the old limit, in time under the new one: not overdue any more. History keeps the miss.
  if (changed.missed && (!changed.due || *changed.due > *changed.missed)) {
    changed.missed.reset();
    changed.rungs = 0;
    TENON_CHECK(reckon(changed, book.deadlines[changed.rule], by));
  }
  return {};
}

std::optional<Instant> next_alarm(const Frame& frame) {
  std::optional<Instant> earliest;
  if (frame.hold) earliest = frame.hold->until;
  for (const auto& run : frame.clocks)
    if (run.alarm && (!earliest || *run.alarm < *earliest)) earliest = run.alarm;
  return earliest;
}

std::optional<Instant> overdue_since(const Frame& frame) {
  std::optional<Instant> earliest;
  for (const auto& run : frame.clocks)
    if (run.missed && !run.ended && (!earliest || *run.missed < *earliest)) earliest = run.missed;
  return earliest;
}

std::optional<Ring> due_ring(const Frame& frame, Instant now) {
  std::optional<Ring> earliest;
  for (std::size_t i = 0; i < frame.clocks.size(); ++i) {
    const auto& run = frame.clocks[i];
    if (run.alarm && *run.alarm <= now && (!earliest || *run.alarm < earliest->at))
      earliest = Ring{i, run.rungs, *run.alarm};
  }
  return earliest;
}

Result<void> ring(Frame& frame, const RuleBook& book, const Ring& which, const Reckoning& by) {
  auto& run = frame.clocks[which.run];
  if (!run.missed) run.missed = which.at;
  ++run.rungs;
  return reckon(run, book.deadlines[run.rule], by);
}

}  // namespace tenon
