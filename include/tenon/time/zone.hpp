#pragma once
/// @file time/zone.hpp
/// Wall clocks. A Zone turns an Instant into a day and a time of day, and back.
///
/// One rule answers every question of a clock that is put forward or back: **a local time means the first
/// instant at which the wall clock shows it or a later time.** So a time that a spring change skips (02:30)
/// moves forward to the end of the gap (03:00 summer time), and a time that an autumn change shows twice
/// means the earlier one. The rule keeps order: a later local time is never an earlier instant.
///
/// Zones are described by POSIX rules (IEEE 1003.1, TZ), read through Boost.DateTime. Today's rule is applied
/// to all years: changes of the law in the past are not known (China's summer time of 1986-1991, Europe
/// before 1996). Immutable and cheap to copy (one pointer); safe from any thread.
/// @since 0.1
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "tenon/time/instant.hpp"

namespace tenon {

namespace detail {
struct ZoneData;
}

/// What a clock on a wall shows. 24:00 of a day is legal and means the start of the next one.
struct LocalTime {
  Date day{1970, 1, 1};
  std::int32_t second_of_day = 0;  ///< 0 to 86 400
  std::int32_t microsecond = 0;    ///< 0 to 999 999
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// A time zone. Default: UTC.
class Zone {
 public:
  Zone();

  /// One of the zones that are built in: "UTC", "Asia/Shanghai", "Asia/Hong_Kong", "Europe/Berlin",
  /// "America/New_York". Any other is refused with time.unknown_zone: give its rule to posix().
  /// @param field where the name stood, for the refusal
  [[nodiscard]] static Result<Zone> named(std::string_view name, std::string_view field = {});

  /// A zone from a POSIX rule, with the signs of the standard (west is positive), as the last line of a
  /// tzdata file gives it: "CST-8" is Shanghai, "EST5EDT,M3.2.0,M11.1.0" New York. The forms Jn and n,
  /// changes outside 00:00-23:59:59 and a summer time behind winter time are refused with time.bad_zone_rule.
  /// @param name what to call it, e.g. "Asia/Urumqi"
  [[nodiscard]] static Result<Zone> posix(std::string_view name, std::string_view rule,
                                          std::string_view field = {});

  [[nodiscard]] const std::string& name() const noexcept;
  /// The POSIX rule it was made from.
  [[nodiscard]] const std::string& rule() const noexcept;

  /// Seconds to add to UTC at that moment: 28 800 in Shanghai.
  [[nodiscard]] std::int32_t offset_at(Instant at) const noexcept;
  /// What the wall clock shows. Precondition, here and below: years 1400 to 9999; outside them Boost.DateTime
  /// throws.
  [[nodiscard]] LocalTime to_local(Instant at) const;
  /// The first instant at which the wall clock shows `local` or later.
  [[nodiscard]] Instant to_instant(const LocalTime& local) const;
  /// The day that `at` belongs to: the last one whose start is not after it.
  [[nodiscard]] Date day_of(Instant at) const;
  /// 00:00 of `day`, which is also 24:00 of the day before.
  [[nodiscard]] Instant start_of(const Date& day) const;

  friend bool operator==(const Zone& a, const Zone& b) noexcept;

  /// For the arithmetic of this room only.
  [[nodiscard]] const detail::ZoneData& data() const noexcept { return *data_; }

 private:
  explicit Zone(std::shared_ptr<const detail::ZoneData> data) : data_(std::move(data)) {}
  std::shared_ptr<const detail::ZoneData> data_;
};

}  // namespace tenon
