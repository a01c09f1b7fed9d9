#include "testing/scenario_steps.hpp"

#include "testing/standing.hpp"

namespace tenon::testing {
namespace {

using Found = std::function<Result<void>(const Json& step, const JsonPath& at, bool begins)>;

Result<void> in_list(const Json& list, const JsonPath& at, const Found& found) {
  if (!list.is_array()) return {};
  for (std::size_t i = 0; i < list.size(); ++i) TENON_CHECK(found(list[i], at / i, i == 0));
  return {};
}

Result<void> in_given(const Json& given, const JsonPath& at, const Found& found) {
  if (given.is_object() && given.contains("steps")) return in_list(given["steps"], at / "steps", found);
  return in_list(given, at, found);
}

/// In the situations in which a step is tried by all roles.
Result<void> in_roles(const Json& roles, const JsonPath& at, const Found& found) {
  for (const auto& [event, of_event] : roles.items()) {
    const auto here = at / event;
    if (!of_event.is_object() && !of_event.is_array()) continue;
    for (const auto& entry : entries_of(of_event)) {
      const auto also = entry.find("also");
      if (also == entry.end() || !also->is_array()) continue;
      for (std::size_t i = 0; i < also->size(); ++i)
        if (const Json& each = (*also)[i]; each.is_object() && each.contains("steps"))
          TENON_CHECK(in_list(each["steps"], here / "also" / i / "steps", found));
    }
  }
  return {};
}

}  // namespace

Result<void> each_step(const Json& document, const Found& found) {
  const JsonPath root;
  for (const char* group : {"papers", "steps", "paths"}) {
    if (!document.contains(group) || !document[group].is_object()) continue;
    const auto at = root / group;
    for (const auto& [name, list] : document[group].items()) TENON_CHECK(in_list(list, at / name, found));
  }
  if (document.contains("allowed") && document["allowed"].is_object()) {
    const auto at = root / "allowed";
    for (const auto& [state, events] : document["allowed"].items()) {
      if (!events.is_object()) continue;
      const auto in_state = at / state;
      for (const auto& [event, leads] : events.items())
        if (leads.is_object() && leads.contains("steps"))
          TENON_CHECK(in_list(leads["steps"], in_state / event / "steps", found));
    }
  }
  if (document.contains("roles") && document["roles"].is_object())
    TENON_CHECK(in_roles(document["roles"], root / "roles", found));
  if (!document.contains("scenarios") || !document["scenarios"].is_array()) return {};
  const auto at = root / "scenarios";
  for (std::size_t i = 0; i < document["scenarios"].size(); ++i) {
    const Json& scenario = document["scenarios"][i];
    if (!scenario.is_object()) continue;
    const auto here = at / i;
    if (scenario.contains("given")) TENON_CHECK(in_given(scenario["given"], here / "given", found));
    if (!scenario.contains("when")) continue;
    const auto when = here / "when";
    // Goes on from what was given.
    if (!scenario["when"].is_array()) {
      TENON_CHECK(found(scenario["when"], when, false));
    } else {
      for (std::size_t k = 0; k < scenario["when"].size(); ++k)
        TENON_CHECK(found(scenario["when"][k], when / k, false));
    }
  }
  return {};
}

std::string workflow_of(const std::string& name) { return name.substr(0, name.find('.')); }

std::set<std::string> procedures_named(const Json& document) {
  std::set<std::string> named;
  // A file without paths goes by those of the procedure's own.
  if (!document.contains("paths") && document["workflow"].is_string()) named.insert(document["workflow"]);
  const auto walked = each_step(document, [&](const Json& step, const JsonPath&, bool) -> Result<void> {
    if (step.is_string()) named.insert(workflow_of(step.get<std::string>()));
    if (!step.is_object()) return {};
    for (const char* key : {"bring", "papers", "open"})
      if (const auto it = step.find(key); it != step.end() && it->is_string())
        named.insert(workflow_of(it->get<std::string>()));
    if (const auto on = step.find("case"); on != step.end() && on->is_string())
      if (const auto name = on->get<std::string>(); name.starts_with("opened:")) named.insert(name.substr(7));
    return {};
  });
  (void)walked;
  return named;
}

}  // namespace tenon::testing
