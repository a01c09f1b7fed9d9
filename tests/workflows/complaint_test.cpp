#include "tenon/workflows/desk/complaint.hpp"

#include "support/walk.hpp"
#include "tenon/workflows/builtin.hpp"
#include "tenon/workflows/desk/follow_up.hpp"
#include "tenon/workflows/desk/ticket.hpp"

using namespace tenon;
using namespace tenon::test;
using State = Complaint::State;
using Grade = Complaint::Grade;
using Relief = Complaint::Relief;
using Level = Complaint::Level;
using Strings = std::vector<std::string>;

namespace {

const RoleSet clerk{Role::complaint_clerk};
const RoleSet supervisor{Role::complaint_supervisor};
const RoleSet manager{Role::manager};

Complaint::Opening noise() {
  Complaint::Opening opening;
  opening.target = Complaint::Target::property_service;
  opening.about = "the pump room hums all night";
  opening.asked = "quiet after ten";
  return opening;
}
Complaint::NameResponsible responsible() {
  return {"E031", "property", "pump switched to low speed at once"};
}
Complaint::LookInto findings(Complaint::Fault fault = Complaint::Fault::neither) {
  return {"bearing worn", Complaint::Cause::neglect, fault};
}
Complaint::Propose explanation() { return {"the pump meets the standard", Relief::explanation, {}}; }
Complaint::Propose repair() { return {"new bearing this week", Relief::non_monetary, {}}; }

Walk<Complaint> recorded() { return Walk<Complaint>(noise()); }
Walk<Complaint> graded() { return recorded().does(Complaint::SetGrade{}); }
Walk<Complaint> investigating() { return graded().does(responsible()); }
Walk<Complaint> higher() { return investigating().does(Complaint::HandUp{"no answer found"}); }
Walk<Complaint> proposed() {
  return investigating().does(findings()).as(every_role(), "drafter").does(repair()).as(every_role());
}
Walk<Complaint> offered() { return proposed().does(Complaint::CheckProposal{true, "within the contract"}); }
Walk<Complaint> agreed() { return offered().does(Complaint::Accept{}); }
Walk<Complaint> carried_out() { return agreed().does(Complaint::CarryOut{"bearing replaced"}); }
Walk<Complaint> told() {
  return carried_out().does(Complaint::TellResult{Complaint::Channel::phone, "the bearing was replaced"});
}
Walk<Complaint> revisiting() {
  auto walk = told();
  return walk.does(Complaint::PlanRevisit{walk.now() + in_days(3), {}});
}
Walk<Complaint> reopened() { return told().does(Complaint::RecordRevisit{1, "it hums again"}); }

/// Made and graded by the manager, who alone may go on.
Walk<Complaint> managers(Complaint::Opening opening, Complaint::SetGrade grade = {}) {
  return Walk<Complaint>(opening).does(grade);
}

std::string try_event(Walk<Complaint>& walk, std::string_view event) {
  const auto code = [](const std::optional<Refusal>& refusal) {
    return refusal ? refusal->code : std::string();
  };
  if (event == "set_grade") return code(walk.attempt(Complaint::SetGrade{}));
  if (event == "regrade") return code(walk.attempt(Complaint::Regrade{Grade::major, {}, "press is there"}));
  if (event == "name_responsible") return code(walk.attempt(responsible()));
  if (event == "tell_time") return code(walk.attempt(Complaint::TellTime{walk.now() + in_days(1)}));
  if (event == "look_into") return code(walk.attempt(findings()));
  if (event == "tell_progress") return code(walk.attempt(Complaint::TellProgress{"part ordered"}));
  if (event == "hand_up") return code(walk.attempt(Complaint::HandUp{"no answer found"}));
  if (event == "propose") return code(walk.attempt(repair()));
  if (event == "check_proposal") return code(walk.attempt(Complaint::CheckProposal{true, "contract"}));
  if (event == "accept") return code(walk.attempt(Complaint::Accept{}));
  if (event == "decline") return code(walk.attempt(Complaint::Decline{"too late"}));
  if (event == "carry_out") return code(walk.attempt(Complaint::CarryOut{"done"}));
  if (event == "send_apology") return code(walk.attempt(Complaint::SendApology{"L-7", "night checks"}));
  if (event == "tell_result")
    return code(walk.attempt(Complaint::TellResult{Complaint::Channel::phone, "done"}));
  if (event == "plan_revisit") return code(walk.attempt(Complaint::PlanRevisit{walk.now() + in_days(2), {}}));
  if (event == "record_revisit") return code(walk.attempt(Complaint::RecordRevisit{5, {}}));
  if (event == "follow_up_ended") return code(walk.attempt(FollowUpEnded{}));
  if (event == "complain_again") return code(walk.attempt(Complaint::ComplainAgain{"still loud"}));
  if (event == "review_causes") return code(walk.attempt(Complaint::ReviewCauses{}));
  if (event == "propose_improvement")
    return code(walk.attempt(Complaint::ProposeImprovement{"property", "checks"}));
  if (event == "close_unreached") return code(walk.attempt(Complaint::CloseUnreached{"moved away"}));
  if (event == "withdraw") return code(walk.attempt(Complaint::Withdraw{"quiet now"}));
  FAIL("no sample of " << event);
  return {};
}

}  // namespace

