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
Walk<Ticket> handling() { return submitted().does(Ticket::TakeCharge{}); }
Walk<Ticket> solved() { return handling().does(Ticket::Solve{"valve replaced"}); }
Walk<Ticket> told() {
  return solved().does(Ticket::CheckIdentity{"A017", true}).does(Ticket::GiveSolution{});
}
Walk<Ticket> answered() {
  return recorded().does(Ticket::AnswerAtOnce{"it is switched on at noon", Ticket::Channel::phone_in});
}
Ticket::BecomeComplaint outgrown() { return {"nobody came for a week", "an apology", {}}; }

std::string try_event(Walk<Ticket>& walk, std::string_view event) {
  const auto code = [](const std::optional<Refusal>& refusal) {
    return refusal ? refusal->code : std::string();
  };
  if (event == "verify") return code(walk.attempt(Ticket::Verify{}));
  if (event == "answer_at_once")
    return code(walk.attempt(Ticket::AnswerAtOnce{"at noon", Ticket::Channel::phone_in}));
  if (event == "submit") return code(walk.attempt(facts()));
  if (event == "promise_time") return code(walk.attempt(Ticket::PromiseTime{walk.now() + in_days(1)}));
  if (event == "set_priority") return code(walk.attempt(Ticket::SetPriority{Ticket::Priority::urgent, {}}));
  if (event == "report_up") return code(walk.attempt(Ticket::ReportUp{Ticket::Above::manager, "gas"}));
  if (event == "take_charge") return code(walk.attempt(Ticket::TakeCharge{}));
  if (event == "wait") return code(walk.attempt(Ticket::Wait{"a photo"}));
  if (event == "customer_replied") return code(walk.attempt(Ticket::CustomerReplied{"photo sent"}));
  if (event == "solve") return code(walk.attempt(Ticket::Solve{"valve replaced"}));
  if (event == "not_reached") return code(walk.attempt(Ticket::NotReached{}));
  if (event == "check_identity") return code(walk.attempt(Ticket::CheckIdentity{"A017", true}));
  if (event == "give_solution") return code(walk.attempt(Ticket::GiveSolution{}));
  if (event == "answer_in_writing")
    return code(walk.attempt(
        Ticket::AnswerInWriting{Ticket::Channel::email, "wang@example.com", "the valve was replaced"}));
  if (event == "accept") return code(walk.attempt(Ticket::Accept{}));
  if (event == "decline") return code(walk.attempt(Ticket::Decline{"still cold"}));
  if (event == "answer_further") return code(walk.attempt(Ticket::AnswerFurther{"parking?", "level B2"}));
  if (event == "open_further")
    return code(walk.attempt(Ticket::OpenFurther{Ticket::Kind::repair, "the lift hums"}));
  if (event == "close_silent") return code(walk.attempt(Ticket::CloseSilent{"three messages unanswered"}));
  if (event == "become_complaint") return code(walk.attempt(outgrown()));
  if (event == "plan_follow_up")
    return code(walk.attempt(Ticket::PlanFollowUp{walk.now() + in_days(2), "still warm?"}));
  if (event == "complaint_ended") return code(walk.attempt(ComplaintEnded{}));
  if (event == "follow_up_ended") return code(walk.attempt(FollowUpEnded{}));
  FAIL("no sample of " << event);
  return {};
}

}  // namespace

TEST_CASE("ticket: which event is possible in which state", "[ticket]") {
  const std::map<std::string, Walk<Ticket>> cases{
      {"recorded", recorded()},
      {"answered", answered()},
      {"submitted", submitted()},
      {"handling", handling()},
      {"waiting", handling().does(Ticket::Wait{"a photo"})},
      {"solved", solved()},
      {"unreached", solved().does(Ticket::NotReached{})},
      {"told", told()},
      {"following", handling().does(outgrown())},
      {"closed", told().does(Ticket::Accept{})},
  };
  // clang-format off
  check_table<Ticket>(
      {//                    recorded answered submitted handling waiting solved unreached told following closed
       {"verify",            "x . . . . . . . . ."},
       {"answer_at_once",    "x . . . . . . . . ."},
       {"submit",            "x . . . . . . . . ."},
       {"promise_time",      "x . x x x . . . . ."},
       {"set_priority",      "x x x x x x x x x ."},
       {"report_up",         "x x x x x x x x x ."},
       {"take_charge",       ". . x x x x x . x ."},
       {"wait",              ". . x x x . . . . ."},
       {"customer_replied",  ". . . . x . . . . ."},
       {"solve",             ". . x x x x x x . ."},
       {"not_reached",       ". . . . . x x . . ."},
       {"check_identity",    ". . . . . x x . . ."},
       {"give_solution",     ". . . . . x x . . ."},
       {"answer_in_writing", ". . . . . x x . . ."},
       {"accept",            ". x . . . . . x . ."},
       {"decline",           ". x . . . . . x . ."},
       {"answer_further",    ". x . . . . . x . ."},
       {"open_further",      ". x . . . . . x . ."},
       {"close_silent",      ". x . . . . . x . ."},
       {"become_complaint",  "x x x x x x x x . ."},
       {"plan_follow_up",    ". x . . . . . x . ."},
       {"complaint_ended",   ". . . . . . . . x ."},
       {"follow_up_ended",   ". . . . . . . . x ."}},
      cases, try_event);
  // clang-format on
}

