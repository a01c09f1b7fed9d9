/// What a complaint hands on to its revisit and tells the case that it came of, and the host's limits for it.
/// Its steps, refusals, limits and notices are told in tests/scenarios/complaint.json.
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
using Strings = std::vector<std::string>;

namespace {

const RoleSet clerk{Role::complaint_clerk};
const RoleSet supervisor{Role::complaint_supervisor};

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
Walk<Complaint> offered(const Complaint::Propose& proposal = repair()) {
  auto walk = investigating().does(findings()).as(every_role(), "drafter").does(proposal).as(every_role());
  return walk.does(Complaint::CheckProposal{true, "within the contract"});
}
Walk<Complaint> told() {
  return offered(explanation()).does(Complaint::TellResult{Complaint::Channel::phone, "within the standard"});
}
Walk<Complaint> revisiting() {
  auto walk = told();
  return walk.does(Complaint::PlanRevisit{walk.now() + in_days(3), {}});
}

}  // namespace

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

TEST_CASE("A refusal of a complaint's step says the facts that decided", "[complaint]") {
  recorded().refused(Complaint::SetGrade{Grade::group, 1}, "complaint.group_of_one").says("1");
  auto opening = noise();
  opening.claim = 12'500_yuan;
  Walk<Complaint>(opening)
      .does(Complaint::SetGrade{})
      .as(clerk)
      .refused(responsible(), "complaint.managers_own")
      .says("12500.00")
      .says("ordinary");
  opening = noise();
  opening.channel = Complaint::Channel::letter;
  opening.mail_entry = "2026-114";
  Walk<Complaint> letter(opening);
  letter.as(clerk).refused(Complaint::SetGrade{}, "complaint.letter_to_supervisor").says("complaint_clerk");
  investigating().refused(repair(), "complaint.not_looked_into").says("desk");
  investigating().refused(Complaint::TellTime{monday_ten}, "desk.date_past");
  investigating()
      .does(Complaint::TellTime{monday_ten + in_days(1)})
      .refused(Complaint::TellTime{monday_ten + in_days(9)}, "complaint.time_told_already")
      .says("2026-11-24T02:00:00Z");
  investigating()
      .does(Complaint::HandUp{"no answer found"})
      .does(findings())
      .as(clerk)
      .refused(repair(), "complaint.wrong_level")
      .says("complaint_clerk");
  investigating()
      .does(findings())
      .refused(Complaint::Propose{"we pay", Relief::monetary, {}}, "complaint.no_amount")
      .says("payload.amount");
  investigating()
      .does(findings())
      .as(supervisor, "S1")
      .does(repair())
      .refused(Complaint::CheckProposal{true, "mine"}, "complaint.own_proposal")
      .says("S1");
  offered()
      .refused(Complaint::TellResult{Complaint::Channel::phone, "soon"}, "complaint.not_carried_out")
      .says("non_monetary");
  auto at_fault = investigating();
  at_fault.does(findings(Complaint::Fault::employee)).as(every_role(), "drafter").does(explanation());
  at_fault.as(every_role())
      .does(Complaint::CheckProposal{true, "facts"})
      .refused(Complaint::TellResult{Complaint::Channel::phone, "sorry"}, "complaint.no_apology")
      .says("employee");
  at_fault.refused(Complaint::SendApology{"L-7", ""}, "desk.text_missing").says("payload.changed");
  told().refused(Complaint::RecordRevisit{6, {}}, "desk.satisfaction_range").says("6");
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

TEST_CASE("The case that a complaint came of hears how it ended", "[complaint]") {
  const auto told_back = [](Walk<Complaint> walk) {
    REQUIRE(walk.effects().size() == 1);
    CHECK(walk.effects()[0].what == "complaint_ended");
    return walk.effects()[0].payload;
  };
  auto unreached = revisiting();
  unreached.as({Role::system}).does(FollowUpEnded{FollowUpResult::unreached, {}, {}});
  CHECK(told_back(unreached.as(supervisor).does(Complaint::CloseUnreached{"moved away"})) ==
        R"({"result":"unreached","answer":"within the standard"})");
  CHECK(told_back(investigating().does(Complaint::Withdraw{"quiet now"})) == R"({"result":"withdrawn"})");
  CHECK(told_back(investigating().as(supervisor).cancelled("entered twice")) == R"({"result":"cancelled"})");
}

TEST_CASE("After the end a complaint made again is a new case that names the old one", "[complaint]") {
  auto walk = told();
  walk.does(Complaint::RecordRevisit{5, {}}).refused(Complaint::ComplainAgain{"again"}, "case.ended");
  auto opening = noise();
  opening.previous = CaseId{};
  CHECK(Walk<Complaint>(opening).facts().previous == CaseId{});
}

TEST_CASE("A host's limits per grade beat the table's own", "[complaint][time]") {
  auto walk = recorded();
  walk.limits(R"({"complaint.resolution[major]": "5 working_days"})");
  auto major = walk;
  walk.does(Complaint::SetGrade{});
  CHECK(to_string(*walk.due("complaint.resolution")) == "2026-11-26T16:00:00Z");
  major.does(Complaint::SetGrade{Grade::major, {}});
  CHECK(to_string(*major.due("complaint.resolution")) == "2026-11-30T16:00:00Z");
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
