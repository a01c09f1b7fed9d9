#include "tenon/workflows/home/repair.hpp"

#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/desk/follow_up.hpp"
#include "tenon/workflows/home/handover.hpp"
#include "tenon/workflows/home/outcomes.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

using R = Repair;
using State = R::State;

constexpr ChecklistItem plan_items[] = {{.document = "repair_plan", .originals = 1, .source = "H3 1"}};
constexpr ChecklistItem list_items[] = {{.document = "paid_work_price_list", .copies = 1, .source = "H4"}};
constexpr ChecklistItem quotation_items[] = {{.document = "work_quotation", .originals = 1, .source = "H4"}};
constexpr ChecklistItem order_items[] = {
    {.document = "work_order_form", .originals = 1, .source = "H3 1, H4: signed by the customer"}};
constexpr ChecklistItem cost_items[] = {
    {.document = "repair_cost_record", .originals = 1, .source = "default (H3 1)"}};
constexpr Checklist plan{"plan", plan_items, std::size(plan_items)};
constexpr Checklist price_list{"price_list", list_items, std::size(list_items)};
constexpr Checklist quotation{"quotation", quotation_items, std::size(quotation_items)};
constexpr Checklist signed_order{"signed_order", order_items, std::size(order_items)};
constexpr Checklist cost_record{"cost_record", cost_items, std::size(cost_items)};

bool of_inspection(const R::Facts& f) { return f.origin != R::Origin::customer; }

// ---- guards ----

