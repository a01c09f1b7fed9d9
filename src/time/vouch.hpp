#pragma once
/// @file vouch.hpp
/// Whether a calendar may speak for the days that an answer rests on.
#include <optional>

#include "tenon/time/calendar.hpp"
#include "time/civil.hpp"

namespace tenon::detail {

/// Allowed when all days from `from` to `to` are in published years; else refused, or allowed with
/// `estimated` set.
Verdict vouch(const Calendar& calendar, DayNumber from, DayNumber to, UnknownYear unknown, bool& estimated);
/// For a result outside the years that dates can hold.
Refusal beyond_dates(std::string_view what);

}  // namespace tenon::detail
