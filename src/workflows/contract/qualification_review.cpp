#include "tenon/workflows/contract/qualification_review.hpp"

#include "workflows/checks.hpp"

namespace tenon {
namespace {

using State = QualificationReview::State;
using Kind = QualificationReview::Kind;
using Opening = QualificationReview::Opening;
using Facts = QualificationReview::Facts;
using Submit = QualificationReview::Submit;
using Return = QualificationReview::Return;
using Certify = QualificationReview::Certify;

// The handbook says "documents" and names none.
constexpr ChecklistItem papers[] = {
    {.document = "qualification_review_application", .originals = 1, .source = "default (H1 ch. 2 5.9)"},
    {.document = "business_licence", .copies = 1, .source = "default (H1 ch. 2 5.9)"},
    {.document = "qualification_certificate", .originals = 1, .source = "default (H1 ch. 2 5.9)"},
    {.document = "legal_representative_certificate", .originals = 1, .source = "default (H1 ch. 2 5.9)"},
};
constexpr Checklist review_papers{"qualification_review_papers", papers, std::size(papers)};

Verdict planned(const Opening& o) {
  if (o.kind == Kind::upgrade && !o.submit_by)
    return refuse("qualification_review.no_plan").field("payload.submit_by");
  if (!o.submit_by || o.submit_by->year() == o.year) return {};
  return refuse("qualification_review.plan_elsewhere")
      .field("payload.submit_by")
      .fact("found", to_string(*o.submit_by))
      .fact("year", std::to_string(o.year));
}
/// A year that has gone by is no plan, and nobody plans further ahead than five.
bool year_possible(std::int32_t year, const Date& today) {
  return year >= today.year() && year <= today.year() + 5;
}
Verdict year_is_ahead(const Opening& o, const Context& context) {
  const Date today = context.calendar.zone().day_of(context.now);
  if (year_possible(o.year, today)) return {};
  return refuse("qualification_review.year_range")
      .field("payload.year")
      .fact("found", std::to_string(o.year))
      .fact("from", std::to_string(today.year()))
      .fact("to", std::to_string(today.year() + 5));
}
Verdict has_number(const Submit& e) { return checks::said(e.acceptance_number, "acceptance_number"); }
Verdict says_defect(const Return& e) { return checks::said(e.defect, "defect"); }
Verdict has_certificate(const Certify& e) {
  if (auto verdict = checks::said(e.certificate_number, "certificate_number"); !verdict.allowed())
    return verdict;
  return checks::said(e.grade, "grade");
}
Verdict in_force(const Certify& e, const Context& context) {
  const Date today = context.calendar.zone().day_of(context.now);
  if (e.valid_until > today) return {};
  return refuse("qualification_review.expired")
      .field("payload.valid_until")
      .fact("found", to_string(e.valid_until))
      .fact("today", to_string(today));
}
std::optional<Instant> planned_day(const Facts& f) { return f.submit_by; }

constexpr By specialist = by(Role::bureau_specialist);

}  // namespace

static Facts begin(const Opening& o, const Context& context) {
  Facts f;
  f.kind = o.kind;
  f.year = o.year;
  // Facts are made before the guards speak: a year that is none has no January.
  const Date today = context.calendar.zone().day_of(context.now);
  const auto year =
      static_cast<unsigned short>(year_possible(o.year, today) ? o.year : std::int32_t{today.year()});
  f.submit_by = checks::end_of(o.submit_by.value_or(Date(year, 1, 31)), context);
  return f;
}
static void evolve(Facts& f, const Submit& e) { f.acceptance_number = e.acceptance_number; }
static void evolve(Facts& f, const Return& e) {
  ++f.returns;
  f.defect = e.defect;
}
static void evolve(Facts& f, const Certify& e) {
  f.certificate_number = e.certificate_number;
  f.grade = e.grade;
  f.valid_until = e.valid_until;
}

// clang-format off
inline constexpr Rules<QualificationReview> QualificationReview::rules = Rules<QualificationReview>{"qualification_review", 1, {"资质年检与升级", "Qualification review and upgrade"}, "H1 ch. 2 5.9 (thin)"}
  .state(State::preparing, "准备资料", "Preparing papers")
  .state(State::submitted, "已申报",   "Submitted")
  .state(State::returned,  "被退回",   "Returned")
  .state(State::certified, "已取证",   "Certified")
  .event<Submit>("申报", "Submit").event<Return>("退回", "Return").event<Certify>("领取证书", "Certify")

  .starts(State::preparing, by(Role::bureau_specialist, Role::supervisor, Role::deputy_manager, Role::manager), require<&year_is_ahead>, require<&planned>, cite("H1 ch. 2 5.9"))
  .ends(State::certified)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<Submit> (any_of(State::preparing, State::returned), State::submitted, specialist, needs(review_papers), require<&has_number>, cite("H1 ch. 2 5.9"))
  .on<Return> (State::submitted, State::returned,  specialist, act_of(Party::housing_bureau), require<&says_defect>, cite("default (H1 ch. 2 5.9)"))
  .on<Certify>(State::submitted, State::certified, specialist, act_of(Party::housing_bureau), require<&has_certificate>, require<&in_force>, tells(Role::manager, "qualification_review.certified"), cite("H1 ch. 2 5.9"))

  // The handbook's "every year's start" is taken as January.
  .deadline("qualification_review.submission",  {"申报", "Submitted"}, days(0), promised<&planned_day>, runs_in(State::preparing), warned(30, 7, 1), escalate(Role::bureau_specialist, Role::supervisor, Role::manager), cite("default (H1 ch. 2 5.9)"))
  .deadline("qualification_review.mending",     {"补正资料", "Papers mended"}, working_days(5), runs_in(State::returned), escalate(Role::supervisor, Role::manager), cite("default (H1 ch. 2 5.9)"))
  .deadline("qualification_review.certificate", {"取得证书", "Certificate"}, working_days(20), runs_in(State::submitted), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("default (H1 ch. 2 5.9)"));
// clang-format on
static_assert(sound<QualificationReview>);

template const Definition& definition_of<QualificationReview>();

}  // namespace tenon
