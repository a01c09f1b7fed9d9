#pragma once
/// @file workflow/rule_book.hpp
/// A rules table as plain data: states, events, steps, deadlines. Types are gone from it, so that one
/// soundness check, one decision and one description serve the workflows of the library (built at compile
/// time by workflow/rules.hpp) and any that come as data. Immutable; safe from any thread.
/// @since 0.1
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "tenon/core/result.hpp"
#include "tenon/core/text.hpp"
#include "tenon/model/roles.hpp"
#include "tenon/time/limit.hpp"
#include "tenon/workflow/context.hpp"
#include "tenon/workflow/few.hpp"

namespace tenon {

inline constexpr std::size_t max_states = 32;
inline constexpr std::size_t max_events = 48;
inline constexpr std::size_t max_steps = 96;

using StateIndex = std::uint8_t;
using EventIndex = std::uint8_t;
/// A set of states, one bit each.
using StateSet = std::uint32_t;
[[nodiscard]] constexpr StateSet only(StateIndex state) { return StateSet{1} << state; }
[[nodiscard]] constexpr bool has(StateSet set, StateIndex state) { return (set >> state & 1U) != 0; }
/// A set of events, one bit each.
using EventSet = std::uint64_t;
static_assert(max_states <= 32 && max_events <= 64);
[[nodiscard]] constexpr EventSet only_event(EventIndex event) { return EventSet{1} << event; }
[[nodiscard]] constexpr bool has_event(EventSet set, EventIndex event) { return (set >> event & 1U) != 0; }

// Guards and their kin see the facts and the event as the workflow's own types; the table holds them untyped.
using ConditionFn = bool (*)(const void* facts, const void* event, const Context&);
using GuardFn = Verdict (*)(const void* facts, const void* event, const Context&);
using ItemConditionFn = bool (*)(const void* facts);
using EffectFn = void (*)(const void* facts, const void* event, const Context&, Effects&);
using PromiseFn = std::optional<Instant> (*)(const void* facts);
using LimitKeyFn = std::string_view (*)(const void* facts);

struct NamedCondition {
  std::string_view name;
  ConditionFn holds = nullptr;
  bool asks_event = false;  ///< looks at the event, so options can only announce it
};
struct NamedGuard {
  std::string_view name;
  GuardFn check = nullptr;
  bool asks_event = false;
};

/// One line of a checklist: a document, in what form and number, from whom, and when it is asked for at all.
struct ChecklistItem {
  std::string_view document;
  std::int32_t originals = 0;
  std::int32_t copies = 0;
  Party from = Party::none;
  std::string_view condition_name{};
  ItemConditionFn applies = nullptr;  ///< none: always
  std::string_view source{};
};
struct Checklist {
  std::string_view name{};
  const ChecklistItem* items = nullptr;
  std::size_t size = 0;
};

/// Who hears of it, and in which words (the template's id); with a condition only where that holds.
struct Notice {
  Role role = Role::system;
  Party party = Party::none;
  std::string_view notice{};
  NamedCondition only_if{};
};
struct NamedEffect {
  std::string_view name;
  EffectFn produce = nullptr;
};
/// What follows from a step, from the opening of a case, or from its being cancelled. Conditions and effects
/// see the facts as they are afterwards.
struct Consequences {
  Few<Notice, 6> notices{};
  Few<NamedEffect, 2> effects{};
  [[nodiscard]] constexpr bool empty() const { return notices.empty() && effects.empty(); }
};

/// One row: in these states, on this event, by these roles, if these conditions hold, the case goes to `to`.
struct Step : Consequences {
  StateSet from = 0;
  StateIndex to = 0;
  bool stays = false;  ///< the state does not change
  bool plain = false;  ///< no condition, document or guard: the role alone decides
  EventIndex event = 0;
  RoleSet roles{};
  Party party = Party::none;  ///< whose act it is that staff records
  Few<NamedCondition, 3> conditions{};
  Few<NamedGuard, 4> guards{};
  Checklist checklist{};
  std::string_view source{};
};

/// Another limit for cases whose key (limits_by) is this or begins with it: "major" fits "major/urgent".
struct KeyedLimit {
  std::string_view key{};
  Limit limit{};
};

/// A limit on how long a case may be in a set of states. The clock runs in `runs`, is stopped in `holds`, and
/// ends when the case is in neither. Steps within them leave it alone, but for those of `restarts`.
struct Deadline {
  std::string_view id{};
  Label label{};
  Limit limit{};
  Few<KeyedLimit, 4> keyed{};
  PromiseFn promise = nullptr;  ///< the date comes from a fact instead of a limit; no clock where it has none
  StateSet runs = 0;
  StateSet holds = 0;
  EventSet restarts = 0;  ///< events at which an open clock ends and starts anew
  Few<Role, 3> ladder{};  ///< whom a miss is told: the first at once, each next one limit later
  std::string_view source{};
  /// The table's own limit for a case of this key; a host's override beats it.
  [[nodiscard]] constexpr const Limit& limit_for(std::string_view key) const {
    for (const auto& each : keyed)
      if (key.starts_with(each.key) && (key.size() == each.key.size() || key[each.key.size()] == '/'))
        return each.limit;
    return limit;
  }
};

/// Why a state needs no deadline: somebody outside decides when it ends.
struct Wait {
  StateIndex state = 0;
  Label reason{};
};

struct RuleBook {
  std::string_view id{};
  std::int32_t version = 1;
  Label title{};
  std::string_view source{};
  Few<std::string_view, max_states> states{};
  std::array<Label, max_states> state_labels{};
  Few<std::string_view, max_events> events{};
  std::array<Label, max_events> event_labels{};

