// Both surveys of a building: one table, two lists of papers, and what of a unit each report gives.
#include <set>

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/contract/survey_actual.hpp"
#include "tenon/workflows/contract/survey_forecast.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

using survey::Measure;
using survey::ReceiveReport;
using survey::Return;
using survey::State;

constexpr ChecklistItem forecast_papers[] = {
    {.document = "survey_application", .originals = 1, .source = "H0 5.3"},
    {.document = "business_licence", .copies = 1, .source = "H0 5.3"},
    {.document = "construction_planning_permit", .copies = 2, .source = "H0 5.3"},
    {.document = "house_number_certificate", .copies = 1, .source = "H0 5.3"},
    {.document = "permit_drawings", .copies = 1, .source = "H0 5.3: the full set"},
    {.document = "land_use_certificate", .copies = 2, .source = "H0 5.3"},
    {.document = "property_office_agreement", .originals = 1, .source = "H0 5.3"},
    {.document = "civil_air_defence_statement", .originals = 1, .source = "H0 5.3"},
    {.document = "common_parts_apportionment_statement", .originals = 1, .source = "H0 5.3"},
    {.document = "electronic_drawings", .originals = 1, .source = "H0 5.3: from the design institute"},
    {.document = "land_grant_contract", .copies = 1, .source = "H0 5.3"},
    {.document = "letter_of_authority", .originals = 1, .source = "H0 5.3"},
};
constexpr ChecklistItem forecast_report[] = {
    {.document = "forecast_survey_report", .originals = 1, .from = Party::surveyor, .source = "H0 5.3"},
};

bool of_high_rise(const void* f) { return static_cast<const SurveyActual::Facts*>(f)->high_rise; }
bool with_changes(const void* f) { return static_cast<const SurveyActual::Facts*>(f)->drawings_changed; }
constexpr ChecklistItem actual_papers[] = {
    {.document = "letter_of_authority", .originals = 1, .source = "H0 5.3"},
    {.document = "identity_card", .copies = 1, .source = "H0 5.3: the agent's"},
    {.document = "construction_planning_permit", .copies = 1, .source = "H0 5.3: original shown"},
    {.document = "red_line_plan", .copies = 1, .source = "H0 5.3: with the planning permit, original shown"},
    {.document = "construction_drawings", .originals = 1, .source = "H0 5.3"},
    {.document = "design_change_notice",
     .originals = 1,
     .condition_name = "drawings_changed",
     .applies = &with_changes,
     .source = "H0 5.3: where changed"},
    {.document = "completion_acceptance_certificate", .copies = 1, .source = "H0 5.3: original shown"},
    {.document = "common_parts_statement",
     .originals = 1,
     .condition_name = "high_rise",
     .applies = &of_high_rise,
     .source = "H0 5.3: lifts, fire passages, stairs of high-rises"},
    {.document = "enclosed_balcony_statement", .originals = 1, .source = "H0 5.3"},
    {.document = "location_certificate", .originals = 1, .source = "H0 5.3"},
    {.document = "floor_and_unit_table", .originals = 1, .source = "H0 5.3"},
};
constexpr ChecklistItem actual_report[] = {
    {.document = "actual_survey_report", .originals = 1, .from = Party::surveyor, .source = "H0 5.3"},
};

Verdict originals_seen(const SurveyActual::Submit& e) { return checks::originals_seen(e.originals_seen); }
Verdict says_defect(const Return& e) { return checks::said(e.defect, "defect"); }
Verdict has_number(const ReceiveReport& e) { return checks::said(e.report_number, "report_number"); }
Verdict areas_possible(const ReceiveReport& e) {
  if (e.units.empty()) return refuse("survey.no_units").field("payload.units");
  std::set<std::string_view> named;
  for (std::size_t i = 0; i < e.units.size(); ++i) {
    const auto& each = e.units[i];
    const std::string field = "payload.units[" + std::to_string(i) + "]";
    if (!named.insert(each.unit).second)
      return refuse("survey.unit_twice").field(field + ".unit").fact("unit", each.unit);
    if (each.inner_area <= Area() || each.building_area < each.inner_area)
      return refuse("survey.area_impossible")
          .field(field)
          .fact("unit", each.unit)
          .fact("building_area", each.building_area.str())
          .fact("inner_area", each.inner_area.str());
  }
  return {};
}
/// A register that misses units is mended first: a report that is taken over in part would be lost in part.
Verdict units_of_building(const ReceiveReport& e, const Context& context) {
  if (!context.around || !context.subject.building) return {};
  for (std::size_t i = 0; i < e.units.size(); ++i) {
    const Unit* const unit = context.around->unit(e.units[i].unit);
    if (!unit || unit->building != *context.subject.building)
      return refuse("survey.unit_elsewhere")
          .field("payload.units[" + std::to_string(i) + "].unit")
          .fact("unit", e.units[i].unit)
          .fact("building", *context.subject.building)
          .fact("found", unit ? unit->building : "none");
  }
  return {};
}

