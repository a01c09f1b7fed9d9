#pragma once
/// @file time/duration.hpp
/// The kinds of duration that a rule may name. They are types of their own: no kind converts to another,
/// mixing two in one sum or comparison does not compile, and none is made from a bare number by accident. A
/// working day is not 24 working hours and not 8 of them either (jmix-framework/jmix#790). Plain values; safe
/// from any thread.
/// @since 0.1
#include <compare>
#include <cstdint>

#include "tenon/time/instant.hpp"

namespace tenon {

namespace detail {
/// What the kinds share: a whole number, and sums and comparisons with the same kind.
template <class Self>
class Amount {
 public:
  constexpr Amount() = default;
  constexpr explicit Amount(std::int64_t count) : count_(count) {}
  [[nodiscard]] constexpr std::int64_t count() const noexcept { return count_; }

  friend constexpr Self operator+(Self a, Self b) { return Self(a.count() + b.count()); }
  friend constexpr Self operator-(Self a, Self b) { return Self(a.count() - b.count()); }
  friend constexpr bool operator==(Self a, Self b) { return a.count() == b.count(); }
  friend constexpr std::strong_ordering operator<=>(Self a, Self b) { return a.count() <=> b.count(); }

 private:
  std::int64_t count_ = 0;
};
}  // namespace detail

/// Elapsed minutes: they run at night and on holidays.
struct Minutes : detail::Amount<Minutes> {
  using Amount::Amount;
};
/// Minutes within the service hours of a calendar. A working hour is 60 of them.
struct WorkingMinutes : detail::Amount<WorkingMinutes> {
  using Amount::Amount;
};
/// Days that a calendar calls working days, however many hours they have.
struct WorkingDays : detail::Amount<WorkingDays> {
  using Amount::Amount;
};
/// Days of the Gregorian calendar, working or not.
struct CalendarDays : detail::Amount<CalendarDays> {
  using Amount::Amount;
};
/// Months; only usable with a month-end rule (add_months below).
struct CalendarMonths : detail::Amount<CalendarMonths> {
  using Amount::Amount;
};

/// Working time to the microsecond, as a calendar measures it between two instants; negative when counted
/// backwards.
struct WorkingTime {
  std::int64_t microseconds = 0;
  /// Whole working minutes, rounded down.
  [[nodiscard]] constexpr WorkingMinutes whole_minutes() const noexcept {
    const auto minutes = microseconds / 60'000'000;
    return WorkingMinutes(minutes - (microseconds % 60'000'000 < 0 ? 1 : 0));
  }
  friend constexpr WorkingTime operator+(WorkingTime a, WorkingTime b) {
    return {a.microseconds + b.microseconds};
  }
  friend constexpr WorkingTime operator-(WorkingTime a, WorkingTime b) {
    return {a.microseconds - b.microseconds};
  }
  friend constexpr auto operator<=>(WorkingTime, WorkingTime) = default;
};

/// What a month without the day asked for does: 31 January and one month.
enum class MonthEnd : std::uint8_t {
  clamp,             ///< the last day of that month: 28 February. Civil Code of China, art. 202
  overflow_to_next,  ///< the first day of the month after: 1 March
};
BOOST_DESCRIBE_ENUM(MonthEnd, clamp, overflow_to_next)

/// The day that is `months` later (or earlier, when negative). There is no default for the month's end,
/// because every library's guess differs (CatalaLang/catala#548).
/// @return time.out_of_range outside the years 1400 to 9999
[[nodiscard]] Result<Date> add_months(const Date& from, CalendarMonths months, MonthEnd rule);

}  // namespace tenon
