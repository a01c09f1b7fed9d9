/// In one state every event is tried: those that the file names lead where it says, and no stranger may do
/// them; all others are not possible from there.
#include "testing/scenario_run.hpp"

namespace tenon::testing {

void ScenarioRun::run_allowed() {
  const auto state = scenario_.body["state"].get<std::string>();
  if (!set_stage()) return;
  const RuleBook* const rules = book();
  if (!rules) return differ("workflow", scenario_.workflow, "none");
  const Json::json_pointer where = Json::json_pointer("/allowed") / state;
  const Json allowed = document_.contains(where) ? document_.at(where) : Json::object();
  std::vector<std::string> closed;
  std::vector<std::pair<std::string, Json>> open;
  for (const auto event_view : rules->events) {
    const std::string event(event_view);
    if (scenario_.body.value("first", false) && !document_.value("events", Json::object()).contains(event))
      differ("events." + event, "an example", "none");
    if (const auto leads = allowed.find(event); leads != allowed.end()) open.emplace_back(event, *leads);
    else closed.push_back(event);
  }
  try_refused(state, closed);
  for (const auto& [event, leads] : open) try_allowed(state, event, leads);
}

void ScenarioRun::try_refused(const std::string& state, const std::vector<std::string>& events) {
  bool fresh = false;
  for (const auto& event : events) {
    if (!fresh && !(set_stage() && take_path(state, "paths." + state))) return;
    fresh = true;  // all on one stage: what is refused leaves no trace
    const auto at = "allowed." + state + "." + event;
    const auto done = stage_->attempt({{"do", event}});
    if (done) {
      differ(at, "refused: step.not_from_here", "done: " + stage_->state());
      fresh = false;
      continue;
    }
    check_words(done.refusal(), at);
    if (done.refusal().code != "step.not_from_here" && done.refusal().code != "case.ended")
      differ(at, "refused: step.not_from_here", said(done.refusal()), done.refusal());
    if (const auto found = stage_->state(); found != state) {
      differ(at, state, found);
      fresh = false;
    }
  }
}

void ScenarioRun::try_allowed(const std::string& state, const std::string& event, const Json& leads) {
  const auto at = "allowed." + state + "." + event;
  if (!set_stage() || !take_path(state, "paths." + state)) return;
  Json step = {{"do", event}};
  if (leads.is_object()) {
    if (const auto steps = leads.find("steps"); steps != leads.end())
      if (!take_all(*steps, at + ".steps")) return;
    for (const char* key : {"payload", "as", "who"})
      if (const auto own = leads.find(key); own != leads.end()) step[key] = *own;
  }
  Json by_a_stranger = step;
  const auto stranger = document_.value("stranger", std::string("cleaning"));
  by_a_stranger["as"] = stranger;
  by_a_stranger["who"] = "E-stranger";
  if (const auto done = stage_->attempt(by_a_stranger); done) {
    return differ(at, "refused for the role " + stranger + ": step.wrong_role", "done: " + stage_->state());
  } else {
    check_words(done.refusal(), at);
    if (done.refusal().code != "step.wrong_role")
      differ(at, "refused for the role " + stranger + ": step.wrong_role", said(done.refusal()),
             done.refusal());
  }
  if (!take(step, at)) return;
  const auto to = (leads.is_object() ? leads["to"] : leads).get<std::string>();
  if (const auto found = stage_->state(); found != to) differ(at, to, found);
}

}  // namespace tenon::testing
