#include "policy/periods.hpp"

namespace tenon::policy {

Result<Date> Periods::rolled(const Date& day, Roll rule) {
  if (rule == Roll::none) return day;
  TENON_TRY(const auto moved, calendar_.roll(day, rule, unknown_));
  estimated_ = estimated_ || moved.estimated;
  return moved.value;
}

Result<Date> Periods::days_after(const Date& from, std::int64_t n) const {
  const Date last_of_all(boost::gregorian::max_date_time);
  if (n > (last_of_all - from).days())
    return invalid("time.out_of_range").fact("found", to_string(from) + " + " + std::to_string(n) + " days");
  return from + boost::gregorian::days(static_cast<long>(n));
}

Result<Date> Periods::last_of_months(const Date& from, std::int32_t n) {
  TENON_TRY(const Date last, add_months(from, CalendarMonths(n), MonthEnd::clamp));
  return rolled(last, Roll::following);
}

}  // namespace tenon::policy