TEST_CASE("complaint: which event is possible in which state", "[complaint]") {
  const std::map<std::string, Walk<Complaint>> cases{
      {"recorded", recorded()},
      {"graded", graded()},
      {"investigating", investigating()},
      {"higher", higher()},
      {"proposed", proposed()},
      {"offered", offered()},
      {"agreed", agreed()},
      {"carried_out", carried_out()},
      {"told", told()},
      {"revisiting", revisiting()},
      {"reopened", reopened()},
      {"closed", told().does(Complaint::RecordRevisit{5, {}})},
      {"withdrawn", graded().does(Complaint::Withdraw{"quiet now"})},
  };
  // recorded graded | investigating higher | proposed offered agreed carried_out told revisiting reopened |
  // closed withdrawn
  // clang-format off
  check_table<Complaint>(
      {{"set_grade",           "x . . . . . . . . . . . ."},
       {"regrade",             ". x x x x x x x . . . . ."},
       {"name_responsible",    ". x . . . . . . . . . . ."},
       {"tell_time",           ". x x x . . . . . . . . ."},
       {"look_into",           ". . x x . . . . . . . . ."},
       {"tell_progress",       ". . x x x . x x . . x . ."},
       {"hand_up",             ". . x x . . . . . . . . ."},
       {"propose",             ". . x x . . . . . . . . ."},
       {"check_proposal",      ". . . . x . . . . . . . ."},
       {"accept",              ". . . . . x . . . . . . ."},
       {"decline",             ". . . . . x . . . . . . ."},
       {"carry_out",           ". . . . . . x . . . . . ."},
       {"send_apology",        ". . . . . x x x x x . . ."},
       {"tell_result",         ". . . . . x x x . . . . ."},
       {"plan_revisit",        ". . . . . . . . x x . . ."},
       {"record_revisit",      ". . . . . . . . x x . . ."},
       {"follow_up_ended",     ". . . . . . . . . x . . ."},
       {"complain_again",      ". x x x x x x x x x x . ."},
       {"review_causes",       ". . . . . . . . . . x . ."},
       {"propose_improvement", ". . . . . . x x x x x . ."},
       {"close_unreached",     ". . . . . . . . . x . . ."},
       {"withdraw",            "x x x x x x x x x x x . ."}},
      cases, try_event);
  // clang-format on
}

TEST_CASE("complaint: all that people read is there", "[complaint]") {
  check_readable(Complaint::rules.book());
}

TEST_CASE("An ordinary complaint from the first word to the satisfied customer", "[complaint]") {
  auto walk = recorded();
  walk.as({Role::complaint_reception}).does(Complaint::SetGrade{Grade::ordinary, {}}).at(State::graded);
  CHECK(walk.told().empty());
  walk.as(clerk, "C1").does(responsible()).at(State::investigating);
  CHECK(walk.facts().measures == "pump switched to low speed at once");
  walk.does(Complaint::TellTime{walk.now() + in_days(2)});
  CHECK(walk.told() == Strings{"customer: complaint.time_told"});
  walk.as({Role::property_manager}).does(findings());
  walk.as(clerk, "C1").does(repair()).at(State::proposed);
  walk.as(supervisor, "S1").does(Complaint::CheckProposal{true, "quality standard"}).at(State::offered);
  CHECK(walk.told() == Strings{"customer: complaint.offer"});
  walk.as(clerk, "C1").does(Complaint::Accept{}).at(State::agreed);
  walk.as({Role::engineering}).does(Complaint::CarryOut{"bearing replaced"}).at(State::carried_out);
  walk.as(clerk, "C1")
      .does(Complaint::TellResult{Complaint::Channel::phone, "bearing replaced"})
      .at(State::told);
  walk.does(Complaint::ProposeImprovement{"property", "monthly pump check"});
  walk.does(Complaint::PlanRevisit{walk.now() + in_days(3), {}}).at(State::revisiting);
  walk.as({Role::system})
      .does(FollowUpEnded{FollowUpResult::satisfied, 5, "quiet at last"})
      .at(State::closed);
  CHECK(walk.told() == Strings{"manager: complaint.to_read", "general_manager: complaint.to_read",
                               "department_manager: complaint.improve"});
  CHECK(walk.facts().remark == "quiet at last");
  CHECK(walk.facts().improvements == Strings{"property: monthly pump check"});
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].kind == Effect::Kind::tell_case);
  CHECK(walk.effects()[0].what == "complaint_ended");
  CHECK(walk.effects()[0].payload == R"({"result":"satisfied","answer":"bearing replaced"})");
}

