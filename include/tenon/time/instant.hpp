#pragma once
/// @file time/instant.hpp
/// A point in time, and a day of the Gregorian calendar. An instant is microseconds since
/// 1970-01-01T00:00:00Z and knows nothing of zones; a Date is a day on some wall and knows nothing of hours.
/// Only a Zone (time/zone.hpp) turns one into the other.
/// @since 0.1
#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"

namespace tenon {

/// A day of the Gregorian calendar, 1400-01-01 to 9999-12-31 (Boost.DateTime).
using Date = boost::gregorian::date;

/// Elapsed time in microseconds; not a working-time quantity.
struct Elapsed {
  std::int64_t microseconds = 0;
  friend constexpr auto operator<=>(Elapsed, Elapsed) = default;
};
[[nodiscard]] constexpr Elapsed seconds(std::int64_t n) { return {n * 1'000'000}; }

/// A point in time. Default: the epoch.
class Instant {
 public:
  constexpr Instant() = default;
  [[nodiscard]] static constexpr Instant from_microseconds(std::int64_t since_epoch) {
    return Instant(since_epoch);
  }
  [[nodiscard]] static constexpr Instant from_seconds(std::int64_t since_epoch) {
    return Instant(since_epoch * 1'000'000);
  }
  [[nodiscard]] constexpr std::int64_t microseconds() const { return microseconds_; }

  friend constexpr Instant operator+(Instant at, Elapsed by) {
    return Instant(at.microseconds_ + by.microseconds);
  }
  friend constexpr Instant operator-(Instant at, Elapsed by) {
    return Instant(at.microseconds_ - by.microseconds);
  }
  friend constexpr Elapsed operator-(Instant a, Instant b) { return {a.microseconds_ - b.microseconds_}; }
  friend constexpr auto operator<=>(Instant, Instant) = default;

 private:
  constexpr explicit Instant(std::int64_t microseconds) : microseconds_(microseconds) {}
  std::int64_t microseconds_ = 0;
};

/// RFC 3339 in UTC: "2026-11-23T10:05:00Z", with a fraction only where there is one.
[[nodiscard]] std::string to_string(Instant at);
/// RFC 3339 with an offset or Z: a time without a zone is refused. `field` names it in the refusal.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text, std::string_view field = {});

/// "2026-11-23"
[[nodiscard]] std::string to_string(const Date& day);
/// "2026-11-23", and only a day that exists.
[[nodiscard]] Result<Date> parse_date(std::string_view text, std::string_view field = {});

template <>
struct JsonCodec<Instant> {
  static void print(std::string& out, Instant value);
  static Verdict read(const Json& json, Instant& into, const JsonPath& at);
  static Verdict check(Instant value, const JsonPath& at);
  static Json schema() { return detail::schema_of_type("string", "date-time"); }
};

template <>
struct JsonCodec<Date> {
  static void print(std::string& out, const Date& value);
  static Verdict read(const Json& json, Date& into, const JsonPath& at);
  static Verdict check(const Date& value, const JsonPath& at);
  static Json schema() { return detail::schema_of_type("string", "date"); }
};

}  // namespace tenon
