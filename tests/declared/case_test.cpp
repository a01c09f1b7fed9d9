#include "declared/help.hpp"
#include "support/door.hpp"
#include "tenon/workflow/describe.hpp"
#include "tenon/workflow/diagram.hpp"

namespace tenon::testing {
namespace {

#define ON_EVERY_STORE(document) Declaration it(document, GENERATE(as<std::string>(), "memory", "sqlite"))

constexpr auto agent = Role::agent;
constexpr auto guard = Role::security;

}  // namespace

TEST_CASE("a declared door is described word for word as the one written in C++", "[declared]") {
  const auto set = declare(door_document());
  REQUIRE(set);
  const auto* const declared = (*set)->find("door").value();
  CHECK(describe(*declared) == describe(definition_of<Door>()));
  CHECK(to_mermaid(diagram_of(declared->book()), Language::both) ==
        to_mermaid(diagram_of(definition_of<Door>().book()), Language::both));
}

TEST_CASE("a declared case is lived through, reopened and verified", "[declared]") {
  ON_EVERY_STORE(door_document());
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  CHECK(it.facts(door) == Json{{"name", "front"}, {"times_opened", 0}});
  it.must(door, "push_open", Json::object(), {agent});
  CHECK(it.state(door) == "open");
  it.must(door, "pull_shut", Json::object(), {agent});
  it.must(door, "lock", {{"key_with", "E2"}}, {guard});
  CHECK(it.facts(door) == Json{{"name", "front"}, {"times_opened", 1}, {"key_with", "E2"}});
  CHECK(it.notices() == std::vector<std::string>{"door.locked"});
  it.verified();
  if (it.more["store"] == "memory") return;

  it.open();  // another engine on the same file, with the same document
  CHECK(it.state(door) == "locked");
  it.must(door, "unlock", Json::object(), {guard});
  CHECK(it.facts(door) == Json{{"name", "front"}, {"times_opened", 1}});
  it.must(door, "wall_up", {{"reason", "rebuilt"}}, {Role::manager});
  CHECK(it.get(door)->status() == CaseStatus::ended);
  it.verified();
}

TEST_CASE("facts are printed in the order in which they are declared", "[declared]") {
  Declaration it(door_document());
  const auto door = it.get(it.opens("door", {{"name", "front"}}, {agent}));
  std::string text;
  door->definition->print_facts(text, door->facts.get());
  CHECK(text == R"({"name":"front","times_opened":0})");
}

TEST_CASE("a declared guard refuses in the author's words, with its facts and source", "[declared]") {
  ON_EVERY_STORE(door_document());
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  for (int i = 0; i < 3; ++i) {
    it.must(door, "push_open", Json::object(), {agent});
    it.must(door, "pull_shut", Json::object(), {agent});
  }
  const auto worn = it.apply(door, "push_open", Json::object(), {agent});
  REQUIRE_FALSE(worn);
  const auto& refusal = worn.refusal();
  CHECK(refusal.code == "door.hinges_worn");
  CHECK(refusal.kind == RefusalKind::refused);
  CHECK(refusal.source == "test 1");
  CHECK(refusal.fact("times_opened") == "3");
  CHECK(refusal.text() == Text{"已开 3 次，合页松了。", "It has been opened 3 times; the hinges are worn."});
  CHECK(refusal.remedy() == Text{"请换合页。", "Change the hinges."});
  CHECK(Json::parse(refusal.to_json())["facts"] == Json{{"times_opened", "3"}});
  CHECK(it.state(door) == "shut");
}

TEST_CASE("roles, fields and states are refused as in any workflow", "[declared]") {
  Declaration it(door_document());
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  const auto code = [&](const Result<Outcome>& outcome) {
    return outcome ? std::string() : outcome.refusal().code;
  };
  CHECK(code(it.apply(door, "lock", {{"key_with", "E2"}}, {agent})) == "step.wrong_role");
  CHECK(code(it.apply(door, "unlock", Json::object(), {guard})) == "step.not_from_here");
  CHECK(code(it.apply(door, "lock", Json::object(), {guard})) == "json.missing");
  CHECK(code(it.apply(door, "lock", {{"key_with", 7}}, {guard})) == "json.wrong_type");
  CHECK(code(it.apply(door, "lock", {{"key_with", "E2"}, {"colour", "red"}}, {guard})) == "json.unknown_key");
  CHECK(it.apply(door, "lock", {{"key_wth", "E2"}}, {guard}).refusal().field == "payload.key_with");
  CHECK(code(it.try_open("door", Json::object(), {agent})) == "json.missing");
  CHECK(code(it.apply(door, "slam", Json::object(), {agent})) == "command.unknown_event");
}

TEST_CASE("a deadline of a declared case is missed, told and overridden like any other", "[declared]") {
  Declaration it(door_document(), "memory", {{"limits", {{"door.stands_open", "2 hours"}}}});
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  it.must(door, "push_open", Json::object(), {agent});
  REQUIRE(it.engine->set_time(monday + of_minutes(119)));
  REQUIRE(it.engine->advance(it.engine->now()));
  CHECK(it.notices().empty());
  REQUIRE(it.engine->set_time(monday + of_minutes(120)));
  REQUIRE(it.engine->advance(it.engine->now()));
  CHECK(it.notices() == std::vector<std::string>{"deadline.missed"});
  it.verified();

  Json wrong{
      {"store", "memory"}, {"workflows", {door_document()}}, {"limits", {{"door.stand_open", "2 hours"}}}};
  auto settings = Settings::read(wrong.dump());
  REQUIRE(settings);
  CHECK(Engine::open(*std::move(settings)).refusal().code == "settings.unknown_deadline");
}

TEST_CASE("a case goes on under the version that it began under", "[declared]") {
  Json second = door_document();
  second["version"] = 2;
  second["facts"].push_back({{"name", "colour"}, {"type", "text"}, {"default", "grey"}});
  second["guards"]["hinges_hold"]["that"] = {{"fact", "times_opened"}, {"less_than", 1}};
  Declaration it(door_document(), "sqlite");
  const auto old = it.opens("door", {{"name", "old"}}, {agent});
  it.must(old, "push_open", Json::object(), {agent});
  it.documents = {door_document(), second};
  it.open();
  const auto young = it.opens("door", {{"name", "young"}}, {agent});
  CHECK(it.get(old)->definition->book().version == 1);
  CHECK(it.get(young)->definition->book().version == 2);
  it.must(old, "pull_shut", Json::object(), {agent});
  it.must(old, "push_open", Json::object(), {agent});  // three times, as of old
  CHECK(it.facts(old) == Json{{"name", "old"}, {"times_opened", 2}});
  CHECK(it.facts(young) == Json{{"name", "young"}, {"times_opened", 0}, {"colour", "grey"}});
  it.must(young, "push_open", Json::object(), {agent});
  it.must(young, "pull_shut", Json::object(), {agent});
  CHECK(it.apply(young, "push_open", Json::object(), {agent}).refusal().code == "door.hinges_worn");
  it.verified();
}

TEST_CASE("a store whose cases are of a workflow that was not given says which document is missing",
          "[declared]") {
  Declaration it(door_document(), "sqlite");
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  it.documents = Json::array();
  it.open();
  const auto lost = it.engine->get(door);
  REQUIRE_FALSE(lost);
  CHECK(lost.refusal().code == "store.workflow_not_given");
  CHECK(lost.refusal().fact("workflow") == "door");
  CHECK(lost.refusal().fact("version") == "1");
  CHECK(lost.refusal().remedy().en.find("workflows") != std::string::npos);
  CHECK(it.engine->find({}).refusal().code == "store.workflow_not_given");
}

TEST_CASE("money, areas, days and lists are added to, cleared and kept to the fen", "[declared]") {
  Json document = door_document();
  for (const auto& fact : Json::parse(R"([
         {"name": "paid", "type": "money", "default": "0.10"}, {"name": "left", "type": "area", "default": "10.00"},
         {"name": "notes", "type": "texts"}, {"name": "last", "type": "date", "optional": true},
         {"name": "at", "type": "instant", "optional": true}, {"name": "due", "type": "instant", "optional": true},
         {"name": "who", "type": "text", "optional": true}, {"name": "big", "type": "integer", "default": 9223372036854775807}])"))
    document["facts"].push_back(fact);
  document["events"][0]["fields"] =
      Json::parse(R"([{"name": "sum", "type": "money"}, {"name": "note", "type": "text", "optional": true},
    {"name": "due", "type": "date"}])");
  document["events"][0]["set"] = Json::parse(R"({"paid": {"add": "$event.sum"}, "left": {"subtract": "0.01"},
    "notes": {"append": "$event.note"}, "last": "$today", "at": "$now", "due": {"end_of": "$event.due"},
    "who": "$actor", "big": {"add": 1}, "times_opened": {"add": 2}})");
  document["events"][1]["set"] = Json::parse(R"({"last": null})");
  ON_EVERY_STORE(document);
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  it.must(door, "push_open", {{"sum", "0.20"}, {"note", "first"}, {"due", "2026-03-05"}}, {agent});
  CHECK(it.facts(door) == Json::parse(R"({"name": "front", "times_opened": 2, "paid": "0.30", "left": "9.99",
    "notes": ["first"], "last": "2026-03-02", "at": "2026-03-02T02:00:00Z", "due": "2026-03-05T16:00:00Z",
    "who": "E1", "big": 9223372036854775807})"));
  it.must(door, "pull_shut", Json::object(), {agent});
  it.must(door, "push_open", {{"sum", "-0.30"}, {"due", "9999-12-31"}}, {agent}, "E2");
  CHECK(it.facts(door)["paid"] == "0.00");
  CHECK(it.facts(door)["notes"] == Json{"first"});
  CHECK(it.facts(door)["who"] == "E2");
  it.verified();
}

