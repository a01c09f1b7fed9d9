// expect: limit_below_zero_or_over_100_years
// A table with a limit below zero stops the build.
#include "tenon/time/limit.hpp"

constexpr tenon::Limit wrong = tenon::days(-1);
