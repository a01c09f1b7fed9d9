#include "tenon/workflows/desk/ticket.hpp"

#include "tenon/workflows/desk/complaint.hpp"
#include "tenon/workflows/desk/follow_up.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

bool is_written(Ticket::Channel channel) {
  using enum Ticket::Channel;
  return channel == letter || channel == email || channel == sms || channel == wechat || channel == web;
}

Complaint::Channel channel_of_complaint(Ticket::Channel channel) {
  switch (channel) {
    case Ticket::Channel::visit: return Complaint::Channel::visit;
    case Ticket::Channel::letter: return Complaint::Channel::letter;
    case Ticket::Channel::email: return Complaint::Channel::email;
    case Ticket::Channel::sms: return Complaint::Channel::sms;
    case Ticket::Channel::wechat: return Complaint::Channel::wechat;
    case Ticket::Channel::web: return Complaint::Channel::web;
    case Ticket::Channel::phone_in:
    case Ticket::Channel::phone_out: break;
  }
  return Complaint::Channel::phone;
}

/// What Submit gives, over what the ticket knows already.
const std::optional<std::string>& either(const std::optional<std::string>& given,
                                         const std::optional<std::string>& known) {
  return checks::has_text(given) ? given : known;
}

}  // namespace

Ticket::Facts Ticket::begin(const Opening& o, const Context&) {
  Facts f;
  f.kind = o.kind;
  f.channel = o.channel;
  f.priority = o.priority;
  f.content = o.content;
  f.person = o.caller;
  f.phone = o.phone;
  f.special_customer = o.special_customer.value_or(false);
  f.promised_by = o.promised_by;
  f.script_version = o.script_version;
  f.standard_version = o.standard_version;
  return f;
}

void Ticket::evolve(Facts& f, const Verify& e, const Context&) { f.demand = e.demand; }
void Ticket::evolve(Facts& f, const AnswerAtOnce& e, const Context&) {
  f.answer = e.answer;
  f.answered_by = e.channel;
  f.promised_by.reset();
}
void Ticket::evolve(Facts& f, const Submit& e, const Context&) {
  if (e.time) f.time = e.time;
  f.place = either(e.place, f.place);
  f.person = either(e.person, f.person);
  f.event = either(e.event, f.event);
  f.phone = either(e.phone, f.phone);
  f.department = either(e.department, f.department);
}
void Ticket::evolve(Facts& f, const PromiseTime& e, const Context&) { f.promised_by = e.by; }
void Ticket::evolve(Facts& f, const SetPriority& e, const Context&) { f.priority = e.priority; }
void Ticket::evolve(Facts& f, const TakeCharge&, const Context&) { f.identified = false; }
void Ticket::evolve(Facts& f, const Solve& e, const Context&) {
  f.answer = e.solution;
  f.answered_by.reset();
  f.identified = false;
  f.vain_calls = 0;
}
void Ticket::evolve(Facts& f, const NotReached&, const Context&) {
  f.identified = false;
  ++f.vain_calls;
}
void Ticket::evolve(Facts& f, const CheckIdentity& e, const Context&) { f.identified = e.confirmed; }
void Ticket::evolve(Facts& f, const GiveSolution&, const Context&) {
  f.answered_by = Channel::phone_out;
  f.promised_by.reset();  // kept: the customer knows
}
void Ticket::evolve(Facts& f, const AnswerInWriting& e, const Context&) {
  f.answered_by = e.channel;
  f.promised_by.reset();
}
void Ticket::evolve(Facts& f, const Accept& e, const Context&) {
  f.satisfaction = e.satisfaction;
  f.remark = e.remark;
}
void Ticket::evolve(Facts& f, const Decline&, const Context&) {
  ++f.refusals;
  f.identified = false;
}
void Ticket::evolve(Facts& f, const ComplaintEnded& e, const Context&) {
  if (e.answer) f.answer = e.answer;
}
void Ticket::evolve(Facts& f, const FollowUpEnded& e, const Context&) {
  f.satisfaction = e.satisfaction;
  f.remark = e.remark;
}

bool Ticket::special(const Facts& f) { return f.special_customer; }
bool Ticket::to_group_leader(const ReportUp& e) { return e.to == Above::group_leader; }
bool Ticket::beyond_group_leader(const ReportUp& e) { return e.to != Above::group_leader; }
bool Ticket::to_company(const ReportUp& e) { return e.to == Above::company; }
bool Ticket::no_feedback_yet(const Accept& e) { return !e.satisfaction; }
bool Ticket::complaint_cancelled(const ComplaintEnded& e) { return e.result == ComplaintResult::cancelled; }
bool Ticket::dissatisfied(const FollowUpEnded& e) { return e.result == FollowUpResult::dissatisfied; }
bool Ticket::follow_up_cancelled(const FollowUpEnded& e) { return e.result == FollowUpResult::cancelled; }

