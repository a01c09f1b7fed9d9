#pragma once
/// @file time/deadline.hpp
/// When a limit is reached, given when its clock ran. Pure, without allocation unless something is refused,
/// and cheap enough to be asked on every step.
///
/// Minutes        elapsed time over the running stretches.
/// WorkingMinutes time within service hours over the running stretches.
/// WorkingDays, CalendarDays
///                The day on which the clock first started is not counted (Civil Code of China, art. 201). A
///                later day counts when the clock is running at its end, and the limit is reached at the end
///                of the n-th day that counts (art. 203). So a pause over a day's end moves the deadline by
///                that day, and a pause within one day moves nothing.
/// A limit of zero is reached at once.
///
/// Free functions on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <optional>
#include <span>

#include "tenon/time/calendar.hpp"
#include "tenon/time/ledger.hpp"
#include "tenon/time/limit.hpp"

namespace tenon {

/// When a day ends. Civil Code of China, art. 203: at 24:00, or at the close of business where there are
/// business hours. A day without service hours ends at 24:00 either way.
enum class DayEnd : std::uint8_t { midnight, close_of_business };
BOOST_DESCRIBE_ENUM(DayEnd, midnight, close_of_business)

/// How a limit is counted: named in data beside the limit.
struct Counting {
  DayEnd day_end = DayEnd::midnight;
  /// Only for CalendarDays: what happens when the last day is a day off. `following` is art. 203 of the Civil
  /// Code. A day that the end is moved to must again be one at whose end the clock runs.
  Roll roll = Roll::none;
  UnknownYear unknown = UnknownYear::refuse;
  friend bool operator==(const Counting&, const Counting&) = default;
};
BOOST_DESCRIBE_STRUCT(Counting, (), (day_end, roll, unknown))

/// When the limit is reached.
struct Due {
  std::optional<Instant> at;  ///< none while the clock is paused (or never ran) and the limit is not used up
  bool estimated = false;     ///< rests on a year whose calendar is not published
  friend bool operator==(const Due&, const Due&) = default;
};
BOOST_DESCRIBE_STRUCT(Due, (), (at, estimated))

/// When `limit` is reached by a clock that ran as `ledger` says; an open stretch is taken to run on. Where
/// the limit was used up within the stretches, that instant is given even if the clock is paused now.
/// Refused: time.bad_ledger, time.unknown_year, time.out_of_range.
[[nodiscard]] Result<Due> due(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar,
                              const Counting& counting);

/// How much of a limit is gone.
struct Usage {
  LimitUnit unit = LimitUnit::minutes;
  std::int64_t used = 0;       ///< whole units, rounded down
  std::int64_t remaining = 0;  ///< limit - used; negative when it is over
  bool estimated = false;
  friend bool operator==(const Usage&, const Usage&) = default;
};
BOOST_DESCRIBE_STRUCT(Usage, (), (unit, used, remaining, estimated))

/// How much of `limit` the clock has used at `now`. Stretches after `now` do not count.
[[nodiscard]] Result<Usage> used(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar,
                                 const Counting& counting, Instant now);

}  // namespace tenon
