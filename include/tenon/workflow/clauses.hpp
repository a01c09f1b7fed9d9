#pragma once
/// @file workflow/clauses.hpp
/// The words of a rules table, as a person would say them: who may take a step, whose act it is, under which
/// condition, with which documents, who hears of it, where the rule stands; and when the clock of a deadline
/// runs. workflow/rules.hpp puts them together.
/// @since 0.1
#include <concepts>

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
/// `does<f>`: f gives an effect (a case to open, a case to tell).
template <auto Effect>
struct Does {};
template <auto Effect>
inline constexpr Does<Effect> does{};
/// The documents that must be there.
[[nodiscard]] constexpr Checklist needs(const Checklist& list) { return list; }
/// Who hears of it: a role or an outside party, and the id of the notice.
[[nodiscard]] constexpr Notice tells(Role role, std::string_view notice) {
  return {role, Party::none, notice, {}};
}
[[nodiscard]] constexpr Notice tells(Party party, std::string_view notice) {
  return {Role::system, party, notice, {}};
}
template <auto Condition>
struct NoticeWhen {
  Notice notice;
};
/// `tells(Role::manager, "complaint.major", when<&is_major>)`: only where the condition holds after the step,
/// so that one row does where whom it is told depends on the facts.
template <auto Condition>
[[nodiscard]] constexpr NoticeWhen<Condition> tells(Role role, std::string_view notice, When<Condition>) {
  return {tells(role, notice)};
}
template <auto Condition>
[[nodiscard]] constexpr NoticeWhen<Condition> tells(Party party, std::string_view notice, When<Condition>) {
  return {tells(party, notice)};
}
/// Where the rule stands: "H0 1.2".
struct Cite {
  std::string_view source;
};
[[nodiscard]] constexpr Cite cite(std::string_view source) { return {source}; }

// ---- the clauses of a deadline ----

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
  Few<Role, 3> roles;
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
