/// Who may and who may not, by all roles that there are; and the clocks that run in a state.
#include <algorithm>

#include "testing/scenario_run.hpp"

namespace tenon::testing {

void ScenarioRun::run_standing() {
  const Json& body = scenario_.body;
  const auto& of = body["of"].get_ref<const std::string&>();
  if (!set_stage()) return;
  const RuleBook* const rules = book();
  if (!rules) return differ("workflow", scenario_.workflow, "none");
  if (of == "clocks") return check_clocks(body["state"].get<std::string>(), body["clocks"]);
  const std::string initial(rules->states[rules->initial]);
  if (of == "openers") {
    if (const auto step = come_to_opening(initial)) try_roles(*step);
  } else if (of == "leaders") {
    if (take_path(initial, "paths." + initial))
      try_roles({{"do", "cancel"}, {"payload", {{"reason", "tried"}}}});
  } else {
    const auto state = body.find("state");
    if (state != body.end())
      if (const auto name = state->get<std::string>(); !take_path(name, "paths." + name)) return;
    if (const auto steps = body.find("steps"); steps != body.end())
      if (!take_all(*steps, scenario_.at + ".steps")) return;
    try_roles(body["step"]);
  }
}

/// Takes the path to the initial state but for its last step, which is the opening.
std::optional<Json> ScenarioRun::come_to_opening(const std::string& initial) {
  const auto at = "paths." + initial;
  const Json* const own = scenario_.file->procedures()->find(scenario_.workflow);
  const Json::json_pointer where = Json::json_pointer("/paths") / initial;
  if (!own || !own->contains(where)) {
    differ(at, "a path", "none");
    return std::nullopt;
  }
  Json path = own->at(where);
  while (!path.empty() && path.back().is_string()) {  // the opening may have a name of its own
    const auto name = path.back().get<std::string>();
    path.erase(path.end() - 1);
    const Json::json_pointer steps = Json::json_pointer("/steps") / name.substr(name.find('.') + 1);
    if (own->contains(steps))
      for (const auto& each : own->at(steps)) path.push_back(each);
  }
  if (path.empty() || !path.back().contains("open")) {
    differ(at, "a path that ends with the opening", path.empty() ? "none" : plain(path.back()));
    return std::nullopt;
  }
  const Json opening = path.back();
  path.erase(path.end() - 1);
  if (!take_all(path, at)) return std::nullopt;
  return opening;
}

/// Every role that is not listed is refused for that; one that is listed may be refused for something else.
void ScenarioRun::try_roles(Json step) {
  static constexpr auto names = enum_names<Role>();
  static constexpr std::string_view wrong = "step.wrong_role";
  const Json& may = scenario_.body["roles"];
  const auto listed = [&](std::string_view role) {
    return std::find(may.begin(), may.end(), role) != may.end();
  };
  const auto& at = scenario_.at;
  bool words_read = false;
  for (const auto name : names) {
    if (listed(name) || name == name_of(Role::system)) continue;
    const std::string role(name);
    step["as"] = role;
    const auto done = stage_->attempt(step);
    const auto expected = role + " refused: " + std::string(wrong);
    if (done) return differ(at, expected, "done: " + stage_->state());  // the stage is not what it was
    if (done.refusal().code != wrong) differ(at, expected, said(done.refusal()), done.refusal());
    if (!words_read) check_words(done.refusal(), at);
    words_read = true;
  }
  for (const auto name : names) {
    if (!listed(name) || name == name_of(Role::system)) continue;
    step["as"] = std::string(name);
    if (const auto answer = stage_->check(step); !answer && answer.refusal().code == wrong)
      differ(at, std::string(name) + " may", said(answer.refusal()), answer.refusal());
  }
}

void ScenarioRun::check_clocks(const std::string& state, const Json& clocks) {
  if (!take_path(state, "paths." + state)) return;
  const auto at = "clocks." + state;
  const auto it = stage_->get();
  if (!it) return differ(at, clocks.dump(), said(it.refusal()), it.refusal());
  std::map<std::string, std::string> open;
  for (const auto& each : deadlines_of(**it))
    if (!each.ended) open[each.id] = each.status;
  for (const auto& [id, status] : clocks.items()) {
    const auto found = open.find(id);
    const auto is = found == open.end() ? std::string("none") : found->second;
    if (is != status) differ(at + "." + id, plain(status), is);
  }
  for (const auto& [id, status] : open)
    if (!clocks.contains(id)) differ(at + "." + id, "", status);
}

}  // namespace tenon::testing
