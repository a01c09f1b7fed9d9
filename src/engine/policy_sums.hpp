#pragma once
/// @file engine/policy_sums.hpp
/// What a computation of policy comes to, item by item, for those who compare two of them.
#include <map>
#include <string>
#include <string_view>

#include "tenon/core/money.hpp"

namespace tenon {

/// Sums by item: the lines of a tax and fee list with the buyer's total, or the amount of a settlement.
/// @param answer the document that Engine::compute gives for this kind; none where it is no JSON
[[nodiscard]] std::map<std::string, Money> sums_in(std::string_view kind, const std::string& answer);

}  // namespace tenon
