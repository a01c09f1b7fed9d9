#include "tenon/time/duration.hpp"

#include <algorithm>
#include <array>

#include "time/civil.hpp"

namespace tenon {

Result<Date> add_months(const Date& from, CalendarMonths months, MonthEnd rule) {
  constexpr std::int64_t far = 12 * 10'000;  // keeps the sum below from overflowing
  const auto parts = from.year_month_day();
  const auto steps = std::clamp(months.count(), -far, far);
  const auto index = static_cast<std::int64_t>(parts.year) * 12 + parts.month.as_number() - 1 + steps;
  const auto year = detail::floor_div(index, 12);
  if (year < 1400 || year > 9999)
    return invalid("time.out_of_range")
        .fact("found", to_string(from) + " + " + std::to_string(months.count()) + " months");
  const auto month = static_cast<unsigned short>(detail::floor_mod(index, 12) + 1);
  const auto month_start = Date(static_cast<unsigned short>(year), month, 1);
  const auto last = month_start.end_of_month().day();
  if (parts.day <= last) return month_start + boost::gregorian::days(parts.day - 1);
  if (rule == MonthEnd::clamp) return month_start.end_of_month();
  if (year == 9999 && month == 12)
    return month_start.end_of_month();  // December has every day: never reached
  return month_start.end_of_month() + boost::gregorian::days(1);
}

}  // namespace tenon
