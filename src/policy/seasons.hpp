#pragma once
// When a number of heating or cooling seasons is over.
#include "tenon/policy/warranty.hpp"

namespace tenon::policy {

/// The last day of the n-th season that begins on or after `from`. `field` names the season in a refusal.
[[nodiscard]] Result<Date> end_of_seasons(const Season& season, const Date& from, std::int32_t n,
                                          std::string_view field);

}  // namespace tenon::policy
