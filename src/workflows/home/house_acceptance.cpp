#include "tenon/workflows/home/house_acceptance.hpp"

#include <algorithm>

#include "workflows/home/acceptance_checks.hpp"
#include "workflows/home/findings.hpp"

namespace tenon {
namespace {

using H = HouseAcceptance;
using State = H::State;
using namespace acceptance;

constexpr ChecklistItem plan_items[] = {
    {.document = "completion_acceptance_certificate", .copies = 1, .source = "H3 4"},
    {.document = "house_acceptance_plan", .originals = 1, .source = "H3 4"},
};
constexpr Checklist plan_papers{"plan_papers", plan_items, std::size(plan_items)};
constexpr ChecklistItem key_items[] = {
    {.document = "contractor_key_list", .originals = 1, .from = Party::contractor, .source = "H3 4"},
};
constexpr Checklist key_list{"key_list", key_items, std::size(key_items)};

// ---- units ----

void judge_units(H::Facts& f) {
  for (auto& each : f.units)
    if (each.outcome != H::Outcome::pending)
      each.outcome = inspection::any_open(f.findings, each.unit) ? H::Outcome::failed : H::Outcome::passed;
}
void plan_until_last_day(H::Facts& f, const Context& context) {
  const auto last = std::max_element(f.units.begin(), f.units.end(),
                                     [](const auto& a, const auto& b) { return a.planned < b.planned; });
  f.plan_ends = context.calendar.zone().start_of(last->planned + boost::gregorian::days(1));
}

// ---- conditions, effects, dates ----

bool last_unit(const H::Facts& f, const H::InspectUnit& e) {
  return std::all_of(f.units.begin(), f.units.end(), [&](const auto& each) {
    return each.unit == e.unit || each.outcome != H::Outcome::pending;
  });
}
bool found_faults(const H::InspectUnit& e) { return !e.faults.empty(); }
bool leaves_units_out(const H::DeclareReady& e) { return !e.left_out.empty(); }
Effect keep_completion(const H::Facts& f, const Context& context) {
  return updates("building", context.subject.building.value_or(""), {{"completed", to_string(f.completed)}});
}
Subject of_unit(std::string unit) { return {.unit = std::move(unit)}; }
Effects order_repairs(const H::Facts& f, const H::InspectUnit& e, const Context& context) {
  return findings::repairs_of_last(f.findings, e.faults.size(), Repair::Origin::acceptance, context,
                                   of_unit(e.unit));
}
Effects order_repair(const H::Facts& f, const H::ReportFault& e, const Context& context) {
  return findings::repairs_of_last(f.findings, 1, Repair::Origin::acceptance, context, of_unit(e.unit));
}
Effect repair_again(const H::Facts& f, std::int32_t number, const Context& context) {
  const auto& finding = *inspection::find(f.findings, number);
  return findings::repair_of(finding, Repair::Origin::acceptance, context, of_unit(finding.unit));
}
Effect order_next(const H::Facts& f, const H::OrderAgain& e, const Context& context) {
  return repair_again(f, e.finding, context);
}
Effects send_back(const H::Facts& f, const H::InspectAgain& e, const Context& context) {
  if (e.good) return {};
  return {repair_again(f, e.finding, context)};
}
std::optional<Instant> plan_ends(const H::Facts& f) { return f.plan_ends; }

constexpr By service = by(Role::customer_service_specialist, Role::customer_manager, Role::senior_specialist,
                          Role::supervisor, Role::deputy_manager, Role::manager);
constexpr By leaders = by(Role::supervisor, Role::deputy_manager, Role::manager);
constexpr By finders{service.roles | RoleSet{Role::property_manager, Role::project_department}};
constexpr By hearers{leaders.roles | RoleSet{Role::system}};
constexpr auto under_way = any_of(State::inspecting, State::mending, State::ready);

}  // namespace

static H::Facts begin(const H::Opening& o) {
  H::Facts f;
  f.completed = o.completed;
  f.certificate = o.certificate;
  return f;
}
static void evolve(H::Facts& f, const H::MakePlan& e, const Context& context) {
  for (const auto& slot : e.schedule) f.units.push_back({.unit = slot.unit, .planned = slot.day});
  plan_until_last_day(f, context);
}
static void evolve(H::Facts& f, const H::MoveSlot& e, const Context& context) {
  unit_in(f, e.unit)->planned = e.day;
  plan_until_last_day(f, context);
}
static void evolve(H::Facts& f, const H::InspectUnit& e) {
  auto& unit = *unit_in(f, e.unit);
  unit.items = e.items;
  unit.record = e.record;
  unit.outcome = H::Outcome::passed;
  inspection::add(f.findings, e.unit, e.faults);
  judge_units(f);
}
static void evolve(H::Facts& f, const H::ReportFault& e) {
  inspection::add(f.findings, e.unit, {e.fault});
  judge_units(f);
}
static void evolve(H::Facts& f, const H::OrderAgain& e) { inspection::order_again(f.findings, e.finding); }
static void evolve(H::Facts& f, const RepairEnded& e) { inspection::hear(f.findings, e); }
static void evolve(H::Facts& f, const H::CheckMending& e, const Context& context) {
  inspection::check(f.findings, e.finding, {checks_as(context), context.actor.id});
}
static void evolve(H::Facts& f, const H::InspectAgain& e, const Context& context) {
  inspection::judge(f.findings, e.finding, e.good, context.actor.id);
  judge_units(f);
}
static void evolve(H::Facts& f, const H::CountKeys& e) { unit_in(f, e.unit)->keys = e.keys; }
static void evolve(H::Facts& f, const H::DeclareReady& e) {
  for (const auto& each : e.left_out) unit_in(f, each.unit)->left_out = each.reason;
}
static void evolve(H::Facts& f, const H::RevokeUnit& e) { unit_in(f, e.unit)->left_out = e.reason; }
static void evolve(H::Facts& f, const H::AdmitUnit& e) { unit_in(f, e.unit)->left_out.reset(); }

bool may_be_delivered(const H::Facts& facts, std::string_view unit) {
  const auto* const found = unit_in(facts, unit);
  return found && found->outcome != H::Outcome::pending && !found->left_out &&
         !inspection::any_blocking(facts.findings, unit);
}

// clang-format off
inline constexpr Rules<H> H::rules = Rules<H>{"house_acceptance", 1, {"房屋验收", "House acceptance"}, "H3 4"}
  .state(State::planning,   "制定计划", "Planning")
  .state(State::inspecting, "逐户验收", "Inspecting unit by unit")
  .state(State::mending,    "整改复验", "Mending and inspecting again")
  .state(State::ready,      "可交付",   "Ready for delivery")
  .state(State::closed,     "已办结",   "Closed")
  .event<H::MakePlan>("制定计划", "Make the plan").event<H::MoveSlot>("调整日程", "Move a unit in the plan")
  .event<H::InspectUnit>("验收房屋", "Inspect a unit").event<H::ReportFault>("补报问题", "Report a fault")
  .event<H::OrderAgain>("重新派修", "Order the repair again").event<RepairEnded>("维修已了结", "Repair ended")
  .event<H::CheckMending>("检查整改", "Check the mending").event<H::InspectAgain>("复验", "Inspect again")
  .event<H::CountKeys>("清点钥匙", "Count the keys").event<H::DeclareReady>("确认可交付", "Declare ready")
  .event<H::RevokeUnit>("撤回房屋", "Take a unit out").event<H::AdmitUnit>("准予交付", "Admit a unit")
  .event<H::Close>("办结", "Close")

