#include "tenon/workflow/clocks.hpp"

namespace tenon {
namespace {

/// The start of the day that many days before the due day: whoever is warned has that day too. What is due at
/// 24:00 is due on the day that ends then (Civil Code art. 203).
Instant warned_at(Instant due, std::int32_t days, const Calendar& calendar) {
  const auto& zone = calendar.zone();
  return zone.start_of(zone.day_of(due - Elapsed{1}) - boost::gregorian::days(days));
}

/// The next warning before the date that is still to be given. Those that lie before the clock began are
/// passed over: nobody could have given them.
void set_warning(ClockRun& run, const Deadline& rule, const Reckoning& by) {
  if (run.rungs > 0 || !run.due || !run.alarm || run.ledger.empty()) return;
  for (; run.warnings < rule.warnings.size(); ++run.warnings) {
    const Instant at = warned_at(*run.due, rule.warnings[run.warnings], by.calendar);
    if (at < run.ledger.front().from) continue;
    run.alarm = at;
    return;
  }
}

/// Reads the ledger again: when the limit is reached, and when the next rung of the ladder is called.
Result<void> reckon_due(ClockRun& run, const Deadline& rule, const Reckoning& by) {
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

Result<void> reckon(ClockRun& run, const Deadline& rule, const Reckoning& by) {
  TENON_CHECK(reckon_due(run, rule, by));
  set_warning(run, rule, by);
  return {};
}

Result<void> end(ClockRun& run, Instant now) {
  TENON_CHECK(pause(run.ledger, now));
  run.ended = now;
  run.alarm.reset();
  return {};
}

std::string_view key_of(const RuleBook& book, const void* facts) {
  return book.limit_key ? book.limit_key(facts) : std::string_view();
}

bool changes_key(const RuleBook& book, const Moved& step) {
  if (!book.limit_key || !step.from || step.facts == step.facts_before) return false;
  return book.limit_key(step.facts) != book.limit_key(step.facts_before);
}

Limit limit_for(const RuleBook& book, const Deadline& deadline, const void* facts, const Reckoning& by) {
  return by.limits.find(deadline.id, key_of(book, facts), limit_in_table(book, deadline, facts));
}

/// The same ledger under another limit.
Result<void> measure_by(ClockRun& run, const Deadline& rule, const Limit& limit, const Reckoning& by) {
  run.limit = limit;
  run.promised.reset();
  TENON_CHECK(reckon(run, rule, by));
  // Missed under the old limit, in time under the new one: not overdue any more. History keeps the miss.
  if (!run.missed || (run.due && *run.due <= *run.missed)) return {};
  run.missed.reset();
  run.rungs = 0;
  return reckon(run, rule, by);
}

ClockRun* open_run(Frame& frame, std::uint8_t rule) {
  for (auto& run : frame.clocks)
    if (run.rule == rule && !run.ended) return &run;
  return nullptr;
}

}  // namespace

const Limit& limit_in_table(const RuleBook& book, const Deadline& deadline, const void* facts) {
  return deadline.limit_for(key_of(book, facts));
}

Result<std::size_t> move_clocks(Frame& frame, const RuleBook& book, const Moved& step, Instant now,
                                const Reckoning& by) {
  const bool rekeyed = changes_key(book, step);
  const std::size_t kept = rekeyed ? 0 : frame.clocks.size();
  for (std::uint8_t rule = 0; rule < book.deadlines.size(); ++rule) {
    const Deadline& deadline = book.deadlines[rule];
    const StateSet minded = deadline.runs | deadline.holds;
    const bool was_in = step.from && has(minded, *step.from);
    const bool is_in = has(minded, step.to);
    if (!was_in && !is_in) continue;
    const bool runs = has(deadline.runs, step.to);
    ClockRun* open = open_run(frame, rule);
    if (open && (!is_in || (step.event && has_event(deadline.restarts, *step.event)))) {
      TENON_CHECK(end(*open, now));
      open = nullptr;
    }
    if (!is_in) continue;
    if (!open) {
      ClockRun run;
      run.rule = rule;
      run.limit = limit_for(book, deadline, step.facts, by);
      if (deadline.promise) {
        run.promised = deadline.promise(step.facts);
        if (!run.promised) continue;
      }
      open = &frame.clocks.emplace_back(std::move(run));
    } else {
      if (rekeyed && !deadline.promise && !open->limit_set_by) {
        const Limit limit = limit_for(book, deadline, step.facts, by);
        if (limit != open->limit) TENON_CHECK(measure_by(*open, deadline, limit, by));
      }
      // Nothing changes for this clock: the common case, kept free of any arithmetic.
      if (step.from && has(deadline.runs, *step.from) == runs) continue;
    }
    TENON_CHECK(runs ? resume(open->ledger, now) : pause(open->ledger, now));
    TENON_CHECK(reckon(*open, deadline, by));
  }
  return kept;
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
                          std::string_view who, const Reckoning& by) {
  auto& changed = frame.clocks[run];
  changed.limit_set_by = who;
  return measure_by(changed, book.deadlines[changed.rule], limit, by);
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

std::optional<Ring> due_ring(const Frame& frame, const RuleBook& book, Instant now) {
  std::optional<Ring> earliest;
  for (std::size_t i = 0; i < frame.clocks.size(); ++i) {
    const auto& run = frame.clocks[i];
    if (!run.alarm || *run.alarm > now || (earliest && *run.alarm >= earliest->at)) continue;
    earliest = Ring{i, run.rungs, *run.alarm};
    if (run.rungs == 0 && run.alarm != run.due)
      earliest->days_left = book.deadlines[run.rule].warnings[run.warnings];
  }
  return earliest;
}

Result<void> ring(Frame& frame, const RuleBook& book, const Ring& which, const Reckoning& by) {
  auto& run = frame.clocks[which.run];
  if (!run.missed) run.missed = which.at;
  ++run.rungs;
  return reckon(run, book.deadlines[run.rule], by);
}

Result<void> warn(Frame& frame, const RuleBook& book, std::size_t run, const Reckoning& by) {
  auto& warned = frame.clocks[run];
  ++warned.warnings;
  return reckon(warned, book.deadlines[warned.rule], by);
}

}  // namespace tenon
