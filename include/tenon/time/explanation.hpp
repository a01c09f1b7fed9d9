#pragma once
/// @file time/explanation.hpp
/// A deadline that anybody can check by hand: day by day, what counted, why, and by which notice. Worked out
/// the slow way, one day after another, and so a second opinion on due(). Plain values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tenon/core/text.hpp"
#include "tenon/time/deadline.hpp"

namespace tenon {

/// One day of the count.
struct DayRow {
  Date date{1970, 1, 1};
  DayKind kind = DayKind::workday;
  bool estimated = false;  ///< the year's calendar is not published
  Text reason;  ///< why it counted or did not: a holiday's name, "start day, not counted", "paused"
  /// In the unit of the limit. Minutes are whole minutes of the running total, so that rows always add up to
  /// it.
  std::int64_t counted = 0;
  std::int64_t total = 0;
  std::optional<std::string> notice;  ///< address of the notice that makes it a holiday or make-up workday
};
BOOST_DESCRIBE_STRUCT(DayRow, (), (date, kind, estimated, reason, counted, total, notice))

/// A whole count. Printed as JSON by to_json_text().
struct Explanation {
  Limit limit;
  std::string calendar;  ///< id and version: "cn 2026-08-07"
  std::string zone;
  Counting counting;
  LimitUnit unit = LimitUnit::minutes;
  std::vector<DayRow> rows;
  std::optional<Instant> due;            ///< as due() gives it
  std::optional<std::string> due_local;  ///< the same on the wall: "2026-11-24 24:00"
  bool estimated = false;

  /// One line a day, the result last. `both` puts the Chinese reason before the English one.
  [[nodiscard]] std::string to_text(Language language) const;
};
BOOST_DESCRIBE_STRUCT(Explanation, (),
                      (limit, calendar, zone, counting, unit, rows, due, due_local, estimated))

/// Explains what due() answers for the same arguments: from the start day to the day of the result, or to the
/// last day of the ledger while the clock is paused. Refused as due() is.
[[nodiscard]] Result<Explanation> explain(const Limit& limit, std::span<const Span> ledger,
                                          const Calendar& calendar, const Counting& counting);

}  // namespace tenon
