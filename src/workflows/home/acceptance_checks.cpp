#include "workflows/home/acceptance_checks.hpp"

#include <set>

#include "workflows/checks.hpp"
#include "workflows/home/findings.hpp"

namespace tenon::acceptance {
namespace {

using H = HouseAcceptance;
using inspection::Stage;

Verdict known(const H::Facts& f, std::string_view unit) {
  if (unit_in(f, unit)) return {};
  return refuse("house_acceptance.unit_not_planned").field("payload.unit").fact("unit", unit).source("H3 4");
}
Verdict not_in_the_past(const Date& day, std::string_view field, const Context& context) {
  const Date today = context.calendar.zone().day_of(context.now);
  if (day >= today) return {};
  return refuse("house_acceptance.day_past")
      .field("payload." + std::string(field))
      .fact("day", to_string(day))
      .fact("today", to_string(today));
}
Verdict still_pending(const H::Facts& f, std::string_view unit) {
  if (auto verdict = known(f, unit); !verdict.allowed()) return verdict;
  if (unit_in(f, unit)->outcome == H::Outcome::pending) return {};
  return refuse("house_acceptance.inspected_already").field("payload.unit").fact("unit", unit);
}
bool left_out(const H::DeclareReady& e, std::string_view unit) {
  return std::any_of(e.left_out.begin(), e.left_out.end(),
                     [&](const auto& each) { return each.unit == unit; });
}

}  // namespace

Verdict completed_as_registered(const H::Opening& o, const Context& context) {
  if (auto verdict = checks::said(o.certificate, "certificate"); !verdict.allowed()) return verdict;
  const Date today = context.calendar.zone().day_of(context.now);
  const Building* const building = context.around ? context.around->building() : nullptr;
  const bool differs = building && building->completed && *building->completed != o.completed;
  if (o.completed <= today && !differs) return {};
  return refuse("house_acceptance.not_completed")
      .field("opening.completed")
      .fact("found", to_string(o.completed))
      .fact("expected", to_string(differs ? *building->completed : today))
      .source("H3 4");
}
Verdict schedule_of_this_building(const H::MakePlan& e, const Context& context) {
  if (e.schedule.empty()) return refuse("house_acceptance.no_units").field("payload.schedule").source("H3 4");
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < e.schedule.size(); ++i) {
    const auto& slot = e.schedule[i];
    const auto at = "schedule[" + std::to_string(i) + "]";
    if (!seen.insert(slot.unit).second)
      return refuse("house_acceptance.unit_twice").field("payload." + at + ".unit").fact("unit", slot.unit);
    if (auto verdict = not_in_the_past(slot.day, at + ".day", context); !verdict.allowed()) return verdict;
    if (!context.around) continue;
    const Unit* const unit = context.around->unit(slot.unit);
    if (!unit || unit->building != context.subject.building)
      return refuse("house_acceptance.unit_elsewhere")
          .field("payload." + at + ".unit")
          .fact("unit", slot.unit)
          .fact("building", context.subject.building.value_or("-"));
  }
  return {};
}
Verdict slot_can_move(const H::Facts& f, const H::MoveSlot& e, const Context& context) {
  if (auto verdict = still_pending(f, e.unit); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(e.reason, "reason"); !verdict.allowed()) return verdict;
  return not_in_the_past(e.day, "day", context);
}
Verdict by_plan(const H::Facts& f, const H::InspectUnit& e, const Context& context) {
  if (auto verdict = still_pending(f, e.unit); !verdict.allowed()) return verdict;
  const Date planned = unit_in(f, e.unit)->planned;
  const Date today = context.calendar.zone().day_of(context.now);
  if (today >= planned) return {};
  return refuse("house_acceptance.before_plan")
      .fact("unit", e.unit)
      .fact("planned", to_string(planned))
      .fact("today", to_string(today))
      .source("H3 4");
}
Verdict all_present(const H::InspectUnit& e) {
  std::string missing;
  const auto want = [&](const std::string& who, std::string_view role) {
    if (who.empty()) (missing += missing.empty() ? "" : ", ") += role;
  };
  want(e.project_department, "project_department");
  want(e.contractor, "contractor");
  want(e.site_supervisor, "site_supervisor");
  if (missing.empty()) return {};
  return refuse("house_acceptance.not_all_present").fact("missing", missing).source("H3 4");
}
Verdict everything_described(const H::InspectUnit& e) { return findings::described(e.items, e.faults); }
Verdict faults_photographed(const H::InspectUnit& e) { return findings::photographed(e.faults); }
Verdict record_named(const H::InspectUnit& e) { return checks::said(e.record, "record"); }
Verdict fault_described(const H::Facts& f, const H::ReportFault& e) {
  if (auto verdict = known(f, e.unit); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(e.fault.place, "fault.place"); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(e.fault.description, "fault.description"); !verdict.allowed())
    return verdict;
  return findings::photographed({e.fault});
}
Verdict not_mended(const H::Facts& f, const H::OrderAgain& e) {
  return findings::at_stage(f.findings, e.finding, Stage::not_mended);
}
Verdict is_being_mended(const H::Facts& f, const RepairEnded& e) {
  return findings::at_stage(f.findings, e.finding, Stage::mending);
}
Role checks_as(const Context& context) {
  return context.actor.roles.contains(Role::site_supervisor) ? Role::site_supervisor
                                                             : Role::project_department;
}
Verdict checked_by_two(const H::Facts& f, const H::CheckMending& e, const Context& context) {
  const auto* const finding = inspection::find(f.findings, e.finding);
  if (!finding || finding->stage == Stage::passed)
    return findings::at_stage(f.findings, e.finding, Stage::mending);
  for (const auto& each : finding->checks)
    if (each.who == context.actor.id || each.as == checks_as(context))
      return refuse("house_acceptance.checked_already")
          .fact("finding", std::to_string(e.finding))
          .fact("role", name_of(each.as))
          .fact("who", each.who)
          .source("H3 4");
  return {};
}
Verdict is_mended(const H::Facts& f, const H::InspectAgain& e) {
  return findings::at_stage(f.findings, e.finding, Stage::mended);
}
Verdict mending_was_checked(const H::Facts& f, const H::InspectAgain& e) {
  const auto* const finding = inspection::find(f.findings, e.finding);
  if (!finding) return {};  // is_mended has refused it
  std::string missing;
  for (const Role role : {Role::project_department, Role::site_supervisor})
    if (std::none_of(finding->checks.begin(), finding->checks.end(),
                     [&](const auto& each) { return each.as == role; }))
      (missing += missing.empty() ? "" : ", ") += name_of(role);
  if (missing.empty()) return {};
  return refuse("house_acceptance.mending_not_checked")
      .fact("finding", std::to_string(e.finding))
      .fact("missing", missing)
      .source("H3 4");
}
Verdict checker_does_not_inspect(const H::Facts& f, const H::InspectAgain& e, const Context& context) {
  const auto* const finding = inspection::find(f.findings, e.finding);
  if (!finding) return {};
  for (const auto& each : finding->checks)
    if (each.who == context.actor.id)
      return refuse("house_acceptance.checker_inspects")
          .fact("finding", std::to_string(e.finding))
          .fact("who", each.who)
          .source("H3 4");
  return {};
}
Verdict keys_counted_of(const H::Facts& f, const H::CountKeys& e) {
  if (auto verdict = known(f, e.unit); !verdict.allowed()) return verdict;
  return findings::counted(e.keys);
}

