#pragma once
/// Letting time pass, a few thousand cases a call, for tenon advance and tenon run.
#include <optional>
#include <string>

#include "api.hpp"

namespace cli {

/// Rings every alarm up to `to` (none: now). Where the clock is set by hand and stands before `to`, it is
/// moved first.
/// @param show whether progress is shown
/// @return the sum of the reports, as tenon_engine_advance gives them
[[nodiscard]] Json advance_to(tenon_engine* engine, const std::optional<std::string>& to, bool show);

}  // namespace cli
