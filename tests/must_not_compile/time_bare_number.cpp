// expect: tenon::WorkingDays
// Three of what? A bare number is no duration.
#include "tenon/time/calendar.hpp"

auto wrong(const tenon::Calendar& calendar, const tenon::Date& day) {
  return calendar.add_working_days(day, 3);
}