  StateIndex initial = 0;
  RoleSet openers{};
  Few<NamedGuard, 4> opening_guards{};
  Consequences on_opening{};
  Consequences on_cancel{};  ///< of the action `cancel`, which every case has
  bool needs_customer = false, needs_unit = false, needs_sale = false;
  StateSet finals = 0;
  RoleSet leaders{};  ///< who may cancel, waive a document and change a limit
  Few<Step, max_steps> steps{};
  Few<Deadline, 24> deadlines{};
  Few<Wait, max_states> waits{};
  LimitKeyFn limit_key = nullptr;  ///< "complaint/urgent": which override of a limit fits this case best

  /// First row for an event in a state, plus one; 0: there is none. Rows of one event stand in table order.
  std::array<std::array<std::uint8_t, max_states>, max_events> first{};

  [[nodiscard]] constexpr bool is_final(StateIndex state) const { return has(finals, state); }
  [[nodiscard]] constexpr std::optional<StateIndex> find_state(std::string_view name) const {
    for (std::size_t i = 0; i < states.size(); ++i)
      if (states[i] == name) return static_cast<StateIndex>(i);
    return std::nullopt;
  }
  [[nodiscard]] constexpr std::optional<EventIndex> find_event(std::string_view name) const {
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i] == name) return static_cast<EventIndex>(i);
    return std::nullopt;
  }
  [[nodiscard]] constexpr std::optional<std::size_t> find_deadline(std::string_view name) const {
    for (std::size_t i = 0; i < deadlines.size(); ++i)
      if (deadlines[i].id == name) return i;
    return std::nullopt;
  }
  /// All roles that appear in a step: those who may comment, assign and hand in documents.
  [[nodiscard]] constexpr RoleSet participants() const {
    RoleSet all = openers | leaders;
    for (const auto& step : steps) all = all | step.roles;
    return all;
  }
};

/// The row that an event takes from a state, after every check: the roles of the actor, the conditions, the
/// checklist and the guards; null where one says no, and then `why` is its refusal. Pure: the same arguments
/// give the same answer. `facts` and `body` must be of the types that the book was built for.
[[nodiscard]] const Step* choose(const RuleBook& book, StateIndex state, const void* facts, EventIndex event,
                                 const void* body, const Context& context, Verdict& why);
/// The same as a value.
[[nodiscard]] Result<const Step*> decide(const RuleBook& book, StateIndex state, const void* facts,
                                         EventIndex event, const void* body, const Context& context);

/// The checks of one row: roles, documents, guards. Without a `body` (null) the guards that look at the event
/// are left out, which is how options are answered by the same code.
[[nodiscard]] Verdict check_step(const RuleBook& book, const Step& step, const void* facts, const void* body,
                                 const Context& context);
/// The refusal of an event that has no row from this state.
[[nodiscard]] Refusal not_from_here(const RuleBook& book, StateIndex state, EventIndex event);

/// What follows, as data: the notices whose conditions hold, then the effects, each in the order of the
/// table. Pure. `facts` are those after the step; `body` is the event, the opening or the Cancel.
[[nodiscard]] Effects effects_of(const Consequences& of, const void* facts, const void* body,
                                 const Context& context);

/// The words of a refusal that an ended or held case gives to any step.
[[nodiscard]] Verdict check_open(const RuleBook& book, StateIndex state, const Frame& frame);

/// What of a checklist is still missing, as document ids with the number outstanding ("identity_card: 2
/// copies").
[[nodiscard]] std::vector<std::string> missing_documents(const Checklist& checklist, const void* facts,
                                                         const Frame& frame);

}  // namespace tenon