TEST_CASE("ticket: all that people read is there", "[ticket]") { check_readable(Ticket::rules.book()); }

TEST_CASE("A question answered at once is closed by the customer's yes, and leaves its record", "[ticket]") {
  auto walk = recorded();
  walk.as({Role::agent})
      .does(Ticket::AnswerAtOnce{"from noon on", Ticket::Channel::phone_in})
      .at(State::answered);
  walk.does(Ticket::Accept{}).at(State::closed);
  CHECK(walk.facts().answer == "from noon on");
  CHECK(walk.facts().answered_by == Ticket::Channel::phone_in);
  CHECK(walk.told() == Strings{"customer: ticket.feedback"});
}

TEST_CASE("What cannot be answered at once is submitted, handled, called back and accepted", "[ticket]") {
  auto walk = recorded();
  walk.as({Role::agent}, "A1").does(Ticket::Verify{Ticket::Demand::fit, "ours to repair"});
  walk.does(facts()).at(State::submitted);
  CHECK(walk.told() == Strings{"department_manager: ticket.submitted"});
  walk.as({Role::technician}, "T1").does(Ticket::TakeCharge{}).at(State::handling);
  walk.does(Ticket::Solve{"valve replaced"}).at(State::solved);
  CHECK(walk.told() == Strings{"agent: ticket.solution_ready"});
  walk.as({Role::agent}, "A1")
      .does(Ticket::CheckIdentity{"A017", true})
      .does(Ticket::GiveSolution{})
      .at(State::told);
  walk.does(Ticket::Accept{5, "quick"}).at(State::closed);
  CHECK(walk.facts().satisfaction == 5);
  CHECK(walk.facts().remark == "quick");
  CHECK(walk.told().empty());  // asked already
}

TEST_CASE("A solution that the customer does not accept goes back to handling", "[ticket]") {
  auto walk = told();
  walk.as({Role::agent}).does(Ticket::Decline{"still cold"}).at(State::handling);
  CHECK(walk.facts().refusals == 1);
  CHECK(walk.told() == Strings{"customer: ticket.handled_further"});
  walk.does(Ticket::Solve{"radiator replaced"});
  walk.refused(Ticket::GiveSolution{}, "ticket.identity_unchecked");  // a new call, a new check
}

TEST_CASE("An answer at once that the customer does not accept is submitted", "[ticket]") {
  auto walk = answered();
  walk.does(Ticket::Decline{"it was off all day"}).at(State::recorded);
  walk.does(Ticket::Verify{}).does(facts()).at(State::submitted);
}

TEST_CASE("A refusal is never a closed ticket", "[ticket]") {
  for (const auto& step : Ticket::rules.book().steps)
    if (Ticket::rules.book().events[step.event] == "decline")
      CHECK_FALSE(Ticket::rules.book().is_final(step.to));
}

TEST_CASE("No ticket is submitted without its five facts", "[ticket]") {
  auto walk = recorded();
  walk.does(Ticket::Verify{});
  walk.refused(Ticket::Submit{}, "ticket.facts_missing").says("time, place, person, event, phone");
  CHECK(walk.refusal().source == "H0 1.2");
  const auto without = [&](auto field, std::string_view name) {
    auto given = facts();
    (given.*field).reset();
    walk.refused(given, "ticket.facts_missing");
    CHECK(walk.refusal().fact("missing") == name);
  };
  without(&Ticket::Submit::time, "time");
  without(&Ticket::Submit::place, "place");
  without(&Ticket::Submit::person, "person");
  without(&Ticket::Submit::event, "event");
  without(&Ticket::Submit::phone, "phone");
  auto empty = facts();
  empty.place = "";
  walk.refused(empty, "ticket.facts_missing").says("place");
}

