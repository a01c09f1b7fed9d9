#include "tenon/workflows/builtin.hpp"

#include "tenon/workflows/complaint.hpp"
#include "tenon/workflows/follow_up.hpp"
#include "tenon/workflows/ticket.hpp"

namespace tenon {

const WorkflowSet& builtin_workflows() {
  static const WorkflowSet all = [] {
    WorkflowSet set;
    for (const Definition* each :
         {&definition_of<Ticket>(), &definition_of<Complaint>(), &definition_of<FollowUp>()})
      set.add(*each).value();  // cannot be refused: the build has checked each one
    return set;
  }();
  return all;
}

}  // namespace tenon
