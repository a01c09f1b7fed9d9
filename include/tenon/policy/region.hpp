#pragma once
/// @file policy/region.hpp
/// Where a rule holds, and where a thing is: codes of GB/T 2260. Plain functions; safe from any thread.
/// @since 0.1
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/refusal.hpp"
#include "tenon/core/result.hpp"

namespace tenon {

/// The jurisdiction of the whole mainland in a document.
inline constexpr std::string_view nationwide = "CN";

/// Whether `code` names a jurisdiction that rules are made for: "CN", a province ("330000") or a city
/// ("330100").
[[nodiscard]] bool is_jurisdiction(std::string_view code) noexcept;
/// The jurisdictions that a place lies in, the narrowest first: "330106" -> 330100, 330000, CN.
/// @param region GB/T 2260, 6 digits, of a province, city or county; or "CN" where only national rules count
/// Refusal: policy.bad_region (invalid).
[[nodiscard]] Result<std::vector<std::string>> jurisdictions_of(std::string_view region,
                                                                std::string_view field = "region");

}  // namespace tenon
