#pragma once
/// @file workflow/context.hpp
/// Who acts, on whose behalf, when, and what a guard may look at besides the facts: all handed in, all
/// read-only. There is no clock, no store and no I/O below the engine.
/// @since 0.1
#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
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

class Surroundings;  // workflow/surroundings.hpp

/// What a guard sees besides the facts and the event. Lives only for the call.
struct Context {
  Instant now;             ///< when the step happens
  const Actor& actor;      ///< who records it
  Party party;             ///< the outside party that did it, or none
  const Subject& subject;  ///< what the case is about
  const Frame& frame;      ///< documents, links, clocks
  const Calendar& calendar;
  /// Registers and other cases; null where a case is replayed, and for workflows on their own.
  const Surroundings* around = nullptr;
};

/// A way by which a notice reaches somebody.
enum class Way : std::uint8_t { phone, sms, letter, email, wechat };
BOOST_DESCRIBE_ENUM(Way, phone, sms, letter, email, wechat)

/// What follows from a step besides the new state. Carried out in the same transaction (open_case; tell_case:
/// the case that gave birth to this one hears the event; update_record: a register entry takes over what the
/// case has found out; end_others: every other open case about the same sale is cancelled) or put in the
/// outbox for the host (notify). workflow/effects.hpp makes them.
struct Effect {
  enum class Kind : std::uint8_t { notify, open_case, tell_case, update_record, end_others };
  Kind kind = Kind::notify;
  std::string what;  ///< template of the notice, workflow to open, event to tell, or kind of the record,
                     ///< or the reason why the others end
  Role role = Role::system;   ///< notify: whom, where it is staff
  Party party = Party::none;  ///< notify: whom, where it is an outside party
  /// JSON: the opening, the event's fields, or the record's changed fields; a notice without: those of the
  /// step.
  std::string payload;
  std::array<std::optional<Way>, 2> via{};  ///< notify: by which ways; none: the host chooses
  std::string record{};                     ///< update_record: id of the entry
  std::optional<Subject> subject{};         ///< open_case: about something else than this case
};
using Effects = std::vector<Effect>;

}  // namespace tenon
