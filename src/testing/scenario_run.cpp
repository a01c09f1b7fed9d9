#include "testing/scenario_run.hpp"

namespace tenon::testing {

std::string said(const Refusal& refusal) { return refusal.code + ": " + refusal.text().en; }
std::string plain(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Report run(const Scenario& scenario, const Rules& rules, Observer* observer) {
  return ScenarioRun(scenario, rules, observer).run();
}

Report ScenarioRun::run() {
  switch (scenario_.kind) {
    case Scenario::Kind::told: run_told(); break;
    case Scenario::Kind::path: run_path(); break;
    case Scenario::Kind::allowed: run_allowed(); break;
    case Scenario::Kind::standing: run_standing(); break;
  }
  leave_stage();
  return std::move(report_);
}

void ScenarioRun::differ(std::string at, std::string expected, std::string found,
                         std::optional<Refusal> refusal) {
  report_.differences.push_back({std::move(at), std::move(expected), std::move(found), std::move(refusal)});
}

bool ScenarioRun::set_stage() {
  leave_stage();
  auto stage = Stage::open(scenario_.file->procedures(), rules_, observer_);
  if (!stage) {
    differ("world", "a world", said(stage.refusal()), stage.refusal());
    return false;
  }
  stage_.emplace(*std::move(stage));
  const auto own = scenario_.body.find("about");
  if (own != scenario_.body.end()) stage_->about(*own);
  else if (const auto about = document_.find("about"); about != document_.end()) stage_->about(*about);
  return true;
}

void ScenarioRun::leave_stage() {
  if (!stage_) return;
  report_.commands += stage_->commands();
  if (observer_) observer_->ended(stage_->world());
  stage_.reset();
}

const RuleBook* ScenarioRun::book() {
  const auto found = stage_->engine().workflows().find(scenario_.workflow);
  return found ? &(*found)->book() : nullptr;
}

std::optional<Refusal> ScenarioRun::attempt(const Json& step) {
  if (const Json::json_pointer exactly("/then/told_exactly"); scenario_.body.contains(exactly))
    if (const auto told = stage_->world().told(); told && !told->empty()) told_before_ = told->back().id;
  auto done = stage_->attempt(step);
  if (done) return std::nullopt;
  return std::move(done).refusal();
}

bool ScenarioRun::take(const Json& step, const std::string& at) {
  const auto refusal = attempt(step);
  if (!refusal) return true;
  auto found = said(*refusal);
  if (const auto& inner = stage_->stopped_at(); !inner.is_null()) found += "; at the step " + plain(inner);
  differ(at, "done", std::move(found), refusal);
  return false;
}

bool ScenarioRun::take_all(const Json& steps, const std::string& at) {
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (!take(steps[i], at + "[" + std::to_string(i) + "]")) return false;
  return true;
}

bool ScenarioRun::take_path(const std::string& state, const std::string& at) {
  const Json* const own = scenario_.file->procedures()->find(scenario_.workflow);
  const Json::json_pointer where = Json::json_pointer("/paths") / state;
  if (!own || !own->contains(where)) {
    differ("paths." + state, "a path", "none");
    return false;
  }
  return take_all(own->at(where), at);
}

void ScenarioRun::run_path() {
  const auto& state = scenario_.body["state"].get_ref<const std::string&>();
  if (!set_stage() || !take_path(state, "paths." + state)) return;
  if (const auto found = stage_->state(); found != state) differ("paths." + state, state, found);
}

void ScenarioRun::run_told() {
  if (!set_stage()) return;
  const Json& body = scenario_.body;
  if (const auto given = body.find("given"); given != body.end()) {
    if (given->is_array()) {
      if (!take_all(*given, "given")) return;
    } else {
      const Json* state = given->is_string() ? &*given : nullptr;
      if (given->is_object() && given->contains("state")) state = &(*given)["state"];
      if (state && !take_path(state->get<std::string>(), "given.state")) return;
      if (given->is_object() && given->contains("steps"))
        if (!take_all((*given)["steps"], "given.steps")) return;
    }
  }
  const Json& then = body["then"];
  std::optional<Refusal> refusal;
  if (const auto when = body.find("when"); when != body.end()) {
    const bool several = when->is_array();
    const std::size_t count = several ? when->size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      const Json& step = several ? (*when)[i] : *when;
      const auto at = several ? "when[" + std::to_string(i) + "]" : std::string("when");
      if (i + 1 < count || !then.contains("refused")) {
        if (!take(step, at)) return;
      } else if (refusal = attempt(step); !refusal) {
        differ(at,
               "refused" +
                   (then["refused"].is_object() ? ": " + then["refused"]["code"].get<std::string>() : ""),
               "done: " + stage_->state());
        return;
      }
    }
  }
  ThenRun(*stage_, report_.differences, told_before_).check(then, refusal);
}

}  // namespace tenon::testing
