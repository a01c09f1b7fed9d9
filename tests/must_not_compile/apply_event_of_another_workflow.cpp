// expect: this event is not one of the workflow
// expect: Complaint
// A ticket does not take a complaint's event.
#include "tenon/workflows/desk/complaint.hpp"
#include "tenon/workflows/desk/ticket.hpp"

constexpr auto index = tenon::Rules<tenon::Ticket>::event_index<tenon::Complaint::HandUp>;
