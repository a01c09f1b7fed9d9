#include "engine/fixture.hpp"

namespace {

using namespace tenon;
using namespace tenon::testing;

#define ON_EVERY_STORE() Doors it(GENERATE(as<std::string>(), "memory", "sqlite"))

std::vector<std::string> events(Doors& it, CaseOf<Door> door) {
  std::vector<std::string> names;
  for (const auto& row : it.engine->history(door.id).value()) names.push_back(row.event);
  return names;
}

TEST_CASE("time passes a deadline: the miss is recorded when it was due, and told up the ladder") {
  ON_EVERY_STORE();
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  CHECK(it.engine->due(monday + of_minutes(29), 10).value().empty());
  CHECK(it.engine->due(monday + of_minutes(30), 10).value().size() == 1);

  it.wait(of_minutes(45));
  const auto first = it.engine->advance(it.engine->now()).value();
  CHECK(first.missed == 1);
  CHECK(first.escalated == 0);
  it.wait(of_minutes(20));
  CHECK(it.engine->advance(it.engine->now()).value().escalated == 1);
  it.wait(of_minutes(600));
  CHECK(it.engine->advance(it.engine->now()).value().cases == 0);  // the ladder has two rungs

  CHECK(events(it, door) ==
        std::vector<std::string>{"open", "push_open", "deadline_missed", "deadline_missed"});
  const auto rows = it.engine->history(door.id).value();
  CHECK(rows[2].at == monday + of_minutes(30));
  CHECK(rows[2].recorded_at == monday + of_minutes(45));
  CHECK(rows[2].actor == "system");
  const auto outbox = it.engine->outbox(0, 10).value();
  REQUIRE(outbox.size() == 2);
  CHECK(outbox[0].notice == "deadline.missed");
  CHECK(outbox[0].role == Role::security);
  CHECK(outbox[1].notice == "deadline.escalated");
  CHECK(outbox[1].role == Role::manager);
  CaseQuery overdue;
  overdue.overdue = true;
  CHECK(it.engine->find(overdue).value().cases.size() == 1);

  REQUIRE(it.guard().apply(door, Door::PullShut{}));
  CHECK(it.engine->find(overdue).value().cases.empty());
  CHECK(deadlines_of(*it.engine->get(door.id).value()).at(0).status == "late");
}

TEST_CASE("a step taken late finds the miss recorded before it, whether or not anyone let time run") {
  ON_EVERY_STORE();
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  it.wait(of_minutes(31));
  REQUIRE(it.guard().apply(door, Door::PullShut{}));
  CHECK(events(it, door) == std::vector<std::string>{"open", "push_open", "deadline_missed", "pull_shut"});
}

TEST_CASE("done a moment before the limit is in time, at the limit it is late") {
  ON_EVERY_STORE();
  const auto early = it.door("early");
  const auto late = it.door("late");
  REQUIRE(it.guard().apply(early, Door::PushOpen{}));
  REQUIRE(it.guard().apply(late, Door::PushOpen{}));
  it.wait(of_minutes(30));
  REQUIRE(it.guard().apply(early, Door::PullShut{}, {.at = monday + of_minutes(30) - Elapsed{1}}));
  REQUIRE(it.guard().apply(late, Door::PullShut{}));
  CHECK(deadlines_of(*it.engine->get(early.id).value()).at(0).status == "met");
  CHECK(deadlines_of(*it.engine->get(late.id).value()).at(0).status == "late");
}

TEST_CASE("a reminder is not delivered at midnight (zammad#4432)") {
  ON_EVERY_STORE();
  const auto door = it.door();
  it.wait(of_minutes(13 * 60 + 50));  // Monday 23:50
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  it.wait(of_minutes(60));
  REQUIRE(it.engine->advance(it.engine->now()));
  const auto told = it.engine->outbox(0, 10).value().at(0);
  CHECK(told.at == at("2026-03-03T00:20:00+08:00"));
  CHECK(told.deliver_after == at("2026-03-03T09:00:00+08:00"));
}

TEST_CASE("a hold stops the clocks, and ends by itself so that it cannot be forgotten") {
  ON_EVERY_STORE();
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  it.wait(of_minutes(10));
  REQUIRE(it.guard().act(door.id, Hold{"painting", monday + of_minutes(70)}));
  CHECK(it.guard().apply(door, Door::PullShut{}).refusal().code == "case.on_hold");
  it.wait(of_minutes(90));  // minute 100; the hold was over at 70, 20 minutes of the limit were left
  CHECK(it.engine->advance(it.engine->now()).value().resumed == 1);
  CHECK(events(it, door) ==
        std::vector<std::string>{"open", "push_open", "hold", "resume", "deadline_missed"});
  CHECK(it.engine->history(door.id).value().back().at == monday + of_minutes(90));
  CHECK(it.guard().act(door.id, Hold{"", monday + of_minutes(700)}).refusal().field == "payload.reason");
  CHECK(it.guard().act(door.id, Hold{"x", monday}).refusal().code == "action.hold_in_past");
}

TEST_CASE("a changed limit reads the same ledger again: the pause survives (glpi#6902)") {
  ON_EVERY_STORE();
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  it.wait(of_minutes(10));
  REQUIRE(it.guard().act(door.id, Hold{"painting", monday + of_minutes(40)}));
  it.wait(of_minutes(30));
  REQUIRE(it.engine->advance(it.engine->now()));
  CHECK(deadlines_of(*it.engine->get(door.id).value()).at(0).due == monday + of_minutes(60));
  CHECK(it.guard().act(door.id, ChangeLimit{"door.stands_open", minutes(50), "paint dries"}).refusal().code ==
        "step.wrong_role");
  REQUIRE(it.chief().act(door.id, ChangeLimit{"door.stands_open", minutes(50), "paint dries"}));
  CHECK(deadlines_of(*it.engine->get(door.id).value()).at(0).due == monday + of_minutes(80));
  CHECK(it.chief().act(door.id, ChangeLimit{"door.other", minutes(50), "x"}).refusal().fact("open") ==
        "door.stands_open");
}

TEST_CASE("a host's own limit is in force, pinned to the case, and shown in the history") {
  LimitTable limits = *LimitTable::read(Json{{"door.stands_open", "2 hours"}}, {});
  Doors it("sqlite", limits);
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  CHECK(deadlines_of(*it.engine->get(door.id).value()).at(0).due == monday + of_minutes(120));
  CHECK(it.engine->history(door.id).value().at(1).limits == R"({"door.stands_open":"2 hours"})");
  CHECK(it.engine->verify().value().problems.empty());
}

TEST_CASE("a limit of a deadline that no workflow has is refused when the engine opens") {
  Settings settings;
  settings.workflows = doors();
  settings.limits = *LimitTable::read(Json{{"door.stand_open", "2 hours"}}, {});
  const auto opened = Engine::open(settings);
  REQUIRE_FALSE(opened);
  CHECK(opened.refusal().text().en == "limits.door.stand_open: no workflow has a deadline door.stand_open.");
}

TEST_CASE("a case can be read as it stood at any time") {
  ON_EVERY_STORE();
  const auto door = it.door();
  it.wait(of_minutes(10));
  REQUIRE(it.guard().apply(door, Door::PushOpen{}));
  it.wait(of_minutes(10));
  REQUIRE(it.guard().apply(door, Door::PullShut{}));
  CHECK(it.engine->as_of(door.id, monday + of_minutes(15)).value()->version == 2);
  CHECK(it.engine->as_of(door.id, monday + of_minutes(9)).value()->version == 1);
  CHECK(it.engine->as_of(door.id, monday - of_minutes(1)).refusal().code == "case.not_yet");
  const auto explained = it.engine->explain(door.id, 0).value();
  CHECK(explained.due == monday + of_minutes(40));
  CHECK(it.engine->explain(door.id, 1).refusal().code == "case.no_such_run");
}

TEST_CASE("letting time run in small portions is letting it run at once") {
  Doors once("memory");
  Doors portions("memory");
  for (auto* it : {&once, &portions})
    for (int i = 0; i < 1200; ++i)
      REQUIRE(it->guard().apply(it->door("d" + std::to_string(i)), Door::PushOpen{}));
  once.wait(of_minutes(90));
  portions.wait(of_minutes(90));
  const auto whole = once.engine->advance(once.engine->now()).value();
  AdvanceReport sum;
  for (;;) {
    const auto part = portions.engine->advance(portions.engine->now(), 100).value();
    sum.missed += part.missed;
    sum.escalated += part.escalated;
    if (!part.more) break;
  }
  CHECK(whole.missed == 1200);
  CHECK(sum.missed == whole.missed);
  CHECK(sum.escalated == whole.escalated);
}

}  // namespace
