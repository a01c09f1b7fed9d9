#pragma once
/// @file workflows/builtin.hpp
/// The workflows that come with the library. A host that adds its own copies the set and adds to the copy.
/// @since 0.1
#include "tenon/workflow/workflow_set.hpp"

namespace tenon {

/// All of them, in the order of the domain's pages. Made at the first call, never changed; safe from any
/// thread.
[[nodiscard]] const WorkflowSet& builtin_workflows();

}  // namespace tenon
