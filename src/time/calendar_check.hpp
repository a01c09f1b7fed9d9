#pragma once
/// @file calendar_check.hpp
/// What the shape of a calendar's document cannot say: days that exist once, in their year, with a source.
#include "tenon/time/calendar_data.hpp"

namespace tenon::detail {

/// Refuses with the path of the offending field.
[[nodiscard]] Verdict check_calendar(const CalendarData& data);

}  // namespace tenon::detail
