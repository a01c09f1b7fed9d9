#pragma once
/// @file workflow/route.hpp
/// The way that a case still has before it: from a state to the end that is wished for, by the fewest steps,
/// and how long the deadlines of the table allow for it. Pure; what a forecast is made of.
/// @since 0.1
#include <functional>
#include <optional>
#include <vector>

#include "tenon/workflow/clocks.hpp"
#include "tenon/workflow/rule_book.hpp"

namespace tenon {

inline constexpr std::size_t no_way = static_cast<std::size_t>(-1);
/// How many steps each state is away from the goal; no_way where none leads there.
[[nodiscard]] std::vector<std::size_t> steps_to_goal(const RuleBook& book);
/// The rows of the shortest way from `state` to the goal, in order; none where there is no way, or where the
/// case is there. Of ways of one length, the one whose rows stand first in the table.
[[nodiscard]] std::vector<const Step*> route(const RuleBook& book, StateIndex state);

/// When a case comes to a state, if everybody is on time.
struct Reached {
  StateIndex state = 0;
  Instant earliest;  ///< outside parties take their time, we take none
  Instant latest;    ///< everybody takes what the table allows
  /// What took the time before it: position of a deadline of the table; none: nothing, or another case.
  std::optional<std::size_t> deadline{};
  /// A dependency of the row that led here, where another case was the later one.
  const Dependency* waited_for = nullptr;
};

/// When other cases have come as far as a dependency asks.
struct Awaited {
  Instant earliest, latest;
};
using AwaitFn = std::function<std::optional<Awaited>(const Dependency&)>;

/// The states along the route with the times at which they are reached, the present one first. `clocks` are
/// those of the case, empty where it is not open yet; `start` is now, or when the case can be opened.
/// @param key of the case (limits_by); empty where it is not known yet
[[nodiscard]] std::vector<Reached> timeline(const RuleBook& book, StateIndex state,
                                            const std::vector<ClockRun>& clocks, std::string_view key,
                                            Awaited start, const Reckoning& by, const AwaitFn& awaited);

}  // namespace tenon