  .about_building().once()
  .starts(State::planning, service, require<&completed_as_registered>, does<&keep_completion>)
  .ends(State::closed)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<H::MakePlan>(State::planning,   State::inspecting, service, needs(plan_papers), require<&schedule_of_this_building>, tells(Role::project_department, "house_acceptance.plan"), tells(Role::site_supervisor, "house_acceptance.plan"), tells(Party::contractor, "house_acceptance.plan"), cite("H3 4"))
  .on<H::MoveSlot>(State::inspecting, stay,              service, require<&slot_can_move>, tells(Role::project_department, "house_acceptance.plan"), tells(Role::site_supervisor, "house_acceptance.plan"), tells(Party::contractor, "house_acceptance.plan"), cite("default (H3 4)"))

  // Unit by unit; each finding becomes a repair of the unit.
  .on<H::InspectUnit>(State::inspecting, State::mending, service, when<&last_unit>, require<&by_plan>, require<&all_present>, require<&everything_described>, require<&faults_photographed>, require<&record_named>, does<&order_repairs>, tells(Role::project_department, "house_acceptance.findings", when<&found_faults>), cite("H3 4"))
  .on<H::InspectUnit>(State::inspecting, stay,           service, require<&by_plan>, require<&all_present>, require<&everything_described>, require<&faults_photographed>, require<&record_named>, does<&order_repairs>, tells(Role::project_department, "house_acceptance.findings", when<&found_faults>), cite("H3 4"))
  .on<H::ReportFault>(under_way, stay, finders, require<&fault_described>, does<&order_repair>, tells(Role::project_department, "house_acceptance.findings"), cite("default (H3 4)"))

