#pragma once
/// @file workflow/packed_book.hpp
/// From the draft that a table is written into to the book that is kept: arrays of exactly the size that the
/// table needs, in read-only memory. A draft has room for the largest table; kept as it is, each workflow
/// would weigh some 100 KB in the library.
/// @since 0.1
#include "tenon/workflow/few.hpp"
#include "tenon/workflow/rule_book.hpp"

namespace tenon {

using BookDraft = BasicBook<Few>;
using StepDraft = BasicStep<Few>;
using DeadlineDraft = BasicDeadline<Few>;

namespace detail {

/// Calls `use` with every list of T in a draft, always in the same order.
template <class T, class Use>
constexpr void each_list(const BookDraft& draft, Use use) {
  if constexpr (std::is_same_v<T, NamedGuard>) use(draft.opening_guards);
  if constexpr (std::is_same_v<T, Dependency>) use(draft.opening_dependencies);
  if constexpr (std::is_same_v<T, Notice>) use(draft.on_opening.notices), use(draft.on_cancel.notices);
  if constexpr (std::is_same_v<T, NamedEffect>) use(draft.on_opening.effects), use(draft.on_cancel.effects);
  for (const auto& step : draft.steps) {
    if constexpr (std::is_same_v<T, NamedCondition>) use(step.conditions);
    if constexpr (std::is_same_v<T, NamedGuard>) use(step.guards);
    if constexpr (std::is_same_v<T, Dependency>) use(step.dependencies);
    if constexpr (std::is_same_v<T, Notice>) use(step.notices);
    if constexpr (std::is_same_v<T, NamedEffect>) use(step.effects);
  }
  for (const auto& deadline : draft.deadlines) {
    if constexpr (std::is_same_v<T, KeyedLimit>) use(deadline.keyed);
    if constexpr (std::is_same_v<T, Role>) use(deadline.ladder);
    if constexpr (std::is_same_v<T, std::int32_t>) use(deadline.warnings);
  }
}

/// All lists of T in workflow W's draft, one after the other.
template <class W, class T>
inline constexpr auto pool = [] {
  constexpr std::size_t size = [] {
    std::size_t count = 0;
    each_list<T>(W::rules.draft(), [&](const auto& list) { count += list.size(); });
    return count;
  }();
  std::array<T, size> all{};
  if constexpr (size > 0) {
    std::size_t at = 0;
    each_list<T>(W::rules.draft(), [&](const auto& list) {
      for (const auto& each : list) all[at++] = each;
    });
  }
  return all;
}();

template <class T, std::size_t Size, std::size_t Room>
[[nodiscard]] constexpr std::array<T, Size> exactly(const Few<T, Room>& list) {
  std::array<T, Size> all{};
  for (std::size_t i = 0; i < Size; ++i) all[i] = list[i];
  return all;
}

/// Where in its pool the next list of T begins.
template <class W, class T>
struct PoolCursor {
  std::size_t at = 0;
  template <std::size_t Room>
  constexpr std::span<const T> take(const Few<T, Room>& list) {
    const std::span<const T> view(pool<W, T>.data() + at, list.size());
    at += list.size();
    return view;
  }
};

template <class W>
struct PackedBook {
  static constexpr const BookDraft& draft = W::rules.draft();

