#include <sqlite3.h>

#include "engine/fixture.hpp"

namespace {

using namespace tenon;
using namespace tenon::testing;

#define ON_EVERY_STORE() Doors it(GENERATE(as<std::string>(), "memory", "sqlite"))

Command opening(std::string name) {
  Command command;
  command.actor = {"G1", {Role::security}};
  command.event = "open";
  command.workflow = "door";
  command.payload = {{"name", std::move(name)}};
  return command;
}
Command step(const CaseId& id, std::string event) {
  Command command;
  command.actor = {"G1", {Role::security}};
  command.event = std::move(event);
  command.case_id = id;
  return command;
}

TEST_CASE("a batch is seen by nobody until it is committed, and then by all") {
  ON_EVERY_STORE();
  auto batch = it.engine->batch();
  const auto first = batch.execute(opening("one"));
  REQUIRE(first);
  REQUIRE(batch.execute(step(first->case_id, "push_open")));
  CHECK(batch.size() == 2);
  CHECK(it.engine->get(first->case_id).refusal().code == "case.unknown");
  REQUIRE(batch.commit());
  CHECK(it.engine->get(first->case_id).value()->version == 2);
  CHECK(it.engine->verify().value().problems.empty());
}

TEST_CASE("a refused command leaves the batch as it was") {
  ON_EVERY_STORE();
  auto batch = it.engine->batch();
  const auto first = batch.execute(opening("one"));
  CHECK(batch.execute(step(first->case_id, "pull_shut")).refusal().code == "step.not_from_here");
  REQUIRE(batch.execute(step(first->case_id, "push_open")));
  REQUIRE(batch.commit());
  CHECK(it.engine->get(first->case_id).value()->version == 2);
}

TEST_CASE("a batch that is dropped or rolled back never was") {
  ON_EVERY_STORE();
  auto batch = it.engine->batch();
  const auto first = batch.execute(opening("one"));
  batch.rollback();
  CHECK(batch.size() == 0);
  REQUIRE(batch.commit());
  CHECK_FALSE(it.engine->get(first->case_id));
}

TEST_CASE("a batch that someone else overtook is refused whole") {
  ON_EVERY_STORE();
  const auto door = it.door();
  auto batch = it.engine->batch();
  const auto fresh = batch.execute(opening("new"));
  REQUIRE(batch.execute(step(door.id, "push_open")));
  REQUIRE(it.guard().act(door.id, Comment{"me first"}));
  CHECK(batch.commit().refusal().code == "store.conflict");
  CHECK_FALSE(it.engine->get(fresh->case_id));
  CHECK(it.state(door) == "shut");
  REQUIRE(batch.execute(step(door.id, "push_open")));  // empty again, and sees the new version
  REQUIRE(batch.commit());
  CHECK(it.state(door) == "open");
}

TEST_CASE("command ids and references count within a batch too") {
  ON_EVERY_STORE();
  auto batch = it.engine->batch();
  auto command = opening("one");
  command.id = CommandId{*parse_uuid("00000000-0000-7000-8000-000000000009")};
  command.reference = "D-9";
  const auto first = batch.execute(command);
  const auto again = batch.execute(command);
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->case_id == first->case_id);
  command.id = {};
  CHECK(batch.execute(command).refusal().code == "store.reference_taken");
  REQUIRE(batch.commit());
  CHECK(batch.execute(command).has_value());  // only the commit can know of others
  CHECK(batch.commit().refusal().code == "store.reference_taken");
}

