#pragma once
/// @file workflow/rule_book.hpp
/// A rules table as plain data: states, events, steps, deadlines. Types are gone from it, so that one
/// soundness check, one decision and one description serve the workflows of the library (built at compile
/// time by workflow/rules.hpp) and any that come as data. Immutable; safe from any thread.
///
/// The parts are templates over what their lists are kept in: a draft is written into lists of fixed room
/// (workflow/few.hpp), and a finished book views arrays of exactly the size it needs
/// (workflow/packed_book.hpp).
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
#include "tenon/workflow/rule_function.hpp"
#include "tenon/workflow/surroundings.hpp"

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
using ConditionFn = RuleFunction<bool(const void* facts, const void* event, const Context&)>;
using GuardFn = RuleFunction<Verdict(const void* facts, const void* event, const Context&)>;
using ItemConditionFn = RuleFunction<bool(const void* facts)>;
using EffectFn = RuleFunction<void(const void* facts, const void* event, const Context&, Effects&)>;
using PromiseFn = RuleFunction<std::optional<Instant>(const void* facts)>;
using LimitKeyFn = RuleFunction<std::string_view(const void* facts)>;
using PersonConditionFn = RuleFunction<bool(const Person& person)>;
using AroundConditionFn = RuleFunction<bool(const Surroundings&)>;
using AroundDateFn = RuleFunction<std::optional<Date>(const Surroundings&)>;

struct NamedCondition {
  std::string_view name;
  ConditionFn holds{};
  bool asks_event = false;  ///< looks at the event, so options can only announce it
};
struct NamedGuard {
  std::string_view name;
  GuardFn check{};
  bool asks_event = false;
};

/// One line of a checklist: a document, in what form and number, from whom, and when it is asked for at all.
struct ChecklistItem {
  std::string_view
      document;  ///< id of its type, or of several of which one will do: "identity_card|passport"
  std::int32_t originals = 0;
  std::int32_t copies = 0;
  Party from = Party::none;
  std::string_view condition_name{};
  ItemConditionFn applies{};  ///< none: always
  std::string_view source{};
  /// Where set, the document is asked of every person of the sale for whom this holds, each his own.
  std::string_view person_name{};
  PersonConditionFn of_person{};
};
struct Checklist {
  std::string_view name{};
  const ChecklistItem* items = nullptr;
  std::size_t size = 0;
  [[nodiscard]] constexpr const ChecklistItem* begin() const { return items; }
  [[nodiscard]] constexpr const ChecklistItem* end() const { return items + size; }
};

/// Who hears of it, and in which words (the template's id); with a condition only where that holds.
struct Notice {
  Role role = Role::system;
  Party party = Party::none;
  std::string_view notice{};
  NamedCondition only_if{};
  std::array<std::optional<Way>, 2> via{};  ///< one row of the outbox for each; none: the host chooses
};
struct NamedEffect {
  std::string_view name;
  EffectFn produce{};
};

/// What another case must have reached (or must not be doing) before this one goes on: "no contract is signed
/// for a building without a presale permit". The journey of a sale (workflow/journey.hpp) is made of these.
struct Dependency {
  std::string_view workflow;
  StateSet states = 0;             ///< of that workflow
  std::string_view state_names{};  ///< the same for people: "granted"
  Scope scope = Scope::sale;
  /// true: no case of it may be open at all; `states` says in which it does not count as open.
  bool none_open = false;
  std::string_view condition_name{};
  AroundConditionFn applies{};  ///< none: always
  std::string_view source{};
};

/// What a draft's lists are kept in, and what a book's are.
template <class T, std::size_t N>
using Viewed = std::span<const T>;

/// What follows from a step, from the opening of a case, or from its being cancelled. Conditions and effects
/// see the facts as they are afterwards.
template <template <class, std::size_t> class List>
struct BasicConsequences {
  List<Notice, 6> notices{};
  List<NamedEffect, 3> effects{};
  [[nodiscard]] constexpr bool empty() const { return notices.empty() && effects.empty(); }
};
using Consequences = BasicConsequences<Viewed>;

/// One row: in these states, on this event, by these roles, if these conditions hold, the case goes to `to`.
template <template <class, std::size_t> class List>
struct BasicStep : BasicConsequences<List> {
  StateSet from = 0;
  StateIndex to = 0;
  bool stays = false;  ///< the state does not change
  bool plain = false;  ///< nothing but the role decides
  EventIndex event = 0;
  RoleSet roles{};
  Party party = Party::none;  ///< whose act it is that staff records
  List<NamedCondition, 3> conditions{};
  List<NamedGuard, 5> guards{};
  List<Dependency, 6> dependencies{};
  Checklist checklist{};
  EventSet apart_from = 0;  ///< whoever did one of these last may not do this
  std::string_view source{};
};
using Step = BasicStep<Viewed>;

/// Another limit for cases whose key (limits_by) is this or begins with it: "major" fits "major/urgent".
struct KeyedLimit {
  std::string_view key{};
  Limit limit{};
};

