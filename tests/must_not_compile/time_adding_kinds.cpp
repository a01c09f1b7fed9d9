// expect: tenon::WorkingMinutes
// Elapsed and working minutes do not add up to anything.
#include "tenon/time/duration.hpp"

using namespace tenon;
auto wrong(Minutes a, WorkingMinutes b) { return a + b; }
