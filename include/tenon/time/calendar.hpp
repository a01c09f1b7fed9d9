#pragma once
/// @file time/calendar.hpp
/// A working calendar: which days are working days, which hours are service hours, and the arithmetic on
/// both.
///
/// A day is a working day when it has service hours: by its weekday, by a notice (holiday, make-up workday),
/// or by an override of the host. Counting rests on running totals per day, so that an answer costs O(log n)
/// of the days it spans and most often less; nothing is allocated unless something is refused.
///
/// A year outside the published ones is refused with time.unknown_year, or taken by the rule of the weekday
/// and marked `estimated`, as the caller says: never a silent guess (QuantLib#2193).
///
/// A Calendar is immutable: one may serve all threads, and what one caller changes is a copy of its own.
/// @since 0.1
#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/time/calendar_data.hpp"
#include "tenon/time/duration.hpp"
#include "tenon/time/zone.hpp"

namespace tenon {

namespace detail {
class DayTable;
}

/// What to do about a year whose holidays are not published.
enum class UnknownYear : std::uint8_t {
  refuse,    ///< time.unknown_year
  estimate,  ///< by the weekday alone, and the result says so
};
BOOST_DESCRIBE_ENUM(UnknownYear, refuse, estimate)

/// What sort of day it is.
enum class DayKind : std::uint8_t {
  workday,  ///< an ordinary working day
  make_up,  ///< a day off by its weekday, made a working day
  weekend,  ///< off by its weekday
  holiday,  ///< off by a notice
  closed,   ///< off by an override of the host
  opened,   ///< a working day by an override of the host, or with hours of its own
};
BOOST_DESCRIBE_ENUM(DayKind, workday, make_up, weekend, holiday, closed, opened)

/// How a day that is no working day is moved (business day conventions of ISDA).
enum class Roll : std::uint8_t {
  none,                ///< it stays
  following,           ///< the next working day. Civil Code of China, art. 203
  preceding,           ///< the working day before
  modified_following,  ///< the next one, unless that is in another month: then the one before
};
BOOST_DESCRIBE_ENUM(Roll, none, following, preceding, modified_following)

/// An answer of a calendar.
template <class T>
struct Reckoned {
  T value{};
  bool estimated = false;  ///< it rests on a year whose calendar is not published
  friend bool operator==(const Reckoned&, const Reckoned&) = default;
};

/// What a calendar says of one day, for people.
struct DayInfo {
  Date day{1970, 1, 1};
  DayKind kind = DayKind::workday;
  bool working = true;
  bool known = true;                  ///< false: the year is not published, and the weekday alone spoke
  Text reason;                        ///< the holiday's name, "weekend", "make-up workday (Spring Festival)"
  std::optional<std::string> notice;  ///< address of the notice
  DayHours hours;
};
BOOST_DESCRIBE_STRUCT(DayInfo, (), (day, kind, working, known, reason, notice, hours))

class Calendar;
/// How calendars are passed around: shared and never changed.
using CalendarPtr = std::shared_ptr<const Calendar>;

class Calendar {
 public:
  /// A calendar from its JSON document (time/calendar_data.hpp). Refused with the path of the field: unknown
  /// or missing key, impossible date, a day twice or both off and on, a day of another year, a gap between
  /// years, a year without notice or basis, no source, hours that overlap or are out of order, no hours at
  /// all.
  [[nodiscard]] static Result<CalendarPtr> load(std::string_view json);
  /// The same from data made in C++.
  [[nodiscard]] static Result<CalendarPtr> make(CalendarData data);
  /// The calendar of mainland China as the State Council's notices of 2004 to 2026 give it, built in; service
  /// hours 09:00-12:00 and 13:30-18:00 on working days. The last days of December may still change with the
  /// next notice.
  [[nodiscard]] static CalendarPtr china();
  /// Every hour of every day, no holidays, all years known.
  [[nodiscard]] static CalendarPtr around_the_clock(const Zone& zone = {});

  ~Calendar();
  Calendar(const Calendar&) = delete;
  Calendar& operator=(const Calendar&) = delete;

  /// @name Changed copies. The calendar itself stays as it is (QLNet#313).
  /// Refused as in load().
  /// @{
  [[nodiscard]] Result<CalendarPtr> with_hours(WeeklyHours hours) const;
  [[nodiscard]] Result<CalendarPtr> with_zone(const Zone& zone) const;
  /// Adds overrides; a day that is overridden already takes the new one. Only in years that are published.
  [[nodiscard]] Result<CalendarPtr> with_days(std::vector<DayOverride> overrides) const;
  /// Adds a year, or replaces it: what a host does when a new notice appears.
  [[nodiscard]] Result<CalendarPtr> with_year(CalendarYear year, std::string version) const;
  [[nodiscard]] Result<CalendarPtr> with_name(std::string id, std::string version) const;
  /// @}