TEST_CASE("The revisit is a follow-up of its own", "[complaint]") {
  auto walk = told();
  walk.refused(Complaint::PlanRevisit{walk.now(), {}}, "desk.date_past");
  walk.does(Complaint::PlanRevisit{walk.now() + in_days(3), true});
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].what == "follow_up");
  const auto opened = read_json<FollowUp::Opening>(Json::parse(walk.effects()[0].payload)).value();
  CHECK(opened.occasion == FollowUp::Occasion::after_complaint);
  CHECK(opened.manner == FollowUp::Manner::visit);
  CHECK(Walk<FollowUp>::opening(opened, {Role::system}).empty());
}

TEST_CASE("A clerk may record the revisit as well", "[complaint]") {
  told().as(clerk).does(Complaint::RecordRevisit{3, "all right"}).at(State::closed);
  revisiting().as(clerk).does(Complaint::RecordRevisit{4, {}}).at(State::closed);
  told().refused(Complaint::RecordRevisit{0, {}}, "desk.satisfaction_range");
  told().refused(Complaint::RecordRevisit{6, {}}, "desk.satisfaction_range");
}

TEST_CASE("A customer who is not satisfied opens the complaint anew, and its causes are reviewed",
          "[complaint]") {
  auto walk = told();
  walk.as(clerk).does(Complaint::RecordRevisit{2, "it hums again"}).at(State::reopened);
  CHECK(walk.told() == Strings{"complaint_supervisor: complaint.reopened"});
  CHECK(walk.facts().reopenings == 1);
  CHECK(walk.facts().level == Level::group);
  walk.refused(Complaint::ReviewCauses{}, "step.wrong_role");
  walk.as(supervisor)
      .does(Complaint::ReviewCauses{Complaint::Cause::error, "wrong bearing"})
      .at(State::higher);
  CHECK(walk.facts().cause == Complaint::Cause::error);
  walk.as({Role::complaint_group}, "G1").refused(repair(), "complaint.not_looked_into").says("group");
  walk.does(findings())
      .does(repair())
      .as(supervisor)
      .does(Complaint::CheckProposal{true, "x"})
      .does(Complaint::Accept{});
  walk.does(Complaint::CarryOut{"right bearing"})
      .does(Complaint::TellResult{Complaint::Channel::phone, "done"});
  walk.does(Complaint::RecordRevisit{5, {}}).at(State::closed);
}

TEST_CASE("A follow-up that finds a dissatisfied customer opens it anew", "[complaint]") {
  auto walk = revisiting();
  walk.as({Role::system}).does(FollowUpEnded{FollowUpResult::dissatisfied, 1, "it hums"}).at(State::reopened);
  CHECK(walk.facts().satisfaction == 1);
  CHECK(walk.facts().reopenings == 1);
}

TEST_CASE("A second complaint about an answer opens it anew; one made before that is counted",
          "[complaint]") {
  told().does(Complaint::ComplainAgain{"nothing has changed"}).at(State::reopened);
  revisiting().does(Complaint::ComplainAgain{"nothing has changed"}).at(State::reopened);
  auto walk = investigating();
  walk.does(Complaint::ComplainAgain{"why so slow?"}).at(State::investigating);
  CHECK(walk.told() == Strings{"complaint_supervisor: complaint.again"});
  CHECK(walk.facts().repeated == 1);
  CHECK(walk.facts().reopenings == 0);
}

TEST_CASE("An answer that the customer disputes, as in the public complaint data", "[complaint]") {
  auto walk = investigating();
  walk.does(findings())
      .as(clerk, "C1")
      .does(explanation())
      .as(supervisor)
      .does(Complaint::CheckProposal{true, "law"});
  walk.does(Complaint::TellResult{Complaint::Channel::web, "closed with explanation"}).at(State::told);
  walk.does(Complaint::RecordRevisit{1, "disputed"}).at(State::reopened);
}

TEST_CASE("After the end a complaint made again is a new case that names the old one", "[complaint]") {
  auto walk = told();
  walk.does(Complaint::RecordRevisit{5, {}}).refused(Complaint::ComplainAgain{"again"}, "case.ended");
  auto opening = noise();
  opening.previous = CaseId{};
  CHECK(Walk<Complaint>(opening).facts().previous == CaseId{});
}