TEST_CASE("The caller's name and number, once recorded, need not be given again", "[ticket]") {
  auto opening = call();
  opening.caller = "Ms Wang";
  opening.phone = "13900000000";
  Walk<Ticket> walk(opening);
  auto rest = facts();
  rest.person.reset();
  rest.phone.reset();
  walk.does(Ticket::Verify{}).does(rest).at(State::submitted);
  CHECK(walk.facts().person == "Ms Wang");
}

TEST_CASE("A demand is verified before it is submitted, and must be reasonable and feasible", "[ticket]") {
  auto walk = recorded();
  walk.refused(facts(), "ticket.not_verified");
  walk.does(Ticket::Verify{Ticket::Demand::unreasonable, "asks for another flat"});
  walk.refused(facts(), "ticket.demand_unfit").says("unreasonable");
  walk.does(Ticket::Verify{Ticket::Demand::infeasible, ""})
      .refused(facts(), "ticket.demand_unfit")
      .says("infeasible");
  auto explained = walk;
  explained.does(Ticket::AnswerAtOnce{"why not", Ticket::Channel::phone_in}).at(State::answered);
  walk.does(Ticket::Verify{}).does(facts());
}

TEST_CASE("No call-back without the identity check", "[ticket]") {
  auto walk = solved();
  walk.refused(Ticket::GiveSolution{}, "ticket.identity_unchecked");
  walk.does(Ticket::CheckIdentity{"A017", false})
      .refused(Ticket::GiveSolution{}, "ticket.identity_unchecked");
  walk.refused(Ticket::CheckIdentity{"", true}, "ticket.not_introduced");
  walk.does(Ticket::CheckIdentity{"A017", true}).does(Ticket::GiveSolution{}).at(State::told);
}

TEST_CASE("A call in vain is tried again; the next call checks the identity anew", "[ticket]") {
  auto walk = solved();
  walk.does(Ticket::CheckIdentity{"A017", true}).does(Ticket::NotReached{"cut off"}).at(State::unreached);
  walk.refused(Ticket::GiveSolution{}, "ticket.identity_unchecked");
  walk.does(Ticket::NotReached{});
  CHECK(walk.facts().vain_calls == 2);
  walk.does(Ticket::CheckIdentity{"A017", true}).does(Ticket::GiveSolution{}).at(State::told);
}

TEST_CASE("The answer may be given in writing instead", "[ticket]") {
  for (const auto channel : {Ticket::Channel::letter, Ticket::Channel::email, Ticket::Channel::sms,
                             Ticket::Channel::wechat, Ticket::Channel::web}) {
    auto walk = solved();
    walk.does(Ticket::AnswerInWriting{channel, "on record", "the valve was replaced"}).at(State::told);
    CHECK(walk.facts().answered_by == channel);
    CHECK(walk.told() == Strings{"customer: ticket.answer_ready"});
  }
  for (const auto channel : {Ticket::Channel::phone_in, Ticket::Channel::phone_out, Ticket::Channel::visit})
    solved()
        .refused(Ticket::AnswerInWriting{channel, "a", "b"}, "ticket.not_in_writing")
        .says(name_of(channel));
  solved()
      .refused(Ticket::AnswerInWriting{Ticket::Channel::email, "", "b"}, "desk.text_missing")
      .says("payload.sent_to");
  solved()
      .refused(Ticket::AnswerInWriting{Ticket::Channel::email, "a", ""}, "desk.text_missing")
      .says("payload.text");
}

TEST_CASE("A customer who was answered and stays silent is closed by a supervisor, with the reason",
          "[ticket]") {
  auto walk = solved();
  walk.does(Ticket::AnswerInWriting{Ticket::Channel::email, "on record", "done"});
  walk.as({Role::agent}).refused(Ticket::CloseSilent{"silent"}, "step.wrong_role");
  walk.as({Role::supervisor}).refused(Ticket::CloseSilent{""}, "desk.text_missing");
  walk.does(Ticket::CloseSilent{"no reply for a week"}).at(State::closed);
  CHECK(walk.told() == Strings{"customer: ticket.feedback"});
}

