// expect: MonthEnd
// What becomes of 31 January in February has no default.
#include "tenon/time/duration.hpp"

auto wrong(const tenon::Date& day, tenon::CalendarMonths n) { return add_months(day, n); }
