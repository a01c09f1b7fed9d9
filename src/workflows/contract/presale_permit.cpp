#include "tenon/workflows/contract/presale_permit.hpp"

#include "tenon/policy/pack.hpp"
#include "tenon/workflow/effects.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

using State = PresalePermit::State;
using Facts = PresalePermit::Facts;
using ApproveScale = PresalePermit::ApproveScale;
using ProveInvestment = PresalePermit::ProveInvestment;
using Submit = PresalePermit::Submit;
using Return = PresalePermit::Return;
using Grant = PresalePermit::Grant;

bool land_mortgaged(const void* facts) { return static_cast<const Facts*>(facts)->land_mortgaged; }
bool basement_for_sale(const void* facts) {
  return static_cast<const Facts*>(facts)->civil_air_defence_basement;
}

constexpr ChecklistItem scale_paper[] = {
    {.document = "development_scale_approval",
     .copies = 1,
     .from = Party::housing_bureau,
     .source = "H1 ch. 2 5.1"},
};
constexpr Checklist scale_papers{"scale_papers", scale_paper, std::size(scale_paper)};

// Where the page names no form, licences come as copies and statements as originals (default).
constexpr ChecklistItem papers[] = {
    {.document = "presale_permit_application", .originals = 1, .source = "H0 5.4"},
    {.document = "business_licence", .copies = 1, .source = "H0 5.4"},
    {.document = "qualification_certificate", .copies = 1, .source = "H0 5.4"},
    {.document = "legal_representative_certificate", .originals = 1, .source = "H0 5.4"},
    {.document = "land_use_certificate", .copies = 1, .source = "H0 5.4"},
    {.document = "land_map", .copies = 1, .source = "H0 5.4"},
    {.document = "mortgagee_consent",
     .copies = 1,
     .from = Party::bank,
     .condition_name = "land_mortgaged",
     .applies = &land_mortgaged,
     .source = "H0 5.4: original shown, copy kept"},
    {.document = "construction_planning_permit", .copies = 1, .source = "H0 5.4: original shown"},
    {.document = "planning_permit_annexes", .copies = 1, .source = "H0 5.4: original shown"},
    {.document = "approved_general_plan", .copies = 1, .source = "H0 5.4: 8K copy, original shown"},
    {.document = "approved_floor_and_section_drawings",
     .copies = 1,
     .source = "H0 5.4: 8K copy, original shown"},
    {.document = "construction_permit", .copies = 1, .source = "H0 5.4: original shown"},
    {.document = "approved_standard_floor_drawings",
     .copies = 1,
     .source = "H0 5.4: 8K copy, original shown"},
    {.document = "construction_contract", .copies = 1, .source = "H0 5.4: original shown"},
    {.document = "progress_statement", .originals = 1, .source = "H0 5.4: sealed by the three"},
    {.document = "site_photograph", .originals = 1, .source = "H0 5.4: dated"},
    {.document = "construction_schedule", .originals = 1, .source = "H0 5.4"},
    {.document = "presale_plan", .originals = 1, .source = "H0 5.4"},
    {.document = "house_number_certificate", .copies = 1, .source = "H0 5.4: original shown"},
    {.document = "forecast_survey_report", .copies = 1, .source = "H0 5.4: original shown"},
    {.document = "sales_price_list", .originals = 1, .source = "H0 5.4: part of the presale plan"},
    {.document = "floor_plan", .originals = 1, .source = "H0 5.4: part of the presale plan"},
    {.document = "escrow_agreement", .originals = 1, .from = Party::bank, .source = "H0 5.4"},
    {.document = "escrow_account_proof", .originals = 1, .from = Party::bank, .source = "H0 5.4"},
    {.document = "letter_of_authority", .originals = 1, .source = "H0 5.4"},
    {.document = "identity_card", .copies = 1, .source = "H0 5.4: the agent's, original shown"},
    {.document = "civil_air_defence_certificate",
     .originals = 1,
     .from = Party::civil_air_defence_office,
     .condition_name = "basement_for_sale",
     .applies = &basement_for_sale,
     .source = "H0 5.4"},
};
constexpr Checklist permit_papers{"permit_papers", papers, std::size(papers)};

Verdict scale_of_the_year(const ApproveScale& e, const Context& context) {
  if (auto missing = checks::said(e.scale.approval_number, "scale.approval_number"); !missing.allowed())
    return missing;
  if (e.scale.area <= Area{})
    return refuse("presale_permit.no_area").field("payload.scale.area").fact("found", e.scale.area.str());
  const int year = context.calendar.zone().day_of(context.now).year();
  if (e.scale.year == year) return {};
  return refuse("presale_permit.scale_of_another_year")
      .field("payload.scale.year")
      .fact("found", std::to_string(e.scale.year))
      .fact("expected", std::to_string(year));
}

Verdict sealed_by_three(const ProveInvestment& e) {
  std::string missing;
  const auto want = [&](bool sealed, std::string_view who) {
    if (!sealed) (missing += missing.empty() ? "" : ", ") += who;
  };
  want(e.progress.sealed_by_developer, "developer");
  want(e.progress.sealed_by_contractor, "contractor");
  want(e.progress.sealed_by_supervisor, "supervisor");
  if (missing.empty()) return {};
  return refuse("presale_permit.seal_missing").field("payload.progress").fact("missing", missing);
}

Verdict photographed_by_now(const ProveInvestment& e, const Context& context) {
  return checks::by_today(e.progress.photographed, "progress.photographed", context);
}

