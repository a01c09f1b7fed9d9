#include <atomic>
#include <thread>

#include "engine/fixture.hpp"

namespace {

using namespace tenon;
using namespace tenon::testing;

#define ON_EVERY_STORE() Doors it(GENERATE(as<std::string>(), "memory", "sqlite"))

TEST_CASE("a case is opened, moved and read back with its history") {
  ON_EVERY_STORE();
  const auto door = it.door("front", {.reference = "D-1"});
  const auto outcome = it.guard().apply(door, Door::PushOpen{});
  REQUIRE(outcome);
  CHECK(outcome->version == 2);
  CHECK(outcome->state == "open");
  CHECK(outcome->status == CaseStatus::open);

  const auto rows = it.engine->history(door.id).value();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].event == "open");
  CHECK(rows[0].payload == R"({"subject":{},"reference":"D-1","opening":{"name":"front"}})");
  CHECK(rows[1].event == "push_open");
  CHECK(rows[1].actor == "G1");
  CHECK(rows[1].roles == RoleSet{Role::security});
  CHECK(rows[1].digest == history_digest(rows[0].digest, rows[1]));
  CHECK(**it.engine->find_reference("D-1") == door.id);
  CHECK_FALSE(*it.engine->find_reference("D-2"));
}

TEST_CASE("a refusal leaves no trace and says why") {
  ON_EVERY_STORE();
  const auto door = it.door();
  const auto missing = it.guard().apply(door, Door::PullShut{});
  REQUIRE_FALSE(missing);
  CHECK(missing.refusal().kind == RefusalKind::not_allowed);
  CHECK(missing.refusal().text().en ==
        "pull_shut is not possible while the door is shut; possible now: push_open, lock, wall_up.");
  const auto role = it.guard().apply(door, Door::WallUp{"no use"});
  CHECK(role.refusal().code == "step.wrong_role");
  CHECK(role.refusal().source == "test 5");
  for (int i = 0; i < 3; ++i) {
    REQUIRE(it.guard().apply(door, Door::PushOpen{}));
    REQUIRE(it.guard().apply(door, Door::PullShut{}));
  }
  const auto worn = it.guard().apply(door, Door::PushOpen{});
  CHECK(worn.refusal().code == "door.hinges_worn");
  CHECK(worn.refusal().fact("times_opened") == "3");
  CHECK(it.engine->get(door.id).value()->version == 7);
}

TEST_CASE("nobody writes without a name and a role") {
  ON_EVERY_STORE();
  CHECK(it.engine->as({"", {Role::security}}).open<Door>({}, {"x"}).refusal().field == "actor.id");
  CHECK(it.engine->as({"G1", {}}).open<Door>({}, {"x"}).refusal().code == "command.no_role");
  CHECK(it.engine->as({"G1", {Role::system}}).open<Door>({}, {"x"}).refusal().code == "command.system_role");
  CHECK(it.engine->as({"M1", {Role::sales_clerk}}).open<Door>({}, {"x"}).refusal().code == "step.wrong_role");
}

TEST_CASE("a repeated command gets its first answer and changes nothing") {
  ON_EVERY_STORE();
  const CommandId id{*parse_uuid("00000000-0000-7000-8000-000000000001")};
  const auto door = it.door();
  const auto first = it.guard().apply(door, Door::PushOpen{}, {.id = id});
  REQUIRE(first);
  REQUIRE(it.guard().apply(door, Door::PullShut{}));
  const auto again = it.guard().apply(door, Door::PushOpen{}, {.id = id});
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->version == first->version);
  CHECK(again->state == "open");
  CHECK(it.state(door) == "shut");
  CHECK(it.engine->get(door.id).value()->version == 3);
}

TEST_CASE("a repeated opening under the host's own number gets its first answer") {
  ON_EVERY_STORE();
  const With once{.id = CommandId{*parse_uuid("00000000-0000-7000-8000-000000000005")}, .reference = "D-5"};
  const auto first = it.guard().open<Door>({}, {"front"}, once);
  const auto again = it.guard().open<Door>({}, {"front"}, once);
  REQUIRE(again);
  CHECK(again->id == first->id);
}

TEST_CASE("a repeated refusal is the first refusal, even when the step would pass now") {
  ON_EVERY_STORE();
  const CommandId id{*parse_uuid("00000000-0000-7000-8000-000000000002")};
  const auto door = it.door();
  const auto first = it.guard().apply(door, Door::Unlock{}, {.id = id});
  REQUIRE_FALSE(first);
  REQUIRE(it.guard().apply(door, Door::Lock{"G1"}));
  const auto again = it.guard().apply(door, Door::Unlock{}, {.id = id});
  REQUIRE_FALSE(again);
  CHECK(again.refusal() == first.refusal());
  CHECK(it.guard().apply(door, Door::Unlock{}));
}

TEST_CASE("one command id cannot stand for two commands") {
  ON_EVERY_STORE();
  const CommandId id{*parse_uuid("00000000-0000-7000-8000-000000000003")};
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::Lock{"G1"}, {.id = id}));
  CHECK(it.guard().apply(door, Door::Lock{"G2"}, {.id = id}).refusal().code == "command.id_reused");
  CHECK(it.guard().apply(door, Door::Unlock{}, {.id = id}).refusal().code == "command.id_reused");
}

