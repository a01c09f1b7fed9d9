/// list, run, schema: scenarios asked for by document.
#include "testing/tasks.hpp"

namespace tenon::testing {

Json to_json(const Scenario& scenario, const Report& report) {
  Json json{{"name", scenario.name()}, {"title", to_json(scenario.title)}, {"passed", report.passed()}};
  if (report.passed()) return json;
  auto& differences = json["differences"] = Json::array();
  for (const auto& each : report.differences)
    differences.push_back({{"at", each.at}, {"expected", each.expected}, {"found", each.found}});
  json["text"] = {{"zh", to_text(scenario, report, Language::zh)},
                  {"en", to_text(scenario, report, Language::en)}};
  return json;
}

Result<Json> list_task(const Json& request, const Progress&) {
  TENON_TRY(const auto chosen, choose(request));
  TENON_CHECK(read_rest<NoFields>(chosen.rest));
  Json list = Json::array();
  for (const auto& each : chosen.scenarios)
    list.push_back({{"name", each.name()},
                    {"title", to_json(each.title)},
                    {"workflow", each.workflow},
                    {"file", each.file->path().string()}});
  return Json{{"passed", true}, {"scenarios", std::move(list)}};
}

Result<Json> run_task(const Json& request, const Progress& progress) {
  TENON_TRY(const auto chosen, choose(request));
  TENON_CHECK(read_rest<NoFields>(chosen.rest));
  std::int64_t passed = 0, failed = 0, commands = 0;
  Json ran = Json::array();
  for (const auto& each : chosen.scenarios) {
    if (progress && !progress({{"done", passed + failed},
                               {"of", chosen.scenarios.size()},
                               {"label", to_json(Text{each.name(), each.name()})}}))
      break;
    const auto report = run(each, chosen.rules);
    ++(report.passed() ? passed : failed);
    commands += report.commands;
    ran.push_back(to_json(each, report));
  }
  return Json{{"passed", failed == 0},
              {"counts",
               {{"passed", passed},
                {"failed", failed},
                {"left_out", std::ssize(chosen.scenarios) - passed - failed},
                {"commands", commands}}},
              {"scenarios", std::move(ran)}};
}

Result<Json> schema_task(const Json&, const Progress&) {
  return Json{{"passed", true}, {"schema", scenario_schema()}};
}

}  // namespace tenon::testing
