#include "tenon/workflows/desk/follow_up.hpp"

#include "support/walk.hpp"
#include "tenon/workflows/desk/complaint.hpp"

using namespace tenon;
using namespace tenon::test;
using State = FollowUp::State;
using Strings = std::vector<std::string>;

namespace {

FollowUp::Opening after_repair() {
  FollowUp::Opening opening;
  opening.occasion = FollowUp::Occasion::after_repair;
  opening.purpose = "water leak in the kitchen, repaired on Friday";
  opening.by = monday_ten + in_days(1);
  return opening;
}
FollowUp::Opening at_home() {
  auto opening = after_repair();
  opening.manner = FollowUp::Manner::visit;
  return opening;
}
FollowUp::Opening greeting() {
  auto opening = after_repair();
  opening.occasion = FollowUp::Occasion::care;
  opening.manner = FollowUp::Manner::message;
  opening.plan = "Mid-autumn 2026";
  return opening;
}

Walk<FollowUp> planned() { return Walk<FollowUp>(after_repair()); }
FollowUp::RecordAnswers mark(std::int32_t satisfaction, std::optional<std::string> remark = {}) {
  return {satisfaction, {{"Is the leak gone?", "It is."}}, std::move(remark), {}};
}
constexpr VisitStandard kept{true, true, true, true};

std::string try_event(Walk<FollowUp>& walk, std::string_view event) {
  const auto code = [](const std::optional<Refusal>& refusal) {
    return refusal ? refusal->code : std::string();
  };
  if (event == "reschedule") return code(walk.attempt(FollowUp::Reschedule{walk.now() + in_days(2)}));
  if (event == "try_in_vain") return code(walk.attempt(FollowUp::TryInVain{}));
  if (event == "record_answers") return code(walk.attempt(mark(5)));
  if (event == "pass_on") return code(walk.attempt(FollowUp::PassOn{"engineering", "a stain is left"}));
  if (event == "settle_problem") return code(walk.attempt(FollowUp::SettleProblem{1, "painted over"}));
  if (event == "greet") return code(walk.attempt(FollowUp::Greet{"Happy New Year"}));
  if (event == "close") return code(walk.attempt(FollowUp::Close{}));
  if (event == "complaint_ended") return code(walk.attempt(ComplaintEnded{}));
  FAIL("no sample of " << event);
  return {};
}

}  // namespace

TEST_CASE("follow_up: which event is possible in which state", "[follow_up]") {
  std::map<std::string, Walk<FollowUp>> cases{
      {"planned", planned()},
      {"retrying", planned().does(FollowUp::TryInVain{}).later(in_days(1))},
      {"answered", planned().does(mark(4))},
      {"dealing", planned().does(mark(4)).does(FollowUp::PassOn{"engineering", "a stain is left"})},
      {"closed", planned().does(mark(4)).does(FollowUp::Close{})},
      {"unreached", planned()
                        .does(FollowUp::TryInVain{})
                        .later(in_days(1))
                        .does(FollowUp::TryInVain{})
                        .later(in_days(1))
                        .does(FollowUp::TryInVain{})},
  };
  // clang-format off
  check_table<FollowUp>(
      {//                   planned retrying answered dealing closed unreached
       {"reschedule",      "x x . . . ."},
       {"try_in_vain",     "x x . . . ."},
       {"record_answers",  "x x . . . ."},
       {"pass_on",         ". . x x . ."},
       {"settle_problem",  ". . . x . ."},
       {"greet",           "x x . . . ."},
       {"close",           ". . x x . ."},
       {"complaint_ended", ". . . x . ."}},
      cases, try_event);
  // clang-format on
}

TEST_CASE("follow_up: all that people read is there", "[follow_up]") {
  check_readable(FollowUp::rules.book());
}

TEST_CASE("A satisfied customer's answers are recorded and the follow-up closes", "[follow_up]") {
  auto walk = planned();
  walk.as({Role::agent}).does(mark(5)).at(State::answered).does(FollowUp::Close{}).at(State::closed);
  CHECK(walk.facts().satisfaction == 5);
  CHECK(walk.facts().answers.at(0).answer == "It is.");
}

TEST_CASE("Remarks are passed to the department concerned, and each problem is dealt with", "[follow_up]") {
  auto walk = planned();
  walk.does(mark(4, "the wall has a stain, and the bell is broken"));
  walk.refused(FollowUp::Close{}, "follow_up.remark_not_passed_on").says("the wall has a stain");
  walk.does(FollowUp::PassOn{"engineering", "stain on the wall"}).at(State::dealing);
  CHECK(walk.told() == Strings{"department_manager: follow_up.problem"});
  walk.does(FollowUp::PassOn{"property", "bell broken"});
  walk.as({Role::technician}).does(FollowUp::SettleProblem{1, "painted over"});
  walk.as({Role::agent}).refused(FollowUp::Close{}, "follow_up.problems_open").says("2 bell broken");
  walk.refused(FollowUp::SettleProblem{3, "?"}, "follow_up.no_such_problem").says("3");
  walk.refused(FollowUp::SettleProblem{0, "?"}, "follow_up.no_such_problem");
  walk.does(FollowUp::SettleProblem{2, "new bell"}).does(FollowUp::Close{}).at(State::closed);
}

