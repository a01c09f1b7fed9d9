#pragma once
/// @file workflow/rules.hpp
/// How a workflow is written: a constexpr table of states, events, steps and deadlines, read aloud by the
/// specialist whose work it is. A workflow W is a struct with
///   enum class State; struct Facts; struct Opening; event structs; using Event = std::variant<...>;
///   static Facts begin(const Opening&, const Context&);
///   static void evolve(Facts&, const SomeEvent&, const Context&);   // for the events that change facts
///   static const Rules<W> rules;
/// and `static_assert(sound<W>)` behind the table. An unsound table stops the build and names workflow, state
/// and flaw. See workflows/follow_up.hpp for the smallest whole one.
/// @since 0.1
#include <boost/mp11.hpp>
#include <type_traits>
#include <variant>

#include "tenon/core/json.hpp"
#include "tenon/workflow/clauses.hpp"
#include "tenon/workflow/names.hpp"
#include "tenon/workflow/rule_book.hpp"
#include "tenon/workflow/soundness.hpp"

namespace tenon {

struct Cancel;  // workflow/actions.hpp

namespace detail {

/// Calls `F` with those of (facts, event, context) that it asks for, in this order.
template <auto F, class Facts, class E>
decltype(auto) call(const void* facts, const void* event, const Context& context) {
  const auto& f = *static_cast<const Facts*>(facts);
  using Fn = decltype(F);
  if constexpr (std::is_invocable_v<Fn, const Facts&, const E&, const Context&>)
    return F(f, *static_cast<const E*>(event), context);
  else if constexpr (std::is_invocable_v<Fn, const Facts&, const E&>)
    return F(f, *static_cast<const E*>(event));
  else if constexpr (std::is_invocable_v<Fn, const Facts&, const Context&>) return F(f, context);
  else if constexpr (std::is_invocable_v<Fn, const Facts&>) return F(f);
  else if constexpr (std::is_invocable_v<Fn, const E&, const Context&>)
    return F(*static_cast<const E*>(event), context);
  else if constexpr (std::is_invocable_v<Fn, const E&>) return F(*static_cast<const E*>(event));
  else if constexpr (std::is_invocable_v<Fn, const Context&>) return F(context);
  else
    static_assert(!sizeof(E),
                  "a guard takes some of (const Facts&, const Event&, const Context&), in this order");
}
template <auto F, class Facts, class E>
inline constexpr bool asks_event = !std::is_invocable_v<decltype(F), const Facts&> &&
                                   !std::is_invocable_v<decltype(F), const Facts&, const Context&> &&
                                   !std::is_invocable_v<decltype(F), const Context&>;

}  // namespace detail

/// The table of workflow W. Every member returns the table, so that it is one expression.
template <class W>
class Rules {
 public:
  constexpr Rules(std::string_view id, std::int32_t version, Label title, std::string_view source) {
    book_.id = id;
    book_.version = version;
    book_.title = title;
    book_.source = source;
    for (auto name : enum_names<typename W::State>()) book_.states.push_back(name);
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, typename W::Event>>(
        [&](auto event) { book_.events.push_back(detail::snake_name<typename decltype(event)::type>); });
  }

  [[nodiscard]] constexpr const RuleBook& book() const { return book_; }

  constexpr Rules&& about_customer() && { return book_.needs_customer = true, std::move(*this); }
  constexpr Rules&& about_unit() && { return book_.needs_unit = true, std::move(*this); }
  constexpr Rules&& about_sale() && { return book_.needs_sale = true, std::move(*this); }

