#pragma once
/// @file workflow/rules.hpp
/// How a workflow is written: a constexpr table of states, events, steps and deadlines, read aloud by the
/// specialist whose work it is. A workflow W is a struct with
///   enum class State; struct Facts; struct Opening; event structs; using Event = std::variant<...>;
///   static const Rules<W> rules;
/// and beside it, in the source file that holds the table,
///   static Facts begin(const Opening&, const Context&);
///   static void evolve(Facts&, const SomeEvent&, const Context&);   // for the events that change facts
/// as members or as free functions, the context left out where it is not needed, and
/// `static_assert(sound<W>)` behind the table. An unsound table stops the build and names workflow, state and
/// flaw. See workflows/contract/prenotice.hpp for the smallest whole one.
/// @since 0.1
#include <boost/mp11.hpp>
#include <type_traits>
#include <variant>

#include "tenon/core/json.hpp"
#include "tenon/workflow/clauses.hpp"
#include "tenon/workflow/names.hpp"
#include "tenon/workflow/packed_book.hpp"
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
inline void add_to(Effects& effects, Effect one) { effects.push_back(std::move(one)); }
inline void add_to(Effects& effects, Effects some) {
  for (auto& each : some) effects.push_back(std::move(each));
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
    for (auto name : enum_names<typename W::State>()) {
      book_.states.push_back(name);
      book_.state_labels.push_back({});
    }
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, typename W::Event>>(
        [&](auto event) {
          book_.events.push_back(detail::snake_name<typename decltype(event)::type>);
          book_.event_labels.push_back({});
        });
  }

  /// The finished table.
  [[nodiscard]] constexpr const RuleBook& book() const { return book_of<W>; }
  [[nodiscard]] constexpr const BookDraft& draft() const { return book_; }

  constexpr Rules&& about_customer() && { return book_.needs_customer = true, std::move(*this); }
  constexpr Rules&& about_unit() && { return book_.needs_unit = true, std::move(*this); }
  constexpr Rules&& about_sale() && { return book_.needs_sale = true, std::move(*this); }
  constexpr Rules&& about_building() && { return book_.needs_building = true, std::move(*this); }
  constexpr Rules&& about_project() && { return book_.needs_project = true, std::move(*this); }
  /// One case at a time about one subject.
  constexpr Rules&& one_at_a_time() && { return book_.repeat = Repeat::one_at_a_time, std::move(*this); }
  /// One case at a time, and none after one that reached its goal.
  constexpr Rules&& once() && { return book_.repeat = Repeat::once, std::move(*this); }
  /// A sale needs such a case: always, or where a condition on its surroundings holds (`only_if<f>`); and by
  /// the date that `must_end_by<f>` finds there. What makes the journey of a sale (workflow/journey.hpp).
  template <class... Clause>
  constexpr Rules&& part_of_sale(Clause... clauses) && {
    book_.sale.part = true;
    (sale_clause(clauses), ...);
    return std::move(*this);
  }

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
  /// The ends; the first is the one that is wished for.
  template <class State, class... More>
  constexpr Rules&& ends(State goal, More... others) && {
    book_.goal = at(goal);
    book_.finals = (only(at(goal)) | ... | only(at(others)));
    return std::move(*this);
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
    StepDraft step;
    if constexpr (std::is_same_v<From, AnyOf<typename W::State>>) step.from = from.states;
    else step.from = only(at(from));
    if constexpr (std::is_same_v<To, Stay>) step.stays = true;
    else step.to = at(to);
    step.event = event_index<E>;
    (step_clause<E>(step, clauses), ...);
    step.plain = step.conditions.empty() && step.guards.empty() && step.dependencies.empty() &&
                 step.checklist.size == 0 && step.apart_from == 0;
    return book_.steps.push_back(step), std::move(*this);
  }

  template <class... Clause>
  constexpr Rules&& deadline(std::string_view id, Label label, Limit limit, Clause... clauses) && {
    DeadlineDraft deadline;
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
  static constexpr void step_clause(StepDraft& step, By clause) {
    step.roles = clause.roles;
  }
  template <class E>
  static constexpr void step_clause(StepDraft& step, ActOf clause) {
    step.party = clause.party;
  }
  template <class E>
  static constexpr void step_clause(StepDraft& step, Cite clause) {
    step.source = clause.source;
  }
  template <class E>
  static constexpr void step_clause(StepDraft& step, const Checklist& clause) {
    step.checklist = clause;
  }
  template <class E, auto F>
  static constexpr void step_clause(StepDraft& step, When<F>) {
    step.conditions.push_back(condition<F, E>);
  }
  template <class E, auto F>
  static constexpr void step_clause(StepDraft& step, Require<F>) {
    step.guards.push_back({detail::function_name<F>,
                           [](const void* facts, const void* event, const Context& context) -> Verdict {
                             return detail::call<F, Facts, E>(facts, event, context);
                           },
                           detail::asks_event<F, Facts, E>});
  }
  template <class E>
  static constexpr void step_clause(StepDraft& step, const Dependency& clause) {
    step.dependencies.push_back(clause);
  }
  template <class E, class... Done>
  static constexpr void step_clause(StepDraft& step, ApartFrom<Done...>) {
    step.apart_from = (only_event(event_index<Done>) | ...);
  }
  template <class E, class Clause>
  static constexpr void step_clause(StepDraft& step, Clause clause) {
    consequence<E>(step, clause);
  }

  template <class E>
  static constexpr void consequence(BasicConsequences<Few>& all, const Notice& clause) {
    all.notices.push_back(clause);
  }
  template <class E, auto F>
  static constexpr void consequence(BasicConsequences<Few>& all, NoticeWhen<F> clause) {
    clause.notice.only_if = condition<F, E>;
    all.notices.push_back(clause.notice);
  }
  template <class E, auto F>
  static constexpr void consequence(BasicConsequences<Few>& all, Does<F>) {
    all.effects.push_back({detail::function_name<F>, [](const void* facts, const void* event,
                                                        const Context& context, Effects& effects) {
                             detail::add_to(effects, detail::call<F, Facts, E>(facts, event, context));
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
  constexpr void opening_clause(const Dependency& clause) { book_.opening_dependencies.push_back(clause); }
  template <auto F>
  constexpr void sale_clause(OnlyIf<F>) {
    book_.sale.condition_name = detail::function_name<F>;
    book_.sale.needed = F;
  }
  template <auto F>
  constexpr void sale_clause(MustEndBy<F> clause) {
    book_.sale.date_name = detail::function_name<F>;
    book_.sale.must_end_by = F;
    book_.sale.kept_in = clause.kept_in;
  }
  constexpr void sale_clause(Cite clause) { book_.sale.source = clause.source; }
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

  static constexpr void deadline_clause(DeadlineDraft& d, RunsIn<typename W::State> clause) {
    d.runs = clause.states;
  }
  static constexpr void deadline_clause(DeadlineDraft& d, HoldsIn<typename W::State> clause) {
    d.holds = clause.states;
  }
  static constexpr void deadline_clause(DeadlineDraft& d, const KeyedLimit& clause) {
    d.keyed.push_back(clause);
  }
  static constexpr void deadline_clause(DeadlineDraft& d, const Ladder& clause) { d.ladder = clause.roles; }
  template <class... E>
  static constexpr void deadline_clause(DeadlineDraft& d, RestartsOn<E...>) {
    d.restarts = (only_event(event_index<E>) | ...);
  }
  static constexpr void deadline_clause(DeadlineDraft& d, TimeOf clause) { d.time_of = clause.party; }
  static constexpr void deadline_clause(DeadlineDraft& d, const Warned& clause) { d.warnings = clause.days; }
  static constexpr void deadline_clause(DeadlineDraft& d, Cite clause) { d.source = clause.source; }
  template <auto F>
  static constexpr void deadline_clause(DeadlineDraft& d, Promised<F>) {
    d.promise = [](const void* facts) -> std::optional<Instant> {
      return F(*static_cast<const Facts*>(facts));
    };
  }

  BookDraft book_;
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
  constexpr FlawAt at = find_flaw(book_of<W>);
  if constexpr (at.what == Flaw::none) return true;
  else if constexpr (at.of_event)
    return sizeof(UnsoundEvent<W, std::variant_alternative_t<at.event, typename W::Event>, at.what>) == 0;
  else return sizeof(UnsoundState<W, static_cast<typename W::State>(at.state), at.what>) == 0;
}
/// True, or the build stops: `static_assert(sound<Mortgage>);`
template <class W>
inline constexpr bool sound = is_sound<W>();

}  // namespace tenon