Verdict well_reported(const R::Opening& o, const Context& context) {
  if (auto verdict = checks::said(o.what, "what"); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(o.place, "place"); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(o.name, "name"); !verdict.allowed()) return verdict;
  if (o.origin != R::Origin::customer) {
    if (o.finding) return {};
    return refuse("repair.no_finding").field("opening.finding").fact("origin", name_of(o.origin));
  }
  if (!context.subject.customer) return refuse("repair.no_customer").field("subject.customer").source("H3 1");
  return checks::said(o.phone, "phone");
}
Verdict grounds_said(const R::DecideVisit& e) { return checks::said(e.grounds, "grounds"); }
Verdict found_something(const R::See& e) { return checks::said(e.found, "found"); }
Verdict plan_written(const R::IssuePlan& e) { return checks::said(e.plan, "plan"); }
Verdict asked_by_customer(const R::Facts& f) {
  if (!of_inspection(f)) return {};
  return refuse("repair.of_inspection").fact("origin", name_of(f.origin)).source("H3 4, H0 5.12");
}
Verdict asked_by_inspection(const R::Facts& f) {
  if (of_inspection(f)) return {};
  return refuse("repair.of_customer").source("H3 1");
}
Verdict handed_over_then(const R::Facts& f, const Context& context) {
  if (!f.handed_over_on) return refuse("repair.not_handed_over").source("Ministry Order 88 art. 33");
  if (!context.around) return {};
  for (const auto& other : context.around->cases(Scope::unit, "handover")) {
    if (other.cancelled) continue;
    const auto& day = static_cast<const Handover::Facts*>(other.facts)->delivered_on;
    if (!day || *day == *f.handed_over_on) continue;
    return refuse("repair.other_handover_date")
        .fact("found", to_string(*f.handed_over_on))
        .fact("handed_over", to_string(*day))
        .source("Ministry Order 88 art. 33");
  }
  return {};
}
Verdict as_the_dates_say(const R::Facts& f, const R::DecideWarranty& e) {
  if (auto verdict = checks::said(e.rule, "rule"); !verdict.allowed()) return verdict;
  const bool in_time = e.until && f.reported_on <= *e.until;
  if (e.covered == (in_time && !e.excluded)) return {};
  return refuse("repair.warranty_implausible")
      .field("payload.covered")
      .fact("found", e.covered ? "true" : "false")
      .fact("reported", to_string(f.reported_on))
      .fact("until", e.until ? to_string(*e.until) : "-")
      .fact("excluded", e.excluded ? name_of(*e.excluded) : "-")
      .source("Ministry Order 88 art. 33");
}
Verdict above_zero(Money price) {
  if (price > Money{}) return {};
  return invalid("repair.price_range").field("payload.price").fact("found", price.str());
}
Verdict item_and_price(const R::PriceByList& e) {
  if (auto verdict = checks::said(e.item, "item"); !verdict.allowed()) return verdict;
  return above_zero(e.price);
}
Verdict work_and_price(const R::PriceOffList& e) {
  if (auto verdict = checks::said(e.work, "work"); !verdict.allowed()) return verdict;
  return above_zero(e.price);
}
Verdict says_why_not(const R::ApprovePrice& e) {
  return e.approved ? Verdict() : checks::said(e.remark.value_or(""), "remark");
}
Verdict price_as_found(const R::Facts& f, const R::TellPrice& e) {
  if (e.price == f.price) return {};
  return refuse("repair.price_differs")
      .field("payload.price")
      .fact("found", e.price.str())
      .fact("price", f.price ? f.price->str() : "-")
      .source("H4");
}
Verdict consent_signed(const R::Consent& e) { return checks::said(e.signature, "signature"); }
Verdict declined_because(const R::DeclinePrice& e) { return checks::said(e.reason, "reason"); }
/// Before anyone is sent it is known who pays, and where that is the customer, he has consented.
Verdict free_or_consented(const R::Facts& f) {
  if (of_inspection(f) || f.covered == true || f.consented) return {};
  return refuse("repair.who_pays_first").source("H4");
}
Verdict contractor_named(const R::NameContractor& e) { return checks::said(e.contractor, "contractor"); }
Verdict done_said(const R::ReportMended& e) { return checks::said(e.done, "done"); }
Verdict remark_on_faults(const R::CheckWork& e) {
  return e.material && e.quality && e.safety ? Verdict() : checks::said(e.remark.value_or(""), "remark");
}
Verdict payer_fits(const R::Facts& f, const R::RecordCost& e) {
  if (auto verdict = checks::not_below_zero(e.amount, "amount"); !verdict.allowed()) return verdict;
  const R::Payer expected = e.construction_fault ? R::Payer::contractor
                            : f.consented        ? R::Payer::customer
                                                 : R::Payer::developer;
  if (e.payer != expected)
    return refuse("repair.other_payer")
        .field("payload.payer")
        .fact("found", name_of(e.payer))
        .fact("expected", name_of(expected))
        .source("default (H3 1)");
  if (e.payer != R::Payer::customer || e.amount == f.price) return {};
  return refuse("repair.price_differs")
      .field("payload.amount")
      .fact("found", e.amount.str())
      .fact("price", f.price ? f.price->str() : "-")
      .source("H4");
}
Verdict work_was_checked(const R::Facts& f) {
  if (f.checked) return {};
  return refuse("repair.work_not_checked").source("H3 1");
}
Verdict cost_is_known(const R::Facts& f) {
  if (f.cost) return {};
  return refuse("repair.no_cost_record").source("default (H3 1)");
}
Verdict signed_and_dated(const R::Sign& e, const Context& context) {
  if (auto verdict = checks::said(e.signature, "signature"); !verdict.allowed()) return verdict;
  return checks::ahead(e.follow_up_by, "follow_up_by", context);
}
Verdict rejected_because(const R::Reject& e) { return checks::said(e.reason, "reason"); }
Verdict handed_back_with(const R::HandBack& e) { return checks::said(e.note, "note"); }
Verdict follow_up_was_missed(const R::Facts& f) {
  if (f.follow_up_missed) return {};
  return refuse("repair.follow_up_running").source("H3 1");
}
Verdict new_date_ahead(const R::PlanFollowUp& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict closed_because(const R::CloseUnreached& e) { return checks::said(e.reason, "reason"); }
Verdict withdrawn_because(const R::Withdraw& e) { return checks::said(e.reason, "reason"); }

// ---- conditions, effects, limits ----

bool urgent(const R::Facts& f) { return f.kind != R::Kind::other && !of_inspection(f); }
std::string_view key(const R::Facts& f) { return urgent(f) ? "urgent" : "ordinary"; }
bool must_be_seen(const R::DecideVisit& e) { return e.must_be_seen; }
bool serious_or_doubtful(const R::See& e) { return e.severity != R::Severity::clear; }
bool covered(const R::DecideWarranty& e) { return e.covered; }
bool approved(const R::ApprovePrice& e) { return e.approved; }
bool dissatisfied(const FollowUpEnded& e) { return e.result == FollowUpResult::dissatisfied; }
bool satisfied(const FollowUpEnded& e) { return e.result == FollowUpResult::satisfied; }

Effect ended(RepairResult result, const R::Facts& f) {
  return tells_parent(RepairEnded{result, f.finding, f.contractor});
}
Effect tell_mended(const R::Facts& f) { return ended(RepairResult::mended, f); }
Effect tell_declined(const R::Facts& f) { return ended(RepairResult::declined, f); }
Effect tell_withdrawn(const R::Facts& f) { return ended(RepairResult::withdrawn, f); }
Effect tell_cancelled(const R::Facts& f) { return ended(RepairResult::cancelled, f); }
Effect follow_up_by(const R::Facts& f, Instant by) {
  FollowUp::Opening opening;
  opening.occasion = FollowUp::Occasion::after_repair;
  opening.purpose = f.place + ": " + f.what;
  opening.by = by;
  return opens<FollowUp>(opening);
}
Effect open_follow_up(const R::Facts& f, const R::Sign& e) { return follow_up_by(f, e.follow_up_by); }
Effect open_another(const R::Facts& f, const R::PlanFollowUp& e) { return follow_up_by(f, e.by); }

void next_round(R::Facts& f) {
  ++f.rounds;
  f.checked = false;
}

// ---- who ----

constexpr By leaders = by(Role::supervisor, Role::complaint_supervisor, Role::deputy_manager, Role::manager);
constexpr By service{leaders.roles | by(Role::agent, Role::front_desk, Role::customer_service_specialist,
                                        Role::night_duty, Role::complaint_clerk, Role::complaint_reception,
                                        Role::customer_manager, Role::area_assistant, Role::housekeeper,
                                        Role::group_leader)
                                         .roles};
constexpr By lookers{service.roles | RoleSet{Role::technician, Role::engineering, Role::quality_supervision}};
constexpr By menders{service.roles | RoleSet{Role::contractor, Role::technician}};
constexpr By hearers{leaders.roles | RoleSet{Role::system}};
constexpr auto nobody_sent =
    any_of(State::reported, State::to_be_seen, State::planning, State::assessed, State::pricing,
           State::pricing_check, State::priced, State::offered, State::to_be_assigned);

}  // namespace

