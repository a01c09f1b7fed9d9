#include "tenon/workflows/contract/initial_registration.hpp"

#include "tenon/workflows/contract/survey_actual.hpp"
#include "workflows/checks.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using State = InitialRegistration::State;
using FillForm = InitialRegistration::FillForm;
using Submit = InitialRegistration::Submit;
using SurveyOnSite = InitialRegistration::SurveyOnSite;
using Return = InitialRegistration::Return;
using Record = InitialRegistration::Record;

// The page names the form of the licence alone; the others are asked for once, as originals.
constexpr ChecklistItem papers[] = {
    {.document = "initial_registration_application", .originals = 1, .source = "H0 5.9"},
    {.document = "business_licence", .copies = 1, .source = "H0 5.9"},
    {.document = persons::identity, .copies = 1, .source = "H0 5.9: of who applies for the developer"},
    {.document = "land_use_certificate", .originals = 1, .source = "H0 5.9"},
    {.document = "planning_compliance_certificate", .originals = 1, .source = "H0 5.9"},
    {.document = "completion_acceptance_certificate", .originals = 1, .source = "H0 5.9"},
    {.document = "actual_survey_report", .originals = 1, .source = "H0 5.9"},
};
constexpr Checklist registration_papers{"initial_registration_papers", papers, std::size(papers)};

Verdict names_common_places(const FillForm& e) {
  if (e.common_places.empty())
    return refuse("initial_registration.no_common_places").field("payload.common_places");
  for (std::size_t i = 0; i < e.common_places.size(); ++i)
    if (auto verdict = checks::said(e.common_places[i], "common_places[" + std::to_string(i) + "]");
        !verdict.allowed())
      return verdict;
  return {};
}
Verdict has_number(const Submit& e) { return checks::said(e.acceptance_number, "acceptance_number"); }
Verdict says_defect(const Return& e) { return checks::said(e.defect, "defect"); }
Verdict has_certificate(const Record& e) { return checks::said(e.certificate_number, "certificate_number"); }
/// How much it is, the policy pack says (policy/taxes.hpp); a fee that was waived is zero.
Verdict fee_possible(const Record& e) { return checks::not_below_zero(e.fee, "fee"); }

constexpr By clerks = by(Role::customer_service_specialist, Role::bureau_specialist, Role::title_specialist);

}  // namespace

static InitialRegistration::Facts begin(const InitialRegistration::Opening&) { return {}; }
static void evolve(InitialRegistration::Facts& f, const FillForm& e) { f.common_places = e.common_places; }
static void evolve(InitialRegistration::Facts& f, const Submit& e) {
  f.acceptance_number = e.acceptance_number;
}
static void evolve(InitialRegistration::Facts& f, const Return& e) {
  ++f.returns;
  f.defect = e.defect;
}
static void evolve(InitialRegistration::Facts& f, const Record& e) {
  f.certificate_number = e.certificate_number;
  f.fee = e.fee;
}

// clang-format off
inline constexpr Rules<InitialRegistration> InitialRegistration::rules = Rules<InitialRegistration>{"initial_registration", 1, {"初始登记", "Initial registration"}, "H0 5.9"}
  .state(State::collecting,  "收集资料",   "Collecting papers")
  .state(State::form_filled, "已填申请",   "Form filled")
  .state(State::submitted,   "已递交",     "Submitted")
  .state(State::surveyed,    "已实地查看", "Surveyed on the spot")
  .state(State::returned,    "被退回",     "Returned")
  .state(State::recorded,    "已登记",     "Recorded")
  .event<FillForm>("填写申请", "Fill the form").event<Submit>("递交", "Submit").event<SurveyOnSite>("实地查看", "Survey on the spot")
  .event<Return>("退回", "Return").event<Record>("登记发证", "Record and issue")

  .about_building().once()
  .starts(State::collecting, clerks, after<SurveyActual, SurveyActual::State::received>(Scope::building, "H0 5.9"))
  .ends(State::recorded)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<FillForm>    (any_of(State::collecting, State::returned), State::form_filled, clerks, require<&names_common_places>, cite("H0 5.9"))
  .on<Submit>      (State::form_filled, State::submitted, clerks, needs(registration_papers), require<&has_number>, cite("H0 5.9"))
  .on<SurveyOnSite>(State::submitted, State::surveyed, clerks, act_of(Party::housing_bureau), cite("H0 5.9"))
  .on<Return>      (any_of(State::submitted, State::surveyed), State::returned, clerks, act_of(Party::housing_bureau), require<&says_defect>, cite("H0 5.9"))
  .on<Record>      (State::surveyed, State::recorded, clerks, act_of(Party::housing_bureau), require<&has_certificate>, require<&fee_possible>, tells(Role::title_specialist, "initial_registration.recorded"), cite("H0 5.9"))

  // The page does not say working days, so the registry's five and ten are days of the calendar.
  .deadline("initial_registration.papers",     {"收齐资料", "Papers together"},  working_days(10), runs_in(State::collecting), escalate(Role::supervisor, Role::manager), cite("default (H0 5.9)"))
  .deadline("initial_registration.submission", {"递交登记", "Handed in"},        working_days(3), runs_in(State::form_filled), escalate(Role::supervisor, Role::manager), cite("default (H0 5.9)"))
  .deadline("initial_registration.survey",     {"实地查看", "Survey on the spot"}, days(5), runs_in(State::submitted), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("H0 5.9"))
  .deadline("initial_registration.issue",      {"审核发证", "Reviewed and issued"}, days(10), runs_in(State::surveyed), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("H0 5.9"))
  .deadline("initial_registration.mending",    {"补正资料", "Papers mended"},    working_days(5), runs_in(State::returned), escalate(Role::supervisor, Role::manager), cite("default (H0 5.9)"));
// clang-format on
static_assert(sound<InitialRegistration>);

template const Definition& definition_of<InitialRegistration>();

}  // namespace tenon
