#pragma once
/// Documents to declare workflows from, changed a little by each test, and an engine on what they declare.
#include <filesystem>
#include <fstream>

#include "engine/fixture.hpp"
#include "tenon/declared/declared.hpp"
#include "tenon/engine/documents.hpp"
#include "tenon/model/registry.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::testing {

/// The door of support/door.hpp, declared: what a host would write instead of C++.
inline Json door_document() {
  return Json::parse(R"({
    "declared_version": 1, "id": "door", "version": 1, "title": {"zh": "门", "en": "Door"}, "source": "test",
    "facts": [
      {"name": "name", "type": "text"},
      {"name": "times_opened", "type": "integer", "default": 0},
      {"name": "key_with", "type": "text", "optional": true}],
    "states": [
      {"id": "shut", "label": {"zh": "关上", "en": "shut"}, "is": "initial",
       "waits": {"zh": "等人开", "en": "until somebody opens it"}},
      {"id": "open", "label": {"zh": "开着", "en": "open"}},
      {"id": "locked", "label": {"zh": "锁上", "en": "locked"},
       "waits": {"zh": "等人开", "en": "until somebody unlocks it"}},
      {"id": "walled_up", "label": {"zh": "封死", "en": "walled up"}, "is": "goal"}],
    "events": [
      {"id": "push_open", "label": {"zh": "推开", "en": "push open"}, "set": {"times_opened": {"add": 1}}},
      {"id": "pull_shut", "label": {"zh": "拉上", "en": "pull shut"}},
      {"id": "lock", "label": {"zh": "上锁", "en": "lock"}, "fields": [{"name": "key_with", "type": "text"}],
       "set": {"key_with": "$event.key_with"}},
      {"id": "unlock", "label": {"zh": "开锁", "en": "unlock"}, "set": {"key_with": null}},
      {"id": "wall_up", "label": {"zh": "砌墙", "en": "wall up"}, "fields": [{"name": "reason", "type": "text"}]}],
    "opening": {"roles": ["agent", "security"], "fields": [{"name": "name", "type": "text"}],
                "set": {"name": "$event.name"}},
    "leaders": ["manager"],
    "guards": {
      "hinges_hold": {
        "that": {"fact": "times_opened", "less_than": 3},
        "shows": {"times_opened": "$fact.times_opened"},
        "refusal": {"code": "door.hinges_worn", "zh": "已开 {times_opened} 次，合页松了。",
                    "en": "It has been opened {times_opened} times; the hinges are worn.",
                    "remedy": {"zh": "请换合页。", "en": "Change the hinges."}}}},
    "steps": [
      {"event": "push_open", "from": ["shut"], "to": "open", "roles": ["agent", "security"],
       "requires": ["hinges_hold"], "source": "test 1"},
      {"event": "pull_shut", "from": ["open"], "to": "shut", "roles": ["agent", "security"], "source": "test 2"},
      {"event": "lock", "from": ["shut"], "to": "locked", "roles": ["security"],
       "tells": [{"role": "manager", "notice": "door.locked"}], "source": "test 3"},
      {"event": "unlock", "from": ["locked"], "to": "shut", "roles": ["security"], "source": "test 4"},
      {"event": "wall_up", "from": ["shut", "locked"], "to": "walled_up", "roles": ["manager"],
       "source": "test 5"}],
    "deadlines": [
      {"id": "door.stands_open", "label": {"zh": "门开着", "en": "Door stands open"}, "limit": "30 minutes",
       "runs_in": ["open"], "escalates_to": ["security", "manager"], "source": "test 6"}]
  })");
}

/// The document with the value at a JSON pointer replaced or added.
inline Json with(Json document, const std::string& pointer, Json value) {
  document[Json::json_pointer(pointer)] = std::move(value);
  return document;
}
/// The document without what stands at a JSON pointer.
inline Json without(Json document, const std::string& pointer) {
  const Json::json_pointer at(pointer);
  auto& parent = document[at.parent_pointer()];
  if (parent.is_array()) parent.erase(std::stoul(at.back()));
  else parent.erase(at.back());
  return document;
}

