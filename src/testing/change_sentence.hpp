#pragma once
/// A change of the rules in words: "change.KIND" and "survivor.KIND" of the catalogue with the labels of what
/// they name.
#include "tenon/testing/rule_change.hpp"

namespace tenon::testing {

/// "change": what is changed; "survivor": what a scenario would have to show for the change to be noticed.
[[nodiscard]] Text sentence(std::string_view which, const RuleChange& change, const WorkflowSet& workflows);

}  // namespace tenon::testing