  template <class State>
  constexpr Rules&& state(State state, std::string_view zh, std::string_view en) && {
    return book_.state_labels[at(state)] = {zh, en}, std::move(*this);
  }
  template <class E>
  constexpr Rules&& event(std::string_view zh, std::string_view en) && {
    return book_.event_labels[event_index<E>] = {zh, en}, std::move(*this);
  }
  /// The state a new case is in, who may open one, what an opening must satisfy (`require`), and what follows
  /// from it (`tells`, `does`).
  template <class State, class... Clause>
  constexpr Rules&& starts(State state, By openers, Clause... clauses) && {
    book_.initial = at(state);
    book_.openers = openers.roles;
    (opening_clause(clauses), ...);
    return std::move(*this);
  }
  template <class... State>
  constexpr Rules&& ends(State... states) && {
    return book_.finals = (only(at(states)) | ...), std::move(*this);
  }
  /// What follows where a leader cancels a case: `tells`, and with `does` what the case that gave birth to it
  /// hears, which would wait for ever otherwise. Functions may take (const Facts&, const Cancel&, const
  /// Context&).
  template <class... Clause>
  constexpr Rules&& when_cancelled(Clause... clauses) && {
    (consequence<Cancel>(book_.on_cancel, clauses), ...);
    return std::move(*this);
  }
  /// Who may cancel a case, waive a document and change a limit, always with a reason.
  template <std::same_as<Role>... R>
  constexpr Rules&& led_by(R... roles) && {
    return book_.leaders = RoleSet{roles...}, std::move(*this);
  }
  /// `std::string_view f(const Facts&)`: "complaint/urgent" picks the override of a limit that fits best.
  template <auto Key>
  constexpr Rules&& limits_by() && {
    book_.limit_key = [](const void* facts) -> std::string_view {
      return Key(*static_cast<const typename W::Facts*>(facts));
    };
    return std::move(*this);
  }

  template <class E, class From, class To, class... Clause>
  constexpr Rules&& on(From from, To to, Clause... clauses) && {
    Step step;
    if constexpr (std::is_same_v<From, AnyOf<typename W::State>>) step.from = from.states;
    else step.from = only(at(from));
    if constexpr (std::is_same_v<To, Stay>) step.stays = true;
    else step.to = at(to);
    step.event = event_index<E>;
    (step_clause<E>(step, clauses), ...);
    step.plain = step.conditions.empty() && step.guards.empty() && step.checklist.size == 0;
    book_.steps.push_back(step);
    for (StateIndex state = 0; state < book_.states.size(); ++state)
      if (auto& first = book_.first[step.event][state]; has(step.from, state) && first == 0)
        first = static_cast<std::uint8_t>(book_.steps.size());
    return std::move(*this);
  }

  template <class... Clause>
  constexpr Rules&& deadline(std::string_view id, Label label, Limit limit, Clause... clauses) && {
    Deadline deadline;
    deadline.id = id;
    deadline.label = label;
    deadline.limit = limit;
    (deadline_clause(deadline, clauses), ...);
    book_.deadlines.push_back(deadline);
    return std::move(*this);
  }
  /// A state that no clock watches, and why that is right.
  template <class State>
  constexpr Rules&& waits(State state, std::string_view zh, std::string_view en) && {
    return book_.waits.push_back({at(state), {zh, en}}), std::move(*this);
  }

  template <class E>
  static constexpr EventIndex event_index = [] {
    constexpr auto found = boost::mp11::mp_find<typename W::Event, E>::value;
    static_assert(found < std::variant_size_v<typename W::Event>,
                  "this event is not one of the workflow's Event");
    return static_cast<EventIndex>(found);
  }();

 private:
  using Facts = typename W::Facts;

  template <class State>
  static constexpr StateIndex at(State state) {
    static_assert(std::is_same_v<State, typename W::State>, "a state of another workflow");
    return static_cast<StateIndex>(state);
  }

  template <class E>
  static constexpr void step_clause(Step& step, By clause) {
    step.roles = clause.roles;
  }
  template <class E>
  static constexpr void step_clause(Step& step, ActOf clause) {
    step.party = clause.party;
  }
  template <class E>
  static constexpr void step_clause(Step& step, Cite clause) {
    step.source = clause.source;
  }
  template <class E>
  static constexpr void step_clause(Step& step, const Checklist& clause) {
    step.checklist = clause;
  }
  template <class E, auto F>
  static constexpr void step_clause(Step& step, When<F>) {
    step.conditions.push_back(condition<F, E>);
  }
  template <class E, auto F>
  static constexpr void step_clause(Step& step, Require<F>) {
    step.guards.push_back({detail::function_name<F>,
                           [](const void* facts, const void* event, const Context& context) -> Verdict {
                             return detail::call<F, Facts, E>(facts, event, context);
                           },
                           detail::asks_event<F, Facts, E>});
  }
  template <class E, class Clause>
  static constexpr void step_clause(Step& step, Clause clause) {
    consequence<E>(step, clause);
  }

