#include "tenon/workflows/desk/complaint.hpp"

#include "tenon/workflows/desk/follow_up.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

constexpr Money managers_claim = 10'000_yuan;  // 一万元以上 includes ten thousand itself (H1, H2)
constexpr RoleSet managers{Role::deputy_manager, Role::manager, Role::general_manager};

bool is_for_manager(const Complaint::Facts& f, Complaint::Grade grade) {
  return grade != Complaint::Grade::ordinary || f.sudden || (f.claim && *f.claim >= managers_claim);
}

Complaint::Level above(Complaint::Level level) {
  return level == Complaint::Level::company
             ? level
             : static_cast<Complaint::Level>(static_cast<std::uint8_t>(level) + 1);
}

/// Analysed again from the start, one level higher.
void start_again(Complaint::Facts& f) {
  f.level = above(f.level);
  f.findings.reset();
  f.proposal.reset();
  f.drafted_by.reset();
}

void reopen(Complaint::Facts& f) {
  start_again(f);
  ++f.reopenings;
  f.told_until.reset();
  f.result.reset();
  f.revisit_failed = false;
}

Verdict enough_customers(Complaint::Grade grade, std::int32_t customers) {
  if (grade != Complaint::Grade::group || customers >= 2) return {};
  return refuse("complaint.group_of_one")
      .field("payload.customers")
      .fact("customers", std::to_string(customers));
}

Effect tell(ComplaintResult result, const Complaint::Facts& f) {
  const ComplaintEnded ended{result, f.result};
  return {.kind = Effect::Kind::tell_case, .what = "complaint_ended", .payload = to_json_text(ended)};
}

}  // namespace

Complaint::Facts Complaint::begin(const Opening& o, const Context&) {
  Facts f;
  f.channel = o.channel;
  f.target = o.target;
  f.about = o.about;
  f.asked = o.asked;
  f.claim = o.claim;
  f.sudden = o.sudden.value_or(false);
  f.serious_accident = o.serious_accident.value_or(false);
  f.mail_entry = o.mail_entry;
  f.promised_by = o.promised_by;
  f.previous = o.previous;
  return f;
}

void Complaint::evolve(Facts& f, const SetGrade& e, const Context&) {
  f.grade = e.grade;
  if (e.customers) f.customers = *e.customers;
  if (is_for_manager(f, e.grade)) f.level = Level::manager;
}
void Complaint::evolve(Facts& f, const Regrade& e, const Context&) {
  f.grade = e.grade;
  if (e.customers) f.customers = *e.customers;
  if (is_for_manager(f, e.grade) && f.level < Level::manager) f.level = Level::manager;
}
void Complaint::evolve(Facts& f, const NameResponsible& e, const Context&) {
  f.responsible = e.responsible;
  f.department = e.department;
  f.measures = e.measures;
}
void Complaint::evolve(Facts& f, const TellTime& e, const Context&) { f.told_until = e.by; }
void Complaint::evolve(Facts& f, const LookInto& e, const Context&) {
  f.findings = e.findings;
  f.cause = e.cause;
  f.fault = e.fault;
}
void Complaint::evolve(Facts& f, const HandUp&, const Context&) { start_again(f); }
void Complaint::evolve(Facts& f, const Propose& e, const Context& context) {
  f.proposal = e.proposal;
  f.relief = e.relief;
  f.amount = e.amount;
  f.drafted_by = context.actor.id;
}
void Complaint::evolve(Facts& f, const Accept& e, const Context&) {
  if (e.remark) f.remark = e.remark;
}
void Complaint::evolve(Facts& f, const Decline&, const Context&) {
  start_again(f);
  ++f.refusals;
}
void Complaint::evolve(Facts& f, const SendApology& e, const Context&) { f.apology = e.letter; }
void Complaint::evolve(Facts& f, const TellResult& e, const Context&) { f.result = e.result; }
void Complaint::evolve(Facts& f, const PlanRevisit&, const Context&) { f.revisit_failed = false; }
void Complaint::evolve(Facts& f, const RecordRevisit& e, const Context&) {
  f.satisfaction = e.satisfaction;
  if (e.remark) f.remark = e.remark;
  if (!satisfied(e)) reopen(f);
}
void Complaint::evolve(Facts& f, const FollowUpEnded& e, const Context&) {
  if (e.satisfaction) f.satisfaction = e.satisfaction;
  if (e.remark) f.remark = e.remark;
  if (e.result == FollowUpResult::unreached) f.revisit_failed = true;
  if (e.result == FollowUpResult::dissatisfied) reopen(f);
}
void Complaint::evolve(Facts& f, const ComplainAgain& e, const Context&) {
  ++f.repeated;
  f.remark = e.what;
  if (f.result) reopen(f);  // told already: this is what opens it anew
}
void Complaint::evolve(Facts& f, const ReviewCauses& e, const Context&) { f.cause = e.cause; }
void Complaint::evolve(Facts& f, const ProposeImprovement& e, const Context&) {
  f.improvements.push_back(e.department + ": " + e.proposal);
}

