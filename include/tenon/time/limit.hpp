#pragma once
/// @file time/limit.hpp
/// A limit: one amount of one kind of duration, as rules tables, settings and histories carry it.
///
/// Text form, both ways: "30 minutes", "2 hours", "90 working_minutes", "4 working_hours", "3 working_days",
/// "7 days", and the singular with 1. The canonical form uses hours where they come out even: "120 minutes"
/// is printed "2 hours". Hours are never folded into days. Literal values, usable in constexpr tables; safe
/// from any thread.
/// @since 0.1
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"
#include "tenon/time/duration.hpp"

namespace tenon {

/// Which kind of duration a limit counts.
enum class LimitUnit : std::uint8_t { minutes, working_minutes, working_days, days };
BOOST_DESCRIBE_ENUM(LimitUnit, minutes, working_minutes, working_days, days)

namespace detail {
/// Thrown (std::out_of_range) for a limit below zero or over 100 years; stops the build in a constexpr table.
[[noreturn]] void limit_below_zero_or_over_100_years(LimitUnit unit, std::int64_t count);
}  // namespace detail

/// The largest amount: 100 years.
[[nodiscard]] constexpr std::int64_t largest_limit(LimitUnit unit) noexcept {
  constexpr std::int64_t days = 36'525;
  return unit == LimitUnit::minutes || unit == LimitUnit::working_minutes ? days * 24 * 60 : days;
}

/// An amount of one of the four kinds, zero to 100 years. Default: 0 minutes.
class Limit {
 public:
  constexpr Limit() = default;
  constexpr Limit(Minutes amount) : Limit(LimitUnit::minutes, amount.count()) {}
  constexpr Limit(WorkingMinutes amount) : Limit(LimitUnit::working_minutes, amount.count()) {}
  constexpr Limit(WorkingDays amount) : Limit(LimitUnit::working_days, amount.count()) {}
  constexpr Limit(CalendarDays amount) : Limit(LimitUnit::days, amount.count()) {}

  [[nodiscard]] constexpr LimitUnit unit() const noexcept { return unit_; }
  /// How many of the unit.
  [[nodiscard]] constexpr std::int64_t count() const noexcept { return count_; }
  /// The amount in its own type, for std::visit.
  [[nodiscard]] constexpr std::variant<Minutes, WorkingMinutes, WorkingDays, CalendarDays> amount()
      const noexcept {
    switch (unit_) {
      case LimitUnit::working_minutes: return WorkingMinutes(count_);
      case LimitUnit::working_days: return WorkingDays(count_);
      case LimitUnit::days: return CalendarDays(count_);
      case LimitUnit::minutes: break;
    }
    return Minutes(count_);
  }
  /// Equal means the same unit and number; limits have no order, because their units do not compare.
  friend constexpr bool operator==(const Limit&, const Limit&) = default;

 private:
  constexpr Limit(LimitUnit unit, std::int64_t count) : count_(count), unit_(unit) {
    if (count < 0 || count > largest_limit(unit)) detail::limit_below_zero_or_over_100_years(unit, count);
  }
  std::int64_t count_ = 0;
  LimitUnit unit_ = LimitUnit::minutes;
};

/// For tables: `limit("mortgage.bank_review", working_days(15))`.
[[nodiscard]] constexpr Limit minutes(std::int64_t n) { return Minutes(n); }
[[nodiscard]] constexpr Limit hours(std::int64_t n) { return Minutes(n * 60); }
[[nodiscard]] constexpr Limit working_minutes(std::int64_t n) { return WorkingMinutes(n); }
[[nodiscard]] constexpr Limit working_hours(std::int64_t n) { return WorkingMinutes(n * 60); }
[[nodiscard]] constexpr Limit working_days(std::int64_t n) { return WorkingDays(n); }
[[nodiscard]] constexpr Limit days(std::int64_t n) { return CalendarDays(n); }

/// Reads the text form. Refused: time.bad_limit (not of the form), time.limit_out_of_range (over 100 years).
/// @param field where the text stood, for the refusal
[[nodiscard]] Result<Limit> parse_limit(std::string_view text, std::string_view field = {});
/// The canonical text form.
[[nodiscard]] std::string to_string(const Limit& limit);
/// For people: "3 working days" in both languages.
[[nodiscard]] Text describe(const Limit& limit);
/// `times` the limit, e.g. the third rung of an escalation ladder. Refused: time.limit_out_of_range.
[[nodiscard]] Result<Limit> multiplied(const Limit& limit, std::int64_t times, std::string_view field = {});

template <>
struct JsonCodec<Limit> {
  static void print(std::string& out, const Limit& value);
  static Verdict read(const Json& json, Limit& into, const JsonPath& at);
  static Verdict check(const Limit&, const JsonPath&) { return {}; }  // a Limit cannot be made out of range
  static Json schema();
};

}  // namespace tenon
