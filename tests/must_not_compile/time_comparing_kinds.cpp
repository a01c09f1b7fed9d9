// expect: tenon::CalendarDays
// Five working days are not less than seven days: they may well be more.
#include "tenon/time/duration.hpp"

using namespace tenon;
bool wrong(WorkingDays a, CalendarDays b) { return a < b; }
