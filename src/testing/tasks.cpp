#include "testing/tasks.hpp"

#include <array>

#include "testing/faults.hpp"

namespace tenon::testing {
namespace {

Result<Json> tasks_task(const Json& request, const Progress& progress);

struct Task {
  std::string_view name;
  Result<Json> (*perform)(const Json&, const Progress&);
};
constexpr std::array tasks{
    Task{"backtest", &backtest_task}, Task{"cover", &cover_task},   Task{"explore", &explore_task},
    Task{"list", &list_task},         Task{"mutate", &mutate_task}, Task{"run", &run_task},
    Task{"schema", &schema_task},     Task{"table", &table_task},   Task{"tasks", &tasks_task},
};

Result<Json> tasks_task(const Json&, const Progress&) {
  return Json{{"passed", true}, {"tasks", task_names()}};
}

bool is_chosen(const Scenario& scenario, const std::vector<std::string>& names) {
  if (names.empty()) return true;
  const auto own = scenario.name();
  for (const auto& name : names)
    if (own.starts_with(name)) return true;
  return false;
}

}  // namespace

Json to_json(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

std::function<bool(std::int64_t, std::int64_t)> counted(const Progress& progress, const Text& label) {
  if (!progress) return {};
  return [progress, label = to_json(label)](std::int64_t done, std::int64_t of) {
    return progress({{"done", done}, {"of", of}, {"label", label}});
  };
}

Result<Rules> take_rules(Json& request) {
  Rules rules;
  const auto settings = request.find("settings");
  if (settings == request.end()) return rules;
  // The rest of the settings belongs to the worlds: a member that would be passed over is refused.
  TENON_CHECK(check_keys(*settings, JsonPath{nullptr, "request"} / "settings", {"policy", "workflows"}));
  TENON_TRY(auto read, Settings::read(settings->dump()));
  rules.workflows = std::move(read.workflows);
  if (settings->contains("policy")) rules.policies = std::move(read.policies);
  request.erase(settings);
  return rules;
}

Result<Chosen> choose(Json request) {
  const JsonPath root{nullptr, "request"};
  if (!request.is_object()) return detail::wrong_type(root, "an object", request);
  Chosen chosen;
  TENON_TRY(chosen.rules, take_rules(request));
  Json mine = Json::object();
  for (const char* member : {"places", "names"})
    if (const auto found = request.find(member); found != request.end()) {
      mine[member] = std::move(*found);
      request.erase(found);
    }
  chosen.rest = std::move(request);
  TENON_TRY(const auto selection, read_json<Selection>(mine, root));
  if (selection.places.empty()) return missing(root / "places");
  TENON_TRY(auto all,
            find_scenarios({selection.places.begin(), selection.places.end()}, chosen.rules.workflows));
  for (auto& each : all)
    if (is_chosen(each, selection.names)) chosen.scenarios.push_back(std::move(each));
  if (chosen.scenarios.empty()) {
    std::string names;
    for (const auto& name : selection.names) (names += names.empty() ? "" : ", ") += name;
    return not_found("testing.nothing_chosen").field("names").fact("found", names);
  }
  return chosen;
}

std::vector<std::string_view> task_names() {
  std::vector<std::string_view> names;
  for (const auto& each : tasks) names.push_back(each.name);
  return names;
}

Result<Json> perform(std::string_view task, const Json& request, const Progress& progress) {
  std::string known;
  for (const auto& each : tasks) {
    if (each.name == task) {
      TENON_TRY(Json answer, each.perform(request, progress));
      answer["schema_version"] = 1;
      return answer;
    }
    (known += known.empty() ? "" : ", ") += each.name;
  }
  return not_found("testing.task").field("task").fact("found", task).fact("allowed", known);
}

}  // namespace tenon::testing