/// The share that the law wants spent before a presale, by the case's own policy; a quarter is the statute's.
Rate least_share(const Context& context) {
  const auto by_statute = Rate::of(1, 4).value();
  const Project* const project = context.around ? context.around->project() : nullptr;
  const PolicyPack* const policy = context.around ? context.around->policy() : nullptr;
  if (!project || !policy) return by_statute;
  const auto share = policy->get<Rate>("presale_permit.invested_share",
                                       {context.calendar.zone().day_of(context.now), project->region, {}});
  return share ? share->value : by_statute;
}

Verdict enough_invested(const ProveInvestment& e, const Context& context) {
  const Rate least = least_share(context);
  const auto wanted = apply(least, e.progress.planned, Rounding::up_to_fen);
  if (e.progress.planned > Money{} && wanted && e.progress.invested >= *wanted) return {};
  return refuse("presale_permit.too_little_invested")
      .field("payload.progress.invested")
      .fact("invested", e.progress.invested.str())
      .fact("planned", e.progress.planned.str())
      .fact("least", least.str())
      .source("H0 5.4; 城市房地产管理法 art. 45");
}

Verdict investment_proved(const Facts& f) {
  if (f.progress) return {};
  return refuse("presale_permit.investment_not_proved");
}
Verdict originals_shown(const Submit& e) { return checks::originals_seen(e.originals_seen); }
Verdict has_receipt(const Submit& e) { return checks::said(e.acceptance_number, "acceptance_number"); }
Verdict says_defect(const Return& e) { return checks::said(e.defect, "defect"); }
Verdict has_permit(const Grant& e, const Context& context) {
  if (auto missing = checks::said(e.permit_number, "permit_number"); !missing.allowed()) return missing;
  return checks::by_today(e.granted_on, "granted_on", context);
}

Effect write_permit(const Grant& e, const Context& context) {
  return updates("building", context.subject.building.value_or(""),
                 {{"presale_permit", e.permit_number}, {"permit_date", to_string(e.granted_on)}});
}

constexpr By clerks = by(Role::bureau_specialist, Role::customer_service_specialist);

}  // namespace

static Facts begin(const PresalePermit::Opening& o) {
  Facts f;
  f.land_mortgaged = o.land_mortgaged;
  f.civil_air_defence_basement = o.civil_air_defence_basement;
  return f;
}
static void evolve(Facts& f, const ApproveScale& e) { f.scale = e.scale; }
static void evolve(Facts& f, const ProveInvestment& e) { f.progress = e.progress; }
static void evolve(Facts& f, const Submit& e) { f.acceptance_number = e.acceptance_number; }
static void evolve(Facts& f, const Return& e) {
  ++f.returns;
  f.defect = e.defect;
}
static void evolve(Facts& f, const Grant& e) {
  f.permit_number = e.permit_number;
  f.granted_on = e.granted_on;
}

// clang-format off
inline constexpr Rules<PresalePermit> PresalePermit::rules = Rules<PresalePermit>{"presale_permit", 1, {"预售许可证", "Presale permit"}, "H0 5.4; H1 ch. 2 5.1"}
  .state(State::awaiting_scale, "待批年度规模", "Awaiting the year's development area")
  .state(State::collecting,     "收集资料",     "Collecting papers")
  .state(State::submitted,      "已递交",       "Submitted")
  .state(State::returned,       "被退回",       "Returned")
  .state(State::granted,        "已取得许可证", "Granted")
  .event<ApproveScale>("批复年度规模", "Approve the year's area").event<ProveInvestment>("核实投资比例", "Prove the investment")
  .event<Submit>("递交", "Submit").event<Return>("退回", "Return").event<Grant>("颁发许可证", "Grant")

  .about_building().once()
  .starts(State::awaiting_scale, clerks)
  .ends(State::granted)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<ApproveScale>   (State::awaiting_scale, State::collecting, by(Role::bureau_specialist), act_of(Party::housing_bureau), needs(scale_papers), require<&scale_of_the_year>, cite("H0 5.4; H1 ch. 2 5.1"))
  .on<ProveInvestment>(any_of(State::collecting, State::returned), stay, clerks, require<&sealed_by_three>, require<&photographed_by_now>, require<&enough_invested>, cite("H0 5.4"))
  .on<Submit>         (any_of(State::collecting, State::returned), State::submitted, clerks, needs(permit_papers), require<&investment_proved>, require<&originals_shown>, require<&has_receipt>, cite("H0 5.4"))
  .on<Return>         (State::submitted, State::returned, clerks, act_of(Party::housing_bureau), require<&says_defect>, cite("H0 5.4"))
  .on<Grant>          (State::submitted, State::granted,  clerks, act_of(Party::housing_bureau), require<&has_permit>, does<&write_permit>, tells(Role::sales_manager, "presale_permit.granted"), tells(Role::contract_specialist, "presale_permit.granted"), cite("H0 5.4"))

  .deadline("presale_permit.scale",    {"批复年度规模", "The year's area approved"}, working_days(20), runs_in(State::awaiting_scale), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H1 ch. 2 5.1)"))
  .deadline("presale_permit.papers",   {"收齐资料", "Papers together"},              working_days(15), runs_in(State::collecting), escalate(Role::supervisor, Role::manager), cite("default (H0 5.4)"))
  .deadline("presale_permit.decision", {"审批决定", "Decision by the bureau"},       days(10), runs_in(State::submitted), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("城市房地产开发经营管理条例 art. 24"))
  .deadline("presale_permit.mending",  {"补正资料", "Papers mended"},                working_days(5), runs_in(State::returned), escalate(Role::supervisor, Role::manager), cite("default (H0 5.4)"));
// clang-format on
static_assert(sound<PresalePermit>);

template const Definition& definition_of<PresalePermit>();

}  // namespace tenon