TEST_CASE("A customer who cannot be visited again is closed by a supervisor, after it was tried",
          "[complaint]") {
  auto walk = revisiting();
  walk.as(supervisor).refused(Complaint::CloseUnreached{"moved away"}, "complaint.not_revisited");
  walk.as({Role::system}).does(FollowUpEnded{FollowUpResult::unreached, {}, {}}).at(State::revisiting);
  CHECK(walk.told() == Strings{"complaint_supervisor: complaint.revisit_failed"});
  auto again = walk;
  again.as(clerk).does(Complaint::PlanRevisit{walk.now() + in_days(5), {}});
  again.as(supervisor).refused(Complaint::CloseUnreached{"moved away"}, "complaint.not_revisited");
  walk.as(clerk).refused(Complaint::CloseUnreached{"moved away"}, "step.wrong_role");
  walk.as(supervisor).does(Complaint::CloseUnreached{"moved away"}).at(State::closed);
  CHECK(walk.told() == Strings{"manager: complaint.to_read", "general_manager: complaint.to_read",
                               "department_manager: complaint.improve"});
  CHECK(walk.effects()[0].payload == R"({"result":"unreached","answer":"the bearing was replaced"})");
}

TEST_CASE("A revisit that was cancelled has not been made: the supervisor hears, another is planned",
          "[complaint]") {
  auto walk = revisiting();
  walk.as({Role::system}).does(FollowUpEnded{FollowUpResult::cancelled, {}, {}}).at(State::revisiting);
  CHECK(walk.told() == Strings{"complaint_supervisor: complaint.revisit_cancelled"});
  walk.as(supervisor).refused(Complaint::CloseUnreached{"no revisit"}, "complaint.not_revisited");
  walk.as(clerk).does(Complaint::PlanRevisit{walk.now() + in_days(5), {}}).at(State::revisiting);
}

TEST_CASE("A complaint that is cancelled tells the case that it came of", "[complaint]") {
  auto walk = investigating();
  walk.as(manager).cancelled("entered twice");
  REQUIRE(walk.effects().size() == 1);
  CHECK(walk.effects()[0].what == "complaint_ended");
  CHECK(walk.effects()[0].payload == R"({"result":"cancelled"})");
}

TEST_CASE("What the customer does not accept goes up: desk, group, manager, company", "[complaint]") {
  auto walk = offered();
  const auto next = [&](Level level, std::string_view who) {
    walk.as(clerk, "C1").does(Complaint::Decline{"not enough"}).at(State::higher);
    CHECK(walk.facts().level == level);
    CHECK(walk.told() ==
          Strings{std::string(who) + ": complaint.handed_up", "customer: complaint.handed_up"});
    walk.refused(repair(), "complaint.wrong_level").says(name_of(level)).says("complaint_clerk");
  };
  const auto propose = [&](Role role) {
    walk.as({role}, "upper").refused(repair(), "complaint.not_looked_into").does(findings()).does(repair());
    walk.as(supervisor, "S1").does(Complaint::CheckProposal{true, "contract"}).at(State::offered);
  };
  next(Level::group, "complaint_group");
  propose(Role::complaint_group);
  next(Level::manager, "manager");
  walk.as({Role::complaint_group}).refused(repair(), "complaint.wrong_level");
  propose(Role::manager);
  next(Level::company, "general_manager");
  walk.as(manager).refused(repair(), "complaint.wrong_level");
  propose(Role::general_manager);
  next(Level::company, "general_manager");
  CHECK(walk.facts().refusals == 4);
}

TEST_CASE("A desk without a satisfactory answer hands up to the group, and the customer is told",
          "[complaint]") {
  auto walk = investigating();
  walk.as(clerk).does(findings()).does(Complaint::HandUp{"needs a new pump"}).at(State::higher);
  CHECK(walk.facts().level == Level::group);
  CHECK(walk.told() == Strings{"complaint_group: complaint.handed_up", "customer: complaint.handed_up"});
  CHECK_FALSE(walk.facts().findings);  // analysed again
  walk.does(Complaint::HandUp{"a lease matter"});
  CHECK(walk.told()[0] == "manager: complaint.handed_up");
  walk.does(Complaint::HandUp{"a lease matter"});
  CHECK(walk.told()[0] == "general_manager: complaint.handed_up");
  walk.refused(Complaint::HandUp{"and now?"}, "complaint.top_level");
}