TEST_CASE("a promised date is the fact's, and a limit goes by the word that limits_by names", "[declared]") {
  Json document = door_document();
  document["facts"].push_back(
      {{"name", "size"}, {"type", "choice"}, {"words", {"small", "big"}}, {"default", "small"}});
  document["facts"].push_back({{"name", "back"}, {"type", "instant"}, {"optional", true}});
  document["events"][0]["fields"] =
      Json::parse(R"([{"name": "size", "type": "choice", "words": ["small", "big"]},
    {"name": "back", "type": "instant", "optional": true}])");
  document["events"][0]["set"] = {{"size", "$event.size"}, {"back", "$event.back"}};
  document["limits_by"] = "size";
  document["deadlines"][0]["limit_for"] = {{"big", "5 minutes"}};
  document["deadlines"].push_back(
      Json::parse(R"({"id": "door.back", "label": {"zh": "回来", "en": "back"}, "promised": "back",
    "runs_in": ["open"], "escalates_to": ["agent"], "warned_days_before": [2, 1], "source": "test 7"})"));
  Declaration it(document);
  const auto due = [&](const CaseId& id) {
    Json all = Json::object();
    for (const auto& run : it.get(id)->frame.clocks)
      all[std::string(it.get(id)->definition->book().deadlines[run.rule].id)] =
          run.due ? to_string(*run.due) : "";
    return all;
  };
  const auto small = it.opens("door", {{"name", "s"}}, {agent});
  it.must(small, "push_open", {{"size", "small"}}, {agent});
  CHECK(due(small) == Json{{"door.stands_open", "2026-03-02T02:30:00Z"}});
  const auto big = it.opens("door", {{"name", "b"}}, {agent});
  it.must(big, "push_open", {{"size", "big"}, {"back", "2026-03-06T09:00:00Z"}}, {agent});
  CHECK(due(big) ==
        Json{{"door.stands_open", "2026-03-02T02:05:00Z"}, {"door.back", "2026-03-06T09:00:00Z"}});
  it.verified();
}

