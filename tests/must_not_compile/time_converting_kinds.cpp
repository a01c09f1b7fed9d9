// expect: tenon::WorkingDays
// No kind converts to another, not even by name.
#include "tenon/time/duration.hpp"

using namespace tenon;
auto wrong(CalendarDays a) { return static_cast<WorkingDays>(a); }