TEST_CASE("Claims of 10 000 yuan or more, major, sudden and group ones are the manager's own",
          "[complaint]") {
  const auto is_managers = [](const Complaint::Opening& opening, const Complaint::SetGrade& grade) {
    auto walk = managers(opening, grade);
    walk.as(clerk);
    const auto refusal = walk.attempt(responsible());
    if (!refusal) {
      CHECK(walk.state() == State::investigating);
      return false;
    }
    CHECK(refusal->code == "complaint.managers_own");
    CHECK(refusal->source == "H1, H2");
    CHECK(refusal->fact("held") == "complaint_clerk");
    walk.as(manager, "M1").does(responsible()).at(State::higher);
    CHECK(walk.facts().level == Level::manager);
    walk.does(findings()).as(clerk).refused(repair(), "complaint.managers_own").says("complaint_clerk");
    walk.as({Role::deputy_manager}, "D1").does(repair());
    return true;
  };
  auto opening = noise();
  CHECK_FALSE(is_managers(opening, {}));
  CHECK(is_managers(opening, {Grade::major, {}}));
  CHECK(is_managers(opening, {Grade::group, 2}));
  opening.claim = Money::from_fen(9'999'99);
  CHECK_FALSE(is_managers(opening, {}));
  opening.claim = 10'000_yuan;
  CHECK(is_managers(opening, {}));
  opening.claim = Money::from_fen(10'000'01);
  CHECK(is_managers(opening, {}));
  opening.claim.reset();
  opening.sudden = true;
  CHECK(is_managers(opening, {}));
}

TEST_CASE("A claim that is the manager's own says how much it is", "[complaint]") {
  auto opening = noise();
  opening.claim = 12'500_yuan;
  managers(opening)
      .as(clerk)
      .refused(responsible(), "complaint.managers_own")
      .says("12500.00")
      .says("ordinary");
}

TEST_CASE("Who hears of a complaint when it is graded", "[complaint]") {
  auto opening = noise();
  const auto heard = [&](Complaint::SetGrade grade) { return Walk<Complaint>(opening).does(grade).told(); };
  CHECK(heard({Grade::ordinary, {}}).empty());
  CHECK(heard({Grade::major, {}}) == Strings{"manager: complaint.major", "general_manager: complaint.major"});
  CHECK(heard({Grade::group, 5}) == Strings{"manager: complaint.for_manager"});
  opening.claim = 10'000_yuan;
  CHECK(heard({Grade::ordinary, {}}) == Strings{"manager: complaint.for_manager"});
}

TEST_CASE("A serious accident goes up at once, before it is graded", "[complaint]") {
  auto opening = noise();
  CHECK(Walk<Complaint>(opening).told().empty());
  opening.serious_accident = true;
  CHECK(Walk<Complaint>(opening).told() == Strings{"complaint_supervisor: complaint.serious_accident",
                                                   "manager: complaint.serious_accident",
                                                   "general_manager: complaint.serious_accident"});
}

TEST_CASE("A group complaint has several customers", "[complaint]") {
  recorded().refused(Complaint::SetGrade{Grade::group, {}}, "complaint.group_of_one").says("1");
  recorded().refused(Complaint::SetGrade{Grade::group, 1}, "complaint.group_of_one");
  recorded().does(Complaint::SetGrade{Grade::group, 2});
  graded()
      .as(supervisor)
      .refused(Complaint::Regrade{Grade::group, {}, "more came"}, "complaint.group_of_one");
  graded().as(supervisor).does(Complaint::Regrade{Grade::group, 3, "more came"});
}

TEST_CASE("A complaint that turns out graver goes to the manager", "[complaint]") {
  auto walk = investigating();
  walk.as(clerk).refused(Complaint::Regrade{Grade::major, {}, "the press is there"}, "step.wrong_role");
  walk.as(supervisor).does(Complaint::Regrade{Grade::major, {}, "the press is there"}).at(State::higher);
  CHECK(walk.told() == Strings{"manager: complaint.regraded", "general_manager: complaint.regraded"});
  CHECK(walk.facts().level == Level::manager);
  walk.does(Complaint::Regrade{Grade::ordinary, {}, "it was nothing"}).at(State::higher);
  CHECK(walk.told().empty());
}

TEST_CASE("A letter is entered, goes up through the supervisor, and is answered in writing", "[complaint]") {
  auto opening = noise();
  opening.channel = Complaint::Channel::letter;
  CHECK(Walk<Complaint>::opening(opening) == "complaint.letter_not_entered");
  opening.mail_entry = "2026-114";
  Walk<Complaint> walk(opening);
  CHECK(walk.told() == Strings{"complaint_supervisor: complaint.letter"});
  walk.as(clerk, "C1")
      .refused(Complaint::SetGrade{}, "complaint.letter_to_supervisor")
      .says("complaint_clerk");
  walk.as(supervisor, "S1").does(Complaint::SetGrade{});
  CHECK(walk.told() == Strings{"manager: complaint.letter"});
  walk.as(clerk, "C1").does(responsible()).does(findings()).does(explanation());
  walk.as(supervisor, "S1").does(Complaint::CheckProposal{true, "law"});
  walk.refused(Complaint::TellResult{Complaint::Channel::phone, "as explained"}, "complaint.not_in_writing")
      .says("phone");
  walk.refused(Complaint::TellResult{Complaint::Channel::visit, "as explained"}, "complaint.not_in_writing")
      .says("visit");
  walk.does(Complaint::TellResult{Complaint::Channel::letter, "as explained"}).at(State::told);
}

