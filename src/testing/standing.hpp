#pragma once
// What a scenario file says of a procedure as a whole (tenon/testing/scenario.hpp: "groups", "openers",
// "leaders", "roles", "clocks"): how it is read (standing_check.cpp), which checks are made of it
// (standing_list.cpp), how they are run (standing_run.cpp).
#include <string>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"

namespace tenon::testing {

/// One check made of such a key; `body` is what ScenarioRun::run_standing needs:
///   {"of": "openers" | "leaders", "roles": [...]}
///   {"of": "roles", "roles": [...], "state": ..., "steps": [...], "step": {"do": ...}}
///   {"of": "clocks", "state": ..., "clocks": {...}}
struct Standing {
  std::string id;  ///< "roles/verify/in_recorded"
  Text title;
  Json body;
  std::string at;
};
[[nodiscard]] std::vector<Standing> standing_of(const Json& document, const std::vector<std::string>& states);

/// The entries of "roles" for an event, each an object: a mere list is {"may": list}.
[[nodiscard]] std::vector<Json> entries_of(const Json& of_event);
/// Whether an entry speaks of a state: all that leave "in" out do.
[[nodiscard]] bool speaks_of(const Json& entry, const std::string& state);

}  // namespace tenon::testing