TEST_CASE("Nothing is closed or solved before its time", "[ticket]") {
  recorded().refused(Ticket::Accept{}, "step.not_from_here");
  recorded().refused(Ticket::Solve{"x"}, "step.not_from_here");
  recorded().refused(Ticket::CloseSilent{"x"}, "step.not_from_here");
  handling().refused(Ticket::Accept{}, "step.not_from_here");
  solved().refused(Ticket::Accept{}, "step.not_from_here");
  handling().refused(Ticket::Solve{""}, "desk.text_missing");
  recorded().refused(Ticket::AnswerAtOnce{"", Ticket::Channel::phone_in}, "desk.text_missing");
}

TEST_CASE("Something new is answered from what is known, or becomes a ticket of its own", "[ticket]") {
  auto opening = call();
  opening.special_customer = true;
  opening.phone = "13900000000";
  Walk<Ticket> walk(opening);
  walk.does(Ticket::AnswerAtOnce{"at noon", Ticket::Channel::wechat});
  walk.does(Ticket::AnswerFurther{"and parking?", "level B2"}).at(State::answered);
  walk.does(Ticket::OpenFurther{Ticket::Kind::suggestion, "a bench would be nice"}).at(State::answered);
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].kind == Effect::Kind::open_case);
  CHECK(walk.effects()[0].what == "ticket");
  const auto opened = read_json<Ticket::Opening>(Json::parse(walk.effects()[0].payload)).value();
  CHECK(opened.kind == Ticket::Kind::suggestion);
  CHECK(opened.channel == Ticket::Channel::wechat);
  CHECK(opened.phone == "13900000000");
  CHECK(opened.special_customer == true);
  CHECK(Walk<Ticket>::opening(opened, {Role::system}).empty());
  walk.does(Ticket::Accept{}).at(State::closed);
}

TEST_CASE("A ticket that becomes a complaint follows it to its end", "[ticket]") {
  auto opening = call();
  opening.channel = Ticket::Channel::letter;
  Walk<Ticket> walk(opening);
  auto complaint = outgrown();
  complaint.mail_entry = "2026-114";
  walk.does(complaint).at(State::following);
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].what == "complaint");
  const auto opened = read_json<Complaint::Opening>(Json::parse(walk.effects()[0].payload)).value();
  CHECK(opened.channel == Complaint::Channel::letter);
  CHECK(opened.about == "nobody came for a week");
  CHECK(Walk<Complaint>::opening(opened, {Role::system}).empty());
  walk.as({Role::agent}).refused(ComplaintEnded{}, "step.wrong_role");
  walk.as({Role::system}).does(ComplaintEnded{ComplaintResult::satisfied, "refunded"}).at(State::closed);
  CHECK(walk.facts().answer == "refunded");
}

TEST_CASE("Every channel of a ticket has its channel of a complaint", "[ticket]") {
  for (const auto name : enum_names<Ticket::Channel>()) {
    auto opening = call();
    opening.channel = *enum_from<Ticket::Channel>(name);
    Walk<Ticket> walk(opening);
    walk.does(outgrown());
    const auto opened = read_json<Complaint::Opening>(Json::parse(walk.effects()[0].payload)).value();
    CHECK(std::string(name).starts_with(name_of(opened.channel)));
  }
}

TEST_CASE("A ticket whose follow-up finds a dissatisfied customer is handled again", "[ticket]") {
  auto walk = told();
  walk.refused(Ticket::PlanFollowUp{walk.now(), "x"}, "desk.date_past");
  walk.does(Ticket::PlanFollowUp{walk.now() + in_days(2), "does it stay warm?"}).at(State::following);
  const auto opened = read_json<FollowUp::Opening>(Json::parse(walk.effects().at(0).payload)).value();
  CHECK(walk.effects()[0].what == "follow_up");
  CHECK(opened.purpose == "does it stay warm?");
  walk.as({Role::system});
  auto unhappy = walk;
  unhappy.does(FollowUpEnded{FollowUpResult::dissatisfied, 1, "cold again"}).at(State::handling);
  CHECK(unhappy.facts().satisfaction == 1);
  auto silent = walk;
  silent.does(FollowUpEnded{FollowUpResult::unreached, {}, {}}).at(State::closed);
  walk.does(FollowUpEnded{FollowUpResult::satisfied, 5, {}}).at(State::closed);
}

TEST_CASE("A ticket that followed a case goes on where that one was cancelled, and its agent hears of it",
          "[ticket]") {
  auto outgrew = handling().does(outgrown()).as({Role::system});
  outgrew.does(ComplaintEnded{ComplaintResult::cancelled, {}}).at(State::handling);
  CHECK(outgrew.told() == Strings{"agent: ticket.taken_back"});
  auto asked_later = told();
  asked_later.does(Ticket::PlanFollowUp{asked_later.now() + in_days(2), "does it stay warm?"});
  asked_later.as({Role::system}).does(FollowUpEnded{FollowUpResult::cancelled, {}, {}}).at(State::told);
  CHECK(asked_later.told() == Strings{"agent: ticket.taken_back"});
  CHECK(asked_later.is_running("ticket.customer_word"));
}