Verdict Ticket::something_said(const Opening& o) { return checks::said(o.content, "content"); }
Verdict Ticket::opening_promise_ahead(const Opening& o, const Context& context) {
  return o.promised_by ? checks::ahead(*o.promised_by, "promised_by", context) : Verdict();
}

Verdict Ticket::five_facts(const Facts& f, const Submit& e) {
  std::string missing;
  const auto want = [&](bool there, std::string_view name) {
    if (!there) (missing += missing.empty() ? "" : ", ") += name;
  };
  want(e.time || f.time, "time");
  want(checks::has_text(either(e.place, f.place)), "place");
  want(checks::has_text(either(e.person, f.person)), "person");
  want(checks::has_text(either(e.event, f.event)), "event");
  want(checks::has_text(either(e.phone, f.phone)), "phone");
  if (missing.empty()) return {};
  return refuse("ticket.facts_missing").fact("missing", missing).source("H0 1.2");
}

Verdict Ticket::demand_fit(const Facts& f) {
  if (!f.demand) return refuse("ticket.not_verified").source("H1");
  if (*f.demand != Demand::fit)
    return refuse("ticket.demand_unfit").fact("demand", name_of(*f.demand)).source("H1");
  return {};
}

Verdict Ticket::promise_ahead(const PromiseTime& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict Ticket::first_promise(const Facts& f) {
  if (!f.promised_by) return {};
  return refuse("ticket.promised_already").fact("promised", to_string(*f.promised_by)).source("H1");
}
Verdict Ticket::introduced(const CheckIdentity& e) {
  if (!e.agent_number.empty()) return {};
  return refuse("ticket.not_introduced").field("payload.agent_number").source("H0 1.2");
}
Verdict Ticket::identity_checked(const Facts& f) {
  if (f.identified) return {};
  return refuse("ticket.identity_unchecked").source("H0 1.2");
}
Verdict Ticket::in_writing(const AnswerInWriting& e) {
  if (!is_written(e.channel))
    return refuse("ticket.not_in_writing").field("payload.channel").fact("channel", name_of(e.channel));
  if (auto verdict = checks::said(e.sent_to, "sent_to"); !verdict.allowed()) return verdict;
  return checks::said(e.text, "text");
}
Verdict Ticket::one_to_five(const Accept& e) {
  return e.satisfaction ? checks::one_to_five(*e.satisfaction) : Verdict();
}
Verdict Ticket::silence_explained(const CloseSilent& e) { return checks::said(e.reason, "reason"); }
Verdict Ticket::plan_ahead(const PlanFollowUp& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict Ticket::answer_said(const AnswerAtOnce& e) { return checks::said(e.answer, "answer"); }
Verdict Ticket::solution_said(const Solve& e) { return checks::said(e.solution, "solution"); }

Effect Ticket::open_further(const Facts& f, const OpenFurther& e) {
  Opening opening;
  opening.kind = e.kind;
  opening.channel = f.answered_by.value_or(f.channel);
  opening.priority = Priority::normal;
  opening.content = e.content;
  opening.caller = f.person;
  opening.phone = f.phone;
  if (f.special_customer) opening.special_customer = true;
  return {.kind = Effect::Kind::open_case, .what = "ticket", .payload = to_json_text(opening)};
}
Effect Ticket::open_complaint(const Facts& f, const BecomeComplaint& e) {
  Complaint::Opening opening;
  opening.channel = channel_of_complaint(f.channel);
  opening.about = e.about;
  opening.asked = e.asked;
  opening.mail_entry = e.mail_entry;
  return {.kind = Effect::Kind::open_case, .what = "complaint", .payload = to_json_text(opening)};
}
Effect Ticket::open_follow_up(const Facts&, const PlanFollowUp& e) {
  FollowUp::Opening opening;
  opening.purpose = e.purpose;
  opening.by = e.by;
  return {.kind = Effect::Kind::open_case, .what = "follow_up", .payload = to_json_text(opening)};
}

std::string_view Ticket::kind_and_priority(const Facts& f) {
  static const auto keys = [] {
    std::array<std::array<std::string, enum_size<Priority>>, enum_size<Kind>> all;
    for (std::size_t kind = 0; kind < all.size(); ++kind)
      for (std::size_t priority = 0; priority < all[kind].size(); ++priority)
        ((all[kind][priority] += enum_names<Kind>()[kind]) += '/') += enum_names<Priority>()[priority];
    return all;
  }();
  return keys[static_cast<std::size_t>(f.kind)][static_cast<std::size_t>(f.priority)];
}

template const Definition& definition_of<Ticket>();

}  // namespace tenon