bool Complaint::accident(const Facts& f) { return f.serious_accident; }
bool Complaint::by_letter(const Facts& f) { return f.channel == Channel::letter; }
bool Complaint::major(const Facts& f) { return f.grade == Grade::major; }
bool Complaint::managers_own(const Facts& f) { return is_for_manager(f, f.grade.value_or(Grade::ordinary)); }
bool Complaint::managers_own_not_major(const Facts& f) { return managers_own(f) && !major(f); }
bool Complaint::now_for_manager(const Facts& f, const Regrade& e) { return is_for_manager(f, e.grade); }
bool Complaint::at_desk(const Facts& f) { return f.level == Level::desk; }
bool Complaint::at_group(const Facts& f) { return f.level == Level::group; }
bool Complaint::at_manager(const Facts& f) { return f.level == Level::manager; }
bool Complaint::at_company(const Facts& f) { return f.level == Level::company; }
bool Complaint::answers_request(const CheckProposal& e) { return e.answers_request; }
bool Complaint::satisfied(const RecordRevisit& e) { return checks::is_good(e.satisfaction); }
bool Complaint::follow_up_satisfied(const FollowUpEnded& e) { return e.result == FollowUpResult::satisfied; }
bool Complaint::follow_up_unreached(const FollowUpEnded& e) { return e.result == FollowUpResult::unreached; }
bool Complaint::follow_up_cancelled(const FollowUpEnded& e) { return e.result == FollowUpResult::cancelled; }
bool Complaint::revisit_not_made(const FollowUpEnded& e) {
  return follow_up_unreached(e) || follow_up_cancelled(e);
}

