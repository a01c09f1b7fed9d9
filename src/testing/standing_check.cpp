/// What a scenario file says of the procedure as a whole, before anything is tried.
#include <set>

#include "testing/faults.hpp"
#include "testing/scenario_checker.hpp"
#include "testing/standing.hpp"

namespace tenon::testing {

Result<void> ScenarioChecker::check_standing() {
  const JsonPath root;
  if (document_.contains("groups")) TENON_CHECK(check_groups(document_["groups"], root / "groups"));
  for (const char* key : {"openers", "leaders"})
    if (document_.contains(key)) TENON_CHECK(check_roles_in(document_[key], root / key));
  TENON_CHECK(check_roles());
  return check_clocks();
}

Result<void> ScenarioChecker::check_groups(const Json& groups, const JsonPath& at) {
  if (!groups.is_object()) return wrong_type(at, "lists of roles by name", groups);
  std::map<std::string, std::set<std::string>> reached;
  for (const auto& [name, list] : groups.items()) {
    TENON_CHECK(check_roles_in(list, at / name));
    for (const auto& each : list)
      if (const auto role = each.get<std::string>(); role.starts_with('@'))
        reached[name].insert(role.substr(1));
  }
  for (std::size_t round = 0; round < groups.size(); ++round)  // as long as the longest way may be
    for (auto& [name, others] : reached) {
      const auto before = others;
      for (const auto& other : before)
        if (const auto far = reached.find(other); far != reached.end())
          others.insert(far->second.begin(), far->second.end());
    }
  for (const auto& [name, others] : reached)
    if (others.contains(name))
      return invalid("testing.group_of_itself").field((at / name).str()).fact("found", name);
  return {};
}

Result<void> ScenarioChecker::check_roles_in(const Json& list, const JsonPath& at) {
  if (!list.is_array() || list.empty()) return wrong_type(at, "a list of roles", list);
  std::vector<std::string> groups;
  if (document_.contains("groups") && document_["groups"].is_object())
    for (const auto& [name, roles] : document_["groups"].items()) groups.push_back("@" + name);
  const std::vector<std::string_view> words(groups.begin(), groups.end());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool group = list[i].is_string() && list[i].get_ref<const std::string&>().starts_with('@');
    TENON_CHECK(group ? check_word(list[i], at / i, "group of roles", words)
                      : check_word_of<Role>(list[i], at / i, "role"));
  }
  return {};
}

Result<void> ScenarioChecker::check_roles() {
  if (!document_.contains("roles")) return {};
  const Json& roles = document_["roles"];
  const JsonPath root;
  const auto at = root / "roles";
  if (!roles.is_object()) return wrong_type(at, "an object by event", roles);
  for (const auto& [event, of_event] : roles.items()) {
    const auto here = at / event;
    if (!book_->find_event(event)) return unknown_word(here, "event", event, book_->events);
    if (of_event.is_object()) {
      TENON_CHECK(check_entry(of_event, here));
    } else if (of_event.is_array() && !of_event.empty() && of_event.front().is_object()) {
      for (std::size_t i = 0; i < of_event.size(); ++i) TENON_CHECK(check_entry(of_event[i], here / i));
    } else {
      TENON_CHECK(check_roles_in(of_event, here));
    }
    TENON_CHECK(check_states_of(event, entries_of(of_event), here));
  }
  for (const auto event : book_->events)  // whoever says who may take the steps says it of all
    if (const std::string name(event); !roles.contains(name)) return missing(at / name);
  return {};
}

Result<void> ScenarioChecker::check_entry(const Json& entry, const JsonPath& at) {
  TENON_CHECK(check_keys(entry, at, {"may", "in", "also"}));
  if (!entry.contains("may")) return missing(at / "may");
  TENON_CHECK(check_roles_in(entry["may"], at / "may"));
  if (const auto in = entry.find("in"); in != entry.end()) {
    if (!in->is_array()) return wrong_type(at / "in", "a list of states", *in);
    for (std::size_t i = 0; i < in->size(); ++i)
      TENON_CHECK(check_word((*in)[i], at / "in" / i, "state", book_->states));
  }
  const auto also = entry.find("also");
  if (also == entry.end()) return {};
  if (!also->is_array()) return wrong_type(at / "also", "a list of situations", *also);
  for (std::size_t i = 0; i < also->size(); ++i) {
    const Json& each = (*also)[i];
    const auto here = at / "also" / i;
    TENON_CHECK(check_keys(each, here, {"from", "steps", "payload", "about", "who"}));
    if (each.contains("from")) TENON_CHECK(check_given(each["from"], here / "from"));
    if (each.contains("steps") && !each["steps"].is_array())
      return wrong_type(here / "steps", "a list of steps", each["steps"]);
    TENON_CHECK(check_actor(each, here));
    if (each.contains("about")) {
      TENON_TRY(const Subject subject, read_json<Subject>(each["about"], here / "about"));
      (void)subject;
    }
  }
  return {};
}

/// In each state in which the event is allowed one entry has to speak, and one alone.
Result<void> ScenarioChecker::check_states_of(const std::string& event, const std::vector<Json>& entries,
                                              const JsonPath& at) {
  const auto allowed = document_.find("allowed");
  if (allowed == document_.end()) {  // then nothing says from which states it would be tried
    for (const auto& entry : entries)
      if (!entry.contains("also")) return missing(JsonPath{} / "allowed");
    return {};
  }
  for (const auto& [state, events] : allowed->items()) {
    if (!events.contains(event)) continue;
    const auto speak = std::count_if(entries.begin(), entries.end(),
                                     [&](const Json& entry) { return speaks_of(entry, state); });
    if (speak == 0) return missing(at / state);
    if (speak > 1) return invalid("testing.twice").field(at.str()).fact("found", state);
  }
  return {};
}

Result<void> ScenarioChecker::check_clocks() {
  const auto clocks = document_.find("clocks");
  if (clocks == document_.end()) return {};
  TENON_CHECK(check_states("clocks"));
  static constexpr std::string_view status[] = {"running", "paused", "missed"};
  std::vector<std::string_view> ids;
  for (const auto& each : book_->deadlines) ids.push_back(each.id);
  const JsonPath root;
  const auto at = root / "clocks";
  for (const auto& [state, open] : clocks->items()) {
    const auto here = at / state;
    for (const auto& [id, is] : open.items()) {
      TENON_CHECK(check_word(Json(id), here / id, "deadline", ids));
      TENON_CHECK(check_word(is, here / id, "status", status));
    }
  }
  return {};
}

}  // namespace tenon::testing