/// A limit on how long a case may be in a set of states. The clock runs in `runs`, is stopped in `holds`, and
/// ends when the case is in neither. Steps within them leave it alone, but for those of `restarts`.
template <template <class, std::size_t> class List>
struct BasicDeadline {
  std::string_view id{};
  Label label{};
  Limit limit{};
  List<KeyedLimit, 4> keyed{};
  PromiseFn promise{};  ///< the date comes from a fact instead of a limit; no clock where it has none
  StateSet runs = 0;
  StateSet holds = 0;
  EventSet restarts = 0;   ///< events at which an open clock ends and starts anew
  List<Role, 4> ladder{};  ///< whom a miss is told: the first at once, each next one limit later
  /// Whose time it is: an outside party takes it however quick we are, which a forecast has to reckon with.
  Party time_of = Party::none;
  /// Who is warned before a promised date, and how many days: "warned 30, 7, 1 days before".
  List<std::int32_t, 3> warnings{};
  std::string_view source{};
  /// The table's own limit for a case of this key; a host's override beats it.
  [[nodiscard]] constexpr const Limit& limit_for(std::string_view key) const {
    for (const auto& each : keyed)
      if (key.starts_with(each.key) && (key.size() == each.key.size() || key[each.key.size()] == '/'))
        return each.limit;
    return limit;
  }
};
using Deadline = BasicDeadline<Viewed>;

/// Why a state needs no deadline: somebody outside decides when it ends.
struct Wait {
  StateIndex state = 0;
  Label reason{};
};

/// How many cases of a workflow one subject may have.
enum class Repeat : std::uint8_t {
  freely,
  one_at_a_time,  ///< none while another is open
  once,           ///< none beside one that is open or has reached its goal
};

/// What a case of this workflow is to a sale: whether the sale needs one, and which of its dates the case has
/// to keep.
struct PartOfSale {
  bool part = false;
  std::string_view condition_name{};
  AroundConditionFn needed{};  ///< none: every sale needs it
  std::string_view date_name{};
  AroundDateFn must_end_by{};
  StateSet kept_in = 0;  ///< in these the date is kept, and ever after; none: only at the goal
  std::string_view source{};
};

template <template <class, std::size_t> class List>
struct BasicBook {
  std::string_view id{};
  std::int32_t version = 1;
  Label title{};
  std::string_view source{};
  List<std::string_view, max_states> states{};
  List<Label, max_states> state_labels{};
  List<std::string_view, max_events> events{};
  List<Label, max_events> event_labels{};

  StateIndex initial = 0;
  StateIndex goal = 0;  ///< the end that is wished for: the first of `ends`
  RoleSet openers{};
  List<NamedGuard, 5> opening_guards{};
  List<Dependency, 6> opening_dependencies{};
  BasicConsequences<List> on_opening{};
  BasicConsequences<List> on_cancel{};  ///< of the action `cancel`, which every case has
  bool needs_customer = false, needs_unit = false, needs_sale = false;
  bool needs_building = false, needs_project = false;
  Repeat repeat = Repeat::freely;  ///< whether there may be several cases about one subject
  PartOfSale sale{};
  StateSet finals = 0;
  RoleSet leaders{};  ///< who may cancel, waive a document and change a limit
  List<BasicStep<List>, max_steps> steps{};
  List<BasicDeadline<List>, 24> deadlines{};
  List<Wait, max_states> waits{};
  LimitKeyFn limit_key{};   ///< "complaint/urgent": which override of a limit fits this case best
  EventSet remembered = 0;  ///< events of which the frame keeps who did them: some step's apart_from

  /// First row for an event in a state, plus one; 0: there is none. Rows of one event stand in table order.
  /// Position: event * number of states + state.
  List<std::uint8_t, max_states * max_events> first{};
  [[nodiscard]] constexpr std::size_t first_row(EventIndex event, StateIndex state) const {
    return first[event * states.size() + state];
  }

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
using RuleBook = BasicBook<Viewed>;

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
/// Whether other cases are as far as a step or an opening needs them: "journey.needs_first",
/// "journey.still_open". Allowed where nothing is known of other cases.
[[nodiscard]] Verdict check_dependency(const Dependency& dependency, const Context& context);
/// Keeps in the frame who did an event that the table wants somebody else to follow up.
void remember_doer(Frame& frame, const RuleBook& book, EventIndex event, const std::string& actor);
/// The refusal of an event that has no row from this state.
[[nodiscard]] Refusal not_from_here(const RuleBook& book, StateIndex state, EventIndex event);

/// What follows, as data: the notices whose conditions hold, then the effects, each in the order of the
/// table. Pure. `facts` are those after the step; `body` is the event, the opening or the Cancel.
[[nodiscard]] Effects effects_of(const Consequences& of, const void* facts, const void* body,
                                 const Context& context);

/// The words of a refusal that an ended or held case gives to any step.
[[nodiscard]] Verdict check_open(const RuleBook& book, StateIndex state, const Frame& frame);

/// A document that a checklist asks for and that is not there, or not in that number.
struct MissingDocument {
  std::string document;
  Form form = Form::original;
  std::int32_t count = 0;  ///< how many are still to come
  Party from = Party::none;
  std::optional<std::string> of{};  ///< whose it is: id of a customer, where each person brings his own
};
BOOST_DESCRIBE_STRUCT(MissingDocument, (), (document, form, count, from, of))
/// "identity_card: 2 copy of C17"
[[nodiscard]] std::string to_string(const MissingDocument& missing);
/// What of a checklist is still missing, in its order.
[[nodiscard]] std::vector<MissingDocument> missing_documents(const Checklist& checklist, const void* facts,
                                                             const Context& context);

}  // namespace tenon