TEST_CASE("declared cases open each other, tell their parent and wait for each other", "[declared]") {
  Json door = door_document();
  door["opening"]["subject"] = {"unit"};
  door["events"].push_back(
      Json::parse(R"({"id": "lock_changed", "label": {"zh": "锁已换", "en": "lock changed"},
    "fields": [{"name": "by", "type": "text"}, {"name": "well", "type": "boolean"}], "set": {"key_with": "$event.by"}})"));
  door["steps"].push_back(
      Json::parse(R"({"event": "lock_changed", "from": ["shut", "open", "locked"], "stays": true,
    "roles": ["system"], "source": "test 8"})"));
  door["steps"][2]["does"] = Json::parse(
      R"([{"opens": "locksmith", "with": {"door": "$fact.name", "urgent": true}, "only_if": "is_front"}])");
  door["conditions"] = Json::parse(R"({"is_front": {"fact": "name", "equals": "front"}})");
  door["steps"][4]["after"] =
      Json::parse(R"([{"workflow": "locksmith", "of_same": "unit", "none_open": true}])");
  Json smith = Json::parse(R"({
    "declared_version": 1, "id": "locksmith", "version": 1, "title": {"zh": "锁匠", "en": "Locksmith"}, "source": "test",
    "facts": [{"name": "door", "type": "text"}, {"name": "urgent", "type": "boolean"}],
    "states": [
      {"id": "called", "label": {"zh": "已叫", "en": "called"}, "is": "initial", "waits": {"zh": "等", "en": "until he comes"}},
      {"id": "done", "label": {"zh": "已换", "en": "done"}, "is": "goal"}],
    "events": [{"id": "change", "label": {"zh": "换锁", "en": "change"}}],
    "opening": {"roles": ["system"], "subject": ["unit"],
      "fields": [{"name": "door", "type": "text"}, {"name": "urgent", "type": "boolean"}],
      "set": {"door": "$event.door", "urgent": "$event.urgent"},
      "tells": [{"role": "technician", "notice": "locksmith.called", "only_if": "in_haste"}]},
    "leaders": ["manager"],
    "conditions": {"in_haste": {"fact": "urgent", "equals": true}},
    "steps": [{"event": "change", "from": ["called"], "to": "done", "roles": ["technician"],
      "does": [{"tells_parent": "lock_changed", "with": {"by": "$actor", "well": true}},
               {"updates": "unit", "with": {"lift": true}}], "source": "test 9"}],
    "when_cancelled": {"tells": [{"role": "technician", "notice": "locksmith.called_off"}],
                       "does": [{"tells_parent": "lock_changed", "with": {"by": "nobody", "well": false}}]}
  })");
  ON_EVERY_STORE(Json({door, smith}));
  it.put(RecordKind::project, {{"id", "P1"}, {"name", "P"}, {"region", "370200"}, {"developer", "D"}});
  it.put(RecordKind::building, {{"id", "B1"}, {"project", "P1"}, {"name", "1"}});
  it.put(RecordKind::unit, {{"id", "U1"},
                            {"building", "B1"},
                            {"name", "1-101"},
                            {"use", "home"},
                            {"lift", false},
                            {"state", "sold"}});
  Subject unit;
  unit.unit = "U1";
  const auto front = it.opens("door", {{"name", "front"}}, {agent}, unit);
  const auto back = it.opens("door", {{"name", "back"}}, {agent}, unit);
  it.must(back, "lock", {{"key_with", "E9"}}, {guard});
  CHECK(it.get(back)->frame.links.empty());
  it.must(front, "lock", {{"key_with", "E9"}}, {guard});
  REQUIRE(it.get(front)->frame.links.size() == 1);
  const auto smiths = it.get(front)->frame.links[0].id;
  CHECK(it.facts(smiths) == Json{{"door", "front"}, {"urgent", true}});
  const auto told = it.notices();
  CHECK(std::count(told.begin(), told.end(), "locksmith.called") == 1);

  const auto waits = it.apply(front, "wall_up", {{"reason", "x"}}, {Role::manager});
  REQUIRE_FALSE(waits);
  CHECK(waits.refusal().code == "journey.still_open");
  CHECK(waits.refusal().text().en.find("Locksmith") != std::string::npos);
  CHECK(waits.refusal().source == "test 5");

  it.must(smiths, "change", Json::object(), {Role::technician}, "E7");
  CHECK(it.facts(front)["key_with"] == "E7");
  CHECK(Json::parse(it.engine->record("unit", "U1").value().json)["lift"] == true);
  it.must(front, "wall_up", {{"reason", "x"}}, {Role::manager});

  const auto again = it.opens("door", {{"name", "front"}}, {agent}, unit);
  it.must(again, "lock", {{"key_with", "E9"}}, {guard});
  it.must(it.get(again)->frame.links[0].id, "cancel", {{"reason", "he is ill"}}, {Role::manager});
  CHECK(it.facts(again)["key_with"] == "nobody");
  it.verified();
}

