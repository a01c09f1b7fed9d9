#include "tenon/workflows/desk/follow_up.hpp"

#include "tenon/workflows/desk/complaint.hpp"
#include "workflows/checks.hpp"

namespace tenon {
namespace {

constexpr std::int32_t default_tries = 3;

bool came_of_a_case(const Frame& frame) {
  for (const auto& link : frame.links)
    if (link.relation == Relation::opened_by) return true;
  return false;
}

Effect tell(FollowUpResult result, const FollowUp::Facts& f) {
  const FollowUpEnded ended{result, f.satisfaction, f.remark};
  return {.kind = Effect::Kind::tell_case, .what = "follow_up_ended", .payload = to_json_text(ended)};
}

}  // namespace

FollowUp::Facts FollowUp::begin(const Opening& o, const Context&) {
  Facts f;
  f.occasion = o.occasion;
  f.manner = o.manner;
  f.purpose = o.purpose;
  f.by = o.by;
  f.order = o.order;
  f.plan = o.plan;
  f.tries = o.tries.value_or(default_tries);
  return f;
}

void FollowUp::evolve(Facts& f, const Reschedule& e, const Context&) { f.by = e.by; }
void FollowUp::evolve(Facts& f, const TryInVain&, const Context& context) {
  ++f.tried;
  f.last_try = context.now;
}
void FollowUp::evolve(Facts& f, const RecordAnswers& e, const Context& context) {
  f.satisfaction = e.satisfaction;
  f.answers = e.answers;
  f.remark = e.remark;
  f.complaint_open = dissatisfied_alone(f, e, context);
}
void FollowUp::evolve(Facts& f, const PassOn& e, const Context&) {
  f.problems.push_back({e.department, e.problem, {}});
}
void FollowUp::evolve(Facts& f, const SettleProblem& e, const Context&) {
  f.problems[static_cast<std::size_t>(e.number - 1)].settled = e.how;
}
void FollowUp::evolve(Facts& f, const ComplaintEnded&, const Context&) { f.complaint_open = false; }

bool FollowUp::last_try(const Facts& f) { return f.tried + 1 >= f.tries; }
bool FollowUp::dissatisfied(const RecordAnswers& e) { return !checks::is_good(e.satisfaction); }
bool FollowUp::dissatisfied_alone(const Facts&, const RecordAnswers& e, const Context& context) {
  return dissatisfied(e) && !came_of_a_case(context.frame);
}
bool FollowUp::complaint_cancelled(const ComplaintEnded& e) { return e.result == ComplaintResult::cancelled; }

Verdict FollowUp::date_ahead(const Opening& o, const Context& context) {
  return checks::ahead(o.by, "by", context);
}
Verdict FollowUp::ordered(const Opening& o) {
  if (o.occasion != Occasion::special_round || checks::has_text(o.order)) return {};
  return refuse("follow_up.no_order").field("payload.order").source("H2");
}
Verdict FollowUp::care_by_plan(const Opening& o, const Context& context) {
  if (o.occasion != Occasion::care) return {};
  if (!checks::has_text(o.plan)) return refuse("follow_up.no_care_plan").field("payload.plan").source("H1");
  constexpr RoleSet makers{Role::customer_relations_supervisor, Role::deputy_manager, Role::manager,
                           Role::system};
  if (!makers.intersects(context.actor.roles))
    return refuse("follow_up.not_the_planner").fact("held", to_string(context.actor.roles)).source("H1");
  return {};
}
Verdict FollowUp::well_formed(const Opening& o) {
  if (auto verdict = checks::said(o.purpose, "purpose"); !verdict.allowed()) return verdict;
  if (!o.tries || (*o.tries >= 1 && *o.tries <= 20)) return {};
  return invalid("follow_up.tries_range").field("payload.tries").fact("found", std::to_string(*o.tries));
}
Verdict FollowUp::new_date_ahead(const Reschedule& e, const Context& context) {
  return checks::ahead(e.by, "by", context);
}
Verdict FollowUp::another_day(const Facts& f, const Context& context) {
  if (!f.last_try) return {};
  const auto today = context.calendar.zone().day_of(context.now);
  if (context.calendar.zone().day_of(*f.last_try) != today) return {};
  return refuse("follow_up.tried_today").fact("day", to_string(today)).fact("tried", std::to_string(f.tried));
}
Verdict FollowUp::asks_for_answer(const Facts& f) {
  if (f.occasion != Occasion::care) return {};
  return refuse("follow_up.asks_no_answer").source("H1");
}
Verdict FollowUp::one_to_five(const RecordAnswers& e) { return checks::one_to_five(e.satisfaction); }
Verdict FollowUp::standard_kept(const Facts& f, const RecordAnswers& e) {
  if (f.manner != Manner::visit) return {};
  const VisitStandard kept = e.visit_standard.value_or(VisitStandard{});
  std::string missing;
  const auto want = [&](bool done, std::string_view name) {
    if (!done) (missing += missing.empty() ? "" : ", ") += name;
  };
  want(kept.shoe_covers, "shoe_covers");
  want(kept.no_smoking, "no_smoking");
  want(kept.no_tea_or_food, "no_tea_or_food");
  want(kept.no_gifts, "no_gifts");
  if (missing.empty()) return {};
  return refuse("follow_up.visit_standard").fact("missing", missing).source("H2");
}
Verdict FollowUp::is_there(const Facts& f, const SettleProblem& e) {
  const auto count = static_cast<std::int32_t>(f.problems.size());
  if (e.number < 1 || e.number > count)
    return refuse("follow_up.no_such_problem")
        .field("payload.number")
        .fact("found", std::to_string(e.number))
        .fact("count", std::to_string(count));
  return {};
}
Verdict FollowUp::remark_passed_on(const Facts& f) {
  if (!checks::has_text(f.remark) || !f.problems.empty()) return {};
  return refuse("follow_up.remark_not_passed_on").fact("remark", *f.remark).source("H1");
}
Verdict FollowUp::problems_settled(const Facts& f) {
  std::string open;
  for (std::size_t i = 0; i < f.problems.size(); ++i)
    if (!f.problems[i].settled)
      (open += open.empty() ? "" : ", ") += std::to_string(i + 1) + " " + f.problems[i].what;
  if (!open.empty()) return refuse("follow_up.problems_open").fact("open", open).source("H1");
  if (f.complaint_open) return refuse("follow_up.complaint_open").source("H1");
  return {};
}
Verdict FollowUp::is_greeting(const Facts& f) {
  if (f.occasion == Occasion::care) return {};
  return refuse("follow_up.not_a_greeting").fact("occasion", name_of(f.occasion)).source("H1");
}

Effect FollowUp::open_complaint(const Facts& f, const RecordAnswers& e) {
  Complaint::Opening opening;
  opening.channel = f.manner == Manner::visit ? Complaint::Channel::visit : Complaint::Channel::phone;
  opening.about = checks::has_text(e.remark) ? *e.remark : f.purpose;
  return {.kind = Effect::Kind::open_case, .what = "complaint", .payload = to_json_text(opening)};
}
Effect FollowUp::tell_answers(const Facts& f, const RecordAnswers& e) {
  return tell(dissatisfied(e) ? FollowUpResult::dissatisfied : FollowUpResult::satisfied, f);
}
Effect FollowUp::tell_unreached(const Facts& f) { return tell(FollowUpResult::unreached, f); }
Effect FollowUp::tell_cancelled(const Facts& f) { return tell(FollowUpResult::cancelled, f); }

template const Definition& definition_of<FollowUp>();

}  // namespace tenon
