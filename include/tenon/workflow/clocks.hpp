#pragma once
/// @file workflow/clocks.hpp
/// When the clocks of a case start, stand still, end and ring. The ledger of running stretches is the truth;
/// due dates and alarms are computed from it and the limit, so a pause survives a change of the limit. Pure
/// functions on a Frame.
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

/// The case went from `before` (none: it was opened) to `after`. Starts, pauses, resumes and ends clocks.
[[nodiscard]] Result<void> move_clocks(Frame& frame, const RuleBook& book, const void* facts,
                                       std::optional<StateIndex> before, StateIndex after, Instant now,
                                       const Reckoning& by);
/// Put on hold: every running clock stands still.
[[nodiscard]] Result<void> pause_clocks(Frame& frame, const RuleBook& book, Instant now, const Reckoning& by);
/// Taken up again: the clocks of the case's state run on.
[[nodiscard]] Result<void> resume_clocks(Frame& frame, const RuleBook& book, StateIndex state, Instant now,
                                         const Reckoning& by);
/// The case is over: every clock ends.
[[nodiscard]] Result<void> end_clocks(Frame& frame, Instant now);
/// A new limit for the run of a deadline that is still open: the same ledger is read again.
[[nodiscard]] Result<void> change_limit(Frame& frame, const RuleBook& book, std::size_t run,
                                        const Limit& limit, const Reckoning& by);

/// The earliest alarm of all clocks, or the end of a hold; none when nothing can ring. The store indexes it.
[[nodiscard]] std::optional<Instant> next_alarm(const Frame& frame);
/// When the oldest missed clock that is still running was missed; none when nothing is overdue.
[[nodiscard]] std::optional<Instant> overdue_since(const Frame& frame);

/// One ring: which run, which rung of its ladder, and when it was due.
struct Ring {
  std::size_t run = 0;
  std::uint8_t rung = 0;
  Instant at;
};
/// The earliest ring at or before `now`, if any; `ring` then marks it done.
[[nodiscard]] std::optional<Ring> due_ring(const Frame& frame, Instant now);
[[nodiscard]] Result<void> ring(Frame& frame, const RuleBook& book, const Ring& which, const Reckoning& by);

}  // namespace tenon