TEST_CASE("documents, waivers, evidence, assignment and links are every case's own") {
  ON_EVERY_STORE();
  const auto door = it.door("front");
  const auto other = it.door("back");
  auto guard = it.guard();
  REQUIRE(guard.act(door.id, ReceiveDocument{"key_receipt", Form::copy, 2, Party::tenant, {}}));
  REQUIRE(guard.act(door.id, ReceiveDocument{"key_receipt", Form::copy, 1, Party::tenant, {}}));
  CHECK(guard.act(door.id, ReturnDocument{"key_receipt", Form::copy, 4}).refusal().code == "action.not_held");
  REQUIRE(guard.act(door.id, ReturnDocument{"key_receipt", Form::copy, 1}));
  CHECK(it.engine->get(door.id).value()->frame.documents.at(0).copies == 2);
  CHECK(guard.act(door.id, Attach{"photo", "abc", {}}).refusal().field == "payload.sha256");
  REQUIRE(guard.act(door.id, Attach{"photo", std::string(64, 'a'), {}}));
  REQUIRE(guard.act(door.id, Assign{"G2", "security"}));
  CaseQuery query;
  query.assignee = "G2";
  CHECK(it.engine->find(query).value().cases.size() == 1);
  REQUIRE(guard.act(door.id, LinkCase{other.id, "door", Relation::related}));
  CHECK(guard.act(door.id, LinkCase{other.id, "door", Relation::related}).refusal().code ==
        "action.linked_already");
  CHECK(guard.act(door.id, LinkCase{other.id, "door", Relation::opened}).refusal().code ==
        "command.relation");
  CHECK(it.engine->get(other.id).value()->frame.links.at(0).id == door.id);
  REQUIRE(it.chief().act(door.id, Cancel{"sold"}));
  CHECK(it.engine->get(door.id).value()->status() == CaseStatus::cancelled);
  CHECK(guard.apply(door, Door::PushOpen{}).refusal().code == "case.cancelled");
  REQUIRE(guard.act(door.id, Comment{"still here"}));  // a record may be completed after the end
  CHECK(it.engine->verify().value().problems.empty());
}

TEST_CASE("registers keep every version, and a stale change is refused") {
  ON_EVERY_STORE();
  const Actor clerk{"S1", {Role::data_specialist}};
  const Json entry{{"id", "D1"}, {"name", "客服部"}};
  const auto stored = it.engine->put_record("department", entry, clerk, 0);
  if (!stored) FAIL(stored.refusal().to_json());
  CHECK(it.engine->put_record("department", entry, clerk)->version == 1);  // nothing new, no new version
  CHECK(it.engine->put_record("department", entry, clerk, 0).refusal().code == "record.stale");
  CHECK(it.engine->put_record("dragon", entry, clerk).refusal().code == "json.not_one_of");
  CHECK(it.engine->record("department", "D2").refusal().code == "record.unknown");
}

TEST_CASE("verify finds what was changed behind the engine's back") {
  Doors it("sqlite");
  const auto door = it.door();
  REQUIRE(it.guard().apply(door, Door::Lock{"G1"}));
  const auto before = it.engine->verify().value();
  CHECK(before.problems.empty());
  CHECK(before.cases == 1);
  CHECK(before.rows == 2);

  const std::string tampering = GENERATE(
      as<std::string>(), "UPDATE tenon_history SET payload='{\"key_with\":\"G2\"}' WHERE event='lock'",
      "UPDATE tenon_history SET actor='G9' WHERE event='lock'",
      "UPDATE tenon_cases SET facts=replace(facts,'G1','G2')", "UPDATE tenon_cases SET state='shut'",
      "UPDATE tenon_cases SET frame=replace(frame,'\"comments\":0','\"comments\":7')");
  INFO(tampering);
  sqlite3* file = nullptr;
  REQUIRE(sqlite3_open(it.file.path().c_str(), &file) == SQLITE_OK);
  char* message = nullptr;
  const int status = sqlite3_exec(file, tampering.c_str(), nullptr, nullptr, &message);
  INFO((message ? message : ""));
  REQUIRE(status == SQLITE_OK);
  REQUIRE(sqlite3_changes(file) == 1);
  sqlite3_close(file);
  const auto after = it.engine->verify().value();
  REQUIRE(after.problems.size() == 1);
  CHECK(after.problems[0].code == "verify.broken");
}

}  // namespace