using Declared = Result<std::shared_ptr<const WorkflowSet>>;
inline Declared declare(const Json& document, const WorkflowSet& base = builtin_workflows()) {
  const JsonPath at{nullptr, "workflows"};
  return declare_workflows(base, Json::array({document}), at);
}

/// An engine on declared workflows beside the built-in ones, in memory or in a file that may be reopened.
struct Declaration {
  explicit Declaration(Json declared, std::string store = "memory", Json settings = Json::object())
      : documents(declared.is_array() ? std::move(declared) : Json::array({declared})), file("declared.db") {
    more = std::move(settings);
    more["store"] = store == "memory" ? store : "sqlite:" + file.path();
    open();
  }
  void open() {
    engine.reset();
    Json given = more;
    given["workflows"] = documents;
    auto settings = Settings::read(given.dump());
    if (!settings) FAIL(settings.refusal().to_json());
    settings->clock = clock;
    settings->id_seed = 1;
    auto opened = Engine::open(*std::move(settings));
    if (!opened) FAIL(opened.refusal().to_json());
    engine.emplace(*std::move(opened));
  }

  Result<Outcome> does(Command command, const std::string& event, Json payload, RoleSet roles,
                       const std::string& actor = "E1") {
    command.actor = {actor, roles};
    command.event = event;
    command.payload = std::move(payload);
    return engine->execute(command);
  }
  Result<Outcome> try_open(const std::string& workflow, Json payload, RoleSet roles,
                           const Subject& subject = {}) {
    Command command;
    command.workflow = workflow;
    command.subject = subject;
    return does(std::move(command), "open", std::move(payload), roles);
  }
  CaseId opens(const std::string& workflow, Json payload, RoleSet roles, const Subject& subject = {}) {
    auto outcome = try_open(workflow, std::move(payload), roles, subject);
    if (!outcome) FAIL(outcome.refusal().to_json());
    return outcome->case_id;
  }
  Result<Outcome> apply(const CaseId& id, const std::string& event, Json payload, RoleSet roles,
                        const std::string& actor = "E1") {
    Command command;
    command.case_id = id;
    return does(std::move(command), event, std::move(payload), roles, actor);
  }
  void must(const CaseId& id, const std::string& event, Json payload, RoleSet roles,
            const std::string& actor = "E1") {
    auto outcome = apply(id, event, std::move(payload), roles, actor);
    if (!outcome) FAIL(event << ": " << outcome.refusal().to_json());
  }
  CasePtr get(const CaseId& id) {
    auto got = engine->get(id);
    if (!got) FAIL(got.refusal().to_json());
    return *got;
  }
  std::string state(const CaseId& id) {
    const auto found = get(id);
    return std::string(found->definition->book().states[found->state]);
  }
  Json facts(const CaseId& id) {
    const auto found = get(id);
    std::string text;
    found->definition->print_facts(text, found->facts.get());
    return Json::parse(text);
  }
  std::vector<std::string> notices() {
    std::vector<std::string> told;
    for (const auto& row : engine->outbox(0, 100).value()) told.push_back(row.notice);
    return told;
  }
  void verified() {
    for (const auto& problem : engine->verify().value().problems) FAIL_CHECK(problem.to_json());
  }
  void put(RecordKind kind, const Json& record) {
    const auto done = engine->put_record(name_of(kind), record, {"E1", {Role::manager}});
    if (!done) FAIL(done.refusal().to_json());
  }

  Json documents, more;
  TemporaryFile file;
  Clock clock = Clock::at(monday);
  std::optional<Engine> engine;
};

inline Json example(const std::string& name) {
  const auto path = std::filesystem::path(TENON_SOURCE_DIR) / "docs/examples/workflows" / (name + ".json");
  return Json::parse(std::ifstream(path));
}

}  // namespace tenon::testing
