#pragma once
/// Tasks by name (tasks.cpp has the list), and what their requests have in common.
#include <optional>
#include <string>
#include <vector>

#include "tenon/testing/tasks.hpp"

namespace tenon::testing {

/// Which scenarios, under which rules.
struct Selection {
  std::vector<std::string> places;  ///< files and folders
  std::vector<std::string> names;   ///< beginnings of names; none: all
};
BOOST_DESCRIBE_STRUCT(Selection, (), (places, names))

struct Chosen {
  std::vector<Scenario> scenarios;
  Rules rules;
  Json rest;  ///< what of the request is the task's own
};
/// Takes "places", "names" and "settings" off a request. "testing.nothing_chosen" where no scenario bears
/// such a name.
[[nodiscard]] Result<Chosen> choose(Json request);
/// The rules of a "settings" member (as Settings::read: workflows of the host's own, policy), taken off the
/// request.
[[nodiscard]] Result<Rules> take_rules(Json& request);
/// What is left of a request, as the task's own fields.
template <class Fields>
[[nodiscard]] Result<Fields> read_rest(const Json& rest) {
  return read_json<Fields>(rest, JsonPath{nullptr, "request"});
}
struct NoFields {};
BOOST_DESCRIBE_STRUCT(NoFields, (), ())

[[nodiscard]] Json to_json(const Text& text);
[[nodiscard]] Json to_json(const Scenario& scenario, const Report& report);

/// Counting as the parts of the kit tell it, as lines for who hears of a task; empty where nobody does.
[[nodiscard]] std::function<bool(std::int64_t done, std::int64_t of)> counted(const Progress& progress,
                                                                              const Text& label);

Result<Json> backtest_task(const Json& request, const Progress& progress);
Result<Json> cover_task(const Json& request, const Progress& progress);
Result<Json> explore_task(const Json& request, const Progress& progress);
Result<Json> list_task(const Json& request, const Progress& progress);
Result<Json> mutate_task(const Json& request, const Progress& progress);
Result<Json> run_task(const Json& request, const Progress& progress);
Result<Json> schema_task(const Json& request, const Progress& progress);
Result<Json> table_task(const Json& request, const Progress& progress);

}  // namespace tenon::testing
