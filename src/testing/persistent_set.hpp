#pragma once
// Which cases to go on with from a state, so that no order that matters is left out: the conditions C0 to C2
// of testing/explore.hpp. C3 is the search's own.
#include <array>
#include <map>

#include "testing/explore_space.hpp"

namespace tenon::testing {

/// A case that may go on, or one that may be opened, with all its thinkable moves and their answers.
struct Agent {
  std::size_t place = 0;
  std::size_t workflow = 0;
  bool opens = false;
  std::vector<std::pair<const Move*, const Answer*>> moves;
  /// How many of them lead to another state.
  [[nodiscard]] std::size_t ways_on() const;
};

/// Of agents, one bit each by position.
using AgentSet = std::uint64_t;

class PersistentSets {
 public:
  explicit PersistentSets(const Space& space, const Exploration& exploration)
      : space_(space), exploration_(exploration) {}

  /// Takes in what a move looked at and changed; what is new counts from then on.
  void learn(const Agent& agent);
  /// Whether something new was learnt since this was asked last.
  [[nodiscard]] bool learnt() { return std::exchange(learnt_, false); }
  /// Sets of agents whose moves are enough, the smallest first, all of them last.
  [[nodiscard]] std::vector<AgentSet> choose(const Key& state, const std::vector<Agent>& agents);

 private:
  struct Footprint {
    WorkflowMask cases_read = 0, cases_written = 0;
    RecordMask records_read = 0, records_written = 0;
  };
  /// All that a case may yet do, from its state on.
  struct Future : Footprint {
    StateSet states = 0;  ///< that it may yet reach
    std::vector<const Dependency*> dependencies;
    ConditionSet conditions = 0;  ///< of invariants, which it may change
  };
  /// What an agent's moves, here and now, look at and change.
  struct Present {
    WorkflowMask cases_read = 0;
    RecordMask records_read = 0, records_written = 0;
    std::vector<const Dependency*> dependencies;
    struct Change {
      std::size_t place;
      Number from, to;
    };
    std::vector<Change> changes;
    ConditionSet conditions = 0;  ///< of the invariants that a change of these touches
  };

  [[nodiscard]] const Future& future(const Key& state, const Agent& agent);
  [[nodiscard]] Future future_of(std::size_t workflow, std::optional<StateIndex> from) const;
  void foresee_conditions(Future& into, std::size_t workflow, std::optional<StateIndex> from) const;
  [[nodiscard]] Present present(const Key& state, const Agent& agent) const;
  [[nodiscard]] bool depends(const Key& state, const Agent& on, const Present& now, const Agent& other,
                             const Future& later) const;
  [[nodiscard]] bool may_differ(const Dependency& on, const Key& state, const Agent& other,
                                const Future& later) const;
  [[nodiscard]] bool differs(const Dependency& on, Number from, Number to) const;

  const Space& space_;
  const Exploration& exploration_;
  std::map<std::pair<std::size_t, std::size_t>, Footprint> footprints_;  ///< by workflow and kind of move
  std::map<std::pair<std::size_t, std::size_t>, Future> futures_;        ///< by workflow and state
  bool learnt_ = false;
};

}  // namespace tenon::testing