TEST_CASE("papers are asked for by what the facts say, and a person's own by person", "[declared]") {
  Json document = door_document();
  document["opening"]["subject"] = {"customer"};
  document["steps"][2]["documents"] = Json::parse(R"([
    {"document": "identity_card|passport", "copies": 1, "of_each": "buyer"},
    {"document": "key_loan_register", "originals": 1, "only_if": "opened_before", "source": "H4"}])");
  document["conditions"] = Json::parse(R"({"opened_before": {"fact": "times_opened", "at_least": 1}})");
  Declaration it(document);
  Subject customer;
  customer.customer = "C1";
  const auto door = it.opens("door", {{"name", "front"}}, {agent}, customer);
  const auto first = it.apply(door, "lock", {{"key_with", "E2"}}, {guard});
  REQUIRE_FALSE(first);
  CHECK(first.refusal().code == "documents.missing");
  CHECK(first.refusal().fact("missing") == "identity_card|passport: 1 copy of C1");
  it.must(door, "push_open", Json::object(), {agent});
  it.must(door, "pull_shut", Json::object(), {agent});
  CHECK(it.apply(door, "lock", {{"key_with", "E2"}}, {guard}).refusal().fact("missing") ==
        "identity_card|passport: 1 copy of C1, key_loan_register: 1 original");
  it.must(door, "receive_document",
          {{"type", "passport"}, {"form", "copy"}, {"copies", 1}, {"from", "customer"}, {"of", "C1"}},
          {agent});
  it.must(door, "receive_document",
          {{"type", "key_loan_register"}, {"form", "original"}, {"copies", 1}, {"from", "none"}}, {agent});
  it.must(door, "lock", {{"key_with", "E2"}}, {guard});
}

TEST_CASE("when picks the row, and who did one step is kept from another", "[declared]") {
  Json document = door_document();
  document["steps"][1]["when"] = {"worn_out"};
  document["steps"][1]["to"] = "locked";
  document["steps"].push_back(
      Json::parse(R"({"event": "pull_shut", "from": ["open"], "to": "shut", "roles": ["agent"],
    "not_by_who_did": ["push_open"], "source": "test 2"})"));
  document["conditions"] = Json::parse(R"({"worn_out": {"fact": "times_opened", "at_least": 2}})");
  Declaration it(document);
  const auto door = it.opens("door", {{"name", "front"}}, {agent});
  it.must(door, "push_open", Json::object(), {agent}, "E1");
  CHECK(it.apply(door, "pull_shut", Json::object(), {agent}, "E1").refusal().code == "step.same_person");
  it.must(door, "pull_shut", Json::object(), {agent}, "E2");
  CHECK(it.state(door) == "shut");
  it.must(door, "push_open", Json::object(), {agent}, "E1");
  it.must(door, "pull_shut", Json::object(), {agent}, "E1");
  CHECK(it.state(door) == "locked");
  it.verified();
}

}  // namespace tenon::testing
