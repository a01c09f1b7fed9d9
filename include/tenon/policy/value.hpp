#pragma once
/// @file policy/value.hpp
/// What a dated row says: a rate, an amount, a limit, a period, a season, yes or no, or words; and how sure
/// its writer was. No value is a floating-point number. Plain values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "tenon/core/json.hpp"
#include "tenon/core/money.hpp"
#include "tenon/policy/rate.hpp"
#include "tenon/time/limit.hpp"

namespace tenon {

/// The unit of a parameter; all of its rows have it.
enum class ValueUnit : std::uint8_t {
  rate,         ///< "1.5%", "3/10000"
  yuan,         ///< "80.00"
  yuan_per_m2,  ///< "65.00"
  limit,        ///< "30 days", "5 working_days": what a deadline counts (time/limit.hpp)
  period,       ///< "5 years", "2 seasons": what a warranty or a right lasts
  flag,         ///< true, false
  season,       ///< "11-15 to 03-15": days of every year, both included
  words,        ///< {"zh": ..., "en": ...}
};
BOOST_DESCRIBE_ENUM(ValueUnit, rate, yuan, yuan_per_m2, limit, period, flag, season, words)

/// How sure the writer of a row was; weaker ones later.
enum class Confidence : std::uint8_t {
  verified,                  ///< the text itself was read
  secondary,                 ///< confirmed by a secondary source only
  general_knowledge_high,    ///< text not seen
  general_knowledge_medium,  ///< text not seen
  general_knowledge_low,     ///< text not seen; check before use
  proposed,                  ///< a default of ours, which no source gives
};
BOOST_DESCRIBE_ENUM(Confidence, verified, secondary, general_knowledge_high, general_knowledge_medium,
                    general_knowledge_low, proposed)

enum class PeriodUnit : std::uint8_t {
  days,
  months,
  years,
  seasons,      ///< of heating or cooling
  design_life,  ///< of the building; carries no number
};
BOOST_DESCRIBE_ENUM(PeriodUnit, days, months, years, seasons, design_life)

/// A period of the calendar, which a Limit cannot hold: months and years have no fixed length. Text form
/// "3 months", "1 year", "design_life"; 1 to 1200.
struct Period {
  PeriodUnit unit = PeriodUnit::days;
  std::int32_t count = 0;
  friend bool operator==(const Period&, const Period&) = default;
};
/// The text form.
[[nodiscard]] std::string to_string(const Period& period);
/// Refusal: policy.bad_period (invalid).
[[nodiscard]] Result<Period> parse_period(std::string_view text, std::string_view field = {});

/// A stretch of every year, which may run over the new year: when there is heating.
struct YearlySeason {
  std::int32_t begin_month = 1;
  std::int32_t begin_day = 1;
  std::int32_t end_month = 12;
  std::int32_t end_day = 31;
  friend bool operator==(const YearlySeason&, const YearlySeason&) = default;
};
/// "11-15 to 03-15"
[[nodiscard]] std::string to_string(const YearlySeason& season);

using Value = std::variant<Rate, Money, Limit, Period, bool, YearlySeason, Text>;
/// The text form of whatever it holds; words in English.
[[nodiscard]] std::string to_string(const Value& value);
/// Reads the value of a row. Refusal: policy.bad_value (invalid) with the unit, what was found and an
/// example.
[[nodiscard]] Result<Value> read_value(const Json& json, ValueUnit unit, const JsonPath& at);

template <>
struct JsonCodec<Period> {
  static void print(std::string& out, const Period& value) { ((out += '"') += to_string(value)) += '"'; }
  static Verdict read(const Json& json, Period& into, const JsonPath& at);
  static Verdict check(const Period&, const JsonPath&) { return {}; }
  static Json schema() {
    return detail::schema_of_type("string", nullptr, "^([1-9][0-9]* (day|month|year|season)s?|design_life)$");
  }
};

}  // namespace tenon