  template <class E>
  static constexpr void consequence(Consequences& all, const Notice& clause) {
    all.notices.push_back(clause);
  }
  template <class E, auto F>
  static constexpr void consequence(Consequences& all, NoticeWhen<F> clause) {
    clause.notice.only_if = condition<F, E>;
    all.notices.push_back(clause.notice);
  }
  template <class E, auto F>
  static constexpr void consequence(Consequences& all, Does<F>) {
    all.effects.push_back({detail::function_name<F>, [](const void* facts, const void* event,
                                                        const Context& context, Effects& effects) {
                             effects.push_back(detail::call<F, Facts, E>(facts, event, context));
                           }});
  }
  template <auto F, class E>
  static constexpr NamedCondition condition{
      detail::function_name<F>,
      [](const void* facts, const void* event, const Context& context) -> bool {
        return detail::call<F, Facts, E>(facts, event, context);
      },
      detail::asks_event<F, Facts, E>};

  constexpr void opening_clause(Cite) {}
  template <class Clause>
  constexpr void opening_clause(Clause clause) {
    consequence<typename W::Opening>(book_.on_opening, clause);
  }
  template <auto F>
  constexpr void opening_clause(Require<F>) {
    book_.opening_guards.push_back(
        {detail::function_name<F>,
         [](const void* facts, const void* opening, const Context& context) -> Verdict {
           return detail::call<F, Facts, typename W::Opening>(facts, opening, context);
         },
         detail::asks_event<F, Facts, typename W::Opening>});
  }

  static constexpr void deadline_clause(Deadline& d, RunsIn<typename W::State> clause) {
    d.runs = clause.states;
  }
  static constexpr void deadline_clause(Deadline& d, HoldsIn<typename W::State> clause) {
    d.holds = clause.states;
  }
  static constexpr void deadline_clause(Deadline& d, const KeyedLimit& clause) { d.keyed.push_back(clause); }
  static constexpr void deadline_clause(Deadline& d, const Ladder& clause) { d.ladder = clause.roles; }
  template <class... E>
  static constexpr void deadline_clause(Deadline& d, RestartsOn<E...>) {
    d.restarts = (only_event(event_index<E>) | ...);
  }
  static constexpr void deadline_clause(Deadline& d, Cite clause) { d.source = clause.source; }
  template <auto F>
  static constexpr void deadline_clause(Deadline& d, Promised<F>) {
    d.promise = [](const void* facts) -> std::optional<Instant> {
      return F(*static_cast<const Facts*>(facts));
    };
  }

  RuleBook book_;
};

// ---- soundness as a compile-time promise ----

/// Met only in a compiler's message: Workflow is unsound at State `Where`, for the reason `What`.
template <class Workflow, auto Where, Flaw What>
struct UnsoundState {
  static_assert(What == Flaw::none, "this workflow is not sound: read Workflow, Where and What above");
};
template <class Workflow, class Event, Flaw What>
struct UnsoundEvent {
  static_assert(What == Flaw::none, "this workflow is not sound: read Workflow, Event and What above");
};

template <class W>
[[nodiscard]] consteval bool is_sound() {
  constexpr FlawAt at = find_flaw(W::rules.book());
  if constexpr (at.what == Flaw::none) return true;
  else if constexpr (at.of_event)
    return sizeof(UnsoundEvent<W, std::variant_alternative_t<at.event, typename W::Event>, at.what>) == 0;
  else return sizeof(UnsoundState<W, static_cast<typename W::State>(at.state), at.what>) == 0;
}
/// True, or the build stops: `static_assert(sound<Mortgage>);`
template <class W>
inline constexpr bool sound = is_sound<W>();

}  // namespace tenon
