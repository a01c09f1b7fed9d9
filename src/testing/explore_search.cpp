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

std::size_t Search::reach(Key state, const Edge& by) {
  const auto [found, first] = numbers_.try_emplace(std::move(state), states_.size());
  if (!first) return found->second;
  states_.push_back(&found->first);
  edges_.push_back(by);
  next_.emplace_back();
  followed_.emplace_back();
  const auto holds = space_.conditions(found->first);
  const auto& all = exploration_.invariants.all;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].never.holds(holds)) violated_.try_emplace(i, found->second);
  return found->second;
}

void Search::follow(std::size_t i, const std::vector<Agent>& agents, AgentSet set) {
  for (std::size_t a = 0; a < agents.size(); ++a) {
    if (agents.size() <= 64 && (set >> a & 1U) == 0) continue;
    const auto place = agents[a].place;
    if (std::find(followed_[i].begin(), followed_[i].end(), place) != followed_[i].end()) continue;
    followed_[i].push_back(place);
    for (const auto& [move, answer] : agents[a].moves) {
      cut_ += answer->cut;
      if (!answer->leads_on) continue;
      ++moves_;
      const auto to =
          reach(space_.after(state(i), *answer), {i, place, move, answer->with_papers, edges_[i].depth + 1});
      next_[i].push_back(to);
    }
  }
}

void Search::run(bool reduced, const SearchBound& bound) {
  for (runs_ = 1;; ++runs_) {
    start_over();
    bool more = go_on(reduced, bound);
    while (more && reduced && take_up_ignored(bound)) more = go_on(reduced, bound);
    const bool unsure = space_.forget_untried();
    if (!reduced || (!sets_.learnt() && !unsure)) return;
  }
}

void Search::start_over() {
  numbers_.clear();
  states_.clear();
  edges_.clear();
  next_.clear();
  followed_.clear();
  violated_.clear();
  exhausted_ = true;
  expanded_ = 0;
  moves_ = cut_ = 0;
  reach(space_.start(), {});
}

bool Search::go_on(bool reduced, const SearchBound& bound) {
  for (; expanded_ < states_.size(); ++expanded_) {
    const std::size_t i = expanded_;
    if (bound.only_invariant && violated_.contains(*bound.only_invariant)) return false;
    const auto waiting = std::ssize(states_) - static_cast<std::int64_t>(i) - 1;
    const bool goes_on =
        i % 256 != 0 || !options_.progress || options_.progress(static_cast<std::int64_t>(i), waiting);
    if (!goes_on || std::ssize(states_) > bound.states) {
      exhausted_ = false;
      return false;
    }
    if (edges_[i].depth >= bound.depth) {
      exhausted_ = false;
      continue;
    }
    const auto agents = agents_in(state(i), bound);
    auto later = space_.wait(state(i));
    AgentSet set = ~AgentSet{0};
    if (reduced) {
      for (const auto& agent : agents) sets_.learn(agent);
      if (!later) set = sets_.choose(state(i), agents).front();
    }
    follow(i, agents, set);
    if (later) {
      const auto to = reach(*std::move(later), {i, 0, nullptr, false, edges_[i].depth + 1});
      next_[i].push_back(to);
    }
  }
  return true;
}

bool Search::take_up_ignored(const SearchBound& bound) {
  bool any = false;
  for (const auto& knot : final_components(next_)) {
    std::vector<bool> followed(space_.places().size());
    for (const auto i : knot)
      for (const auto place : followed_[i]) followed[place] = true;
    const auto i = *std::min_element(knot.begin(), knot.end());
    if (edges_[i].depth >= bound.depth) continue;
    const auto agents = agents_in(state(i), bound);
    for (const auto set : sets_.choose(state(i), agents)) {
      bool ignored = false;
      for (std::size_t a = 0; a < agents.size(); ++a)
        ignored = ignored || ((agents.size() > 64 || (set >> a & 1U) != 0) && agents[a].ways_on() > 0 &&
                              !followed[agents[a].place]);
      if (!ignored) continue;
      follow(i, agents, set);
      any = true;
      break;
    }
  }
  return any;
}

Way Search::way_to(std::size_t i) const {
  Way way;
  for (; i != 0; i = edges_[i].from) way.push_back({edges_[i].place, edges_[i].move, edges_[i].with_papers});
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace tenon::testing
