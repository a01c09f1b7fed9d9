#pragma once
/// @file src/workflows/contract/of_building.hpp
/// What the cases of a building mean for one of its units: whether the project's mortgage still lies on it,
/// whether the maintenance fund is paid for it. And what the lists of units have in common that such cases
/// are opened with.
#include <string>
#include <string_view>
#include <vector>

#include "tenon/workflow/context.hpp"
#include "tenon/workflow/surroundings.hpp"

namespace tenon::of_building {

/// Refused while the case's unit stands in a construction-in-progress mortgage of its building (H1 ch. 2 4.7,
/// 5.5). A guard of every step that files or registers the unit: `require<&of_building::unit_is_free>`.
[[nodiscard]] Verdict unit_is_free(const Context& context);

/// A maintenance-fund case of the building has a payment certificate for the unit (H0 5.5).
[[nodiscard]] bool fund_paid(const Surroundings& around);

/// Names at least one unit, none twice, all of the case's building.
[[nodiscard]] Verdict units_listed(const std::vector<std::string>& units, std::string_view field,
                                   const Context& context);
[[nodiscard]] bool names(const std::vector<std::string>& units, std::string_view unit);

}  // namespace tenon::of_building
