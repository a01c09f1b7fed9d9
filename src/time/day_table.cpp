#include "time/day_table.hpp"

#include <map>

namespace tenon::detail {
namespace {

constexpr std::size_t make_up_pattern = 7;

/// What the lists of a calendar say of a day, the later list winning.
struct Special {
  DayKind kind = DayKind::workday;
  const DayOverride* change = nullptr;
};
std::map<DayNumber, Special> specials_of(const CalendarData& data) {
  std::map<DayNumber, Special> specials;
  for (const auto& year : data.years) {
    for (const auto& group : year.holidays)
      for (const auto& day : group.days) specials[number_of(day)] = {DayKind::holiday, nullptr};
    for (const auto& group : year.make_up)
      for (const auto& day : group.days) specials[number_of(day)] = {DayKind::make_up, nullptr};
  }
  for (const auto& change : data.overrides)
    specials[number_of(change.day)] = {change.change == DayChange::off ? DayKind::closed : DayKind::opened,
                                       &change};
  return specials;
}

std::int64_t nominal_seconds(const DayHours& hours) {
  std::int64_t seconds = 0;
  for (const auto& [from, to] : hours) seconds += (to - from) * std::int64_t{60};
  return seconds;
}

}  // namespace

DayTable::DayTable(const CalendarData& data, const Zone& zone)
    : holder_(zone), zone_(&zone.data()), all_known_(data.every_year) {
  for (unsigned weekday = 0; weekday < 7; ++weekday) patterns_.push_back(data.hours.of(weekday));
  patterns_.push_back(data.hours.make_up);
  for (std::size_t weekday = 0; weekday < 7; ++weekday) {
    week_days_[weekday + 1] = week_days_[weekday] + (patterns_[weekday].empty() ? 0 : 1);
    week_seconds_[weekday + 1] = week_seconds_[weekday] + nominal_seconds(patterns_[weekday]);
  }

  std::map<DayNumber, std::int64_t> differences;
  for (const auto& year : zone_->changes)
    for (const auto& change : year) {
      const auto day = zone_->day_of((change.at + cycle_start * day_seconds) * second_us);
      for (const auto near : {day - 1, day, day + 1})
        if (const auto weekday = weekday_of(near);
            const auto differs = seconds_of(near, weekday) - nominal_seconds(patterns_[weekday]))
          differences[floor_mod(near - cycle_start, cycle_days)] = differs;
    }
  std::int64_t sum = 0;
  for (const auto& [day, differs] : differences) corrections_.push_back({day, sum += differs});

  if (!data.years.empty()) {
    first_ = first_day_of(data.years.front().year);
    end_ = first_day_of(data.years.back().year + 1);
  } else if (!data.overrides.empty()) {
    first_ = first_day_of(data.overrides.front().day.year());
    end_ = first_day_of(data.overrides.back().day.year() + 1);
  }
  const auto specials = specials_of(data);
  entries_.reserve(static_cast<std::size_t>(end_ - first_) + 1);
  Entry running{0, 0, 0, DayKind::workday};
  for (auto day = first_; day < end_; ++day) {
    const auto weekday = weekday_of(day);
    running.pattern = static_cast<std::uint16_t>(weekday);
    running.kind = patterns_[weekday].empty() ? DayKind::weekend : DayKind::workday;
    if (const auto special = specials.find(day); special != specials.end()) {
      running.kind = special->second.kind;
      const auto usual = patterns_[make_up_pattern].empty() ||
                                 (running.kind == DayKind::opened && !patterns_[weekday].empty())
                             ? weekday
                             : make_up_pattern;
      running.pattern = static_cast<std::uint16_t>(usual);
      const bool off = running.kind == DayKind::holiday || running.kind == DayKind::closed;
      const bool own = special->second.change && special->second.change->change == DayChange::own_hours;
      if (off || own) {
        running.pattern = static_cast<std::uint16_t>(patterns_.size());
        patterns_.push_back(own ? special->second.change->hours : DayHours{});
      }
    }
    entries_.push_back(running);
    running.seconds_before += seconds_of(day, running.pattern);
    running.days_before += patterns_[running.pattern].empty() ? 0 : 1;
  }
  entries_.push_back(running);
}

std::int64_t DayTable::seconds_of(DayNumber day, std::size_t pattern) const noexcept {
  if (!zone_->changes_within(day)) return nominal_seconds(patterns_[pattern]);
  std::int64_t us = 0;
  for (const auto& [from, to] : patterns_[pattern]) us += instant(day, to) - instant(day, from);
  return us / second_us;
}

std::int64_t DayTable::correction_before(DayNumber day) const noexcept {
  const auto cycles = floor_div(day - cycle_start, cycle_days);
  const auto in_cycle = floor_mod(day - cycle_start, cycle_days);
  const auto next = std::ranges::lower_bound(corrections_, in_cycle, {}, &Correction::day);
  return cycles * corrections_.back().up_to_and_with +
         (next == corrections_.begin() ? 0 : std::prev(next)->up_to_and_with);
}

std::int64_t DayTable::worked_before(std::int64_t us) const noexcept {
  const auto day = zone_->day_of(us);
  auto worked = seconds_before(day) * second_us;
  for (const auto& [from, to] : hours(day)) {
    const auto opens = instant(day, from);
    if (us <= opens) break;
    worked += std::min(us, instant(day, to)) - opens;
  }
  return worked;
}

std::optional<std::int64_t> DayTable::end_of_work(std::int64_t target, DayNumber from,
                                                  DayNumber& day) const noexcept {
  // A day is searched by whole seconds; rounding up keeps a target within a second on the day that second is
  // in.
  const auto found =
      search((target + second_us - 1) / second_us, from, [this](DayNumber d) { return seconds_before(d); });
  if (!found) return std::nullopt;
  day = *found;
  auto left = target - seconds_before(day) * second_us;
  for (const auto& [opens, closes] : hours(day)) {
    const auto start = instant(day, opens), length = instant(day, closes) - start;
    if (left <= length) return start + left;
    left -= length;
  }
  return std::nullopt;  // not reached: the day was found to hold the target
}

std::optional<DayNumber> DayTable::working_before(DayNumber from, std::int64_t n) const noexcept {
  const auto target = days_before(from) - n + 1;  // what days_before(day + 1) is for the day sought
  DayNumber low = from - 1, stride = 1;
  while (days_before(low) >= target) {
    low -= stride;
    stride *= 2;
    if (low < first_date) return std::nullopt;
  }
  return day_with_count(target, low);
}

std::optional<DayNumber> DayTable::working_at_or_before(DayNumber from) const noexcept {
  return is_working(from) ? from : working_before(from, 1);
}

}  // namespace tenon::detail