  [[nodiscard]] const std::string& id() const noexcept { return data_.id; }
  [[nodiscard]] const std::string& version() const noexcept { return data_.version; }
  [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
  /// Everything it was made from.
  [[nodiscard]] const CalendarData& data() const noexcept { return data_; }
  /// The document that load() takes; equal calendars give equal bytes.
  [[nodiscard]] std::string to_json() const;
  /// First and last published year; nothing where all years are known.
  struct Years {
    std::int32_t first, last;
    friend bool operator==(const Years&, const Years&) = default;
  };
  [[nodiscard]] std::optional<Years> years() const noexcept;
  [[nodiscard]] bool knows(std::int32_t year) const noexcept;
  /// The notices of a year, the first one first; empty where there is none.
  [[nodiscard]] std::vector<std::string> notices(std::int32_t year) const;

  /// @name Days
  /// @{
  [[nodiscard]] Result<DayKind> kind(const Date& day, UnknownYear unknown = UnknownYear::refuse) const;
  [[nodiscard]] Result<DayInfo> describe(const Date& day, UnknownYear unknown = UnknownYear::refuse) const;
  [[nodiscard]] Result<bool> is_working(const Date& day, UnknownYear unknown = UnknownYear::refuse) const;
  /// The n-th working day after `from`, which is itself not counted (Civil Code of China, art. 201); before
  /// it when n is negative; `from` itself when n is 0.
  [[nodiscard]] Result<Reckoned<Date>> add_working_days(const Date& from, WorkingDays n,
                                                        UnknownYear unknown = UnknownYear::refuse) const;
  /// How many working days d with from < d <= to; negative when `to` is before `from`. So that
  /// working_days_between(d, add_working_days(d, n)) is n.
  [[nodiscard]] Result<Reckoned<WorkingDays>> working_days_between(
      const Date& from, const Date& to, UnknownYear unknown = UnknownYear::refuse) const;
  /// The first working day after `from`, or the last one before it.
  [[nodiscard]] Result<Reckoned<Date>> next_working_day(const Date& from,
                                                        UnknownYear unknown = UnknownYear::refuse) const;
  [[nodiscard]] Result<Reckoned<Date>> previous_working_day(const Date& from,
                                                            UnknownYear unknown = UnknownYear::refuse) const;
  /// `day` where it is a working day, else the one that `rule` moves it to, which is a working day in turn
  /// (mifosx-community-apps#314).
  [[nodiscard]] Result<Reckoned<Date>> roll(const Date& day, Roll rule,
                                            UnknownYear unknown = UnknownYear::refuse) const;
  /// @}

  /// @name Hours
  /// @{
  /// The end of the n-th working minute after `from`: 18:00 and not 09:00 of the next day. `from` where n is
  /// 0. Refused: time.negative where n is below 0.
  [[nodiscard]] Result<Reckoned<Instant>> add_working_minutes(
      Instant from, WorkingMinutes n, UnknownYear unknown = UnknownYear::refuse) const;
  /// The same to the microsecond.
  [[nodiscard]] Result<Reckoned<Instant>> add_working_time(Instant from, WorkingTime n,
                                                           UnknownYear unknown = UnknownYear::refuse) const;
  /// Working time in [from, to), exact; negative when `to` is before `from`.
  [[nodiscard]] Result<Reckoned<WorkingTime>> working_time_between(
      Instant from, Instant to, UnknownYear unknown = UnknownYear::refuse) const;
  /// Whole working minutes in [from, to).
  [[nodiscard]] Result<Reckoned<WorkingMinutes>> working_minutes_between(
      Instant from, Instant to, UnknownYear unknown = UnknownYear::refuse) const;
  /// The first instant at or after `at` within service hours: when a reminder may be sent (zammad#4432,
  /// glpi#14492).
  [[nodiscard]] Result<Reckoned<Instant>> next_service_moment(
      Instant at, UnknownYear unknown = UnknownYear::refuse) const;
  /// Whether `at` is within service hours.
  [[nodiscard]] Result<bool> is_open(Instant at, UnknownYear unknown = UnknownYear::refuse) const;
  /// @}

  /// For the arithmetic of this room only.
  [[nodiscard]] const detail::DayTable& table() const noexcept { return *table_; }

 private:
  Calendar(CalendarData data, Zone zone);
  CalendarData data_;
  Zone zone_;
  std::unique_ptr<const detail::DayTable> table_;
};

}  // namespace tenon