Verdict left_out_with_reasons(const H::Facts& f, const H::DeclareReady& e) {
  for (std::size_t i = 0; i < e.left_out.size(); ++i) {
    if (auto verdict = known(f, e.left_out[i].unit); !verdict.allowed()) return verdict;
    if (auto verdict = checks::said(e.left_out[i].reason, "left_out[" + std::to_string(i) + "].reason");
        !verdict.allowed())
      return verdict;
  }
  return {};
}
Verdict blocked_units_left_out(const H::Facts& f, const H::DeclareReady& e) {
  for (const auto& each : f.units)
    if (inspection::any_blocking(f.findings, each.unit) && !left_out(e, each.unit))
      return refuse("house_acceptance.unit_blocked")
          .fact("unit", each.unit)
          .fact("open", inspection::open_ones(f.findings, each.unit))
          .source("default (H3 4)");
  return {};
}
Verdict keys_are_there(const H::Facts& f, const H::DeclareReady& e) {
  std::string missing;
  for (const auto& each : f.units)
    if (each.keys.empty() && !left_out(e, each.unit)) (missing += missing.empty() ? "" : ", ") += each.unit;
  if (missing.empty()) return {};
  return refuse("house_acceptance.keys_missing").fact("missing", missing).source("H3 4");
}
Verdict some_unit_is_ready(const H::Facts& f, const H::DeclareReady& e) {
  for (const auto& each : f.units)
    if (!left_out(e, each.unit)) return {};
  return refuse("house_acceptance.none_ready").fact("count", std::to_string(f.units.size())).source("H3 4");
}
Verdict can_be_revoked(const H::Facts& f, const H::RevokeUnit& e) {
  if (auto verdict = known(f, e.unit); !verdict.allowed()) return verdict;
  return checks::said(e.reason, "reason");
}
Verdict can_be_admitted(const H::Facts& f, const H::AdmitUnit& e) {
  if (auto verdict = known(f, e.unit); !verdict.allowed()) return verdict;
  if (!unit_in(f, e.unit)->left_out)
    return refuse("house_acceptance.not_left_out").field("payload.unit").fact("unit", e.unit);
  if (inspection::any_blocking(f.findings, e.unit))
    return refuse("house_acceptance.unit_blocked")
        .fact("unit", e.unit)
        .fact("open", inspection::open_ones(f.findings, e.unit))
        .source("default (H3 4)");
  if (unit_in(f, e.unit)->keys.empty())
    return refuse("house_acceptance.keys_missing").fact("missing", e.unit).source("H3 4");
  return {};
}
Verdict nothing_open(const H::Facts& f) {
  if (const auto open = inspection::open_ones(f.findings); !open.empty())
    return refuse("house_acceptance.findings_open").fact("open", open).source("H3 4");
  std::string out;
  for (const auto& each : f.units)
    if (each.left_out) (out += out.empty() ? "" : ", ") += each.unit;
  if (out.empty()) return {};
  return refuse("house_acceptance.units_left_out").fact("units", out).source("H3 4");
}

}  // namespace tenon::acceptance
