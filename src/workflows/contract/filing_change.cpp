#include "tenon/workflows/contract/filing_change.hpp"

#include <algorithm>

#include "tenon/workflows/contract/contract_filing.hpp"
#include "workflows/checks.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using State = FilingChange::State;
using Facts = FilingChange::Facts;
using EstablishCause = FilingChange::EstablishCause;
using Approve = FilingChange::Approve;
using Decline = FilingChange::Decline;
using Appear = FilingChange::Appear;
using Submit = FilingChange::Submit;
using Complete = FilingChange::Complete;
using Refuse = FilingChange::Refuse;

bool appears_in_person(const Person& p) { return persons::signs(p) && !p.organisation; }
bool appears_for_company(const Person& p) { return persons::buys_as_organisation(p); }

// A minor is represented by the guardian, a company by its licence and an authority (default).
constexpr ChecklistItem papers[] = {
    {.document = "filing_change_form", .originals = 1, .source = "H0 5.7"},
    {.document = "letter_of_authority", .originals = 1, .source = "H0 5.7"},
    {.document = persons::identity,
     .originals = 1,
     .from = Party::buyer,
     .source = "H0 5.7: original",
     .person_name = "everyone who appears",
     .of_person = &appears_in_person},
    {.document = "business_licence",
     .originals = 1,
     .from = Party::buyer,
     .source = "default (H0 5.7)",
     .person_name = "company that buys",
     .of_person = &appears_for_company},
};
constexpr Checklist change_papers{"change_papers", papers, std::size(papers)};

Verdict says_reason(const FilingChange::Opening& o) { return checks::said(o.reason, "reason"); }
Verdict says_cause(const EstablishCause& e) { return checks::said(e.cause, "cause"); }
Verdict says_why_not(const Decline& e) { return checks::said(e.reason, "reason"); }

Verdict is_one_who_appears(const Facts& f, const Appear& e, const Context& context) {
  if (context.around && !persons::is_signer(*context.around, e.customer))
    return refuse("filing_change.not_a_buyer").field("payload.customer").fact("found", e.customer);
  if (std::find(f.appeared.begin(), f.appeared.end(), e.customer) == f.appeared.end()) return {};
  return refuse("filing_change.appeared_already").field("payload.customer").fact("customer", e.customer);
}
Verdict everybody_appeared(const Facts& f, const Context& context) {
  if (!context.around) return {};
  const auto missing = persons::unsigned_by(*context.around, f.appeared);
  if (missing.empty()) return {};
  return refuse("filing_change.not_appeared").fact("missing", missing).source("H0 5.7");
}
Verdict has_receipt(const Submit& e) { return checks::said(e.acceptance_number, "acceptance_number"); }
Verdict has_filing(const Complete& e) { return checks::said(e.filing_number, "filing_number"); }
Verdict says_why(const Refuse& e) { return checks::said(e.reason, "reason"); }

constexpr By clerks =
    by(Role::customer_service_specialist, Role::bureau_specialist, Role::contract_specialist);
constexpr By managers = by(Role::manager);

}  // namespace

static Facts begin(const FilingChange::Opening& o) {
  Facts f;
  f.kind = o.kind;
  f.reason = o.reason;
  return f;
}
static void evolve(Facts& f, const EstablishCause& e) { f.cause = e.cause; }
static void evolve(Facts& f, const Decline& e) { f.refused_because = e.reason; }
static void evolve(Facts& f, const Appear& e) { f.appeared.push_back(e.customer); }
static void evolve(Facts& f, const Submit& e) { f.acceptance_number = e.acceptance_number; }
static void evolve(Facts& f, const Complete& e) { f.filing_number = e.filing_number; }
static void evolve(Facts& f, const Refuse& e) { f.refused_because = e.reason; }

// clang-format off
inline constexpr Rules<FilingChange> FilingChange::rules = Rules<FilingChange>{"filing_change", 1, {"备案注销与变更", "Cancellation or change of a filing"}, "H0 5.7"}
  .state(State::examining, "查明原因",   "Cause being established")
  .state(State::proposed,  "待经理审批", "Waits for the manager")
  .state(State::approved,  "已批准",     "Approved")
  .state(State::submitted, "已递交",     "Submitted")
  .state(State::changed,   "已变更或注销", "Changed or cancelled")
  .state(State::refused,   "未获批准",   "Refused")
  .event<EstablishCause>("查明原因", "Establish the cause").event<Approve>("批准", "Approve").event<Decline>("不批准", "Decline")
  .event<Appear>("到场签字", "Appear and sign").event<Submit>("递交", "Submit").event<Complete>("变更或注销完成", "Complete").event<Refuse>("房管局不予办理", "Refuse")

  .about_sale().one_at_a_time()
  .starts(State::examining, clerks, require<&says_reason>,
          after<ContractFiling, ContractFiling::State::sealed, ContractFiling::State::collected, ContractFiling::State::filed>(Scope::sale, "H0 5.7"))
  .ends(State::changed, State::refused)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<EstablishCause>(State::examining, State::proposed, clerks, require<&says_cause>, tells(Role::manager, "filing_change.proposed"), cite("H0 5.7"))
  .on<Approve>       (State::proposed, State::approved, managers, apart_from<EstablishCause>(), tells(Party::buyer, "filing_change.appear"), cite("default (H0 5.7)"))
  .on<Decline>       (State::proposed, State::refused,  managers, apart_from<EstablishCause>(), require<&says_why_not>, tells(Party::buyer, "filing_change.refused"), cite("default (H0 5.7)"))
  .on<Appear>        (State::approved, stay, clerks, act_of(Party::buyer), require<&is_one_who_appears>, cite("H0 5.7"))
  .on<Submit>        (State::approved, State::submitted, clerks, needs(change_papers), require<&persons::guardians_known>, require<&everybody_appeared>, require<&has_receipt>, cite("H0 5.7"))
  .on<Complete>      (State::submitted, State::changed, clerks, act_of(Party::housing_bureau), require<&has_filing>, tells(Party::buyer, "filing_change.changed"), cite("H0 5.7"))
  .on<Refuse>        (State::submitted, State::refused, clerks, act_of(Party::housing_bureau), require<&says_why>, tells(Party::buyer, "filing_change.refused"), cite("H0 5.7"))

  .deadline("filing_change.cause",      {"查明原因", "Cause established"},           working_days(3),  runs_in(State::examining), escalate(Role::supervisor, Role::manager), cite("default (H0 5.7)"))
  .deadline("filing_change.approval",   {"经理审批", "Decided by the manager"},      working_days(2),  runs_in(State::proposed), escalate(Role::manager, Role::general_manager), cite("default (H0 5.7)"))
  .deadline("filing_change.appearance", {"到场签字", "Everyone appears and signs"},  working_days(10), runs_in(State::approved), escalate(Role::supervisor, Role::manager), cite("default (H0 5.7)"))
  .deadline("filing_change.bureau",     {"房管局办理", "Decision by the bureau"},    working_days(5),  runs_in(State::submitted), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H0 5.7)"));
// clang-format on
static_assert(sound<FilingChange>);

template const Definition& definition_of<FilingChange>();

}  // namespace tenon
