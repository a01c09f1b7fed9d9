/// The procedures of the service desk together, in an engine: what a case that is cancelled leaves behind.
#include "engine/fixture.hpp"
#include "tenon/workflows/desk/complaint.hpp"
#include "tenon/workflows/desk/follow_up.hpp"
#include "tenon/workflows/desk/ticket.hpp"

namespace {

using namespace tenon;
using namespace tenon::testing;

struct Desk {
  explicit Desk(const std::string& kind) : file("desk.db") {
    Settings settings;
    settings.store = kind == "memory" ? kind : "sqlite:" + file.path();
    settings.clock = clock;
    settings.id_seed = 1;
    auto opened = Engine::open(std::move(settings));
    REQUIRE(opened);
    engine.emplace(std::move(*opened));
  }
  Acting as(Role role) { return engine->as({"E1", {role}}); }
  std::string state(const CaseId& id) {
    const auto got = engine->get(id).value();
    return std::string(got->definition->book().states[got->state]);
  }
  CaseId newest_link(const CaseId& id) { return engine->get(id).value()->frame.links.back().id; }
  std::vector<std::string> notices(const CaseId& id) {
    std::vector<std::string> told;
    for (const auto& row : engine->outbox(0, 100).value())
      if (row.case_id == id) told.push_back(row.notice);
    return told;
  }
  void verified() {
    for (const auto& problem : engine->verify().value().problems) FAIL_CHECK(problem.to_json());
  }

  TemporaryFile file;
  Clock clock = Clock::at(monday);
  std::optional<Engine> engine;
};

#define ON_EVERY_STORE() Desk it(GENERATE(as<std::string>(), "memory", "sqlite"))

TEST_CASE("a ticket is handled again when the complaint that took it over is cancelled", "[linked]") {
  ON_EVERY_STORE();
  Ticket::Opening call;
  call.content = "nobody came for a week";
  const auto ticket = it.as(Role::agent).open<Ticket>({.customer = "C1"}, call).value();
  REQUIRE(it.as(Role::agent).apply(ticket, Ticket::BecomeComplaint{"nobody came", "an apology", {}}));
  const auto complaint = it.newest_link(ticket.id);
  CHECK(it.state(ticket.id) == "following");
  REQUIRE(it.as(Role::manager).act(complaint, Cancel{"entered twice"}));
  CHECK(it.state(ticket.id) == "handling");
  CHECK(it.notices(ticket.id) == std::vector<std::string>{"ticket.taken_back"});
  it.verified();
}

TEST_CASE("a complaint waits for another revisit when the one planned is cancelled", "[linked]") {
  ON_EVERY_STORE();
  Complaint::Opening opening;
  opening.about = "the pump hums";
  auto clerk = it.as(Role::complaint_clerk);
  const auto complaint = clerk.open<Complaint>({.customer = "C1"}, opening).value();
  REQUIRE(clerk.apply(complaint, Complaint::SetGrade{}));
  REQUIRE(clerk.apply(complaint, Complaint::NameResponsible{"E2", "D1", "looked at"}));
  REQUIRE(clerk.apply(complaint, Complaint::LookInto{"bearing worn", Complaint::Cause::neglect, {}}));
  REQUIRE(clerk.apply(complaint, Complaint::Propose{"it meets the standard", {}, {}}));
  auto supervisor = it.engine->as({"E2", {Role::complaint_supervisor}});
  REQUIRE(supervisor.apply(complaint, Complaint::CheckProposal{true, "contract"}));
  REQUIRE(clerk.apply(complaint, Complaint::TellResult{Complaint::Channel::phone, "explained"}));
  REQUIRE(clerk.apply(complaint, Complaint::PlanRevisit{it.engine->now() + seconds(86'400), {}}));
  const auto follow_up = it.newest_link(complaint.id);
  REQUIRE(it.as(Role::manager).act(follow_up, Cancel{"planned for the wrong day"}));
  CHECK(it.state(complaint.id) == "revisiting");
  CHECK(it.notices(complaint.id).back() == "complaint.revisit_cancelled");
  it.verified();
}

TEST_CASE("a regraded complaint is replayed to the limit of its grade at each moment", "[linked]") {
  ON_EVERY_STORE();
  Complaint::Opening opening;
  opening.about = "the pump hums";
  auto supervisor = it.as(Role::complaint_supervisor);
  const auto complaint = supervisor.open<Complaint>({.customer = "C1"}, opening).value();
  REQUIRE(supervisor.apply(complaint, Complaint::SetGrade{}));
  REQUIRE(it.engine->set_time(it.engine->now() + of_minutes(60)));
  REQUIRE(supervisor.apply(complaint, Complaint::Regrade{Complaint::Grade::major, {}, "press"}));
  const auto resolution = [&](Instant when) {
    for (const auto& each : deadlines_of(*it.engine->as_of(complaint.id, when).value()))
      if (each.id == "complaint.resolution") return each.due;
    return std::optional<Instant>();
  };
  CHECK(resolution(monday) == at("2026-03-06T00:00:00+08:00"));
  CHECK(resolution(monday + of_minutes(60)) == at("2026-03-12T00:00:00+08:00"));
  it.verified();
}

}  // namespace
