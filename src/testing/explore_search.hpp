#pragma once
// The search itself: breadth first over the states of a Space, with or without reduction.
#include "testing/persistent_set.hpp"

namespace tenon::testing {

/// How a state was first reached.
struct Edge {
  std::size_t from = 0;
  std::size_t place = 0;
  const Move* move = nullptr;  ///< null: time moved on
  bool with_papers = false;
  std::int64_t depth = 0;
};
/// One move of a way, apart from the state that it starts from.
struct WayStep {
  std::size_t place = 0;
  const Move* move = nullptr;
  bool with_papers = false;
};
using Way = std::vector<WayStep>;

struct SearchBound {
  std::int64_t depth = 0, states = 0;
  std::vector<bool> workflows;  ///< those that may move, by position; empty: all of the exploration
  std::optional<std::size_t> only_invariant;  ///< stop where this one is violated
};

/// The strongly connected components of a graph that no edge leaves (Tarjan 1972).
[[nodiscard]] std::vector<std::vector<std::size_t>> final_components(
    const std::vector<std::vector<std::size_t>>& next);

class Search {
 public:
  Search(Space& space, const Exploration& exploration, const ExploreOptions& options)
      : space_(space), exploration_(exploration), options_(options), sets_(space, exploration) {}

  /// Runs until nothing new is learnt of the rules.
  void run(bool reduced, const SearchBound& bound);

  [[nodiscard]] const std::vector<Edge>& edges() const noexcept { return edges_; }
  [[nodiscard]] const Key& state(std::size_t i) const { return *states_[i]; }
  [[nodiscard]] Way way_to(std::size_t i) const;
  /// For each invariant the first state that violates it.
  [[nodiscard]] const std::map<std::size_t, std::size_t>& violated() const noexcept { return violated_; }
  [[nodiscard]] bool exhausted() const noexcept { return exhausted_; }
  [[nodiscard]] std::int64_t moves() const noexcept { return moves_; }
  [[nodiscard]] std::int64_t cut() const noexcept { return cut_; }
  [[nodiscard]] std::int64_t runs() const noexcept { return runs_; }

 private:
  void start_over();
  /// Follows from each state that has not been; false where it has to stop.
  bool go_on(bool reduced, const SearchBound& bound);
  /// C3: where the search can go round for ever and never follow a case that could go on, it is followed from
  /// one of the states. Whether there was any.
  bool take_up_ignored(const SearchBound& bound);
  void follow(std::size_t i, const std::vector<Agent>& agents, AgentSet set);
  std::size_t reach(Key state, const Edge& by);
  [[nodiscard]] std::vector<Agent> agents_in(const Key& state, const SearchBound& bound);

  Space& space_;
  const Exploration& exploration_;
  const ExploreOptions& options_;
  PersistentSets sets_;
  std::unordered_map<Key, std::size_t, KeyHash> numbers_;
  std::vector<const Key*> states_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::size_t>> next_;      ///< where the moves that were followed lead
  std::vector<std::vector<std::size_t>> followed_;  ///< places whose moves were
  std::size_t expanded_ = 0;
  std::map<std::size_t, std::size_t> violated_;
  bool exhausted_ = true;
  std::int64_t moves_ = 0, cut_ = 0, runs_ = 0;
};

/// The way shortened: moves left out that are not needed, then a full search of fewer moves among the
/// workflows that took part. `shortest`: no shorter one exists within the exploration's bound.
struct ShortWay {
  Way way;
  Key end;
  bool shortest = false;
};
[[nodiscard]] ShortWay shortened(Space& space, const Exploration& exploration, const ExploreOptions& options,
                                 std::size_t invariant, Way way, bool shortest_already);
/// The way as steps of a Stage, each naming the case that it is about.
[[nodiscard]] std::vector<Json> steps_of(const Space& space, const Exploration& exploration, const Way& way);

}  // namespace tenon::testing
