#include "tenon/workflows/contract/prenotice.hpp"

#include "tenon/workflows/contract/contract_filing.hpp"
#include "workflows/checks.hpp"
#include "workflows/contract/of_building.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using State = Prenotice::State;
using Submit = Prenotice::Submit;
using Return = Prenotice::Return;
using Certify = Prenotice::Certify;

constexpr ChecklistItem papers[] = {
    {.document = "prenotice_application", .originals = 1, .source = "H0 5.8"},
    {.document = persons::identity,
     .copies = 1,
     .from = Party::buyer,
     .source = "H0 5.8",
     .person_name = "buyer",
     .of_person = &persons::buys_as_person},
    {.document = "business_licence",
     .copies = 1,
     .from = Party::buyer,
     .source = "H0 5.8",
     .person_name = "company that buys",
     .of_person = &persons::buys_as_organisation},
    {.document = "purchase_contract", .originals = 1, .source = "H0 5.8: the filed contract"},
    {.document = "prenotice_agreement", .originals = 1, .source = "H0 5.8"},
};
constexpr Checklist prenotice_papers{"prenotice_papers", papers, std::size(papers)};

Verdict has_number(const Submit& e) { return checks::said(e.acceptance_number, "acceptance_number"); }
Verdict says_defect(const Return& e) { return checks::said(e.defect, "defect"); }
Verdict has_certificate(const Certify& e) { return checks::said(e.certificate_number, "certificate_number"); }

constexpr By clerks =
    by(Role::customer_service_specialist, Role::bureau_specialist, Role::contract_specialist);

}  // namespace

static Prenotice::Facts begin(const Prenotice::Opening&) { return {}; }
static void evolve(Prenotice::Facts& f, const Submit& e) { f.acceptance_number = e.acceptance_number; }
static void evolve(Prenotice::Facts& f, const Return& e) {
  ++f.returns;
  f.defect = e.defect;
}
static void evolve(Prenotice::Facts& f, const Certify& e) { f.certificate_number = e.certificate_number; }

// clang-format off
inline constexpr Rules<Prenotice> Prenotice::rules = Rules<Prenotice>{"prenotice", 1, {"预告登记", "Pre-notice registration"}, "H0 5.8"}
  .state(State::collecting, "收集资料", "Collecting papers")
  .state(State::submitted,  "已递交",   "Submitted")
  .state(State::returned,   "被退回",   "Returned")
  .state(State::certified,  "已登记",   "Certified")
  .event<Submit>("递交", "Submit").event<Return>("退回", "Return").event<Certify>("领取证明", "Certify")

  .about_sale().once()
  .part_of_sale(cite("H0 5.8"))
  .starts(State::collecting, clerks, after<ContractFiling, ContractFiling::State::filed>(Scope::sale, "H0 5.8"))
  .ends(State::certified)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<Submit> (any_of(State::collecting, State::returned), State::submitted, clerks, needs(prenotice_papers), require<&of_building::unit_is_free>, require<&has_number>, cite("H0 5.8"))
  .on<Return> (State::submitted, State::returned,  clerks, act_of(Party::housing_bureau), require<&says_defect>, cite("H0 5.8"))
  .on<Certify>(State::submitted, State::certified, clerks, act_of(Party::housing_bureau), require<&has_certificate>, tells(Party::buyer, "prenotice.certified"), cite("H0 5.8"))

  .deadline("prenotice.papers",      {"收齐资料", "Papers together"},        working_days(5), runs_in(State::collecting), escalate(Role::supervisor, Role::manager), cite("default (H0 5.8)"))
  .deadline("prenotice.mending",     {"补正资料", "Papers mended"},          working_days(3), runs_in(State::returned), escalate(Role::supervisor, Role::manager), cite("default (H0 5.8)"))
  .deadline("prenotice.certificate", {"出具证明", "Certificate by the bureau"}, working_days(7), runs_in(State::submitted), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("H0 5.8"));
// clang-format on
static_assert(sound<Prenotice>);

template const Definition& definition_of<Prenotice>();

}  // namespace tenon
