/// What a ticket hands on to the cases that come of it, and the host's limits for it. Its steps, refusals,
/// limits and notices are told in tests/scenarios/ticket.json.
#include "tenon/workflows/desk/ticket.hpp"

#include "support/walk.hpp"
#include "tenon/workflows/desk/complaint.hpp"
#include "tenon/workflows/desk/follow_up.hpp"

using namespace tenon;
using namespace tenon::test;
using State = Ticket::State;
using Strings = std::vector<std::string>;

namespace {

Ticket::Opening call() {
  Ticket::Opening opening;
  opening.kind = Ticket::Kind::repair;
  opening.content = "no heating since Friday";
  return opening;
}
Ticket::Submit facts() {
  return {monday_ten,    "building 3, unit 502", "Ms Wang", "the radiator stays cold",
          "13900000000", "engineering"};
}
Walk<Ticket> recorded() { return Walk<Ticket>(call()); }
Walk<Ticket> submitted() { return recorded().does(Ticket::Verify{}).does(facts()); }
Walk<Ticket> solved() { return submitted().does(Ticket::Solve{"valve replaced"}); }
Walk<Ticket> told() {
  return solved().does(Ticket::CheckIdentity{"A017", true}).does(Ticket::GiveSolution{});
}
template <class Opening>
Opening opened_by(const Walk<Ticket>& walk, std::string_view workflow) {
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].kind == Effect::Kind::open_case);
  CHECK(walk.effects()[0].what == workflow);
  return read_json<Opening>(Json::parse(walk.effects()[0].payload)).value();
}

}  // namespace

TEST_CASE("ticket: all that people read is there", "[ticket]") { check_readable(Ticket::rules.book()); }

TEST_CASE("A ticket by typed calls, from the first word to the customer's yes", "[ticket]") {
  auto walk = recorded();
  walk.as({Role::agent}, "A1").does(Ticket::Verify{Ticket::Demand::fit, "ours to repair"});
  walk.does(facts()).at(State::submitted);
  CHECK(walk.told() == Strings{"department_manager: ticket.submitted"});
  walk.as({Role::technician}, "T1").does(Ticket::TakeCharge{}).at(State::handling);
  walk.does(Ticket::Solve{"valve replaced"}).at(State::solved);
  walk.as({Role::agent}, "A1")
      .does(Ticket::CheckIdentity{"A017", true})
      .does(Ticket::GiveSolution{})
      .at(State::told);
  walk.does(Ticket::Accept{5, "quick"}).at(State::closed);
  CHECK(walk.facts().satisfaction == 5);
  CHECK(walk.facts().remark == "quick");
}

TEST_CASE("A refusal is never a closed ticket", "[ticket]") {
  for (const auto& step : Ticket::rules.book().steps)
    if (Ticket::rules.book().events[step.event] == "decline")
      CHECK_FALSE(Ticket::rules.book().is_final(step.to));
}

TEST_CASE("A refusal of a ticket's step says the facts that decided", "[ticket]") {
  recorded().does(Ticket::Verify{}).refused(Ticket::Submit{}, "ticket.facts_missing").says("place");
  recorded()
      .does(Ticket::Verify{Ticket::Demand::unreasonable, "asks for another flat"})
      .refused(facts(), "ticket.demand_unfit");
  submitted()
      .does(Ticket::PromiseTime{monday_ten + in_days(1)})
      .refused(Ticket::PromiseTime{monday_ten + in_days(9)}, "ticket.promised_already");
  submitted().refused(Ticket::PromiseTime{monday_ten}, "desk.date_past");
  solved().refused(Ticket::AnswerInWriting{Ticket::Channel::visit, "a", "b"}, "ticket.not_in_writing");
  solved()
      .refused(Ticket::AnswerInWriting{Ticket::Channel::email, "", "b"}, "desk.text_missing")
      .says("payload.sent_to");
  told().refused(Ticket::Accept{6, {}}, "desk.satisfaction_range").says("6");
}

TEST_CASE("A ticket of its own knows who asked and by which channel the answer went", "[ticket]") {
  auto opening = call();
  opening.special_customer = true;
  opening.phone = "13900000000";
  Walk<Ticket> walk(opening);
  walk.does(Ticket::AnswerAtOnce{"at noon", Ticket::Channel::wechat});
  walk.does(Ticket::OpenFurther{Ticket::Kind::suggestion, "a bench would be nice"});
  const auto further = opened_by<Ticket::Opening>(walk, "ticket");
  CHECK(further.kind == Ticket::Kind::suggestion);
  CHECK(further.channel == Ticket::Channel::wechat);
  CHECK(further.phone == "13900000000");
  CHECK(further.special_customer == true);
}

TEST_CASE("A complaint that a ticket becomes has its words, and its channel whichever that was", "[ticket]") {
  for (const auto name : enum_names<Ticket::Channel>()) {
    auto opening = call();
    opening.channel = *enum_from<Ticket::Channel>(name);
    Walk<Ticket> walk(opening);
    walk.does(Ticket::BecomeComplaint{"nobody came for a week", "an apology", "2026-114"});
    const auto complaint = opened_by<Complaint::Opening>(walk, "complaint");
    CHECK(complaint.about == "nobody came for a week");
    CHECK(complaint.asked == "an apology");
    CHECK(complaint.mail_entry == "2026-114");
    CHECK(std::string(name).starts_with(name_of(complaint.channel)));
  }
}

TEST_CASE("A follow-up that a ticket plans has its purpose and its date", "[ticket]") {
  auto walk = told();
  walk.does(Ticket::PlanFollowUp{walk.now() + in_days(2), "does it stay warm?"});
  const auto follow_up = opened_by<FollowUp::Opening>(walk, "follow_up");
  CHECK(follow_up.purpose == "does it stay warm?");
  CHECK(follow_up.by == walk.now() + in_days(2));
}

TEST_CASE("A host's limits per kind and priority", "[ticket][time]") {
  CHECK(Ticket::kind_and_priority(recorded().facts()) == "repair/normal");
  auto walk = recorded();
  walk.limits(R"({"ticket.resolution": "5 working_days", "ticket.resolution[repair]": "2 working_days",
                  "ticket.resolution[repair/urgent]": "4 working_hours"})");
  auto urgent = walk;
  walk.does(Ticket::Verify{}).does(facts());
  CHECK(to_string(*walk.due("ticket.resolution")) == "2026-11-25T16:00:00Z");
  urgent.does(Ticket::SetPriority{Ticket::Priority::urgent, "small child"})
      .does(Ticket::Verify{})
      .does(facts());
  CHECK(to_string(*urgent.due("ticket.resolution")) == "2026-11-23T07:30:00Z");  // 10-12 and 13:30-15:30
  walk.does(Ticket::SetPriority{Ticket::Priority::urgent, "small child"});       // while the clock runs
  CHECK(walk.due("ticket.resolution") == urgent.due("ticket.resolution"));
  walk.does(Ticket::SetPriority{Ticket::Priority::low, {}});
  CHECK(to_string(*walk.due("ticket.resolution")) == "2026-11-25T16:00:00Z");
}
