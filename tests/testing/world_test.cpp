// A world to try rules in: registers, and a clock that only the test moves.
#include "support/catch.hpp"
#include "tenon/testing/stage.hpp"

namespace tenon::testing {
namespace {

Json small_world() {
  return parse_json(R"({
    "now": "2026-09-18T10:00:00+08:00",
    "settings": {"policy": "handbook"},
    "records": [
      {"kind": "project", "record": {"id": "P1", "name": "P", "region": "370200", "developer": "D"}},
      {"kind": "building", "record": {"id": "B1", "project": "P1", "name": "1"}},
      {"kind": "unit", "record": {"id": "U1", "building": "B1", "name": "1-1", "use": "home", "lift": true,
                                  "state": "on_sale"}}]})",
                    "world")
      .value();
}

Stage stage() {
  static const auto procedures = Procedures::read(TENON_SOURCE_DIR "/tests/scenarios").value();
  auto stage = Stage::open(procedures).value();
  stage.about({{"sale", "S1"}});
  return stage;
}
Instant at(const char* text) { return parse_instant(text).value(); }

}  // namespace

TEST_CASE("a world has the registers that its document lists, at the time that it names") {
  auto world = World::make(small_world()).value();
  CHECK(world.now() == at("2026-09-18T10:00:00+08:00"));
  CHECK(world.record("unit", "U1").value()["name"] == "1-1");
  CHECK(world.record("unit", "U2").refusal().code == "record.unknown");
  CHECK(world.engine().settings().policies.active()->name().find("handbook@") == 0);
}

TEST_CASE("a register entry is changed field by field, or put there whole") {
  auto world = World::make(small_world()).value();
  REQUIRE(world.put("unit", {{"id", "U1"}, {"state", "subscribed"}}));
  CHECK(world.record("unit", "U1").value()["state"] == "subscribed");
  CHECK(world.record("unit", "U1").value()["name"] == "1-1");
  REQUIRE(world.put("building", {{"id", "B2"}, {"project", "P1"}, {"name", "2"}}));
  CHECK(world.record("building", "B2").value()["name"] == "2");
  CHECK_FALSE(world.put("unit", {{"id", "U1"}, {"state", "sold out"}}));
}

TEST_CASE("two worlds made alike give alike ids") {
  const auto plan = WorldPlan::read(small_world()).value();
  Command command;
  command.actor = {"E1", {Role::customer_service_specialist, Role::bureau_specialist}};
  command.event = "open";
  command.workflow = "survey_forecast";
  command.subject.building = "B1";
  auto one = plan.make().value(), other = plan.make().value();
  const auto schema = one.engine().workflows().find("survey_forecast").value()->opening_schema();
  for (const auto& field : schema["required"]) command.payload[field.get<std::string>()] = false;
  const auto first = one.engine().execute(command), second = other.engine().execute(command);
  INFO((first ? "" : first.refusal().to_json()));
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->case_id == second->case_id);
  CHECK(one.engine().history(first->case_id).value()[0].digest ==
        other.engine().history(second->case_id).value()[0].digest);
}

TEST_CASE("time goes on and never back") {
  auto world = World::make(small_world()).value();
  REQUIRE(world.wait_until(at("2026-09-19T10:00:00+08:00")));
  CHECK(world.wait_until(at("2026-09-18T10:00:00+08:00")).refusal().code == "time.goes_back");
  CHECK(world.now() == at("2026-09-19T10:00:00+08:00"));
}