static R::Facts begin(const R::Opening& o, const Context& context) {
  R::Facts f;
  f.origin = o.origin;
  f.kind = o.kind;
  f.component = o.component;
  f.what = o.what;
  f.place = o.place;
  f.name = o.name;
  f.phone = o.phone;
  f.when = o.when;
  f.finding = o.finding;
  f.accepted_on = o.accepted_on;
  f.handed_over_on = o.handed_over_on;
  f.reported_on = context.calendar.zone().day_of(context.now);
  return f;
}
static void evolve(R::Facts& f, const R::DecideVisit& e) {
  if (!e.must_be_seen) f.severity = R::Severity::clear;
}
static void evolve(R::Facts& f, const R::See& e) {
  f.found = e.found;
  f.severity = e.severity;
}
static void evolve(R::Facts& f, const R::IssuePlan& e) { f.plan = e.plan; }
static void evolve(R::Facts& f, const R::DecideWarranty& e) {
  f.covered = e.covered;
  f.covered_until = e.until;
  f.rule = e.rule;
}
static void evolve(R::Facts& f, const R::PriceByList& e) {
  f.price_item = e.item;
  f.price = e.price;
}
static void evolve(R::Facts& f, const R::PriceOffList& e) { f.price = e.price; }
static void evolve(R::Facts& f, const R::ApprovePrice& e) {
  if (!e.approved) f.price.reset();
}
static void evolve(R::Facts& f, const R::Consent&) { f.consented = true; }
static void evolve(R::Facts& f, const R::NameContractor& e) { f.contractor = e.contractor; }
static void evolve(R::Facts& f, const R::StartMending&) { next_round(f); }
static void evolve(R::Facts& f, const R::CheckWork& e) { f.checked = e.material && e.quality && e.safety; }
static void evolve(R::Facts& f, const R::RecordCost& e) {
  f.cost = e.amount;
  f.paid_by = e.payer;
}
static void evolve(R::Facts& f, const R::Reject&) { next_round(f); }
static void evolve(R::Facts& f, const FollowUpEnded& e) {
  f.satisfaction = e.satisfaction;
  f.follow_up_missed = !satisfied(e) && !dissatisfied(e);
  if (dissatisfied(e)) next_round(f);
}
static void evolve(R::Facts& f, const R::PlanFollowUp&) { f.follow_up_missed = false; }

