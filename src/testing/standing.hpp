#pragma once
// What a scenario file says of a procedure as a whole, beside what it tells: who may open a case ("openers"),
// who leads it ("leaders"), who may take each step ("roles", with lists of "groups"), and which clocks run in
// each state ("clocks"). Lists are exact: whoever is not in one may not.
//
//   "groups": {"desk": ["agent", "supervisor"], "handlers": ["@desk", "technician"]},
//   "openers": ["@desk", "system"],            the library itself: nobody can act as it, so it is not tried
//   "leaders": ["supervisor", "manager"],      who may cancel, waive a document, change a limit
//   "roles": {
//     "solve": ["@handlers"],                  in every state in which "allowed" has the event
//     "accept": {"may": ["@desk"],             the same, and where another row of the rules is reached
//                "also": [{"from": "told", "steps": [...], "payload": {"satisfaction": 1}, "about": {...}}]},
//     "regrade": [{"may": ["@desk"], "in": ["graded"]}, {"may": ["manager"], "in": ["offered"]}]},
//   "clocks": {"told": {"ticket.resolution": "paused", "ticket.customer_word": "running"}}   and no others
//
// Its parts: standing_check.cpp (the reader's), standing_list.cpp, standing_run.cpp.
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
