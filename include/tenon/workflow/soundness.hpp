#pragma once
/// @file workflow/soundness.hpp
/// What is wrong with a rules table. The same function stops the build for the library's own workflows
/// (static_assert(sound<W>)) and refuses a host's workflow at run time, in the same words.
/// @since 0.1
#include <cstdint>

#include "tenon/workflow/rule_book.hpp"

namespace tenon {

enum class Flaw : std::uint8_t {
  none,
  unreachable,       ///< no path of steps leads from the first state to this one
  cannot_end,        ///< no path of steps leads from this state to an end
  left_after_end,    ///< a step leaves an end
  can_be_forgotten,  ///< an open state with neither a deadline nor a stated reason to wait
  event_never_used,  ///< no step takes this event
  steps_compete,     ///< two steps on one event from one state, and nothing decides between them
  nobody_may,        ///< a step, or the opening, that no role may take
  without_label,     ///< a state or an event that people could not read
  without_source,    ///< a step or a deadline that does not say where its rule stands
  nobody_hears,      ///< a deadline whose miss is told to nobody
  never_restarts,    ///< a clock that is to restart on an event that no step takes while it runs
};

/// The first flaw found, and where. `event` counts only for flaws of events and steps.
struct FlawAt {
  Flaw what = Flaw::none;
  StateIndex state = 0;
  EventIndex event = 0;
  /// Whether the event rather than the state is at fault.
  bool of_event = false;
};

/// Whether a step on `event` leads from a state in which the clock of `deadline` runs to one in which it is
/// open.
[[nodiscard]] constexpr bool can_restart(const RuleBook& book, const Deadline& deadline, EventIndex event) {
  for (const auto& step : book.steps)
    if (step.event == event && (step.from & deadline.runs) != 0 &&
        (step.stays || has(deadline.runs | deadline.holds, step.to)))
      return true;
  return false;
}

[[nodiscard]] constexpr FlawAt find_flaw(const RuleBook& book) {
  const auto count = book.states.size();
  const StateSet all = count == max_states ? ~StateSet{0} : (StateSet{1} << count) - 1;
  StateSet reached = only(book.initial);
  StateSet ending = book.finals;
  for (std::size_t round = 0; round < count; ++round)
    for (const auto& step : book.steps) {
      if (step.stays) continue;
      if ((reached & step.from) != 0) reached |= only(step.to);
      if (has(ending, step.to)) ending |= step.from;
    }
  StateSet minded = book.finals;
  for (const auto& deadline : book.deadlines) minded |= deadline.runs;
  for (const auto& wait : book.waits) minded |= only(wait.state);

  for (StateIndex state = 0; state < count; ++state) {
    if (book.state_labels[state].zh.empty() || book.state_labels[state].en.empty())
      return {Flaw::without_label, state};
    if (!has(reached, state)) return {Flaw::unreachable, state};
    if (!has(ending & all, state)) return {Flaw::cannot_end, state};
    if (!has(minded, state)) return {Flaw::can_be_forgotten, state};
  }
  if (book.openers.empty()) return {Flaw::nobody_may, book.initial};

  for (EventIndex event = 0; event < book.events.size(); ++event) {
    bool used = false;
    for (const auto& step : book.steps) used = used || step.event == event;
    if (!used) return {Flaw::event_never_used, 0, event, true};
    if (book.event_labels[event].zh.empty() || book.event_labels[event].en.empty())
      return {Flaw::without_label, 0, event, true};
  }
  for (std::size_t i = 0; i < book.steps.size(); ++i) {
    const auto& step = book.steps[i];
    for (StateIndex state = 0; state < count; ++state) {
      if (!has(step.from, state)) continue;
      if (book.is_final(state)) return {Flaw::left_after_end, state, step.event};
      if (step.roles.empty()) return {Flaw::nobody_may, state, step.event};
      if (step.source.empty()) return {Flaw::without_source, state, step.event};
      for (std::size_t later = i + 1; later < book.steps.size(); ++later) {
        const auto& other = book.steps[later];
        if (other.event == step.event && has(other.from, state) && step.conditions.empty())
          return {Flaw::steps_compete, state, step.event};
      }
    }
  }
  for (const auto& deadline : book.deadlines) {
    StateIndex state = 0;
    while (state + 1U < count && !has(deadline.runs, state)) ++state;
    if (deadline.ladder.empty()) return {Flaw::nobody_hears, state};
    if (deadline.source.empty()) return {Flaw::without_source, state};
    for (EventIndex event = 0; event < book.events.size(); ++event)
      if (has_event(deadline.restarts, event) && !can_restart(book, deadline, event))
        return {Flaw::never_restarts, state, event, true};
  }
  return {};
}

/// The flaw as a refusal "workflow.unsound" with the facts workflow, flaw, state and event; allowed if sound.
[[nodiscard]] Verdict check_soundness(const RuleBook& book);

}  // namespace tenon
