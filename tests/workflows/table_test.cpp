// The procedures as the handbooks tell them, each a table of its own (tests/workflows/tables/ID.json):
//   "paths"      how a case comes into each state, by steps (script.hpp)
//   "papers"     documents that a path hands in together, by a name of the table's own
//   "steps"      other steps that are told more than once, by a name
//   "events"     an example of each event: payload, and a role that may do it
//   "allowed"    from each state, which events may be done and where they lead; all others must be refused
//   "refusals"   steps that look right and are not, with the code and the facts that decide
//   "deadlines"  limits, tried a second before and at the moment
//   "notices"    what is in the outbox after a path
#include "workflows/script.hpp"

namespace tenon::test {
namespace {

std::vector<std::string> all_tables() {
  std::vector<std::string> ids;
  for (const auto& each : std::filesystem::directory_iterator(tables / "tables"))
    if (const char* only = std::getenv("TENON_TABLE"); only && each.path().stem() != only) continue;
    else if (each.path().extension() == ".json") ids.push_back(each.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

const RuleBook& book_named(Engine& engine, const std::string& workflow) {
  return (*engine.workflows().find(workflow))->book();
}

Json step_for(const Json& table, const std::string& event, const Json& change) {
  Json step = table["events"][event];
  step["do"] = event;
  step.merge_patch(change);
  return step;
}

/// Both sentences and the remedy are there, with no placeholder left open.
void check_words(const Refusal& refusal) {
  INFO(refusal.to_json());
  for (const auto& text : {refusal.text(), refusal.remedy()}) {
    CHECK_FALSE(text.zh.empty());
    CHECK_FALSE(text.en.empty());
    CHECK(text.zh.find('{') == std::string::npos);
    CHECK(text.en.find('{') == std::string::npos);
  }
}

void start(Script& script, const Json& table, const Json& scenario) {
  script.about(scenario.value("about", table["about"]));
  if (scenario.contains("from")) script.run_all(table["paths"].at(scenario["from"].get<std::string>()));
  if (scenario.contains("steps")) script.run_all(scenario["steps"]);
}

}  // namespace

TEST_CASE("each procedure's table of states and events", "[tables]") {
  const auto workflow = GENERATE(from_range(all_tables()));
  const Json table = table_of(workflow);
  INFO(workflow);
  Script any;
  const auto& book = book_named(any.engine(), workflow);
  for (const auto state : book.states) {
    INFO("state " << state);
    REQUIRE(table["paths"].contains(std::string(state)));
    Script script;
    script.about(table["about"]);
    script.run_all(table["paths"][std::string(state)]);
    CHECK(script.state() == state);
  }
  for (const auto event : book.events) {
    INFO("event " << event);
    CHECK(table["events"].contains(std::string(event)));
  }
  for (const auto& [state, path] : table["paths"].items()) {
    const Json allowed = table["allowed"].value(state, Json::object());
    Script resting;
    resting.about(table["about"]);
    resting.run_all(path);
    for (const auto event_view : book.events) {
      const std::string event(event_view);
      INFO("in " << state << ", " << event);
      const bool open = allowed.contains(event);
      if (!open) {  // all in one script: what is refused leaves no trace
        const auto refusal = resting.attempt(step_for(table, event, Json::object()));
        REQUIRE(refusal);
        check_words(*refusal);
        CHECK((refusal->code == "step.not_from_here" || refusal->code == "case.ended"));
        CHECK(resting.state() == state);
        continue;
      }
      Script script;
      script.about(table["about"]);
      script.run_all(path);
      // "submitted", or {"to": "submitted", "payload": ..., "as": ..., "steps": [what has to come before]}
      const Json& wanted = allowed[event];
      const Json change = wanted.is_object() ? wanted : Json::object();
      if (change.contains("steps")) script.run_all(change["steps"]);
      const Json step = step_for(table, event, change);
      if (!step.value("by_system", false)) {
        Json stranger = step;
        stranger["as"] = table.value("stranger", "cleaning");
        stranger["who"] = "E-stranger";
        const auto refusal = script.attempt(stranger);
        REQUIRE(refusal);
        check_words(*refusal);
        CHECK(refusal->code == "step.wrong_role");
      }
      script.run(step);
      CHECK(script.state() == (wanted.is_object() ? wanted["to"] : wanted).get<std::string>());
    }
  }
}

TEST_CASE("each procedure's refusals", "[tables]") {
  const auto workflow = GENERATE(from_range(all_tables()));
  const Json table = table_of(workflow);
  for (const auto& scenario : table.value("refusals", Json::array())) {
    INFO(workflow << ": " << scenario["name"]);
    Script script;
    start(script, table, scenario);
    const Json then = scenario["then"];
    const Json step = then.contains("do") ? step_for(table, then["do"].get<std::string>(), then) : then;
    const auto refusal = script.attempt(step);
    REQUIRE(refusal);
    check_words(*refusal);
    INFO(refusal->to_json());
    CHECK(refusal->code == scenario["code"].get<std::string>());
    const Json facts = scenario.value("facts", Json::object());
    for (const auto& [fact, value] : facts.items()) CHECK(refusal->fact(fact) == value.get<std::string>());
    if (scenario.contains("source")) CHECK(refusal->source == scenario["source"].get<std::string>());
  }
}

TEST_CASE("each procedure's successes", "[tables]") {
  const auto workflow = GENERATE(from_range(all_tables()));
  const Json table = table_of(workflow);
  for (const auto& scenario : table.value("successes", Json::array())) {
    INFO(workflow << ": " << scenario["name"]);
    Script script;
    start(script, table, scenario);
    if (scenario.contains("state")) CHECK(script.state() == scenario["state"].get<std::string>());
    if (scenario.contains("facts")) {
      std::string text;
      const auto state = script.get();
      state->definition->print_facts(text, state->facts.get());
      const Json facts = parse_json(text, "facts").value();
      for (const auto& [name, value] : scenario["facts"].items()) {
        INFO(name << " in " << text);
        CHECK(facts.value(name, Json()) == value);
      }
    }
    const Json records = scenario.value("records", Json::array());
    for (const auto& each : records) {  // fields of register entries, as the procedure left them
      const auto row = script.engine().record(each["kind"].get<std::string>(), each["id"].get<std::string>());
      const Json record = parse_json(row.value().json, "record").value();
      for (const auto& [name, value] : each["fields"].items()) {
        INFO(name << " in " << record.dump());
        CHECK(record.value(name, Json()) == value);
      }
    }
    const Json cases = scenario.value("cases", Json::object());
    for (const auto& [other, state] : cases.items()) {  // "opened:repair": "reported"
      INFO(other);
      const auto found = script.get(other);
      CHECK((found->frame.cancelled ? std::string("cancelled") : script.state(other)) ==
            state.get<std::string>());
    }
  }
}

TEST_CASE("each procedure's deadlines, a second before and at the moment", "[tables]") {
  const auto workflow = GENERATE(from_range(all_tables()));
  const Json table = table_of(workflow);
  for (const auto& scenario : table.value("deadlines", Json::array())) {
    INFO(workflow << ": " << scenario["name"]);
    Script script;
    start(script, table, scenario);
    const auto id = scenario["deadline"].get<std::string>();
    const auto due = parse_instant(scenario["due"].get<std::string>()).value();
    const auto status = [&] {  // of its last run: a clock may have been started anew
      std::optional<DeadlineView> last;
      for (auto& each : deadlines_of(*script.get()))
        if (each.id == id) last = std::move(each);
      if (!last) return std::string("none");
      INFO("due " << (last->due ? to_string(*last->due) : "-"));
      CHECK((!last->due || *last->due == due));
      return std::string(last->status);
    };
    CHECK(status() == "running");
    script.wait(due - seconds(1));
    CHECK(status() == "running");
    script.wait(due);
    CHECK(status() == "missed");
    if (scenario.contains("told")) {
      bool told = false;
      for (const auto& row : script.engine().outbox(0, 10000).value())
        told = told || (row.notice == "deadline.missed" && row.role &&
                        name_of(*row.role) == scenario["told"].get<std::string>());
      CHECK(told);
    }
  }
}

TEST_CASE("each procedure's notices, by whom and by which way", "[tables]") {
  const auto workflow = GENERATE(from_range(all_tables()));
  const Json table = table_of(workflow);
  for (const auto& scenario : table.value("notices", Json::array())) {
    INFO(workflow << ": " << scenario["name"]);
    Script script;
    start(script, table, scenario);
    const Json wanted = scenario["outbox"];
    for (const auto& notice :
         wanted) {  // {"notice": ..., "role"|"party": ..., "to": ..., "way": ..., "language": ...}
      bool found = false;
      std::string all;
      for (const auto& row : script.engine().outbox(0, 10000).value()) {
        Json payload = parse_json(row.payload, "payload").value();
        payload["notice"] = row.notice;
        if (row.role) payload["role"] = std::string(name_of(*row.role));
        if (row.party) payload["party"] = std::string(name_of(*row.party));
        bool same = true;
        for (const auto& [name, value] : notice.items()) same = same && payload.value(name, Json()) == value;
        found = found || same;
        all += row.notice + " ";
      }
      INFO("expected " << notice.dump() << "; there are " << all);
      CHECK(found);
    }
  }
}

}  // namespace tenon::test