TEST_CASE("A customer who is not reached is tried three times on three days", "[follow_up]") {
  auto walk = planned().came_of("complaint");
  walk.does(FollowUp::TryInVain{}).at(State::retrying);
  walk.later(in_minutes(60)).refused(FollowUp::TryInVain{}, "follow_up.tried_today").says("2026-11-23");
  // 10:00 on Monday in Shanghai; 23:59 is still Monday, a minute later is Tuesday.
  walk.later(in_minutes(12 * 60 + 59)).refused(FollowUp::TryInVain{}, "follow_up.tried_today");
  walk.later(in_minutes(1)).does(FollowUp::TryInVain{}).at(State::retrying);
  walk.later(in_days(1)).does(FollowUp::TryInVain{}).at(State::unreached);
  CHECK(walk.facts().tried == 3);
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].what == "follow_up_ended");
  CHECK(walk.effects()[0].payload == R"({"result":"unreached"})");
  CHECK(walk.told() == Strings{"customer_relations_supervisor: follow_up.not_reached"});
}

TEST_CASE("The house may set the number of tries", "[follow_up]") {
  auto opening = after_repair();
  opening.tries = 1;
  Walk<FollowUp>(opening).does(FollowUp::TryInVain{}).at(State::unreached);
  opening.tries = 0;
  CHECK(Walk<FollowUp>::opening(opening) == "follow_up.tries_range");
  opening.tries = 21;
  CHECK(Walk<FollowUp>::opening(opening) == "follow_up.tries_range");
}

TEST_CASE("A customer reached on the second day answers", "[follow_up]") {
  planned().does(FollowUp::TryInVain{}).later(in_days(1)).does(mark(3)).at(State::answered);
}

TEST_CASE("A dissatisfied customer is told to the case that the follow-up came of", "[follow_up]") {
  auto walk = planned().came_of("complaint");
  walk.does(mark(2, "it leaks again")).at(State::answered);
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].kind == Effect::Kind::tell_case);
  CHECK(walk.effects()[0].what == "follow_up_ended");
  const auto heard = read_json<FollowUpEnded>(Json::parse(walk.effects()[0].payload)).value();
  CHECK(heard.result == FollowUpResult::dissatisfied);
  CHECK(heard.satisfaction == 2);
  CHECK(heard.remark == "it leaks again");
  CHECK(walk.told() == Strings{"customer_relations_supervisor: follow_up.dissatisfied"});
}

TEST_CASE("A satisfied customer is told to it too, and 3 is not dissatisfied", "[follow_up]") {
  auto walk = planned().came_of("complaint");
  walk.does(mark(3));
  CHECK(walk.effects()[0].payload == R"({"result":"satisfied","satisfaction":3})");
  CHECK(walk.told().empty());
}

TEST_CASE("A dissatisfied customer of no case gets a complaint, and the follow-up waits for it",
          "[follow_up]") {
  auto walk = planned();
  walk.does(mark(1, "the adviser was rude")).at(State::dealing);
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].kind == Effect::Kind::open_case);
  CHECK(walk.effects()[0].what == "complaint");
  const auto opened = read_json<Complaint::Opening>(Json::parse(walk.effects()[0].payload)).value();
  CHECK(opened.about == "the adviser was rude");
  CHECK(Walk<Complaint>::opening(opened, {Role::system}).empty());
  walk.does(FollowUp::PassOn{"sales", "rude adviser"}).does(FollowUp::SettleProblem{1, "spoken to"});
  walk.refused(FollowUp::Close{}, "follow_up.complaint_open");
  walk.as({Role::system}).does(ComplaintEnded{}).as({Role::agent}).does(FollowUp::Close{}).at(State::closed);
}

TEST_CASE("A follow-up that is cancelled tells the case that it came of", "[follow_up]") {
  auto walk = planned().came_of("complaint");
  walk.cancelled("the customer moved away");
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].what == "follow_up_ended");
  CHECK(walk.effects()[0].payload == R"({"result":"cancelled"})");
}

TEST_CASE("A complaint of a follow-up that was cancelled is no settled one: somebody looks", "[follow_up]") {
  auto walk = planned();
  walk.does(mark(1)).as({Role::system}).does(ComplaintEnded{ComplaintResult::cancelled, {}});
  CHECK(walk.at(State::dealing).told() ==
        Strings{"customer_relations_supervisor: follow_up.complaint_cancelled"});
  walk.as({Role::agent}).does(FollowUp::Close{}).at(State::closed);
}

TEST_CASE("Satisfaction is a mark from 1 to 5", "[follow_up]") {
  planned().refused(mark(0), "desk.satisfaction_range").says("0");
  planned().refused(mark(6), "desk.satisfaction_range").says("6");
  planned().does(mark(1));
  planned().does(mark(5));
}

