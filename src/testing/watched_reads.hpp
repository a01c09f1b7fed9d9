#pragma once
// Which other cases a rule looks at: every function of the tables that is given the surroundings is watched.
// The registers are watched by the store (ForkStore::looked); what the tables say as data needs no watching.
#include <cstdint>
#include <memory>

#include "tenon/workflow/workflow_set.hpp"

namespace tenon::testing {

/// A set of workflows, one bit each, in the order of the WorkflowSet.
using WorkflowMask = std::uint64_t;

struct ReadLog {
  WorkflowMask cases = 0;    ///< workflows whose cases were looked at
  bool all_of_sale = false;  ///< an effect ends every other case of the sale
  void clear() { *this = {}; }
};

/// The same workflows, whose rules write into `log` what they look at. `base` is kept alive by the result;
/// at most 64 workflows (the older versions of one count), beyond which all are taken for the last.
[[nodiscard]] Result<std::shared_ptr<const WorkflowSet>> watched(std::shared_ptr<const WorkflowSet> base,
                                                                 std::shared_ptr<ReadLog> log);
/// The bit of a workflow; 0 where the set has none of that id.
[[nodiscard]] WorkflowMask bit_of(const WorkflowSet& workflows, std::string_view id);

}  // namespace tenon::testing