  struct Cursors {
    PoolCursor<W, NamedCondition> conditions;
    PoolCursor<W, NamedGuard> guards;
    PoolCursor<W, Dependency> dependencies;
    PoolCursor<W, Notice> notices;
    PoolCursor<W, NamedEffect> effects;
    constexpr Consequences take(const BasicConsequences<Few>& from) {
      return {notices.take(from.notices), effects.take(from.effects)};
    }
  };
  /// What comes before the steps in every pool: each_list's order.
  struct Head {
    std::span<const NamedGuard> guards;
    std::span<const Dependency> dependencies;
    Consequences on_opening, on_cancel;
    Cursors after;
  };
  static constexpr Head head = [] {
    Head made;
    made.guards = made.after.guards.take(draft.opening_guards);
    made.dependencies = made.after.dependencies.take(draft.opening_dependencies);
    made.on_opening = made.after.take(draft.on_opening);
    made.on_cancel = made.after.take(draft.on_cancel);
    return made;
  }();
  static constexpr auto steps = [] {
    std::array<Step, draft.steps.size()> all{};
    Cursors cursors = head.after;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const StepDraft& from = draft.steps[i];
      Step& to = all[i];
      static_cast<Consequences&>(to) = cursors.take(from);
      to.conditions = cursors.conditions.take(from.conditions);
      to.guards = cursors.guards.take(from.guards);
      to.dependencies = cursors.dependencies.take(from.dependencies);
      to.from = from.from;
      to.to = from.to;
      to.stays = from.stays;
      to.plain = from.plain;
      to.event = from.event;
      to.roles = from.roles;
      to.party = from.party;
      to.checklist = from.checklist;
      to.apart_from = from.apart_from;
      to.source = from.source;
    }
    return all;
  }();
  static constexpr auto deadlines = [] {
    std::array<Deadline, draft.deadlines.size()> all{};
    PoolCursor<W, KeyedLimit> keyed;
    PoolCursor<W, Role> ladders;
    PoolCursor<W, std::int32_t> warnings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const DeadlineDraft& from = draft.deadlines[i];
      Deadline& to = all[i];
      to.id = from.id;
      to.label = from.label;
      to.limit = from.limit;
      to.keyed = keyed.take(from.keyed);
      to.promise = from.promise;
      to.runs = from.runs;
      to.holds = from.holds;
      to.restarts = from.restarts;
      to.ladder = ladders.take(from.ladder);
      to.time_of = from.time_of;
      to.warnings = warnings.take(from.warnings);
      to.source = from.source;
    }
    return all;
  }();
  static constexpr auto states = exactly<std::string_view, draft.states.size()>(draft.states);
  static constexpr auto state_labels = exactly<Label, draft.states.size()>(draft.state_labels);
  static constexpr auto events = exactly<std::string_view, draft.events.size()>(draft.events);
  static constexpr auto event_labels = exactly<Label, draft.events.size()>(draft.event_labels);
  static constexpr auto waits = exactly<Wait, draft.waits.size()>(draft.waits);
  static constexpr auto first = [] {
    std::array<std::uint8_t, states.size() * events.size()> all{};
    for (std::size_t i = 0; i < steps.size(); ++i)
      for (StateIndex state = 0; state < states.size(); ++state)
        if (auto& row = all[steps[i].event * states.size() + state]; has(steps[i].from, state) && row == 0)
          row = static_cast<std::uint8_t>(i + 1);
    return all;
  }();

  static constexpr RuleBook book = [] {
    RuleBook made;
    made.id = draft.id;
    made.version = draft.version;
    made.title = draft.title;
    made.source = draft.source;
    made.states = states;
    made.state_labels = state_labels;
    made.events = events;
    made.event_labels = event_labels;
    made.initial = draft.initial;
    made.goal = draft.goal;
    made.openers = draft.openers;
    made.opening_guards = head.guards;
    made.opening_dependencies = head.dependencies;
    made.on_opening = head.on_opening;
    made.on_cancel = head.on_cancel;
    made.needs_customer = draft.needs_customer;
    made.needs_unit = draft.needs_unit;
    made.needs_sale = draft.needs_sale;
    made.needs_building = draft.needs_building;
    made.needs_project = draft.needs_project;
    made.repeat = draft.repeat;
    made.sale = draft.sale;
    made.finals = draft.finals;
    made.leaders = draft.leaders;
    made.steps = steps;
    made.deadlines = deadlines;
    made.waits = waits;
    made.limit_key = draft.limit_key;
    for (const auto& step : steps) made.remembered |= step.apart_from;
    made.first = first;
    return made;
  }();
};

}  // namespace detail

/// The finished table of workflow W. Seen where W::rules is defined; elsewhere definition_of<W>().book().
template <class W>
inline constexpr const RuleBook& book_of = detail::PackedBook<W>::book;

}  // namespace tenon