TEST_CASE("A complaint that comes any other way may be answered by telephone", "[complaint]") {
  for (const auto channel : {Complaint::Channel::phone, Complaint::Channel::visit, Complaint::Channel::email,
                             Complaint::Channel::web}) {
    auto opening = noise();
    opening.channel = channel;
    CHECK(Walk<Complaint>::opening(opening).empty());
  }
}

TEST_CASE("Nothing is proposed before it was looked into", "[complaint]") {
  investigating().refused(repair(), "complaint.not_looked_into").says("desk");
  investigating().does(findings()).does(repair());
}

TEST_CASE("Who drafts a proposal does not check it", "[complaint]") {
  auto walk = investigating();
  walk.does(findings()).as(supervisor, "S1").does(repair());
  walk.refused(Complaint::CheckProposal{true, "mine"}, "complaint.own_proposal").says("S1");
  CHECK(walk.refusal().source == "H1 ch. 2 2.4");
  walk.as(supervisor, "S2").does(Complaint::CheckProposal{true, "contract"}).at(State::offered);
}

TEST_CASE("A proposal that does not answer what was asked goes back to where it came from", "[complaint]") {
  proposed().does(Complaint::CheckProposal{false, "says nothing about the nights"}).at(State::investigating);
  auto walk = higher();
  walk.does(findings()).as(every_role(), "G1").does(repair()).as(every_role());
  walk.does(Complaint::CheckProposal{false, "no"}).at(State::higher);
}

TEST_CASE("Monetary relief names its amount", "[complaint]") {
  auto walk = investigating();
  walk.does(findings());
  walk.refused(Complaint::Propose{"we pay", Relief::monetary, {}}, "complaint.no_amount")
      .says("payload.amount");
  walk.refused(Complaint::Propose{"we pay", Relief::monetary, Money()}, "complaint.no_amount");
  walk.does(Complaint::Propose{"we pay", Relief::monetary, 300_yuan});
  CHECK(walk.facts().amount == 300_yuan);
}

TEST_CASE("Relief is carried out before its result is told; an explanation needs no more than telling",
          "[complaint]") {
  offered()
      .refused(Complaint::TellResult{Complaint::Channel::phone, "soon"}, "complaint.not_carried_out")
      .says("non_monetary");
  agreed().refused(Complaint::TellResult{Complaint::Channel::phone, "soon"}, "complaint.not_carried_out");
  carried_out().does(Complaint::TellResult{Complaint::Channel::phone, "done"}).at(State::told);
}

TEST_CASE("A misunderstanding or an employee's fault ends with a letter of apology", "[complaint]") {
  for (const auto fault : {Complaint::Fault::misunderstanding, Complaint::Fault::employee}) {
    auto walk = investigating();
    walk.does(findings(fault)).as(every_role(), "D").does(explanation()).as(every_role());
    walk.does(Complaint::CheckProposal{true, "facts"});
    walk.refused(Complaint::TellResult{Complaint::Channel::phone, "sorry"}, "complaint.no_apology")
        .says(name_of(fault));
    walk.refused(Complaint::SendApology{"L-7", ""}, "desk.text_missing").says("payload.changed");
    walk.does(Complaint::SendApology{"L-7", "staff trained"});
    CHECK(walk.told() == Strings{"customer: complaint.apology"});
    walk.does(Complaint::TellResult{Complaint::Channel::phone, "sorry"}).at(State::told);
  }
}

TEST_CASE("The customer hears how long it takes, once, and of progress", "[complaint]") {
  auto walk = investigating();
  walk.refused(Complaint::TellTime{walk.now()}, "desk.date_past");
  walk.does(Complaint::TellTime{walk.now() + in_days(1)});
  walk.refused(Complaint::TellTime{walk.now() + in_days(9)}, "complaint.time_told_already")
      .says("2026-11-24T02:00:00Z");
  walk.does(Complaint::TellProgress{"part ordered"}).at(State::investigating);
  CHECK(walk.told() == Strings{"customer: complaint.progress"});
}

TEST_CASE("A customer may withdraw, and the ticket hears of it", "[complaint]") {
  auto walk = investigating();
  walk.as(clerk).refused(Complaint::Withdraw{"quiet now"}, "step.wrong_role");
  walk.as(supervisor).does(Complaint::Withdraw{"quiet now"}).at(State::withdrawn);
  CHECK(walk.effects()[0].payload == R"({"result":"withdrawn"})");
}

