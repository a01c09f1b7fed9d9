#include "testing/scenario_check.hpp"

#include "testing/faults.hpp"
#include "testing/scenario_checker.hpp"
#include "testing/scenario_steps.hpp"

namespace tenon::testing {

Result<void> check_scenarios(const Json& document, const Procedures& all, const WorkflowSet& workflows) {
  return ScenarioChecker(document, all, workflows).check();
}

Result<void> check_word(const Json& word, const JsonPath& at, std::string_view what,
                        std::span<const std::string_view> allowed) {
  if (!word.is_string()) return wrong_type(at, std::string("the name of a ") += what, word);
  const auto& found = word.get_ref<const std::string&>();
  if (std::find(allowed.begin(), allowed.end(), found) != allowed.end()) return {};
  return unknown_word(at, what, found, allowed);
}
Result<void> check_text(const Json& text, const JsonPath& at) {
  if (!text.is_string()) return wrong_type(at, "a text", text);
  return {};
}

ScenarioChecker::ScenarioChecker(const Json& document, const Procedures& all, const WorkflowSet& workflows)
    : document_(document), all_(all), workflows_(workflows) {
  for (const auto* each : workflows.all()) ids_.push_back(each->book().id);
}

Result<void> ScenarioChecker::known_workflow(const Json& id, const JsonPath& at) const {
  return check_word(id, at, "workflow", ids_);
}
const RuleBook* ScenarioChecker::book_named(std::string_view id) const {
  const auto found = workflows_.find(id);
  return found ? &(*found)->book() : nullptr;
}

Result<void> ScenarioChecker::check() {
  const JsonPath root;
  TENON_CHECK(check_keys(
      document_, root,
      {"scenarios_version", "workflow", "source", "world", "folder", "about", "papers", "steps", "paths",
       "events", "allowed", "scenarios", "groups", "openers", "leaders", "roles", "clocks", "stranger"}));
  TENON_CHECK(known_workflow(document_["workflow"], root / "workflow"));
  TENON_TRY(definition_, workflows_.find(document_["workflow"].get<std::string>()));
  book_ = &definition_->book();
  if (document_.contains("source")) TENON_CHECK(check_text(document_["source"], root / "source"));
  if (document_.contains("about")) {
    TENON_TRY(const Subject subject, read_json<Subject>(document_["about"], root / "about"));
    (void)subject;
  }
  if (document_.contains("stranger"))
    TENON_CHECK(check_word_of<Role>(document_["stranger"], root / "stranger", "role"));
  for (const char* group : {"papers", "steps"}) {
    if (!document_.contains(group)) continue;
    const auto at = root / group;
    if (!document_[group].is_object()) return wrong_type(at, "lists of steps by name", document_[group]);
    for (const auto& [name, list] : document_[group].items()) {
      if (!list.is_array()) return wrong_type(at / name, "a list of steps", list);
      if (std::string_view(group) != "papers") continue;
      for (std::size_t i = 0; i < list.size(); ++i)
        if (!list[i].is_object() || !list[i].contains("receive"))
          return wrong_type(at / name / i, "a document to receive", list[i]);
    }
  }
  TENON_CHECK(check_states("paths"));
  TENON_CHECK(check_states("allowed"));
  TENON_CHECK(check_events());
  TENON_CHECK(check_allowed());
  TENON_CHECK(check_standing());
  if (document_.contains("scenarios")) {
    const auto at = root / "scenarios";
    if (!document_["scenarios"].is_array()) return wrong_type(at, "a list", document_["scenarios"]);
    for (std::size_t i = 0; i < document_["scenarios"].size(); ++i)
      TENON_CHECK(check_scenario(document_["scenarios"][i], at / i));
  }
  return each_step(document_, [this](const Json& step, const JsonPath& at, bool begins) {
    if (begins) named_.clear();
    return check_step(step, at);
  });
}

Result<void> ScenarioChecker::check_states(const char* group) {
  if (!document_.contains(group)) return {};
  const JsonPath root;
  const auto at = root / group;
  const Json& states = document_[group];
  if (!states.is_object()) return wrong_type(at, "an object by state", states);
  const bool paths = std::string_view(group) == "paths";
  for (const auto& [state, value] : states.items()) {
    if (!book_->find_state(state)) return unknown_word(at / state, "state", state, book_->states);
    if (paths && !value.is_array()) return wrong_type(at / state, "a list of steps", value);
    if (!paths && !value.is_object()) return wrong_type(at / state, "an object by event", value);
  }
  return {};
}

Result<void> ScenarioChecker::check_events() {
  if (!document_.contains("events")) return {};
  const JsonPath root;
  const auto at = root / "events";
  if (!document_["events"].is_object()) return wrong_type(at, "an object by event", document_["events"]);
  for (const auto& [event, example] : document_["events"].items()) {
    const auto here = at / event;
    if (!book_->find_event(event)) return unknown_word(here, "event", event, book_->events);
    TENON_CHECK(check_keys(example, here, {"payload", "as", "who"}));
    TENON_CHECK(check_actor(example, here));
  }
  return {};
}

Result<void> ScenarioChecker::check_allowed() {
  if (!document_.contains("allowed")) return {};
  const JsonPath root;
  const auto at = root / "allowed";
  for (const auto& [state, events] : document_["allowed"].items()) {
    const auto in_state = at / state;
    for (const auto& [event, leads] : events.items()) {
      const auto here = in_state / event;
      if (!book_->find_event(event)) return unknown_word(here, "event", event, book_->events);
      if (leads.is_string()) {
        TENON_CHECK(check_word(leads, here, "state", book_->states));
        continue;
      }
      TENON_CHECK(check_keys(leads, here, {"to", "steps", "payload", "as", "who"}));
      if (!leads.contains("to")) return missing(here / "to");
      TENON_CHECK(check_word(leads["to"], here / "to", "state", book_->states));
      TENON_CHECK(check_actor(leads, here));
      if (leads.contains("steps") && !leads["steps"].is_array())
        return wrong_type(here / "steps", "a list of steps", leads["steps"]);
    }
  }
  return {};
}

Result<void> ScenarioChecker::check_given(const Json& given, const JsonPath& at) {
  const auto check_state = [&](const Json& state, const JsonPath& here) -> Result<void> {
    TENON_CHECK(check_word(state, here, "state", book_->states));
    const Json* const own = all_.find(book_->id);
    if (!own || !own->contains("paths") || !(*own)["paths"].contains(state.get<std::string>()))
      return not_found("testing.no_path")
          .field(here.str())
          .fact("workflow", book_->id)
          .fact("state", state.get<std::string>());
    return {};
  };
  if (given.is_string()) return check_state(given, at);
  if (given.is_array()) return {};
  TENON_CHECK(check_keys(given, at, {"state", "steps"}));
  if (given.contains("state")) TENON_CHECK(check_state(given["state"], at / "state"));
  if (given.contains("steps") && !given["steps"].is_array())
    return wrong_type(at / "steps", "a list of steps", given["steps"]);
  return {};
}

Result<void> ScenarioChecker::check_scenario(const Json& scenario, const JsonPath& at) {
  TENON_CHECK(check_keys(scenario, at, {"title", "id", "source", "about", "given", "when", "then"}));
  if (!scenario.contains("title")) return missing(at / "title");
  const Json& title = scenario["title"];
  if (title.is_object()) {
    TENON_CHECK(check_keys(title, at / "title", {"zh", "en"}));
    for (const auto& [language, text] : title.items()) TENON_CHECK(check_text(text, at / "title"));
    if (title.empty()) return missing(at / "title" / "zh");
  } else {
    TENON_CHECK(check_text(title, at / "title"));
  }
  for (const char* key : {"id", "source"})
    if (scenario.contains(key)) TENON_CHECK(check_text(scenario[key], at / key));
  if (scenario.contains("about")) {
    TENON_TRY(const Subject subject, read_json<Subject>(scenario["about"], at / "about"));
    (void)subject;
  }
  if (scenario.contains("given")) TENON_CHECK(check_given(scenario["given"], at / "given"));
  if (!scenario.contains("then")) return missing(at / "then");
  return check_then(scenario["then"], *looked_at(scenario), at / "then");
}

const Definition* ScenarioChecker::looked_at(const Json& scenario) const {
  std::string id(book_->id);
  const auto see = [&](const Json& step) {
    if (!step.is_object()) return;
    const char* const made = step.contains("open") ? "open" : step.contains("bring") ? "bring" : nullptr;
    if (!made || !step[made].is_string()) return;
    const auto otherwise = step.contains("open") ? std::string("it") : step[made].get<std::string>();
    if (const auto name = step.find("name"); (name == step.end() ? Json(otherwise) : *name) == "it")
      id = step[made].get<std::string>();
  };
  const auto see_all = [&](const Json& steps) {
    if (steps.is_array()) std::for_each(steps.begin(), steps.end(), see);
    else see(steps);
  };
  if (const auto given = scenario.find("given"); given != scenario.end())
    see_all(given->is_object() && given->contains("steps") ? (*given)["steps"] : *given);
  if (const auto when = scenario.find("when"); when != scenario.end()) see_all(*when);
  const auto found = workflows_.find(id);
  return found ? *found : definition_;
}

}  // namespace tenon::testing
