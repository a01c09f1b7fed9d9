#pragma once
/// A change of the rules in words: "change.KIND" and "survivor.KIND" of the catalogue with the labels of what
/// they name.
#include "tenon/testing/rule_change.hpp"

namespace tenon::testing {

/// The entry of the catalogue, its {workflow}, {event}, {from}, {roles}, {deadline}, {what} and {to} by their
/// labels.
[[nodiscard]] Text words(const std::string& code, const RuleChange& change, const WorkflowSet& workflows);
[[nodiscard]] Text words(std::string_view code);
/// What a scenario would have to show for the change to be noticed.
[[nodiscard]] Text missing_case(const RuleChange& change, const WorkflowSet& workflows);

}  // namespace tenon::testing