TEST_CASE("A complaint says what it is about, and only customer service records it", "[complaint]") {
  auto opening = noise();
  opening.about = "";
  CHECK(Walk<Complaint>::opening(opening) == "desk.text_missing");
  CHECK(Walk<Complaint>::opening(noise(), {Role::sales_clerk}) == "step.wrong_role");
  CHECK(Walk<Complaint>::opening(noise(), {Role::agent}).empty());
}

TEST_CASE("complaint.measures: thirty minutes, then level by level", "[complaint][time]") {
  auto walk = recorded();
  walk.does(Complaint::SetGrade{});
  walk.rings_at("2026-11-23T02:30:00Z", {"complaint.measures -> complaint_supervisor"});
  walk.rings_at("2026-11-23T03:00:00Z", {"complaint.measures -> manager"});
  walk.rings_at("2026-11-23T03:30:00Z", {"complaint.measures -> general_manager"});
  auto in_time = graded();
  in_time.later(in_minutes(29)).does(responsible()).later(in_minutes(5)).quiet();
}

TEST_CASE("complaint.promised: the first response at the time promised", "[complaint][time]") {
  auto opening = noise();
  opening.promised_by = monday_ten + in_minutes(10);
  Walk<Complaint> walk(opening);
  walk.rings_at("2026-11-23T02:10:00Z", {"complaint.promised -> complaint_supervisor"});
}

TEST_CASE("complaint.time_told: what the customer was told", "[complaint][time]") {
  auto walk = investigating();
  walk.does(Complaint::TellTime{monday_ten + in_minutes(90)});
  walk.rings_at("2026-11-23T03:30:00Z", {"complaint.time_told -> complaint_supervisor"});
}

TEST_CASE("Two levels, two times: the desk one working day, the group two of its own", "[complaint][time]") {
  auto walk = investigating();
  walk.rings_at("2026-11-24T16:00:00Z", {"complaint.desk_view -> complaint_supervisor"});
  walk.until("2026-11-25T02:00:00Z").does(Complaint::HandUp{"no answer"});
  CHECK_FALSE(walk.is_running("complaint.desk_view"));
  CHECK(to_string(*walk.due("complaint.higher_answer")) == "2026-11-27T16:00:00Z");
  auto upper = higher();
  upper.does(Complaint::TellProgress{"x"}).until("2026-11-25T15:59:59Z").quiet();
  upper.later(seconds(1))
      .rang(
          {"complaint.higher_answer -> complaint_supervisor", "complaint.progress -> complaint_supervisor"});
}

TEST_CASE("complaint.progress: two working days from the last word to the customer, whatever else happens",
          "[complaint][time]") {
  auto walk = investigating();
  walk.until("2026-11-24T02:00:00Z").does(findings()).does(Complaint::ComplainAgain{"still humming"});
  walk.as(supervisor).does(Complaint::Regrade{Grade::ordinary, {}, "no change"}).as(every_role());
  CHECK(to_string(*walk.due("complaint.progress")) == "2026-11-25T16:00:00Z");
  auto handed_up = walk, told_time = walk;
  walk.does(Complaint::TellProgress{"part ordered"});
  handed_up.does(Complaint::HandUp{"no answer"});
  told_time.does(Complaint::TellTime{walk.now() + in_days(1)});
  for (const auto* each : {&walk, &handed_up, &told_time})
    CHECK(to_string(*each->due("complaint.progress")) == "2026-11-26T16:00:00Z");
}

TEST_CASE("complaint.revisit_result: anew with each revisit planned, not with the news that one failed",
          "[complaint][time]") {
  auto walk = revisiting();
  walk.until("2026-11-25T02:00:00Z").as({Role::system});
  walk.does(FollowUpEnded{FollowUpResult::unreached, {}, {}});
  CHECK(to_string(*walk.due("complaint.revisit_result")) == "2026-11-30T16:00:00Z");
  walk.as(clerk).does(Complaint::PlanRevisit{walk.now() + in_days(2), {}});
  CHECK(to_string(*walk.due("complaint.revisit_result")) == "2026-12-02T16:00:00Z");
}

TEST_CASE("complaint.resolution: the limit of the new grade, from the same start", "[complaint][time]") {
  auto walk = investigating();
  walk.until("2026-11-25T02:00:00Z").as(supervisor);
  walk.does(Complaint::Regrade{Grade::major, {}, "the press is there"});
  CHECK(to_string(*walk.due("complaint.resolution")) == "2026-12-02T16:00:00Z");
  CHECK(walk.runs_of("complaint.resolution") == 1);
  walk.does(Complaint::Regrade{Grade::ordinary, {}, "it was nothing"});
  CHECK(to_string(*walk.due("complaint.resolution")) == "2026-11-26T16:00:00Z");
}

