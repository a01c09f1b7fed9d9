#pragma once
// Exact arithmetic that the computations of this room share.
#include <boost/multiprecision/cpp_int.hpp>

#include "tenon/policy/rate.hpp"

namespace tenon::policy {

/// Wide enough for the largest product that occurs: two 64-bit values and three rates (2 * 63 + 3 * 40 bits).
using Wide = boost::multiprecision::int256_t;

/// numerator / denominator fen, rounded. Precondition: denominator above 0.
[[nodiscard]] Result<Money> round(const Wide& numerator, const Wide& denominator, Rounding rounding);
/// The fraction in lowest terms, or nothing where it does not fit a Rate.
[[nodiscard]] std::optional<Rate> reduced(Wide numerator, Wide denominator);

}  // namespace tenon::policy
