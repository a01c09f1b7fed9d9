#pragma once
/// @file time/calendar_data.hpp
/// The document behind a calendar: what src/time/data/cn-calendar.json holds and what a host writes for its
/// own. Described structs, read strictly; what a field must hold is checked by Calendar::load. Plain values;
/// safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"
#include "tenon/time/hours.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

/// Where the facts come from; licence and copyright lines stay with the data.
struct CalendarSource {
  std::string name;
  std::optional<std::string> version;
  std::optional<std::string> licence;
  std::optional<std::string> copyright;
  std::optional<std::string> address;
  friend bool operator==(const CalendarSource&, const CalendarSource&) = default;
};
BOOST_DESCRIBE_STRUCT(CalendarSource, (), (name, version, licence, copyright, address))

/// Days that belong together: a holiday, or the make-up workdays for it.
struct DayGroup {
  Text name;  ///< the holiday's
  std::optional<std::string>
      notice;  ///< which of the year's notices says so; absent: the first, unless the year has a basis
  std::vector<Date> days;  ///< in order
  friend bool operator==(const DayGroup&, const DayGroup&) = default;
};
BOOST_DESCRIBE_STRUCT(DayGroup, (), (name, notice, days))

/// One calendar year that is published: a year that is not listed is unknown, a year with empty lists is a
/// year without holidays.
struct CalendarYear {
  std::int32_t year = 0;
  std::vector<std::string> notices;  ///< addresses of the official notices, the first one first
  std::optional<std::string> basis;  ///< what the year rests on where no notice is at hand
  std::vector<DayGroup> holidays;    ///< days off by the notice, swapped days off included
  std::vector<DayGroup> make_up;     ///< weekend days that the notice makes working days
  friend bool operator==(const CalendarYear&, const CalendarYear&) = default;
};
BOOST_DESCRIBE_STRUCT(CalendarYear, (), (year, notices, basis, holidays, make_up))

/// What a host changes about one day.
enum class DayChange : std::uint8_t {
  off,        ///< no service
  on,         ///< a working day with the usual hours
  own_hours,  ///< a working day with the hours given
};
BOOST_DESCRIBE_ENUM(DayChange, off, on, own_hours)

/// A day that differs from the published calendar: the company's outing, a Saturday of handovers.
struct DayOverride {
  Date day{1970, 1, 1};
  DayChange change = DayChange::off;
  DayHours hours;  ///< only with own_hours
  Text name;       ///< why, for people
  friend bool operator==(const DayOverride&, const DayOverride&) = default;
};
BOOST_DESCRIBE_STRUCT(DayOverride, (), (day, change, hours, name))

/// The whole calendar.
struct CalendarData {
  std::int32_t format = 1;  ///< of this document; 1 is the only one so far
  std::string id;           ///< "cn"
  std::string version;      ///< whatever names this edition: "2026-08-07"
  Text name;
  std::string zone;                      ///< "Asia/Shanghai"
  std::optional<std::string> zone_rule;  ///< POSIX rule of a zone that is not built in
  bool every_year = false;               ///< no holidays at all: every year is known and `years` is empty
  std::vector<CalendarSource> sources;
  WeeklyHours hours;
  std::vector<CalendarYear> years;     ///< in order, without gaps
  std::vector<DayOverride> overrides;  ///< in order
  friend bool operator==(const CalendarData&, const CalendarData&) = default;
};
BOOST_DESCRIBE_STRUCT(CalendarData, (),
                      (format, id, version, name, zone, zone_rule, every_year, sources, hours, years,
                       overrides))

}  // namespace tenon
