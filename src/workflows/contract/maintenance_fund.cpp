#include "tenon/workflows/contract/maintenance_fund.hpp"

#include <algorithm>

#include "workflows/checks.hpp"
#include "workflows/contract/of_building.hpp"

namespace tenon {
namespace {

using Opening = MaintenanceFund::Opening;
using Facts = MaintenanceFund::Facts;
using State = MaintenanceFund::State;
using OpenAccount = MaintenanceFund::OpenAccount;
using PayForUnit = MaintenanceFund::PayForUnit;
using Offset = MaintenanceFund::Offset;
using WithdrawRest = MaintenanceFund::WithdrawRest;

bool is_paid(const Facts& f, const std::string& unit) {
  return std::any_of(f.payments.begin(), f.payments.end(), [&](const auto& p) { return p.unit == unit; });
}
bool pays_the_last(const Facts& f) { return f.payments.size() + 1 == f.units.size(); }
Money rest(const Facts& f) { return f.paid - f.offset; }

Verdict units_of_building(const Opening& o, const Context& context) {
  return of_building::units_listed(o.units, "units", context);
}
Verdict has_account(const OpenAccount& e) { return checks::said(e.account, "account"); }
Verdict has_certificate(const PayForUnit& e) { return checks::said(e.certificate, "certificate"); }
Verdict is_listed(const Facts& f, const PayForUnit& e) {
  if (of_building::names(f.units, e.unit)) return {};
  return refuse("maintenance_fund.not_listed").field("payload.unit").fact("unit", e.unit);
}
Verdict not_paid_yet(const Facts& f, const PayForUnit& e) {
  if (!is_paid(f, e.unit)) return {};
  return refuse("maintenance_fund.paid_already").field("payload.unit").fact("unit", e.unit);
}
/// The fund is so much for each square metre of building area (H0 5.5): the surveyed one where there is one.
Verdict area_as_surveyed(const PayForUnit& e, const Context& context) {
  const Unit* const unit = context.around ? context.around->unit(e.unit) : nullptr;
  if (!unit) return {};
  const auto& surveyed = unit->actual ? unit->actual : unit->forecast;
  if (!surveyed || surveyed->building == e.area) return {};
  return refuse("maintenance_fund.area_differs")
      .field("payload.area")
      .fact("unit", e.unit)
      .fact("found", e.area.str())
      .fact("allowed", surveyed->building.str());
}
Verdict above_zero(Money amount) {
  if (amount > Money{}) return {};
  return invalid("maintenance_fund.amount_range").field("payload.amount").fact("found", amount.str());
}
Verdict pays_something(const PayForUnit& e) { return above_zero(e.amount); }
/// Neither more than has been paid in nor less than nothing.
Verdict within_rest(const Facts& f, Money amount) {
  if (auto verdict = above_zero(amount); !verdict.allowed()) return verdict;
  if (amount <= rest(f)) return {};
  return refuse("maintenance_fund.more_than_rest")
      .field("payload.amount")
      .fact("found", amount.str())
      .fact("paid", f.paid.str())
      .fact("offset", f.offset.str())
      .fact("rest", rest(f).str());
}
Verdict offset_within_rest(const Facts& f, const Offset& e) { return within_rest(f, e.amount); }
Verdict withdrawn_within_rest(const Facts& f, const WithdrawRest& e) { return within_rest(f, e.amount); }
Verdict has_reference(const Offset& e) { return checks::said(e.reference, "reference"); }
Verdict all_units_paid(const Facts& f) {
  std::string unpaid;
  for (const auto& unit : f.units)
    if (!is_paid(f, unit)) (unpaid += unpaid.empty() ? "" : ", ") += unit;
  if (unpaid.empty()) return {};
  return refuse("maintenance_fund.units_unpaid").fact("unpaid", unpaid).source("H0 5.5");
}

constexpr By bureau = by(Role::bureau_specialist);
constexpr By payers = by(Role::bureau_specialist, Role::finance_clerk, Role::cashier);

}  // namespace

static Facts begin(const Opening& o) {
  Facts f;
  f.units = o.units;
  return f;
}
static void evolve(Facts& f, const OpenAccount& e) { f.account = e.account; }
static void evolve(Facts& f, const PayForUnit& e) {
  f.payments.push_back({e.unit, e.area, e.amount, e.certificate});
  f.paid = f.paid + e.amount;
}
static void evolve(Facts& f, const Offset& e) { f.offset = f.offset + e.amount; }
static void evolve(Facts& f, const WithdrawRest& e) { f.withdrawn = e.amount; }

// clang-format off
inline constexpr Rules<MaintenanceFund> MaintenanceFund::rules = Rules<MaintenanceFund>{"maintenance_fund", 1, {"维修基金缴存", "Maintenance fund"}, "H0 5.5, H1 ch. 2 5.6"}
  .state(State::opening,    "开立账户", "Opening the account")
  .state(State::collecting, "逐套缴存", "Being paid unit by unit")
  .state(State::complete,   "全部缴清", "All units paid")
  .state(State::closed,     "余额已支取", "Rest withdrawn")
  .event<OpenAccount>("开立账户", "Open the account").event<PayForUnit>("缴存", "Pay for a unit")
  .event<Offset>("冲抵", "Offset").event<WithdrawRest>("支取余额", "Withdraw the rest")

  .about_building().once()
  .starts(State::opening, bureau, require<&units_of_building>)
  .ends(State::closed)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<OpenAccount> (State::opening, State::collecting, bureau, require<&has_account>, cite("H1 ch. 2 5.6"))
  .on<PayForUnit>  (State::collecting, State::complete, payers, when<&pays_the_last>, require<&is_listed>, require<&not_paid_yet>, require<&area_as_surveyed>, require<&pays_something>, require<&has_certificate>, tells(Role::bureau_specialist, "maintenance_fund.complete"), cite("H0 5.5"))
  .on<PayForUnit>  (State::collecting, stay, payers, require<&is_listed>, require<&not_paid_yet>, require<&area_as_surveyed>, require<&pays_something>, require<&has_certificate>, cite("H0 5.5"))
  .on<Offset>      (any_of(State::collecting, State::complete), stay, payers, require<&offset_within_rest>, require<&has_reference>, cite("H0 5.5"))
  .on<WithdrawRest>(any_of(State::collecting, State::complete), State::closed, payers, require<&all_units_paid>, require<&withdrawn_within_rest>, tells(Role::finance_manager, "maintenance_fund.withdrawn"), cite("H0 5.5"))

  .waits(State::collecting, "业主在入住前缴存，产权证办理时核对", "Owners pay before they move in; each title case asks for it")
  .deadline("maintenance_fund.account", {"开立账户", "Account opened"}, working_days(5), runs_in(State::opening), escalate(Role::supervisor, Role::manager), cite("default (H1 ch. 2 5.6)"))
  .deadline("maintenance_fund.rest", {"支取余额", "Rest withdrawn"}, working_days(10), runs_in(State::complete), escalate(Role::supervisor, Role::manager), cite("default (H0 5.5)"));
// clang-format on
static_assert(sound<MaintenanceFund>);

template const Definition& definition_of<MaintenanceFund>();

}  // namespace tenon
