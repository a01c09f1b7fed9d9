#pragma once
/// @file testing/tasks.hpp
/// The kit as documents: one request, one answer, for Python and the command line. What a task takes and
/// gives is said in docs/testing-tasks.md; here is only the door.
/// @since 0.1
#include <functional>
#include <string_view>
#include <vector>

#include "tenon/testing/scenario.hpp"

namespace tenon::testing {

/// Hears how far a long task is, as {"done": 12, "of": 300, "label": {"zh", "en"}}; false: stop, what has
/// been found so far is the answer. Called in the thread that performs the task.
using Progress = std::function<bool(const Json& line)>;

/// Performs a task. Every answer has "schema_version" and "passed": whether what was to be checked is so.
/// Refused: "testing.task" for a task that is none, and what the request lacks.
/// @param request an object; unknown members are refused
[[nodiscard]] Result<Json> perform(std::string_view task, const Json& request, const Progress& progress = {});
/// The names that perform knows, in the order of the alphabet.
[[nodiscard]] std::vector<std::string_view> task_names();

}  // namespace tenon::testing
