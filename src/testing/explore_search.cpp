#include "testing/explore_search.hpp"

#include <algorithm>

namespace tenon::testing {

std::vector<Agent> Search::agents_in(const Key& state, const SearchBound& bound) {
  std::vector<Agent> agents;
  const auto& procedures = space_.procedures();
  const auto add = [&](Agent agent, const Local* local) {
    for (const auto& move : procedures[agent.workflow].all)
      if (agent.opens ? move.kind == Move::Kind::open : space_.is_thinkable(*local, move))
        agent.moves.emplace_back(&move, &space_.answer(state, agent.place, move));
    if (!agent.moves.empty()) agents.push_back(std::move(agent));
  };
  for (std::size_t w = 0; w < procedures.size(); ++w) {
    if (!procedures[w].moves || (!bound.workflows.empty() && !bound.workflows[w])) continue;
    for (const auto place : procedures[w].places)
      if (state[place] != 0) {
        const Local& local = space_.local(state[place]);
        if (!local.over()) add({place, w, false, {}}, &local);
      }
    if (const auto free = space_.free_place(state, w)) add({*free, w, true, {}}, nullptr);
  }
  return agents;
}

bool Search::reach(Key state, const Edge& by) {
  const auto [found, first] = numbers_.try_emplace(std::move(state), states_.size());
  if (!first) return found->second > by.from;  // states are expanded in the order of their numbers
  states_.push_back(&found->first);
  edges_.push_back(by);
  const auto holds = space_.conditions(found->first);
  const auto& all = exploration_.invariants.all;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].never.holds(holds)) violated_.try_emplace(i, found->second);
  return true;
}

bool Search::expand(std::size_t i, const Agent& agent) {
  bool to_new = false;
  for (const auto& [move, answer] : agent.moves) {
    cut_ += answer->cut;
    if (!answer->leads_on) continue;
    ++moves_;
    const bool ahead = reach(space_.after(state(i), *answer),
                             {i, agent.place, move, answer->with_papers, edges_[i].depth + 1});
    to_new = to_new || ahead;
  }
  return to_new;
}

void Search::run(bool reduced, const SearchBound& bound) {
  for (runs_ = 1;; ++runs_) {
    run_once(reduced, bound);
    const bool unsure = space_.forget_untried();
    if (!reduced || (!sets_.learnt() && !unsure)) return;
  }
}

void Search::run_once(bool reduced, const SearchBound& bound) {
  numbers_.clear();
  states_.clear();
  edges_.clear();
  violated_.clear();
  exhausted_ = true;
  moves_ = cut_ = 0;
  reach(space_.start(), {});
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (bound.only_invariant && violated_.contains(*bound.only_invariant)) return;
    const bool go_on = i % 256 != 0 || !options_.progress ||
                       options_.progress(static_cast<std::int64_t>(i),
                                         std::ssize(states_) - static_cast<std::int64_t>(i) - 1);
    if (!go_on || std::ssize(states_) > bound.states || edges_[i].depth >= bound.depth) {
      exhausted_ = false;
      return;
    }
    const auto agents = agents_in(state(i), bound);
    auto later = space_.wait(state(i));
    std::vector<AgentSet> sets{~AgentSet{0}};
    if (reduced && !later) {
      for (const auto& agent : agents) sets_.learn(agent);
      sets = sets_.choose(state(i), agents);
    }
    AgentSet expanded = 0;
    bool to_new = false;
    for (std::size_t s = 0; s < sets.size() && !to_new; ++s)
      for (std::size_t a = 0; a < agents.size(); ++a) {
        const auto bit = AgentSet{1} << std::min<std::size_t>(a, 63);
        if ((sets[s] & bit) == 0) continue;
        if ((expanded & bit) == 0 || a >= 63) to_new = expand(i, agents[a]) || to_new;
        expanded |= bit;
      }
    if (later) reach(*std::move(later), {i, 0, nullptr, false, edges_[i].depth + 1});
  }
}

Way Search::way_to(std::size_t i) const {
  Way way;
  for (; i != 0; i = edges_[i].from) way.push_back({edges_[i].place, edges_[i].move, edges_[i].with_papers});
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace tenon::testing
