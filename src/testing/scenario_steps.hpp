#pragma once
// Where the steps of a scenario file stand.
#include <functional>
#include <set>
#include <string>

#include "tenon/core/json.hpp"

namespace tenon::testing {

/// Calls `found` for each step of the document with its place, as far as the document has the right shape,
/// and hands on its first refusal. Steps of one list come one after the other; `begins` is true for the
/// first.
Result<void> each_step(
    const Json& document,
    const std::function<Result<void>(const Json& step, const JsonPath& at, bool begins)>& found);

/// The workflows whose files are needed to take the steps of the document.
[[nodiscard]] std::set<std::string> procedures_named(const Json& document);

/// "mortgage.loan": the workflow.
[[nodiscard]] std::string workflow_of(const std::string& name);

}  // namespace tenon::testing
