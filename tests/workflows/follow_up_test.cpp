/// What a follow-up tells the case that it came of, and hands on to a complaint. Its steps, refusals, limits
/// and notices are told in tests/scenarios/follow_up.json.
#include "tenon/workflows/desk/follow_up.hpp"

#include "support/walk.hpp"
#include "tenon/workflows/desk/complaint.hpp"

using namespace tenon;
using namespace tenon::test;
using State = FollowUp::State;

namespace {

FollowUp::Opening after_repair() {
  FollowUp::Opening opening;
  opening.occasion = FollowUp::Occasion::after_repair;
  opening.purpose = "water leak in the kitchen, repaired on Friday";
  opening.by = monday_ten + in_days(1);
  return opening;
}
Walk<FollowUp> planned() { return Walk<FollowUp>(after_repair()); }
FollowUp::RecordAnswers mark(std::int32_t satisfaction, std::optional<std::string> remark = {}) {
  return {satisfaction, {{"Is the leak gone?", "It is."}}, std::move(remark), {}};
}
/// The one effect, which tells the case that gave birth to this one.
std::string told_back(const Walk<FollowUp>& walk) {
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].kind == Effect::Kind::tell_case);
  CHECK(walk.effects()[0].what == "follow_up_ended");
  return walk.effects()[0].payload;
}

}  // namespace

TEST_CASE("follow_up: all that people read is there", "[follow_up]") {
  check_readable(FollowUp::rules.book());
}

TEST_CASE("A satisfied customer's answers are recorded and the follow-up closes", "[follow_up]") {
  auto walk = planned();
  walk.as({Role::agent}).does(mark(5)).at(State::answered).does(FollowUp::Close{}).at(State::closed);
  CHECK(walk.facts().satisfaction == 5);
  CHECK(walk.facts().answers.at(0).answer == "It is.");
}

TEST_CASE("A refusal of a follow-up's step says the facts that decided", "[follow_up]") {
  planned().refused(mark(6), "desk.satisfaction_range").says("6");
  planned().refused(FollowUp::Greet{"Hello"}, "follow_up.not_a_greeting").says("after_repair");
  planned().refused(FollowUp::Reschedule{monday_ten}, "desk.date_past");
  planned()
      .does(FollowUp::TryInVain{})
      .refused(FollowUp::TryInVain{}, "follow_up.tried_today")
      .says("2026-11-23");
  auto at_home = after_repair();
  at_home.manner = FollowUp::Manner::visit;
  Walk<FollowUp>(at_home).refused(mark(5), "follow_up.visit_standard").says("no_gifts");
  auto walk = planned();
  walk.does(mark(4, "a stain")).refused(FollowUp::Close{}, "follow_up.remark_not_passed_on").says("a stain");
  walk.does(FollowUp::PassOn{"engineering", "a stain"});
  walk.refused(FollowUp::Close{}, "follow_up.problems_open").says("1 a stain");
  walk.refused(FollowUp::SettleProblem{3, "?"}, "follow_up.no_such_problem").says("3");
}

TEST_CASE("The case that a follow-up came of hears the result, the mark and the remark", "[follow_up]") {
  const auto of_complaint = [] { return planned().came_of("complaint"); };
  CHECK(told_back(of_complaint().does(mark(2, "it leaks again"))) ==
        R"({"result":"dissatisfied","satisfaction":2,"remark":"it leaks again"})");
  CHECK(told_back(of_complaint().does(mark(3))) == R"({"result":"satisfied","satisfaction":3})");
  CHECK(told_back(of_complaint().cancelled("the customer moved away")) == R"({"result":"cancelled"})");
  auto opening = after_repair();
  opening.tries = 1;
  CHECK(told_back(Walk<FollowUp>(opening).came_of("complaint").does(FollowUp::TryInVain{})) ==
        R"({"result":"unreached"})");
}

TEST_CASE("A complaint that comes of a follow-up is about the remark, else about its purpose",
          "[follow_up]") {
  const auto complaint_of = [](Walk<FollowUp> walk) {
    REQUIRE(walk.effects().size() == 1);
    CHECK(walk.effects()[0].kind == Effect::Kind::open_case);
    CHECK(walk.effects()[0].what == "complaint");
    return read_json<Complaint::Opening>(Json::parse(walk.effects()[0].payload)).value();
  };
  const auto rude = complaint_of(planned().does(mark(1, "the adviser was rude")));
  CHECK(rude.about == "the adviser was rude");
  CHECK(rude.channel == Complaint::Channel::phone);
  CHECK(complaint_of(planned().does(mark(1))).about == after_repair().purpose);
  auto opening = after_repair();
  opening.manner = FollowUp::Manner::visit;
  auto answers = mark(1);
  answers.visit_standard = VisitStandard{true, true, true, true};
  CHECK(complaint_of(Walk<FollowUp>(opening).does(answers)).channel == Complaint::Channel::visit);
}