Effects give_areas(const ReceiveReport& e, std::string_view field) {
  Effects effects;
  for (const auto& each : e.units)
    effects.push_back(updates(
        "unit", each.unit,
        {{std::string(field), {{"building", each.building_area.str()}, {"inner", each.inner_area.str()}}}}));
  return effects;
}
Effects give_forecast(const ReceiveReport& e) { return give_areas(e, "forecast"); }
Effects give_actual(const ReceiveReport& e) { return give_areas(e, "actual"); }

constexpr By clerks = by(Role::customer_service_specialist, Role::bureau_specialist);

struct DeadlineIds {
  std::string_view papers, mending, measuring, report;
};

/// `give`: what the units take over; `checks`: what else the papers must satisfy on submission.
template <class W, auto Give, class... Checks>
constexpr Rules<W> table(std::string_view id, Label title, const DeadlineIds& deadlines,
                         const Checklist& papers, const Checklist& report, Checks... checks) {
  // clang-format off
  return Rules<W>{id, 1, title, "H0 5.3"}
    .state(State::collecting, "收集资料",   "Collecting papers")
    .state(State::submitted,  "已递交",     "Submitted")
    .state(State::measured,   "已测量",     "Measured")
    .state(State::returned,   "退回补正",   "Returned for correction")
    .state(State::received,   "已收到报告", "Report received")
    .template event<typename W::Submit>("递交", "Submit").template event<Return>("退回", "Return")
    .template event<Measure>("测量", "Measure").template event<ReceiveReport>("收到报告", "Receive the report")

    .about_building().one_at_a_time()
    .starts(State::collecting, clerks, cite("H0 5.3"))
    .ends(State::received)
    .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

    .template on<typename W::Submit>(any_of(State::collecting, State::returned), State::submitted, clerks, needs(papers), checks..., cite("H0 5.3"))
    .template on<Measure>      (State::submitted, State::measured, clerks, act_of(Party::surveyor), cite("H0 5.3"))
    .template on<Return>       (any_of(State::submitted, State::measured), State::returned, clerks, act_of(Party::surveyor), require<&says_defect>, cite("H0 5.3"))
    .template on<ReceiveReport>(State::measured, State::received, clerks, act_of(Party::surveyor), needs(report), require<&has_number>, require<&areas_possible>, require<&units_of_building>, does<Give>, cite("H0 5.3"))

    .deadline(deadlines.papers,    {"收齐资料", "Papers together"}, working_days(10), runs_in(State::collecting), escalate(Role::supervisor, Role::manager), cite("default (H0 5.3)"))
    .deadline(deadlines.mending,   {"补正资料", "Papers corrected"}, working_days(5), runs_in(State::returned), escalate(Role::supervisor, Role::manager), cite("default (H0 5.3)"))
    .deadline(deadlines.measuring, {"完成测量", "Measured"}, working_days(10), runs_in(State::submitted), time_of(Party::surveyor), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H0 5.3)"))
    .deadline(deadlines.report,    {"出具报告", "Report"}, working_days(15), runs_in(State::measured), time_of(Party::surveyor), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H0 5.3)"));
  // clang-format on
}

}  // namespace

static SurveyForecast::Facts begin(const SurveyForecast::Opening&) { return {}; }
static SurveyActual::Facts begin(const SurveyActual::Opening& o) {
  return {{}, o.high_rise, o.drawings_changed};
}
template <class Facts>
static void evolve(Facts& f, const Return& e) {
  ++f.survey.returns;
  f.survey.defect = e.defect;
}
template <class Facts>
static void evolve(Facts& f, const ReceiveReport& e) {
  f.survey.report_number = e.report_number;
  f.survey.units = e.units;
}

inline constexpr Rules<SurveyForecast> SurveyForecast::rules = table<SurveyForecast, &give_forecast>(
    "survey_forecast", {"预测绘", "Forecast survey"},
    {"survey_forecast.papers", "survey_forecast.mending", "survey_forecast.measuring",
     "survey_forecast.report"},
    {"forecast_survey_papers", forecast_papers, std::size(forecast_papers)},
    {"forecast_survey_report", forecast_report, std::size(forecast_report)});
static_assert(sound<SurveyForecast>);

inline constexpr Rules<SurveyActual> SurveyActual::rules = table<SurveyActual, &give_actual>(
    "survey_actual", {"实测绘", "Actual survey"},
    {"survey_actual.papers", "survey_actual.mending", "survey_actual.measuring", "survey_actual.report"},
    {"actual_survey_papers", actual_papers, std::size(actual_papers)},
    {"actual_survey_report", actual_report, std::size(actual_report)}, require<&originals_seen>);
static_assert(sound<SurveyActual>);

template const Definition& definition_of<SurveyForecast>();
template const Definition& definition_of<SurveyActual>();

}  // namespace tenon
