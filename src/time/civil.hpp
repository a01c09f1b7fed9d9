#pragma once
/// @file civil.hpp
/// Days as plain numbers (since 1970-01-01), because the hot path cannot afford a Boost date for each day it
/// passes.
#include <cstdint>

#include "tenon/time/instant.hpp"

namespace tenon::detail {

/// Days since 1970-01-01.
using DayNumber = std::int64_t;

inline constexpr std::int64_t second_us = 1'000'000;
inline constexpr std::int64_t minute_us = 60 * second_us;
inline constexpr std::int64_t day_seconds = 86'400;
inline constexpr std::int64_t day_us = day_seconds * second_us;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const auto quotient = a / b;
  return quotient - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return a - floor_div(a, b) * b; }

/// 1 January of a year (proleptic Gregorian).
constexpr DayNumber first_day_of(std::int64_t year) {
  const auto before = year - 1;
  return before * 365 + floor_div(before, 4) - floor_div(before, 100) + floor_div(before, 400) - 719'162;
}
constexpr std::int64_t year_of(DayNumber day) {
  // Off by one at most, next to a new year.
  auto year = 1970 + floor_div(day * 400, 146'097);
  if (day < first_day_of(year)) --year;
  else if (day >= first_day_of(year + 1)) ++year;
  return year;
}
/// 0 is Sunday, as in Boost.DateTime; 1970-01-01 was a Thursday.
constexpr unsigned weekday_of(DayNumber day) { return static_cast<unsigned>(floor_mod(day + 4, 7)); }

inline constexpr DayNumber first_date = first_day_of(1400);
inline constexpr DayNumber last_date = first_day_of(10'000) - 1;
inline constexpr std::int64_t epoch_in_boost =
    2'440'588;  // the Julian day of 1970-01-01, which Boost counts from

/// Precondition: the date is a day and not one of Boost's special values.
inline DayNumber number_of(const Date& date) {
  return static_cast<DayNumber>(date.day_number()) - epoch_in_boost;
}
/// Precondition: first_date <= day <= last_date; otherwise Boost throws.
inline Date date_of(DayNumber day) {
  if (day < first_date || day > last_date) return Date(10'000, 1, 1);  // throws bad_year
  return Date(static_cast<Date::date_int_type>(day + epoch_in_boost));
}

/// Instants whose days, and the days next to them, are dates.
inline constexpr std::int64_t earliest_us = (first_date + 2) * day_us;
inline constexpr std::int64_t latest_us = (last_date - 2) * day_us;
constexpr bool in_range(Instant at) {
  return at.microseconds() >= earliest_us && at.microseconds() <= latest_us;
}

}  // namespace tenon::detail
