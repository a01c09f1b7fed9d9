#pragma once
/// @file time/hours.hpp
/// Service hours: half-open stretches of a day, several a day where there is a lunch break (chatwoot#14009),
/// ending at 24:00 where service ends at midnight; 23:59 is a minute less (zammad#3180). Plain values; safe
/// from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/json.hpp"

namespace tenon {

/// One stretch [from, to) in minutes since midnight, 0 <= from < to <= 1440. In documents: "09:00-12:00".
struct OpenHours {
  std::int16_t from = 0;
  std::int16_t to = 24 * 60;
  friend constexpr auto operator<=>(const OpenHours&, const OpenHours&) = default;
};

/// The stretches of one day, in order and not touching or overlapping; empty on a day off.
using DayHours = std::vector<OpenHours>;

/// Reads "09:00-12:00"; 24:00 may end a stretch. Refused: time.bad_hours.
[[nodiscard]] Result<OpenHours> parse_hours(std::string_view text, std::string_view field = {});
[[nodiscard]] std::string to_string(const OpenHours& hours);

/// The hours of an ordinary week. A weekday with hours is a working day, one without is a day off.
struct WeeklyHours {
  DayHours monday, tuesday, wednesday, thursday, friday, saturday, sunday;
  DayHours make_up;  ///< hours of a make-up workday (a weekend day that a notice makes a working day)

  /// Monday to Friday and make-up workdays have these hours, the weekend none.
  [[nodiscard]] static WeeklyHours five_days(DayHours hours);
  /// All seven days, and make-up workdays, have these hours.
  [[nodiscard]] static WeeklyHours every_day(DayHours hours);
  /// The hours of a day of the week, 0 is Sunday as in Boost.DateTime.
  [[nodiscard]] const DayHours& of(unsigned day_of_week) const noexcept;
  friend bool operator==(const WeeklyHours&, const WeeklyHours&) = default;
};
BOOST_DESCRIBE_STRUCT(WeeklyHours, (),
                      (monday, tuesday, wednesday, thursday, friday, saturday, sunday, make_up))

/// Whether the stretches of a day are in order and apart, and within the day. Refused: time.bad_hours.
[[nodiscard]] Verdict check_hours(const DayHours& hours, const JsonPath& at);

template <>
struct JsonCodec<OpenHours> {
  static void print(std::string& out, const OpenHours& value);
  static Verdict read(const Json& json, OpenHours& into, const JsonPath& at);
  static Verdict check(const OpenHours& value, const JsonPath& at);
  static Json schema();
};

}  // namespace tenon