TEST_CASE("A ticket that follows another case may be taken back by hand", "[ticket]") {
  handling().does(outgrown()).does(Ticket::TakeCharge{"it was a repair after all"}).at(State::handling);
}

TEST_CASE("A special customer is reported to the group leader", "[ticket]") {
  auto opening = call();
  opening.special_customer = true;
  CHECK(Walk<Ticket>(opening).told() == Strings{"group_leader: ticket.special_customer"});
  CHECK(recorded().told().empty());
}

TEST_CASE("A hard or major matter goes to the manager, at need to the company", "[ticket]") {
  auto walk = handling();
  walk.does(Ticket::ReportUp{Ticket::Above::group_leader, "gas smell"}).at(State::handling);
  CHECK(walk.told() == Strings{"group_leader: ticket.reported"});
  walk.does(Ticket::ReportUp{Ticket::Above::manager, "gas smell"});
  CHECK(walk.told() == Strings{"manager: ticket.reported"});
  walk.does(Ticket::ReportUp{Ticket::Above::company, "gas smell"});
  CHECK(walk.told() == Strings{"manager: ticket.reported", "general_manager: ticket.reported"});
}

TEST_CASE("What real desks do: take over, set the priority again, wait, solve out of the wait, solve twice",
          "[ticket]") {
  auto walk = submitted();
  walk.does(Ticket::SetPriority{Ticket::Priority::high, {}})
      .does(Ticket::SetPriority{Ticket::Priority::urgent, {}});
  walk.does(Ticket::TakeCharge{}).does(Ticket::TakeCharge{"my shift"}).at(State::handling);
  walk.does(Ticket::Wait{"a photo"}).does(Ticket::Wait{"a better photo"}).at(State::waiting);
  walk.does(Ticket::Solve{"reset"}).does(Ticket::Solve{"reset, and a new valve"}).at(State::solved);
  CHECK(walk.facts().answer == "reset, and a new valve");
  walk.does(Ticket::TakeCharge{"not yet right"}).at(State::handling);
  walk.does(Ticket::Wait{"a key"}).does(Ticket::CustomerReplied{"with the guard"}).at(State::handling);
  CHECK(walk.facts().priority == Ticket::Priority::urgent);
}

TEST_CASE("A better solution found before the customer's word means another call", "[ticket]") {
  told()
      .does(Ticket::Solve{"free of charge"})
      .at(State::solved)
      .refused(Ticket::GiveSolution{}, "ticket.identity_unchecked");
}

TEST_CASE("Who may do what at the desk", "[ticket]") {
  CHECK(Walk<Ticket>::opening(call(), {Role::technician}) == "step.wrong_role");
  CHECK(Walk<Ticket>::opening(call(), {Role::front_desk}).empty());
  submitted().as({Role::technician}).does(Ticket::TakeCharge{});
  solved().as({Role::technician}).refused(Ticket::CheckIdentity{"A1", true}, "step.wrong_role");
  told().as({Role::engineering}).refused(Ticket::Accept{}, "step.wrong_role");
  submitted().as({Role::president}).refused(Ticket::TakeCharge{}, "step.wrong_role");
}

TEST_CASE("Satisfaction is a mark from 1 to 5, and need not be given", "[ticket]") {
  told().refused(Ticket::Accept{0, {}}, "desk.satisfaction_range");
  told().refused(Ticket::Accept{6, {}}, "desk.satisfaction_range").says("6");
  told().does(Ticket::Accept{1, {}});
  told().does(Ticket::Accept{5, {}});
  told().does(Ticket::Accept{});
}

TEST_CASE("A ticket says what the customer wants, and promises only what is to come", "[ticket]") {
  auto opening = call();
  opening.content = "";
  CHECK(Walk<Ticket>::opening(opening) == "desk.text_missing");
  opening = call();
  opening.promised_by = monday_ten;
  CHECK(Walk<Ticket>::opening(opening) == "desk.date_past");
  opening.promised_by = monday_ten + seconds(1);
  CHECK(Walk<Ticket>::opening(opening).empty());
}