TEST_CASE("complaint.check: one working day; complaint.customer_word: three", "[complaint][time]") {
  auto walk = proposed();
  walk.rings_at("2026-11-24T16:00:00Z", {"complaint.check -> complaint_supervisor"});
  auto with_customer = offered();
  with_customer.rings_at("2026-11-26T16:00:00Z", {"complaint.customer_word -> complaint_supervisor"});
}

TEST_CASE("complaint.resolution: three working days, standing still while the customer considers",
          "[complaint][time]") {
  auto walk = agreed();
  CHECK(to_string(*walk.due("complaint.resolution")) == "2026-11-26T16:00:00Z");
  auto considered = offered();
  CHECK_FALSE(considered.is_running("complaint.resolution"));
  considered.until("2026-11-25T02:00:00Z").does(Complaint::Accept{});
  CHECK(to_string(*considered.due("complaint.resolution")) == "2026-11-27T16:00:00Z");
  considered.does(Complaint::CarryOut{"x"})
      .rings_at("2026-11-27T16:00:00Z", {"complaint.resolution -> complaint_supervisor",
                                         "complaint.progress -> complaint_supervisor"});
}

TEST_CASE("complaint.resolution ends when the result is told and begins anew with a reopening",
          "[complaint][time]") {
  auto walk = told();
  CHECK_FALSE(walk.is_running("complaint.resolution"));
  walk.until("2026-11-25T02:00:00Z").does(Complaint::RecordRevisit{1, {}});
  CHECK(walk.runs_of("complaint.resolution") == 2);
  CHECK(to_string(*walk.due("complaint.resolution")) == "2026-11-30T16:00:00Z");
  CHECK(to_string(*walk.due("complaint.cause_review")) == "2026-11-26T16:00:00Z");
}

TEST_CASE("complaint.revisit: three working days to plan it; complaint.revisit_result: five",
          "[complaint][time]") {
  auto walk = told();
  walk.rings_at("2026-11-26T16:00:00Z", {"complaint.revisit -> complaint_supervisor"});
  auto visiting = revisiting();
  visiting.rings_at("2026-11-30T16:00:00Z", {"complaint.revisit_result -> complaint_supervisor"});
}

TEST_CASE("complaint.cause_review: one working day", "[complaint][time]") {
  auto walk = reopened();
  walk.rings_at("2026-11-24T16:00:00Z", {"complaint.cause_review -> complaint_supervisor"});
}

TEST_CASE("complaint.resolution: seven working days for a major complaint and for a group",
          "[complaint][time]") {
  auto major = recorded();
  major.does(Complaint::SetGrade{Grade::major, {}});
  CHECK(to_string(*major.due("complaint.resolution")) == "2026-12-02T16:00:00Z");
  auto group = recorded();
  group.does(Complaint::SetGrade{Grade::group, 4});
  CHECK(to_string(*group.due("complaint.resolution")) == "2026-12-02T16:00:00Z");
  auto ordinary = recorded();
  ordinary.does(Complaint::SetGrade{});
  CHECK(to_string(*ordinary.due("complaint.resolution")) == "2026-11-26T16:00:00Z");
  auto as_the_house_says = recorded();
  as_the_house_says.limits(R"({"complaint.resolution[major]": "5 working_days"})");
  as_the_house_says.does(Complaint::SetGrade{Grade::major, {}});
  CHECK(to_string(*as_the_house_says.due("complaint.resolution")) == "2026-11-30T16:00:00Z");
}

TEST_CASE("A host's limits per grade", "[complaint][time]") {
  auto walk = recorded();
  walk.limits(R"({"complaint.resolution[major]": "7 working_days"})");
  auto major = walk;
  walk.does(Complaint::SetGrade{});
  CHECK(to_string(*walk.due("complaint.resolution")) == "2026-11-26T16:00:00Z");
  major.does(Complaint::SetGrade{Grade::major, {}});
  CHECK(to_string(*major.due("complaint.resolution")) == "2026-12-02T16:00:00Z");
}

TEST_CASE("The built-in workflows know each other's names and events", "[builtin]") {
  for (const Definition* each : builtin_workflows().all()) INFO(each->book().id);
  CHECK(builtin_workflows().all().size() >= 3);
  CHECK(builtin_workflows().find("ticket"));
  CHECK(builtin_workflows().find("complaint"));
  CHECK(builtin_workflows().find("follow_up"));
  CHECK(Ticket::rules.book().find_event("complaint_ended"));
  CHECK(Ticket::rules.book().find_event("follow_up_ended"));
  CHECK(Complaint::rules.book().find_event("follow_up_ended"));
  CHECK(FollowUp::rules.book().find_event("complaint_ended"));
  CHECK(&builtin_workflows() == &builtin_workflows());
}
