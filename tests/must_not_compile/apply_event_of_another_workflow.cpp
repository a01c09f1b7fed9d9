// expect: this event is not one of the workflow
// expect: Complaint
// A ticket does not take a complaint's event.
#include "tenon/workflows/complaint.hpp"
#include "tenon/workflows/ticket.hpp"

constexpr auto index = tenon::Rules<tenon::Ticket>::event_index<tenon::Complaint::HandUp>;
