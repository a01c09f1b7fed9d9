#include "tenon/workflows/builtin.hpp"

#include "tenon/workflows/contract/prenotice.hpp"
#include "tenon/workflows/desk/complaint.hpp"
#include "tenon/workflows/desk/follow_up.hpp"
#include "tenon/workflows/desk/ticket.hpp"

namespace tenon {

const WorkflowSet& builtin_workflows() {
  static const WorkflowSet all = [] {
    WorkflowSet set;
    for (const Definition* each : {
             // 1 service desk
             &definition_of<Ticket>(),
             &definition_of<Complaint>(),
             &definition_of<FollowUp>(),
             // 2 from survey and contract to the title certificate
             &definition_of<Prenotice>(),
             // 3 from the building to the home
         })
      set.add(*each).value();  // cannot be refused: the build has checked each one
    return set;
  }();
  return all;
}

}  // namespace tenon
