#pragma once
/// @file policy/compute.hpp
/// One door to all computations of this room, for every binding: a kind, a request in JSON, an answer in
/// JSON. The rules are taken from a pack by the date and the place that the request names; what a contract
/// says of its own goes before them, and the lines say so. Safe from any thread.
///
/// Every request may name `pack` ("cn@2026-11-23", the one a case is pinned to; absent: the active one).
/// Every answer has `kind`, `pack`, `result`, and `rules`: the rows it rests on, each with its citation and
/// how sure it is.
/// @since 0.1
#include <string>
#include <string_view>
#include <vector>

#include "tenon/policy/policies.hpp"
#include "tenon/time/calendar.hpp"

namespace tenon {

/// Names of the kinds, sorted: area_settlement, area_settlement_table, combined_loan, late_damages,
/// loan_schedule, taxes_and_fees, warranty.
[[nodiscard]] std::vector<std::string_view> compute_kinds();

/// Computes. `calendar` moves due days that are days off (late_damages only).
/// Refusals: policy.kind_unknown, policy.pack_unknown (not_found); json.* with the path in the request; those
/// of the computation (taxes.hpp, settlement.hpp, loan.hpp, warranty.hpp, damages.hpp) and of its rules
/// (PolicyPack::find).
[[nodiscard]] Result<std::string> compute(std::string_view kind, const Json& request,
                                          const Policies& policies,
                                          const Calendar& calendar = *Calendar::china());

/// {"request": ..., "answer": ...}, both JSON Schema made of the described types.
/// Refusal: policy.kind_unknown.
[[nodiscard]] Result<Json> compute_schema(std::string_view kind);

}  // namespace tenon
