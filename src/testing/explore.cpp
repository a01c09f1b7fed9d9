#include "tenon/testing/explore.hpp"

#include <chrono>

#include "testing/explore_search.hpp"

namespace tenon::testing {
namespace {

std::string state_of(const CaseState& at) {
  return at.frame.cancelled ? "cancelled" : std::string(at.definition->book().states[at.state]);
}

/// A scenario that fails while the rules let its last step through.
Json scenario_of(const Exploration& exploration, const Violation& violation, const std::string& workflow) {
  Json given = Json::array();
  for (const auto& step : exploration.start) given.push_back(step);
  for (std::size_t i = 0; i + 1 < violation.steps.size(); ++i) given.push_back(violation.steps[i]);
  Json scenario = {{"title", {{"zh", violation.title.zh}, {"en", violation.title.en}}},
                   {"source", violation.source},
                   {"given", {{"steps", std::move(given)}}},
                   {"then", {{"refused", true}}}};
  if (!violation.steps.empty()) scenario["when"] = violation.steps.back();
  return {{"scenarios_version", 1},
          {"workflow", workflow},
          {"folder", exploration.folder.generic_string()},
          {"world", (exploration.folder / "world.json").generic_string()},
          {"about", exploration.about},
          {"scenarios", Json::array({std::move(scenario)})}};
}

Violation violation_of(const Space& space, const Exploration& exploration, const Invariant& invariant,
                       const ShortWay& way) {
  Violation made{invariant.id,
                 invariant.title,
                 invariant.source,
                 steps_of(space, exploration, way.way),
                 way.shortest,
                 {},
                 {}};
  std::string last;
  for (const auto& each : way.way) {
    if (!each.move) continue;
    const auto& place = space.places()[each.place];
    last = space.procedures()[place.workflow].book->id;
  }
  for (std::size_t place = 0; place < space.places().size(); ++place)
    if (way.end[place] != 0 && space.procedures()[space.places()[place].workflow].moves)
      made.cases[space.places()[place].name] = state_of(*space.local(way.end[place]).at);
  made.scenario = scenario_of(exploration, made, last);
  return made;
}

}  // namespace

Result<Explored> explore(const Exploration& exploration, const ExploreOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  TENON_TRY(const auto space, Space::make(exploration, options.rules));
  Search search(*space, exploration, options);
  SearchBound bound;
  bound.depth = exploration.depth;
  bound.states = exploration.states;
  search.run(options.reduced, bound);
  Explored made;
  made.exhausted = search.exhausted();
  made.states = std::ssize(search.edges());
  made.moves = search.moves();
  made.cut = search.cut();
  made.runs = search.runs();
  for (std::size_t i = 0; i < search.edges().size(); ++i) {
    made.depth = std::max(made.depth, search.edges()[i].depth);
    for (std::size_t place = 0; place < space->places().size(); ++place) {
      const auto& procedure = space->procedures()[space->places()[place].workflow];
      if (const auto number = search.state(i)[place]; number != 0 && procedure.moves)
        made.reached[std::string(procedure.book->id)].insert(state_of(*space->local(number).at));
    }
  }
  made.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  for (const auto& [invariant, at] : search.violated())
    made.violations.push_back(violation_of(
        *space, exploration, exploration.invariants.all[invariant],
        shortened(*space, exploration, options, invariant, search.way_to(at), !options.reduced)));
  made.tried = space->tried();
  return made;
}

}  // namespace tenon::testing
