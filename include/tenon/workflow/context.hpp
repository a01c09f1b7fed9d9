#pragma once
/// @file workflow/context.hpp
/// Who acts, on whose behalf, when, and what a guard may look at besides the facts: all handed in, all
/// read-only. There is no clock, no store and no I/O below the engine.
/// @since 0.1
#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/model/roles.hpp"
#include "tenon/time/calendar.hpp"
#include "tenon/time/instant.hpp"
#include "tenon/workflow/frame.hpp"

namespace tenon {

/// A member of staff who acts, with the roles held at that moment. The host has authenticated them.
struct Actor {
  std::string id;
  RoleSet roles;
};
BOOST_DESCRIBE_STRUCT(Actor, (), (id, roles))

/// What a guard sees besides the facts and the event. Lives only for the call.
struct Context {
  Instant now;             ///< when the step happens
  const Actor& actor;      ///< who records it
  Party party;             ///< the outside party that did it, or none
  const Subject& subject;  ///< what the case is about
  const Frame& frame;      ///< documents, links, clocks
  const Calendar& calendar;
};

/// What follows from a step besides the new state. Carried out in the same transaction (open_case; tell_case:
/// the case that gave birth to this one hears the event) or put in the outbox for the host (notify).
struct Effect {
  enum class Kind : std::uint8_t { notify, open_case, tell_case };
  Kind kind = Kind::notify;
  std::string what;           ///< template of the notice, workflow to open, or event to tell
  Role role = Role::system;   ///< notify: whom, where it is staff
  Party party = Party::none;  ///< notify: whom, where it is an outside party
  std::string payload;  ///< JSON: the opening, or the event's fields; a notice without: those of the step
};
using Effects = std::vector<Effect>;

}  // namespace tenon
