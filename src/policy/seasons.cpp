#include "policy/seasons.hpp"

namespace tenon::policy {
namespace {

using boost::gregorian::gregorian_calendar;

/// A day that every year has: 29 February is refused, so that a season ends each year.
bool is_day_of_every_year(std::int32_t month, std::int32_t day) {
  constexpr unsigned short common_year = 2025;
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= gregorian_calendar::end_of_month_day(common_year, static_cast<unsigned short>(month));
}

Date date(std::int32_t year, std::int32_t month, std::int32_t day) {
  return {static_cast<unsigned short>(year), static_cast<unsigned short>(month),
          static_cast<unsigned short>(day)};
}

}  // namespace

Result<Date> end_of_seasons(const Season& season, const Date& from, std::int32_t n, std::string_view field) {
  const auto wrong = [&](std::string_view part, std::int32_t month, std::int32_t day) -> Refusal {
    return invalid("policy.warranty_season_day")
        .field(std::string(field) + "." + std::string(part) + "_day")
        .fact("found", std::to_string(month) + "-" + std::to_string(day));
  };
  if (!is_day_of_every_year(season.begin_month, season.begin_day))
    return wrong("begin", season.begin_month, season.begin_day);
  if (!is_day_of_every_year(season.end_month, season.end_day))
    return wrong("end", season.end_month, season.end_day);
  const std::int32_t year = from.year();
  const bool begins_this_year =
      std::pair(season.begin_month, season.begin_day) >=
      std::pair<std::int32_t, std::int32_t>(from.month().as_number(), from.day().as_number());
  const bool over_new_year =
      std::pair(season.end_month, season.end_day) < std::pair(season.begin_month, season.begin_day);
  const std::int32_t ends = year + (begins_this_year ? 0 : 1) + (n - 1) + (over_new_year ? 1 : 0);
  if (ends > 9999)
    return invalid("time.out_of_range")
        .fact("found", to_string(from) + " + " + std::to_string(n) + " seasons");
  return date(ends, season.end_month, season.end_day);
}

}  // namespace tenon::policy
