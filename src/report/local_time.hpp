#pragma once
/// @file report/local_time.hpp
/// Wall-clock times as tables show them.
#include <string>

#include "tenon/time/zone.hpp"

namespace tenon::report {

/// "2026-11-23 18:05"; seconds are cut off.
[[nodiscard]] std::string local_text(const Zone& zone, Instant at);
/// The same for the end of a limit: the end of a day is 24:00 of that day and not 00:00 of the next.
[[nodiscard]] std::string due_text(const Zone& zone, Instant at);

}  // namespace tenon::report
