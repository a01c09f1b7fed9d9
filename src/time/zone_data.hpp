#pragma once
/// @file zone_data.hpp
/// What a zone knows. POSIX rules repeat every 400 years, so the changes of one such cycle are worked out
/// once (through Boost.DateTime) and every instant finds its offset in that table.
#include <array>
#include <string>
#include <vector>

#include "time/civil.hpp"

namespace tenon::detail {

inline constexpr std::int64_t cycle_years = 400;
inline constexpr DayNumber cycle_days = 146'097;
inline constexpr std::int64_t cycle_first_year = 2000;
inline constexpr DayNumber cycle_start = first_day_of(cycle_first_year);

/// One change of the clock. `at` is seconds from the start of the cycle, in UTC.
struct ClockChange {
  std::int64_t at = 0;
  std::int32_t offset = 0;  ///< seconds east of Greenwich from then on
};
using YearOfChanges = std::array<ClockChange, 2>;  ///< in order

struct ZoneData {
  std::string name;
  std::string rule;
  std::int32_t standard = 0;           ///< seconds east of Greenwich
  std::int32_t low = 0, high = 0;      ///< the smaller and the greater offset
  std::vector<YearOfChanges> changes;  ///< by year of the cycle; empty where the clock is never changed

  bool is_fixed() const noexcept { return changes.empty(); }

  std::int32_t offset_at(std::int64_t us) const noexcept {
    return is_fixed() ? standard : changing_offset_at(us);
  }
  /// The first instant at which the wall clock shows `us` microseconds after 00:00 of `day`, or later.
  std::int64_t instant_of(DayNumber day, std::int64_t us) const noexcept {
    const auto local = day * day_us + us;
    return is_fixed() ? local - standard * second_us : changing_instant_of(local);
  }
  std::int64_t start_of(DayNumber day) const noexcept { return instant_of(day, 0); }
  DayNumber day_of(std::int64_t us) const noexcept {
    if (is_fixed()) return floor_div(us + standard * second_us, day_us);
    const auto day = floor_div(us + changing_offset_at(us) * second_us, day_us);
    // Where a clock is put back over midnight, the day that has begun goes on.
    return start_of(day + 1) <= us ? day + 1 : day;
  }
  /// Whether the clock is changed between the start of `day` and that of the next.
  bool changes_within(DayNumber day) const noexcept {
    return !is_fixed() && (start_of(day + 1) - start_of(day) != day_us || changing_on(day));
  }

 private:
  std::int32_t changing_offset_at(std::int64_t us) const noexcept;
  std::int64_t changing_instant_of(std::int64_t local) const noexcept;
  bool changing_on(DayNumber day) const noexcept;
};

}  // namespace tenon::detail