  // Mended, checked by two, inspected again by customer service; not good: mended again.
  .on<RepairEnded>    (under_way, stay, hearers, require<&is_being_mended>, tells(Role::customer_service_specialist, "house_acceptance.repair_ended"), cite("H3 4"))
  .on<H::OrderAgain>  (under_way, stay, finders, require<&not_mended>, does<&order_next>, cite("H3 4"))
  .on<H::CheckMending>(under_way, stay, by(Role::project_department, Role::site_supervisor), require<&checked_by_two>, cite("H3 4"))
  .on<H::InspectAgain>(under_way, stay, service, require<&is_mended>, require<&mending_was_checked>, require<&checker_does_not_inspect>, does<&send_back>, cite("H3 4"))

  .on<H::CountKeys>(under_way, stay, By{service.roles | RoleSet{Role::property_manager}}, act_of(Party::contractor), needs(key_list), require<&keys_counted_of>, cite("H3 4"))

  // A unit with a finding that blocks handover is left out; the rest may be delivered.
  .on<H::DeclareReady>(State::mending, State::ready, leaders, require<&left_out_with_reasons>, require<&blocked_units_left_out>, require<&keys_are_there>, require<&some_unit_is_ready>, tells(Role::sales_manager, "house_acceptance.ready"), tells(Role::project_department, "house_acceptance.ready"), tells(Role::property_manager, "house_acceptance.ready"), tells(Role::manager, "house_acceptance.left_out", when<&leaves_units_out>), cite("H3 4"))
  .on<H::RevokeUnit>(State::ready, stay, leaders, require<&can_be_revoked>, tells(Role::sales_manager, "house_acceptance.revoked"), tells(Role::property_manager, "house_acceptance.revoked"), cite("default (H3 4)"))
  .on<H::AdmitUnit> (State::ready, stay, leaders, require<&can_be_admitted>, tells(Role::sales_manager, "house_acceptance.admitted"), tells(Role::property_manager, "house_acceptance.admitted"), cite("default (H3 4)"))
  .on<H::Close>     (State::ready, State::closed, leaders, require<&nothing_open>, cite("default (H3 4)"))

  .deadline("house_acceptance.plan",     {"制定计划", "Plan made"},            working_days(5), runs_in(State::planning), escalate(Role::supervisor, Role::manager), cite("default (H3 4)"))
  .deadline("house_acceptance.schedule", {"按计划验收", "Inspected by plan"},   minutes(0), promised<&plan_ends>, restarts_on<H::MoveSlot>(), runs_in(State::inspecting), escalate(Role::supervisor, Role::manager), cite("H3 4"))
  .deadline("house_acceptance.mending",  {"整改完成", "Ready for delivery"},    days(30), runs_in(State::mending), escalate(Role::project_department, Role::supervisor, Role::manager), cite("default (H3 4)"))
  .deadline("house_acceptance.rest",     {"遗留问题", "What was left is done"}, days(90), runs_in(State::ready), escalate(Role::project_department, Role::supervisor, Role::manager), cite("default (H3 4)"));
// clang-format on
static_assert(sound<H>);

template const Definition& definition_of<H>();

}  // namespace tenon