TEST_CASE("the typed and the JSON way in are one way") {
  ON_EVERY_STORE();
  const CommandId id{*parse_uuid("00000000-0000-7000-8000-000000000004")};
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::Lock{"G1"}, {.id = id}));
  Command command;
  command.id = id;
  command.actor = {"G1", {Role::security}};
  command.event = "lock";
  command.case_id = door.id;
  command.payload = {{"key_with", "G1"}};
  const auto repeated = it.engine->execute(command);
  REQUIRE(repeated);
  CHECK(repeated->repeated);
  command.id = {};
  command.payload = {{"key_wiht", "G1"}};
  CHECK(it.engine->execute(command).refusal().field == "payload.key_with");
  command.event = "slam";
  CHECK(it.engine->execute(command).refusal().code == "command.unknown_event");
  command.event = "deadline_missed";
  CHECK(it.engine->execute(command).refusal().code == "command.unknown_event");
}

TEST_CASE("a stale writer is refused") {
  ON_EVERY_STORE();
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::PushOpen{}, {.expected_version = 1}));
  const auto stale = it.guard().apply(door, Door::PullShut{}, {.expected_version = 1});
  CHECK(stale.refusal().code == "case.stale");
  CHECK(stale.refusal().kind == RefusalKind::conflict);
  CHECK(stale.refusal().fact("found") == "2");
}

TEST_CASE("steps are recorded in the order in which they happened") {
  ON_EVERY_STORE();
  const auto door = it.door();
  it.wait(of_minutes(60));
  REQUIRE(it.guard().apply(door, Door::PushOpen{}, {.at = monday + of_minutes(10)}));
  CHECK(it.guard().apply(door, Door::PullShut{}, {.at = monday + of_minutes(5)}).refusal().code ==
        "command.before_last_step");
  CHECK(it.guard().apply(door, Door::PullShut{}, {.at = monday + of_minutes(61)}).refusal().code ==
        "command.in_future");
  REQUIRE(it.guard().apply(door, Door::PullShut{}, {.at = monday + of_minutes(20)}));
  const auto rows = it.engine->history(door.id).value();
  CHECK(rows[2].at == monday + of_minutes(20));
  CHECK(rows[2].recorded_at == monday + of_minutes(60));
}

TEST_CASE("a case of another workflow is not taken for a door") {
  ON_EVERY_STORE();
  CHECK(it.guard().apply(CaseOf<Door>{}, Door::PushOpen{}).refusal().code == "case.unknown");
  RuleBook other = Door::rules.book();
  other.id = "gate";
  const auto door = it.door();
  Command command;
  command.actor = {"G1", {Role::security}};
  command.case_id = door.id;
  command.event = "push_open";
  const Door::PushOpen push;
  command.typed = &push;
  command.typed_for = &other;
  CHECK(it.engine->execute(command).refusal().code == "command.other_workflow");
}

TEST_CASE("options say what may be done now, and why not the rest, by the same guards") {
  ON_EVERY_STORE();
  const auto door = it.door();
  const auto options = it.guard().options(door).value();
  const auto option = [&](std::string_view event) {
    for (const auto& each : options)
      if (each.event == event) return each;
    FAIL("no option " << event);
    return Option{};
  };
  CHECK(option("push_open").allowed);
  CHECK(option("push_open").targets == std::vector<std::string>{"open"});
  CHECK(option("pull_shut").refusal->code == "step.not_from_here");
  CHECK(option("wall_up").refusal->code == "step.wrong_role");
  CHECK(option("comment").allowed);
  CHECK(option("cancel").refusal->code == "step.wrong_role");
  CHECK(option("resume").refusal->code == "action.not_on_hold");
  for (const auto& each : options) {  // what is announced is what happens
    Command command;
    command.actor = it.guard().actor();
    command.case_id = door.id;
    command.event = each.event;
    if (each.event == "push_open" || each.event == "pull_shut" || each.event == "unlock")
      CHECK(it.engine->check(command).allowed() == each.allowed);
  }
}

TEST_CASE("many threads on one case lose no step") {
  ON_EVERY_STORE();
  const auto door = it.door();
  constexpr int threads = 8;
  constexpr int each = 25;
  std::atomic<int> done = 0;
  std::vector<std::thread> crowd;
  for (int t = 0; t < threads; ++t)
    crowd.emplace_back([&] {
      for (int i = 0; i < each; ++i)
        if (it.guard().act(door.id, Comment{"knock"})) ++done;
    });
  for (auto& one : crowd) one.join();
  CHECK(done == threads * each);
  CHECK(it.engine->get(door.id).value()->version == 1 + threads * each);
  CHECK(it.engine->get(door.id).value()->frame.comments == threads * each);
  CHECK(it.engine->verify().value().problems.empty());
}

TEST_CASE("two engines on one file, each with many threads, lose no step of one case") {
  Doors it("sqlite");
  const auto door = it.door();
  Settings settings = it.engine->settings();
  settings.busy_milliseconds = 60'000;
  settings.id_seed = 2;
  auto other = Engine::open(settings);
  REQUIRE(other);
  std::atomic<int> refused = 0;
  std::vector<std::thread> crowd;
  constexpr int threads = 8;
  constexpr int each = 15;
  for (int t = 0; t < threads; ++t)
    crowd.emplace_back([&, t] {
      auto guard = (t % 2 == 0 ? *it.engine : *other).as({"G1", {Role::security}});
      for (int i = 0; i < each; ++i)
        if (!guard.act(door.id, Comment{"knock"})) ++refused;
    });
  for (auto& one : crowd) one.join();
  CHECK(refused == 0);
  CHECK(it.engine->get(door.id).value()->frame.comments == threads * each);
  CHECK(other->verify().value().problems.empty());
}

}  // namespace
