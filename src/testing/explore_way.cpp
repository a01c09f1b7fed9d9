/// Ways to a violation: made shorter, and told as steps.
#include <algorithm>

#include "testing/explore_search.hpp"

namespace tenon::testing {
namespace {

/// Where the way leads in the engine, every move tried anew; none where one of them is refused.
std::optional<Key> walk(Space& space, const Way& way) {
  std::optional<Key> at = space.start();
  for (const auto& each : way) {
    at = each.move ? space.take(*at, each.place, *each.move, each.with_papers) : space.wait(*at);
    if (!at) return std::nullopt;
  }
  return at;
}

}  // namespace

ShortWay shortened(Space& space, const Exploration& exploration, const ExploreOptions& options,
                   std::size_t invariant, Way way, bool shortest_already) {
  const auto& never = exploration.invariants.all[invariant].never;
  const auto violates = [&](const std::optional<Key>& state) {
    return state && never.holds(space.conditions(*state));
  };
  ShortWay made{std::move(way), {}, shortest_already};
  made.end = walk(space, made.way).value_or(space.start());
  if (shortest_already) return made;
  // From the end, because what comes last rests on what came before.
  for (std::size_t i = made.way.size(); i-- > 0;) {
    Way without = made.way;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (const auto end = walk(space, without); violates(end)) {
      made.way = std::move(without);
      made.end = *end;
    }
  }
  constexpr std::int64_t patience = 30'000;  // states: some seconds at most
  SearchBound bound;
  bound.depth = std::ssize(made.way) - 1;
  bound.states = patience;
  bound.only_invariant = invariant;
  bound.workflows.resize(space.procedures().size());
  for (const auto& each : made.way)
    if (each.move) bound.workflows[space.places()[each.place].workflow] = true;
  if (bound.depth < 1) {
    made.shortest = true;
    return made;
  }
  Search again(space, exploration, options);
  again.run(false, bound);
  if (const auto found = again.violated().find(invariant); found != again.violated().end()) {
    made.way = again.way_to(found->second);
    made.end = again.state(found->second);
    made.shortest = true;
  } else if (std::ssize(again.edges()) <= patience) {
    made.shortest = true;  // among these workflows; a way through more of them needs their moves besides
  }
  return made;
}

std::vector<Json> steps_of(const Space& space, const Exploration& exploration, const Way& way) {
  std::vector<Json> steps;
  std::size_t moment = 0;
  for (const auto& each : way) {
    if (!each.move) {
      steps.push_back({{"wait", to_string(exploration.waits[moment++])}});
      continue;
    }
    const auto& name = space.places()[each.place].name;
    if (each.with_papers)
      for (Json paper : each.move->papers) {
        paper["case"] = name;
        steps.push_back(std::move(paper));
      }
    Json step = each.move->step;
    step[each.move->kind == Move::Kind::open ? "name" : "case"] = name;
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace tenon::testing
