#pragma once
// Checks of requests that the computations of this room share.
#include <string>

#include "tenon/core/json.hpp"
#include "tenon/policy/rate.hpp"

namespace tenon::policy {

inline std::string shown(Money value) { return value.str(); }
inline std::string shown(Area value) { return value.str(); }
inline std::string shown(Rate value) { return value.str(); }
inline std::string shown(std::int64_t value) { return std::to_string(value); }

/// least <= value <= most, else policy.out_of_range with all three.
template <class T>
Verdict check_range(const T& value, const T& least, const T& most, const JsonPath& at) {
  if (value >= least && value <= most) return {};
  return invalid("policy.out_of_range")
      .field(at.str())
      .fact("found", shown(value))
      .fact("least", shown(least))
      .fact("most", shown(most));
}

/// More than any price or loan, and small enough that sums of many stay inside a Money.
inline constexpr Money most_money = Money::from_fen(100'000'000'000'000);
inline constexpr Money one_fen = Money::from_fen(1);

}  // namespace tenon::policy

/// Hands a refusal of a Verdict on, as a Verdict or a Result.
#define TENON_POLICY_CHECK(expression) \
  if (Verdict checked = (expression); !checked.allowed()) return std::move(checked).refusal()
