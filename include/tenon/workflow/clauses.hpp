#pragma once
/// @file workflow/clauses.hpp
/// The words of a rules table, as a person would say them: who may take a step, whose act it is, under which
/// condition, with which documents, who hears of it, where the rule stands; and when the clock of a deadline
/// runs. workflow/rules.hpp puts them together.
/// @since 0.1
#include <concepts>

#include "tenon/workflow/few.hpp"
#include "tenon/workflow/names.hpp"
#include "tenon/workflow/rule_book.hpp"

namespace tenon {

// ---- the clauses of a step, in the order a person would say them ----

struct By {
  RoleSet roles;
};
/// These roles may take the step.
template <std::same_as<Role>... R>
[[nodiscard]] constexpr By by(R... roles) {
  return {RoleSet{roles...}};
}
/// The act is an outside party's; staff records it, and the record says both.
struct ActOf {
  Party party;
};
[[nodiscard]] constexpr ActOf act_of(Party party) { return {party}; }

/// `when<f>`: the row is taken only where f is true; the next row of the same event is looked at otherwise.
template <auto Condition>
struct When {};
template <auto Condition>
inline constexpr When<Condition> when{};
/// `require<f>`: f must allow the step; its refusal is the answer otherwise.
template <auto Guard>
struct Require {};
template <auto Guard>
inline constexpr Require<Guard> require{};
/// `does<f>`: f gives an effect or several (a case to open, a case to tell, a register entry to update).
template <auto Effect>
struct Does {};
template <auto Effect>
inline constexpr Does<Effect> does{};
/// The documents that must be there.
[[nodiscard]] constexpr Checklist needs(const Checklist& list) { return list; }
/// Who hears of it: a role or an outside party, the id of the notice, and up to two ways by which it goes out
/// ("told by phone and SMS"), each a notice of its own.
template <std::same_as<Way>... W>
[[nodiscard]] constexpr Notice tells(Role role, std::string_view notice, W... via) {
  static_assert(sizeof...(W) <= 2, "a notice goes out by at most two ways");
  return {role, Party::none, notice, {}, {via...}};
}
template <std::same_as<Way>... W>
[[nodiscard]] constexpr Notice tells(Party party, std::string_view notice, W... via) {
  static_assert(sizeof...(W) <= 2, "a notice goes out by at most two ways");
  return {Role::system, party, notice, {}, {via...}};
}
template <auto Condition>
struct NoticeWhen {
  Notice notice;
};
/// `tells(Role::manager, "complaint.major", when<&is_major>)`: only where the condition holds after the step,
/// so that one row does where whom it is told depends on the facts.
template <auto Condition, std::same_as<Way>... W>
[[nodiscard]] constexpr NoticeWhen<Condition> tells(Role role, std::string_view notice, When<Condition>,
                                                    W... via) {
  return {tells(role, notice, via...)};
}
template <auto Condition, std::same_as<Way>... W>
[[nodiscard]] constexpr NoticeWhen<Condition> tells(Party party, std::string_view notice, When<Condition>,
                                                    W... via) {
  return {tells(party, notice, via...)};
}
template <class... E>
struct ApartFrom {};
/// `apart_from<Draft>()`: whoever did the event last may not do this one: who drafts does not approve.
template <class... E>
[[nodiscard]] constexpr ApartFrom<E...> apart_from() {
  return {};
}
/// Where the rule stands: "H0 1.2".
struct Cite {
  std::string_view source;
};
[[nodiscard]] constexpr Cite cite(std::string_view source) { return {source}; }

// ---- what other cases have to do with it ----

/// `only_if<f>`: bool f(const Surroundings&).
template <auto Condition>
struct OnlyIf {};
template <auto Condition>
inline constexpr OnlyIf<Condition> only_if{};
/// `must_end_by<f>`: std::optional<Date> f(const Surroundings&). With states,
/// `must_end_by<f>(State::keys_given)`: coming to one of them keeps the date, though papers are still to be
/// filed.
template <auto DateOf>
struct MustEndBy {
  StateSet kept_in = 0;
  template <class State, std::same_as<State>... More>
  [[nodiscard]] constexpr MustEndBy operator()(State first, More... more) const {
    return {(only(static_cast<StateIndex>(first)) | ... | only(static_cast<StateIndex>(more)))};
  }
};
template <auto DateOf>
inline constexpr MustEndBy<DateOf> must_end_by{};

/// The names of the states in a set, joined: what a refusal shows people.
template <class State, State... Each>
struct StateNames {
  static constexpr std::size_t length = ((name_of(Each).size() + 2) + ...) - 2;
  static constexpr std::array<char, length> letters = [] {
    std::array<char, length> out{};
    std::size_t at = 0;
    const auto add = [&](std::string_view name) {
      if (at > 0) out[at++] = ',', out[at++] = ' ';
      for (const char c : name) out[at++] = c;
    };
    (add(name_of(Each)), ...);
    return out;
  }();
};
/// `after<PresalePermit, PresalePermit::State::granted>(Scope::building)`: the newest case of that workflow
/// about the same building has come to (one of) these states; refused otherwise, saying how far it is.
template <class W, auto... Reached>
[[nodiscard]] constexpr Dependency after(Scope scope, std::string_view source = {}) {
  static_assert(sizeof...(Reached) > 0, "name the state that must have been reached");
  Dependency made;
  made.workflow = detail::snake_name<W>;
  made.states = (only(static_cast<StateIndex>(Reached)) | ...);
  made.state_names = {StateNames<typename W::State, Reached...>::letters.data(),
                      StateNames<typename W::State, Reached...>::length};
  made.scope = scope;
  made.source = source;
  return made;
}
/// The same where a condition on the surroundings holds: `after<Mortgage, ...>(Scope::sale,
/// only_if<&by_loan>)`.
template <class W, auto... Reached, auto Condition>
[[nodiscard]] constexpr Dependency after(Scope scope, OnlyIf<Condition>, std::string_view source = {}) {
  Dependency made = after<W, Reached...>(scope, source);
  made.condition_name = detail::function_name<Condition>;
  made.applies = Condition;
  return made;
}
/// No case of W may be open about the same sale (unit, building, project), but for those in one of the states
/// named: "no refund while the bank's mortgage stands".
template <class W, auto... Harmless>
[[nodiscard]] constexpr Dependency none_open(Scope scope, std::string_view source = {}) {
  Dependency made;
  made.workflow = detail::snake_name<W>;
  made.states = (StateSet{0} | ... | only(static_cast<StateIndex>(Harmless)));
  made.scope = scope;
  made.none_open = true;
  made.source = source;
  return made;
}

// ---- the clauses of a deadline ----

struct TimeOf {
  Party party;
};
/// The time is an outside party's own: the bureau's seven working days pass however quick we are.
[[nodiscard]] constexpr TimeOf time_of(Party party) { return {party}; }
struct Warned {
  Few<std::int32_t, 3> days;
};
/// `warned(30, 7, 1)`: the first of the ladder hears that many days before the date as well.
template <std::same_as<int>... Days>
[[nodiscard]] constexpr Warned warned(Days... days) {
  Warned made;
  (made.days.push_back(days), ...);
  return made;
}

template <class State>
struct RunsIn {
  StateSet states;
};
template <class State>
struct HoldsIn {
  StateSet states;
};
template <class State, std::same_as<State>... More>
[[nodiscard]] constexpr StateSet states_of(State first, More... more) {
  return (only(static_cast<StateIndex>(first)) | ... | only(static_cast<StateIndex>(more)));
}
/// The clock runs while the case is in one of these states.
template <class State, std::same_as<State>... More>
[[nodiscard]] constexpr RunsIn<State> runs_in(State first, More... more) {
  return {states_of(first, more...)};
}
/// The clock stands still while the case is in one of these states.
template <class State, std::same_as<State>... More>
[[nodiscard]] constexpr HoldsIn<State> holds_in(State first, More... more) {
  return {states_of(first, more...)};
}
struct Ladder {
  Few<Role, 4> roles;
};
/// Whom a miss is told: the first when the limit is reached, each next one after another such limit (a
/// working day where the date was promised).
template <std::same_as<Role>... R>
[[nodiscard]] constexpr Ladder escalate(R... roles) {
  Ladder ladder;
  (ladder.roles.push_back(roles), ...);
  return ladder;
}
/// `limit_for("major", working_days(7))`: while limits_by gives that key, this limit instead of the first
/// one. A step that changes the key changes the limit of the clock that is open (workflow/clocks.hpp).
[[nodiscard]] constexpr KeyedLimit limit_for(std::string_view key, const Limit& limit) {
  return {key, limit};
}
template <class... E>
struct RestartsOn {};
/// `restarts_on<TellProgress>()`: a clock that is open starts anew at these events; no other step moves it
/// within its states. For "every two days", "the next call".
template <class... E>
[[nodiscard]] constexpr RestartsOn<E...> restarts_on() {
  return {};
}
/// The date is a fact of the case (`std::optional<Instant> f(const Facts&)`), not a limit.
template <auto Fact>
struct Promised {};
template <auto Fact>
inline constexpr Promised<Fact> promised{};

template <class State>
struct AnyOf {
  StateSet states;
};
/// A step that may be taken from several states.
template <class State, std::same_as<State>... More>
[[nodiscard]] constexpr AnyOf<State> any_of(State first, More... more) {
  return {states_of(first, more...)};
}
struct Stay {};
/// A step that does not change the state.
inline constexpr Stay stay{};

}  // namespace tenon