TEST_CASE("A visit at home keeps its standard, item by item", "[follow_up]") {
  auto walk = Walk<FollowUp>(at_home());
  walk.refused(mark(5), "follow_up.visit_standard").says("shoe_covers, no_smoking, no_tea_or_food, no_gifts");
  auto answers = mark(5);
  answers.visit_standard = VisitStandard{true, true, true, false};
  walk.refused(answers, "follow_up.visit_standard").says("no_gifts");
  CHECK(walk.refusal().source == "H2");
  CHECK(walk.refusal().fact("missing") == "no_gifts");
  answers.visit_standard = kept;
  walk.does(answers).at(State::answered);
}

TEST_CASE("A special round goes by the company's order", "[follow_up]") {
  auto opening = after_repair();
  opening.occasion = FollowUp::Occasion::special_round;
  CHECK(Walk<FollowUp>::opening(opening) == "follow_up.no_order");
  opening.order = "";
  CHECK(Walk<FollowUp>::opening(opening) == "follow_up.no_order");
  opening.order = "2026-17";
  CHECK(Walk<FollowUp>::opening(opening).empty());
}

TEST_CASE("A care greeting belongs to the supervisor's plan and asks for no answer", "[follow_up]") {
  auto opening = greeting();
  CHECK(Walk<FollowUp>::opening(opening, {Role::customer_relations_supervisor}).empty());
  CHECK(Walk<FollowUp>::opening(opening, {Role::customer_relations_specialist}) ==
        "follow_up.not_the_planner");
  opening.plan.reset();
  CHECK(Walk<FollowUp>::opening(opening) == "follow_up.no_care_plan");

  Walk<FollowUp> walk(greeting());
  walk.as({Role::customer_relations_specialist}).refused(mark(5), "follow_up.asks_no_answer");
  walk.does(FollowUp::Greet{"Happy Mid-autumn"}).at(State::closed);
  CHECK(walk.told() == Strings{"customer: follow_up.greeting"});
  planned().refused(FollowUp::Greet{"Hello"}, "follow_up.not_a_greeting").says("after_repair");
}

TEST_CASE("A follow-up is planned for a time to come, and may be moved", "[follow_up]") {
  auto opening = after_repair();
  opening.by = monday_ten;
  CHECK(Walk<FollowUp>::opening(opening) == "desk.date_past");
  opening.by = monday_ten + seconds(1);
  CHECK(Walk<FollowUp>::opening(opening).empty());
  opening.purpose = "";
  CHECK(Walk<FollowUp>::opening(opening) == "desk.text_missing");

  auto walk = planned();
  walk.refused(FollowUp::Reschedule{walk.now()}, "desk.date_past");
  walk.does(FollowUp::Reschedule{walk.now() + in_days(3)}).later(in_days(2)).quiet();
  walk.does(FollowUp::TryInVain{}).at(State::retrying);
  walk.does(FollowUp::Reschedule{walk.now() + in_days(3)}).at(State::planned);
}

TEST_CASE("Only customer service follows up", "[follow_up]") {
  CHECK(Walk<FollowUp>::opening(after_repair(), {Role::sales_clerk}) == "step.wrong_role");
  planned().as({Role::sales_clerk}).refused(mark(5), "step.wrong_role");
  planned().as({Role::technician}).refused(FollowUp::TryInVain{}, "step.wrong_role");
}

TEST_CASE("follow_up.planned: until the date, and not a second longer", "[follow_up][time]") {
  auto walk = planned();
  walk.rings_at("2026-11-24T02:00:00Z", {"follow_up.planned -> customer_relations_supervisor"});
}

TEST_CASE("follow_up.next_try: the end of the next working day, anew with each try", "[follow_up][time]") {
  auto walk = planned();
  walk.does(FollowUp::TryInVain{});
  CHECK(to_string(*walk.due("follow_up.next_try")) ==
        "2026-11-24T16:00:00Z");  // 24:00 of Tuesday in Shanghai
  walk.later(in_days(1)).does(FollowUp::TryInVain{});
  CHECK(to_string(*walk.due("follow_up.next_try")) == "2026-11-25T16:00:00Z");
  walk.rings_at("2026-11-25T16:00:00Z", {"follow_up.next_try -> customer_relations_supervisor"});
}

TEST_CASE("follow_up.sorting: one working day; follow_up.problems: five", "[follow_up][time]") {
  auto walk = planned();
  walk.does(mark(4, "a stain"));
  CHECK(to_string(*walk.due("follow_up.sorting")) == "2026-11-24T16:00:00Z");
  auto late = walk;
  late.rings_at("2026-11-24T16:00:00Z", {"follow_up.sorting -> customer_relations_supervisor"});
  walk.does(FollowUp::PassOn{"engineering", "a stain"});
  CHECK_FALSE(walk.is_running("follow_up.sorting"));
  CHECK(to_string(*walk.due("follow_up.problems")) ==
        "2026-11-30T16:00:00Z");  // Monday: the weekend does not count
  walk.rings_at("2026-11-30T16:00:00Z", {"follow_up.problems -> customer_relations_supervisor"});
}