TEST_CASE("A promise is made once, and kept by telling the customer", "[ticket][time]") {
  auto walk = submitted();
  walk.refused(Ticket::PromiseTime{walk.now()}, "desk.date_past");
  walk.does(Ticket::PromiseTime{walk.now() + in_minutes(120)});
  walk.refused(Ticket::PromiseTime{walk.now() + in_days(9)}, "ticket.promised_already")
      .says("2026-11-23T04:00:00Z");
  auto kept = walk;
  kept.does(Ticket::Solve{"valve"}).does(Ticket::AnswerInWriting{Ticket::Channel::sms, "139", "done"});
  CHECK_FALSE(kept.is_running("ticket.promised"));
  kept.does(Ticket::Decline{"cold"})
      .does(Ticket::PromiseTime{kept.now() + in_days(1)});  // a new one may be made
  walk.rings_at("2026-11-23T04:00:00Z", {"ticket.promised -> supervisor"});
}

TEST_CASE("ticket.first_response: thirty minutes, then the supervisor, then the manager", "[ticket][time]") {
  auto walk = recorded();
  walk.rings_at("2026-11-23T02:30:00Z", {"ticket.first_response -> supervisor"});
  walk.rings_at("2026-11-23T03:00:00Z", {"ticket.first_response -> manager"});
  auto in_time = recorded();
  in_time.later(in_minutes(29)).does(Ticket::AnswerAtOnce{"at noon", Ticket::Channel::phone_in});
  CHECK_FALSE(in_time.is_running("ticket.first_response"));
  in_time.later(in_minutes(5)).quiet();
}

TEST_CASE("ticket.call_back: thirty minutes from the solution", "[ticket][time]") {
  auto walk = solved();
  walk.rings_at("2026-11-23T02:30:00Z", {"ticket.call_back -> supervisor"});
  auto tried = solved();
  tried.later(in_minutes(29)).does(Ticket::NotReached{}).later(in_minutes(5)).quiet();
  CHECK_FALSE(tried.is_running("ticket.call_back"));
}

TEST_CASE("ticket.call_again: the end of the next working day, anew with each call", "[ticket][time]") {
  auto walk = solved();
  walk.does(Ticket::NotReached{}).later(in_days(1)).does(Ticket::NotReached{});
  walk.later(in_days(1)).does(Ticket::SetPriority{Ticket::Priority::urgent, {}});  // puts nothing off
  walk.does(Ticket::CheckIdentity{"A017", false});
  walk.rings_at("2026-11-25T16:00:00Z", {"ticket.call_again -> supervisor"});
}

TEST_CASE("ticket.resolution: three working days", "[ticket][time]") {
  auto walk = handling();
  walk.rings_at("2026-11-26T16:00:00Z", {"ticket.resolution -> supervisor"});
}

TEST_CASE("ticket.resolution stands still while the customer is awaited, and runs on after a refusal",
          "[ticket][time]") {
  auto walk = handling();
  walk.does(Ticket::Wait{"a photo"}).until("2026-11-25T02:00:00Z");
  CHECK_FALSE(walk.is_running("ticket.resolution"));
  walk.does(Ticket::CustomerReplied{"here"});  // two days ended while waiting: Wednesday, Thursday, Friday
  CHECK(to_string(*walk.due("ticket.resolution")) == "2026-11-27T16:00:00Z");
  auto refused = told();
  CHECK_FALSE(refused.is_running("ticket.resolution"));
  refused.until("2026-11-25T02:00:00Z").does(Ticket::Decline{"still cold"});
  CHECK(refused.runs_of("ticket.resolution") == 1);
  CHECK(to_string(*refused.due("ticket.resolution")) == "2026-11-27T16:00:00Z");
}

TEST_CASE("ticket.customer_reply: five working days", "[ticket][time]") {
  auto walk = handling();
  walk.does(Ticket::Wait{"a photo"});
  walk.rings_at("2026-11-30T16:00:00Z", {"ticket.customer_reply -> supervisor"});
}

TEST_CASE("ticket.customer_word: three working days", "[ticket][time]") {
  auto walk = solved();
  walk.does(Ticket::AnswerInWriting{Ticket::Channel::email, "a", "done"});
  walk.rings_at("2026-11-26T16:00:00Z", {"ticket.customer_word -> supervisor"});
}

TEST_CASE("ticket.following: fifteen working days", "[ticket][time]") {
  auto walk = handling();
  walk.does(outgrown());
  walk.rings_at("2026-12-14T16:00:00Z", {"ticket.following -> supervisor"});
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
