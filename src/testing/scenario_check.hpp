#pragma once
// Whether a scenario file says what can be run: every key, and every id of a workflow, state, event, role,
// code, document type, register, deadline and notice, is one that there is.
#include "tenon/testing/procedures.hpp"

namespace tenon::testing {

/// @param all the file itself, and those that it brings cases by
[[nodiscard]] Result<void> check_scenarios(const Json& document, const Procedures& all,
                                           const WorkflowSet& workflows);

}  // namespace tenon::testing
