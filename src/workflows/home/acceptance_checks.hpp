#pragma once
/// @file src/workflows/home/acceptance_checks.hpp
/// What each step of a house acceptance demands (H3 4).
#include <algorithm>

#include "tenon/workflows/home/house_acceptance.hpp"

namespace tenon::acceptance {

/// The result of a unit of the plan, or null.
template <class Facts>
[[nodiscard]] auto* unit_in(Facts& f, std::string_view unit) {
  const auto found =
      std::find_if(f.units.begin(), f.units.end(), [&](const auto& each) { return each.unit == unit; });
  return found == f.units.end() ? nullptr : &*found;
}

[[nodiscard]] Verdict completed_as_registered(const HouseAcceptance::Opening& o, const Context& context);
[[nodiscard]] Verdict schedule_of_this_building(const HouseAcceptance::MakePlan& e, const Context& context);
[[nodiscard]] Verdict slot_can_move(const HouseAcceptance::Facts& f, const HouseAcceptance::MoveSlot& e,
                                    const Context& context);
[[nodiscard]] Verdict by_plan(const HouseAcceptance::Facts& f, const HouseAcceptance::InspectUnit& e,
                              const Context& context);
[[nodiscard]] Verdict all_present(const HouseAcceptance::InspectUnit& e);
[[nodiscard]] Verdict everything_described(const HouseAcceptance::InspectUnit& e);
[[nodiscard]] Verdict faults_photographed(const HouseAcceptance::InspectUnit& e);
[[nodiscard]] Verdict record_named(const HouseAcceptance::InspectUnit& e);
[[nodiscard]] Verdict fault_described(const HouseAcceptance::Facts& f, const HouseAcceptance::ReportFault& e);
[[nodiscard]] Verdict not_mended(const HouseAcceptance::Facts& f, const HouseAcceptance::OrderAgain& e);
[[nodiscard]] Verdict is_being_mended(const HouseAcceptance::Facts& f, const RepairEnded& e);
/// Whoever holds both posts looks for one of them only: two looked.
[[nodiscard]] Role checks_as(const Context& context);
[[nodiscard]] Verdict checked_by_two(const HouseAcceptance::Facts& f, const HouseAcceptance::CheckMending& e,
                                     const Context& context);
[[nodiscard]] Verdict is_mended(const HouseAcceptance::Facts& f, const HouseAcceptance::InspectAgain& e);
[[nodiscard]] Verdict mending_was_checked(const HouseAcceptance::Facts& f,
                                          const HouseAcceptance::InspectAgain& e);
[[nodiscard]] Verdict checker_does_not_inspect(const HouseAcceptance::Facts& f,
                                               const HouseAcceptance::InspectAgain& e,
                                               const Context& context);
[[nodiscard]] Verdict keys_counted_of(const HouseAcceptance::Facts& f, const HouseAcceptance::CountKeys& e);
[[nodiscard]] Verdict left_out_with_reasons(const HouseAcceptance::Facts& f,
                                            const HouseAcceptance::DeclareReady& e);
[[nodiscard]] Verdict blocked_units_left_out(const HouseAcceptance::Facts& f,
                                             const HouseAcceptance::DeclareReady& e);
[[nodiscard]] Verdict keys_are_there(const HouseAcceptance::Facts& f, const HouseAcceptance::DeclareReady& e);
[[nodiscard]] Verdict some_unit_is_ready(const HouseAcceptance::Facts& f,
                                         const HouseAcceptance::DeclareReady& e);
[[nodiscard]] Verdict can_be_revoked(const HouseAcceptance::Facts& f, const HouseAcceptance::RevokeUnit& e);
[[nodiscard]] Verdict can_be_admitted(const HouseAcceptance::Facts& f, const HouseAcceptance::AdmitUnit& e);
[[nodiscard]] Verdict nothing_open(const HouseAcceptance::Facts& f);

}  // namespace tenon::acceptance
