#pragma once
/// @file workflow/clocks.hpp
/// When the clocks of a case start, stand still, end, start anew and ring. The ledger of running stretches is
/// the truth; due dates and alarms are computed from it and the limit, so a pause survives a change of the
/// limit, whether a leader changed it or the key of the case (limits_by). Pure functions on a Frame.
/// @since 0.1
#include <optional>

#include "tenon/workflow/limits.hpp"
#include "tenon/workflow/rule_book.hpp"

namespace tenon {

/// What clocks are reckoned by.
struct Reckoning {
  const Calendar& calendar;
  const LimitTable& limits;
  Counting counting;
};

/// A step as the clocks see it. The opening of a case comes from no state and no event.
struct Moved {
  std::optional<StateIndex> from{};
  std::optional<EventIndex> event{};
  const void* facts_before = nullptr;
  StateIndex to = 0;
  const void* facts = nullptr;
};
/// Starts, pauses, resumes, restarts and ends clocks after a step. Where it changed the key of the case, open
/// clocks are measured by the limits for the new key, but for those with a promised date or a limit set by
/// hand; a miss that the new limit does not know is none any more (history keeps it). Returns how many of
/// `frame.clocks`, from the first, kept the limit that they had: the limits of the others were read from
/// `by`.
[[nodiscard]] Result<std::size_t> move_clocks(Frame& frame, const RuleBook& book, const Moved& step,
                                              Instant now, const Reckoning& by);
/// The table's own limit for a case with these facts.
[[nodiscard]] const Limit& limit_in_table(const RuleBook& book, const Deadline& deadline, const void* facts);
/// Put on hold: every running clock stands still.
[[nodiscard]] Result<void> pause_clocks(Frame& frame, const RuleBook& book, Instant now, const Reckoning& by);
/// Taken up again: the clocks of the case's state run on.
[[nodiscard]] Result<void> resume_clocks(Frame& frame, const RuleBook& book, StateIndex state, Instant now,
                                         const Reckoning& by);
/// The case is over: every clock ends.
[[nodiscard]] Result<void> end_clocks(Frame& frame, Instant now);
/// A new limit for the run of a deadline that is still open, set by hand: the same ledger is read again.
[[nodiscard]] Result<void> change_limit(Frame& frame, const RuleBook& book, std::size_t run,
                                        const Limit& limit, std::string_view who, const Reckoning& by);

/// The earliest alarm of all clocks, or the end of a hold; none when nothing can ring. The store indexes it.
[[nodiscard]] std::optional<Instant> next_alarm(const Frame& frame);
/// When the oldest missed clock that is still running was missed; none when nothing is overdue.
[[nodiscard]] std::optional<Instant> overdue_since(const Frame& frame);

/// One ring: which run, which rung of its ladder, and when it was due; or a warning, that many days before.
struct Ring {
  std::size_t run = 0;
  std::uint8_t rung = 0;
  Instant at;
  std::optional<std::int32_t> days_left{};
};
/// The earliest ring at or before `now`, if any; `ring` then marks it done.
[[nodiscard]] std::optional<Ring> due_ring(const Frame& frame, const RuleBook& book, Instant now);
[[nodiscard]] Result<void> ring(Frame& frame, const RuleBook& book, const Ring& which, const Reckoning& by);
/// The next warning of this run has been given.
[[nodiscard]] Result<void> warn(Frame& frame, const RuleBook& book, std::size_t run, const Reckoning& by);

}  // namespace tenon
