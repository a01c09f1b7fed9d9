// expect: tenon::CalendarMonths
// A limit in months would hide the choice of the month's end.
#include "tenon/time/limit.hpp"

tenon::Limit wrong(tenon::CalendarMonths n) { return n; }