// clang-format off
inline constexpr Rules<R> R::rules = Rules<R>{"repair", 1, {"报修", "Repair"}, "H3 1"}
  .state(State::reported,       "已报修",     "Reported")
  .state(State::to_be_seen,     "待查看",     "To be seen")
  .state(State::planning,       "制定方案",   "Plan being written")
  .state(State::assessed,       "已判断",     "Assessed")
  .state(State::pricing,        "待报价",     "To be priced")
  .state(State::pricing_check,  "报价待批",   "Price being approved")
  .state(State::priced,         "待告知价格", "Priced")
  .state(State::offered,        "待客户同意", "Price told")
  .state(State::to_be_assigned, "待派工",     "To be assigned")
  .state(State::assigned,       "已派工",     "Assigned")
  .state(State::mending,        "维修中",     "Being mended")
  .state(State::mended,         "待客户签字", "Mended")
  .state(State::following_up,   "回访中",     "Follow-up under way")
  .state(State::closed,         "已办结",     "Closed")
  .state(State::declined,       "客户不同意", "Price declined")
  .state(State::withdrawn,      "已撤回",     "Withdrawn")
  .event<R::DecideVisit>("判断是否查看", "Decide on a visit").event<R::See>("现场查看", "See the place")
  .event<R::IssuePlan>("出具维修方案", "Issue the repair plan").event<R::DecideWarranty>("判断保修", "Decide on the warranty")
  .event<R::PriceByList>("按标准报价", "Price by the list").event<R::PriceOffList>("另行报价", "Price off the list")
  .event<R::ApprovePrice>("审批报价", "Approve the price").event<R::TellPrice>("告知价格", "Tell the price")
  .event<R::Consent>("客户同意", "Consent").event<R::DeclinePrice>("客户不同意", "Decline the price")
  .event<R::NameContractor>("派工", "Name the contractor").event<R::StartMending>("开始维修", "Start mending")
  .event<R::CheckWork>("检查施工", "Check the work").event<R::ReportMended>("报告完工", "Report it mended")
  .event<R::RecordCost>("记录费用", "Record the cost").event<R::Sign>("客户签字", "Customer signs")
  .event<R::Reject>("客户不认可", "Customer rejects").event<R::HandBack>("交回复验", "Hand back to the inspection")
  .event<FollowUpEnded>("回访有结果", "Follow-up ended").event<R::PlanFollowUp>("再次回访", "Plan another follow-up")
  .event<R::CloseUnreached>("未能回访办结", "Close without follow-up").event<R::Withdraw>("撤回", "Withdraw")

  .about_unit()
  .starts(State::reported, By{service.roles | RoleSet{Role::system}}, require<&well_reported>, tells(Role::technician, "repair.urgent", when<&urgent>), tells(Role::night_duty, "repair.urgent", when<&urgent>))
  .ends(State::closed, State::declined, State::withdrawn)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)
  .limits_by<&key>()
  .when_cancelled(does<&tell_cancelled>)

  // Seen or not; what is serious or doubtful gets a plan.
  .on<R::DecideVisit>(State::reported,   State::to_be_seen, service, when<&must_be_seen>, require<&grounds_said>, cite("H3 1"))
  .on<R::DecideVisit>(State::reported,   State::assessed,   service, require<&grounds_said>, cite("H3 1"))
  .on<R::See>        (State::to_be_seen, State::planning,   lookers, when<&serious_or_doubtful>, require<&found_something>, tells(Role::quality_supervision, "repair.plan_needed"), cite("H3 1"))
  .on<R::See>        (State::to_be_seen, State::assessed,   lookers, require<&found_something>, cite("H3 1"))
  .on<R::IssuePlan>  (State::planning,   State::assessed,   by(Role::quality_supervision), needs(plan), require<&plan_written>, cite("H3 1"))

  // Free under warranty, else paid: price and consent before anyone is sent.
  .on<R::DecideWarranty>(State::assessed,      State::to_be_assigned, service, when<&covered>, require<&asked_by_customer>, require<&handed_over_then>, require<&as_the_dates_say>, cite("Ministry Order 88 art. 33"))
  .on<R::DecideWarranty>(State::assessed,      State::pricing,        service, require<&asked_by_customer>, require<&handed_over_then>, require<&as_the_dates_say>, cite("Ministry Order 88 art. 33"))
  .on<R::PriceByList>   (State::pricing,       State::priced,         service, needs(price_list), require<&item_and_price>, cite("H4"))
  .on<R::PriceOffList>  (State::pricing,       State::pricing_check,  by(Role::engineering), needs(quotation), require<&work_and_price>, cite("H4"))
  .on<R::ApprovePrice>  (State::pricing_check, State::priced,         by(Role::engineering), when<&approved>, apart_from<R::PriceOffList>(), require<&says_why_not>, cite("H4"))
  .on<R::ApprovePrice>  (State::pricing_check, State::pricing,        by(Role::engineering), apart_from<R::PriceOffList>(), require<&says_why_not>, cite("H4"))
  .on<R::TellPrice>     (State::priced,        State::offered,        service, require<&price_as_found>, tells(Party::customer, "repair.price"), cite("H4"))
  .on<R::Consent>       (State::offered,       State::to_be_assigned, service, act_of(Party::customer), require<&consent_signed>, cite("H4"))
  .on<R::DeclinePrice>  (State::offered,       State::declined,       service, act_of(Party::customer), require<&declined_because>, does<&tell_declined>, cite("H4"))

  // Mended, checked, signed.
  .on<R::NameContractor>(any_of(State::to_be_assigned, State::assessed), State::assigned, service, require<&free_or_consented>, require<&contractor_named>, tells(Party::contractor, "repair.order"), cite("H3 1"))
  .on<R::StartMending>  (State::assigned, State::mending, menders, act_of(Party::contractor), cite("H3 1"))
  .on<R::CheckWork>     (any_of(State::mending, State::mended), stay, service, require<&remark_on_faults>, cite("H3 1"))
  .on<R::ReportMended>  (State::mending,  State::mended,  menders, act_of(Party::contractor), require<&done_said>, cite("H3 1"))
  .on<R::RecordCost>    (any_of(State::mending, State::mended, State::following_up), stay, By{service.roles | RoleSet{Role::engineering, Role::finance_clerk}}, needs(cost_record), require<&payer_fits>, cite("default (H3 1)"))
  .on<R::Sign>          (State::mended, State::following_up, service, act_of(Party::customer), needs(signed_order), require<&asked_by_customer>, require<&work_was_checked>, require<&cost_is_known>, require<&signed_and_dated>, does<&open_follow_up>, cite("H3 1, H4"))
  .on<R::Reject>        (State::mended, State::mending,      service, act_of(Party::customer), require<&asked_by_customer>, require<&rejected_because>, tells(Party::contractor, "repair.rejected"), cite("H3 1"))
  .on<R::HandBack>      (State::mended, State::closed,       service, require<&asked_by_inspection>, require<&work_was_checked>, require<&cost_is_known>, require<&handed_back_with>, does<&tell_mended>, cite("H3 4, H0 5.12"))

  // Called or visited again, then closed.
  .on<FollowUpEnded>    (State::following_up, State::mending, hearers, when<&dissatisfied>, tells(Party::contractor, "repair.rejected"), tells(Role::customer_service_specialist, "repair.reopened"), cite("H3 1"))
  .on<FollowUpEnded>    (State::following_up, State::closed,  hearers, when<&satisfied>, does<&tell_mended>, cite("H3 1"))
  .on<FollowUpEnded>    (State::following_up, stay,           hearers, tells(Role::customer_service_specialist, "repair.not_reached"), cite("H3 1"))
  .on<R::PlanFollowUp>  (State::following_up, stay,           service, require<&follow_up_was_missed>, require<&new_date_ahead>, does<&open_another>, cite("H3 1"))
  .on<R::CloseUnreached>(State::following_up, State::closed,  leaders, require<&follow_up_was_missed>, require<&closed_because>, does<&tell_mended>, cite("default (H3 1)"))
  .on<R::Withdraw>      (nobody_sent, State::withdrawn, service, act_of(Party::customer), require<&asked_by_customer>, require<&withdrawn_because>, does<&tell_withdrawn>, cite("default (H3 1)"))

  .deadline("repair.decision",  {"受理判断", "Decided whether to see it"}, working_hours(4), limit_for("urgent", minutes(30)), runs_in(State::reported), escalate(Role::supervisor, Role::manager), cite("default (H3 1, H1)"))
  .deadline("repair.visit",     {"现场查看", "Seen"},             working_days(2), limit_for("urgent", hours(2)), runs_in(State::to_be_seen), escalate(Role::supervisor, Role::manager), cite("default (H3 1, H1)"))
  .deadline("repair.plan",      {"维修方案", "Repair plan"},      working_days(5), limit_for("urgent", hours(24)), runs_in(State::planning), escalate(Role::quality_supervision, Role::supervisor, Role::manager), cite("default (H3 1)"))
  .deadline("repair.payer",     {"确定费用", "Clear who pays"},   working_days(2), limit_for("urgent", hours(2)), runs_in(State::assessed, State::pricing, State::pricing_check, State::priced), escalate(Role::supervisor, Role::manager), cite("default (H4)"))
  .deadline("repair.consent",   {"客户答复", "Customer's answer"}, days(15), runs_in(State::offered), time_of(Party::customer), escalate(Role::customer_service_specialist, Role::supervisor), cite("default (H4)"))
  .deadline("repair.assigning", {"派工", "Assigned"},             working_days(1), limit_for("urgent", minutes(30)), runs_in(State::to_be_assigned), escalate(Role::supervisor, Role::manager), cite("default (H3 1, H1)"))
  .deadline("repair.mending",   {"维修完成", "Mended"},           working_days(7), limit_for("urgent", hours(24)), runs_in(State::assigned, State::mending), time_of(Party::contractor), escalate(Role::customer_service_specialist, Role::supervisor, Role::manager), cite("default (H3 1, H1)"))
  .deadline("repair.signature", {"签字确认", "Signed"},           working_days(3), runs_in(State::mended), escalate(Role::supervisor, Role::manager), cite("default (H3 1)"))
  .deadline("repair.follow_up", {"回访", "Follow-up"},            working_days(7), runs_in(State::following_up), restarts_on<R::PlanFollowUp>(), escalate(Role::supervisor, Role::manager), cite("default (H3 1)"));
// clang-format on
static_assert(sound<R>);

template const Definition& definition_of<R>();

}  // namespace tenon