TEST_CASE("the next deadline is found over a weekend of which a day is worked, and over a holiday") {
  auto s = stage();
  REQUIRE(s.attempt({{"bring", "contract_filing"}, {"to", "filed"}}));
  REQUIRE(s.attempt({{"wait", "2026-09-18T10:00:00+08:00"}}));
  REQUIRE(s.attempt({{"open", "prenotice"}, {"as", "customer_service_specialist"}}));
  // Five working days from Friday the 18th, of which Sunday the 20th is one: until the end of the 24th.
  Instant next = s.world().advance_to_next_deadline().value();
  CHECK(next == at("2026-09-25T00:00:00+08:00"));
  CHECK(s.world().now() == next);
  CHECK(deadlines_of(*s.get().value())[0].status == "missed");
  CHECK(s.world().told().value().back().notice == "deadline.missed");

  auto over = stage();
  REQUIRE(over.attempt({{"bring", "prenotice"}, {"to", "collecting"}, {"name", "it"}}));
  REQUIRE(over.attempt({{"papers", "prenotice.all"}}));
  REQUIRE(over.attempt({{"wait", "2026-09-28T10:00:00+08:00"}}));
  REQUIRE(over.attempt({{"do", "submit"}}));
  // Seven working days, the first week of October being off and the 10th worked.
  do next = over.world().advance_to_next_deadline().value();
  while (deadlines_of(*over.get().value()).back().status != "missed");
  CHECK(next == at("2026-10-14T00:00:00+08:00"));
}

TEST_CASE("the end of a hold is a moment at which something falls due") {
  auto s = stage();
  REQUIRE(s.attempt({{"bring", "prenotice"}, {"to", "collecting"}, {"name", "it"}}));
  const auto until = to_string(s.world().now() + seconds(3600));
  REQUIRE(s.attempt({{"do", "hold"}, {"payload", {{"reason", "away"}, {"until", until}}}}));
  CHECK(s.get().value()->status() == CaseStatus::on_hold);
  CHECK(s.world().advance_to_next_deadline().value() == at(until.c_str()));
  CHECK(s.get().value()->status() == CaseStatus::open);
}

TEST_CASE("where no clock runs there is no next deadline") {
  auto world = World::make(small_world()).value();
  const auto none = world.advance_to_next_deadline();
  REQUIRE_FALSE(none);
  CHECK(none.refusal().code == "testing.nothing_due");
}

TEST_CASE("a world's document that is wrong is refused by its place and its word") {
  struct Wrong {
    const char *pointer, *value, *code, *field, *says;
  };
  const auto wrong = GENERATE(values<Wrong>({
      {"/recrods", "[]", "testing.misspelt_word", "recrods", "records"},
      {"/now", "\"tomorrow\"", "time.bad_instant", "now", "tomorrow"},
      {"/records", "{}", "testing.wrong_type", "records", "a list"},
      {"/records/0/kind", "\"projekt\"", "json.not_one_of", "records[0].kind", "project"},
      {"/records/2/record/use", "\"barn\"", "json.not_one_of", "records[2].record.use", "barn"},
      {"/records/1/record/id", "\"B1 \"", "", "records[1].record.id", ""},
      {"/records/1", "{\"kind\": \"unit\"}", "testing.missing", "records[1].record", "missing"},
      {"/settings/store", "\"sqlite:x\"", "testing.of_the_world", "settings.store", "own"},
      {"/settings/policy", "\"handbok\"", "policy.pack_unknown", "", "handbok"},
  }));
  Json document = small_world();
  document[Json::json_pointer(wrong.pointer)] = Json::parse(wrong.value);
  const auto made = World::make(document);
  INFO(wrong.pointer << ": " << wrong.value);
  REQUIRE_FALSE(made);
  INFO(made.refusal().to_json());
  if (*wrong.code) CHECK(made.refusal().code == wrong.code);
  if (*wrong.field) CHECK(made.refusal().field == wrong.field);
  CHECK(made.refusal().to_json().find(wrong.says) != std::string::npos);
}

TEST_CASE("the same entry twice in one world is a mistake") {
  Json document = small_world();
  document["records"].push_back(document["records"][0]);
  const auto made = World::make(document);
  REQUIRE_FALSE(made);
  CHECK(made.refusal().code == "testing.twice");
  CHECK(made.refusal().field == "records[3].record");
}

}  // namespace tenon::testing
