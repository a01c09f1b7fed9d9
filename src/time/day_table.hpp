#pragma once
/// @file day_table.hpp
/// Running totals of working days and working seconds, so that "how many before this day" is a look-up.
/// Published years (and years with overrides) stand in a table day by day; all others follow the weekday rule
/// in closed form, with a correction for the days on which the clock is changed.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "tenon/time/calendar.hpp"
#include "time/civil.hpp"
#include "time/zone_data.hpp"

namespace tenon::detail {

class DayTable {
 public:
  /// Precondition: the data was checked (calendar_check.hpp).
  DayTable(const CalendarData& data, const Zone& zone);

  const ZoneData& zone() const noexcept { return *zone_; }
  /// Whether holidays of that day's year are published.
  bool knows(DayNumber day) const noexcept { return all_known_ || (day >= first_ && day < end_); }
  /// The published days [first, end); empty where all years are known and none has an override.
  DayNumber first() const noexcept { return first_; }
  DayNumber end() const noexcept { return end_; }

  const DayHours& hours(DayNumber day) const noexcept { return patterns_[pattern(day)]; }
  bool is_working(DayNumber day) const noexcept { return !hours(day).empty(); }
  DayKind kind(DayNumber day) const noexcept {
    if (in_table(day)) return entry(day).kind;
    return is_working(day) ? DayKind::workday : DayKind::weekend;
  }

  /// Working days before `day`, counted from some fixed day.
  std::int64_t days_before(DayNumber day) const noexcept {
    if (day < first_) return rule_days(day) - rule_days(first_);
    if (day <= end_) return entry(day).days_before;
    return entries_.back().days_before + rule_days(day) - rule_days(end_);
  }
  /// Working time before `day` in seconds, counted from some fixed day.
  std::int64_t seconds_before(DayNumber day) const noexcept {
    if (day < first_) return rule_seconds(day) - rule_seconds(first_);
    if (day <= end_) return entry(day).seconds_before;
    return entries_.back().seconds_before + rule_seconds(day) - rule_seconds(end_);
  }
  /// Working time before an instant in microseconds, on the same scale.
  std::int64_t worked_before(std::int64_t us) const noexcept;
  /// The end of the working microsecond `target` on that scale, searched from the day `from` on; the day it
  /// is in goes to `day`. Nothing within the years that dates can hold.
  std::optional<std::int64_t> end_of_work(std::int64_t target, DayNumber from, DayNumber& day) const noexcept;

  /// The first day at or after `from` with days_before(day + 1) >= target; nothing within the years of dates.
  std::optional<DayNumber> day_with_count(std::int64_t target, DayNumber from) const noexcept {
    return search(target, from, [this](DayNumber day) { return days_before(day); });
  }
  /// The first working day at or after `from`, and the last at or before it.
  std::optional<DayNumber> working_at_or_after(DayNumber from) const noexcept {
    return is_working(from) ? from : day_with_count(days_before(from) + 1, from);
  }
  std::optional<DayNumber> working_at_or_before(DayNumber from) const noexcept;
  /// The n-th working day before `from`, n > 0.
  std::optional<DayNumber> working_before(DayNumber from, std::int64_t n) const noexcept;

  /// The instant at which the day's service ends, or the day itself where there is none.
  std::int64_t close_of(DayNumber day) const noexcept {
    const auto& of_day = hours(day);
    return of_day.empty() ? zone_->start_of(day + 1) : instant(day, of_day.back().to);
  }
  /// An instant of the day by minutes since midnight.
  std::int64_t instant(DayNumber day, std::int64_t minute) const noexcept {
    return zone_->instant_of(day, minute * minute_us);
  }

 private:
  struct Entry {
    std::int64_t seconds_before;
    std::int32_t days_before;
    std::uint16_t pattern;
    DayKind kind;
  };
  /// Seconds by which the days of clock changes differ from what the weekday says, added up over the cycle.
  struct Correction {
    DayNumber day;  // of the cycle
    std::int64_t up_to_and_with;
  };

  bool in_table(DayNumber day) const noexcept { return day >= first_ && day < end_; }
  const Entry& entry(DayNumber day) const noexcept {
    return entries_[static_cast<std::size_t>(day - first_)];
  }
  std::size_t pattern(DayNumber day) const noexcept {
    return in_table(day) ? entry(day).pattern : weekday_of(day);
  }
  std::int64_t seconds_of(DayNumber day, std::size_t pattern) const noexcept;
  std::int64_t rule_days(DayNumber day) const noexcept {
    return floor_div(day + 4, 7) * week_days_[7] + week_days_[weekday_of(day)];
  }
  std::int64_t rule_seconds(DayNumber day) const noexcept {
    const auto plain = floor_div(day + 4, 7) * week_seconds_[7] + week_seconds_[weekday_of(day)];
    return corrections_.empty() ? plain : plain + correction_before(day);
  }
  std::int64_t correction_before(DayNumber day) const noexcept;

  template <class Before>
  static std::optional<DayNumber> search(std::int64_t target, DayNumber from, Before before) noexcept {
    // Most answers are days away: double the stride until it is passed, then halve it.
    DayNumber low = from, stride = 1;
    while (before(low + stride) < target) {
      low += stride;
      stride *= 2;
      if (low + stride > last_date) return std::nullopt;
    }
    while (stride > 1) {
      stride /= 2;
      if (before(low + stride) < target) low += stride;
    }
    return low;
  }

  Zone holder_;
  const ZoneData* zone_;
  bool all_known_;
  DayNumber first_ = 0, end_ = 0;
  std::vector<Entry> entries_;      // one more than there are days: the last holds the totals
  std::vector<DayHours> patterns_;  // 0-6 weekdays from Sunday, 7 make-up, then those of single days
  std::array<std::int64_t, 8> week_days_{}, week_seconds_{};
  std::vector<Correction> corrections_;
};

}  // namespace tenon::detail