Verdict Complaint::something_said(const Opening& o) { return checks::said(o.about, "about"); }
Verdict Complaint::letter_entered(const Opening& o) {
  if (o.channel != Channel::letter || checks::has_text(o.mail_entry)) return {};
  return refuse("complaint.letter_not_entered").field("payload.mail_entry").source("H4");
}
Verdict Complaint::letter_through_supervisor(const Facts& f, const Context& context) {
  constexpr RoleSet heads{Role::complaint_supervisor, Role::supervisor, Role::deputy_manager, Role::manager};
  if (f.channel != Channel::letter || heads.intersects(context.actor.roles)) return {};
  return refuse("complaint.letter_to_supervisor")
      .fact("needed", to_string(heads))
      .fact("held", to_string(context.actor.roles))
      .source("H4");
}
Verdict Complaint::several_customers(const SetGrade& e) {
  return enough_customers(e.grade, e.customers.value_or(1));
}
Verdict Complaint::still_several(const Facts& f, const Regrade& e) {
  return enough_customers(e.grade, e.customers.value_or(f.customers));
}
Verdict Complaint::manager_acts(const Facts& f, const Context& context) {
  if (managers.intersects(context.actor.roles)) return {};
  return refuse("complaint.managers_own")
      .fact("grade", name_of(f.grade.value_or(Grade::ordinary)))
      .fact("claim", f.claim ? f.claim->str() : "-")
      .fact("held", to_string(context.actor.roles))
      .source("H1, H2");
}
Verdict Complaint::time_ahead(const TellTime& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict Complaint::time_told_once(const Facts& f) {
  if (!f.told_until) return {};
  return refuse("complaint.time_told_already").fact("told", to_string(*f.told_until)).source("H4");
}
Verdict Complaint::not_at_top(const Facts& f) {
  if (f.level != Level::company) return {};
  return refuse("complaint.top_level").source("H1");
}
Verdict Complaint::looked_into(const Facts& f) {
  if (checks::has_text(f.findings)) return {};
  return refuse("complaint.not_looked_into").fact("level", name_of(f.level)).source("H4");
}
Verdict Complaint::own_level(const Facts& f, const Context& context) {
  const auto speaks = [&](RoleSet roles) -> Verdict {
    if (roles.intersects(context.actor.roles)) return {};
    return refuse("complaint.wrong_level")
        .fact("level", name_of(f.level))
        .fact("needed", to_string(roles))
        .fact("held", to_string(context.actor.roles))
        .source("H1");
  };
  switch (f.level) {
    case Level::desk: return {};
    case Level::group: return speaks(managers | RoleSet{Role::complaint_group});
    case Level::manager: return managers_own(f) ? manager_acts(f, context) : speaks(managers);
    case Level::company: break;
  }
  return speaks(RoleSet{Role::general_manager});
}
Verdict Complaint::amount_named(const Propose& e) {
  if (e.relief != Relief::monetary || (e.amount && *e.amount > Money())) return {};
  return refuse("complaint.no_amount").field("payload.amount").source("H1");
}
Verdict Complaint::not_the_drafter(const Facts& f, const Context& context) {
  if (f.drafted_by != context.actor.id) return {};
  return refuse("complaint.own_proposal").fact("drafted_by", *f.drafted_by).source("H1 ch. 2 2.4");
}
Verdict Complaint::explanation_only(const Facts& f) {
  if (f.relief == Relief::explanation) return {};
  return refuse("complaint.not_carried_out").fact("relief", name_of(f.relief)).source("H1");
}
Verdict Complaint::change_said(const SendApology& e) { return checks::said(e.changed, "changed"); }
Verdict Complaint::apology_sent(const Facts& f) {
  if (f.fault == Fault::neither || f.apology) return {};
  return refuse("complaint.no_apology").fact("fault", name_of(f.fault)).source("H4");
}
Verdict Complaint::letter_in_writing(const Facts& f, const TellResult& e) {
  const bool written = e.channel != Channel::phone && e.channel != Channel::visit;
  if (f.channel != Channel::letter || written) return {};
  return refuse("complaint.not_in_writing")
      .field("payload.channel")
      .fact("channel", name_of(e.channel))
      .source("H4");
}
Verdict Complaint::revisit_ahead(const PlanRevisit& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict Complaint::one_to_five(const RecordRevisit& e) { return checks::one_to_five(e.satisfaction); }
Verdict Complaint::revisit_tried(const Facts& f) {
  if (f.revisit_failed) return {};
  return refuse("complaint.not_revisited").source("H4");
}

Effect Complaint::open_revisit(const Facts& f, const PlanRevisit& e) {
  FollowUp::Opening opening;
  opening.occasion = FollowUp::Occasion::after_complaint;
  opening.manner = e.at_home.value_or(false) ? FollowUp::Manner::visit : FollowUp::Manner::call;
  opening.purpose = f.about;
  opening.by = e.by;
  return {.kind = Effect::Kind::open_case, .what = "follow_up", .payload = to_json_text(opening)};
}
Effect Complaint::tell_satisfied(const Facts& f) { return tell(ComplaintResult::satisfied, f); }
Effect Complaint::tell_unreached(const Facts& f) { return tell(ComplaintResult::unreached, f); }
Effect Complaint::tell_withdrawn(const Facts& f) { return tell(ComplaintResult::withdrawn, f); }
Effect Complaint::tell_cancelled(const Facts& f) { return tell(ComplaintResult::cancelled, f); }

std::string_view Complaint::grade(const Facts& f) { return f.grade ? name_of(*f.grade) : std::string_view(); }

template const Definition& definition_of<Complaint>();

}  // namespace tenon
