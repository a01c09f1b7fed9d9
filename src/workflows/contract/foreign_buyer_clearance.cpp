#include "tenon/workflows/contract/foreign_buyer_clearance.hpp"

#include "workflows/checks.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using State = ForeignBuyerClearance::State;
using Facts = ForeignBuyerClearance::Facts;
using Submit = ForeignBuyerClearance::Submit;
using Clear = ForeignBuyerClearance::Clear;
using Refuse = ForeignBuyerClearance::Refuse;

// The page says "documents" and names none: the least that tells who buys what (default).
constexpr ChecklistItem papers[] = {
    {.document = "foreign_buyer_application",
     .originals = 1,
     .from = Party::buyer,
     .source = "default (H1 ch. 2 3.6)"},
    {.document = "passport|residence_permit|travel_permit_hong_kong_and_macao|travel_permit_taiwan|"
                 "permanent_residence_card",
     .copies = 1,
     .from = Party::buyer,
     .source = "default (H1 ch. 2 3.6)",
     .person_name = "buyer from abroad",
     .of_person = &persons::from_abroad},
};
constexpr Checklist clearance_papers{"clearance_papers", papers, std::size(papers)};
constexpr ChecklistItem answer[] = {
    {.document = "security_office_clearance",
     .originals = 1,
     .from = Party::security_office,
     .source = "default (H1 ch. 2 3.6)"},
};
constexpr Checklist clearance{"clearance", answer, std::size(answer)};

Verdict somebody_from_abroad(const Context& context) {
  if (!context.around || sales::bought_from_abroad(*context.around)) return {};
  return refuse("foreign_buyer_clearance.not_needed")
      .fact("sale", context.subject.sale.value_or("?"))
      .source("H1 ch. 2 3.6");
}
Verdict has_receipt(const Submit& e) { return checks::said(e.receipt_number, "receipt_number"); }
Verdict has_number(const Clear& e) { return checks::said(e.clearance_number, "clearance_number"); }
Verdict says_why(const Refuse& e) { return checks::said(e.reason, "reason"); }

constexpr By clerk = by(Role::contract_specialist);

}  // namespace

static Facts begin(const ForeignBuyerClearance::Opening&) { return {}; }
static void evolve(Facts& f, const Submit& e) { f.receipt_number = e.receipt_number; }
static void evolve(Facts& f, const Clear& e) { f.clearance_number = e.clearance_number; }
static void evolve(Facts& f, const Refuse& e) { f.refused_because = e.reason; }

// clang-format off
inline constexpr Rules<ForeignBuyerClearance> ForeignBuyerClearance::rules = Rules<ForeignBuyerClearance>{"foreign_buyer_clearance", 1, {"境外人士购房备案审批", "Clearance of a buyer from abroad"}, "H1 ch. 2 3.6"}
  .state(State::collecting, "收集资料", "Collecting papers")
  .state(State::submitted,  "已报备",   "Filed with the security office")
  .state(State::cleared,    "已批准",   "Cleared")
  .state(State::refused,    "未批准",   "Refused")
  .event<Submit>("报备", "Submit").event<Clear>("批准", "Clear").event<Refuse>("不批准", "Refuse")

  .about_sale().once()
  .part_of_sale(only_if<&sales::bought_from_abroad>, cite("H1 ch. 2 3.6"))
  .starts(State::collecting, clerk, require<&somebody_from_abroad>)
  .ends(State::cleared, State::refused)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<Submit>(State::collecting, State::submitted, clerk, needs(clearance_papers), require<&has_receipt>, cite("H1 ch. 2 3.6"))
  .on<Clear> (State::submitted, State::cleared, clerk, act_of(Party::security_office), needs(clearance), require<&has_number>, tells(Role::sales_clerk, "foreign_buyer_clearance.cleared"), cite("H1 ch. 2 3.6"))
  .on<Refuse>(State::submitted, State::refused, clerk, act_of(Party::security_office), require<&says_why>, tells(Role::sales_clerk, "foreign_buyer_clearance.refused"), tells(Party::buyer, "foreign_buyer_clearance.refused"), cite("H1 ch. 2 3.6"))

  .deadline("foreign_buyer_clearance.papers",   {"收齐资料", "Papers together"},              working_days(5), runs_in(State::collecting), escalate(Role::supervisor, Role::manager), cite("default (H1 ch. 2 3.6)"))
  .deadline("foreign_buyer_clearance.decision", {"安全厅审批", "Decision by the security office"}, working_days(10), runs_in(State::submitted), time_of(Party::security_office), escalate(Role::contract_specialist, Role::supervisor), cite("default (H1 ch. 2 3.6)"));
// clang-format on
static_assert(sound<ForeignBuyerClearance>);

template const Definition& definition_of<ForeignBuyerClearance>();

}  // namespace tenon
