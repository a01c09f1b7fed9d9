/// Where a search cannot get out any more.
#include <algorithm>

#include "testing/explore_search.hpp"

namespace tenon::testing {

std::vector<std::vector<std::size_t>> final_components(const std::vector<std::vector<std::size_t>>& next) {
  const auto count = next.size();
  constexpr auto none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> found_at(count, none), lowest(count), open, component(count, none);
  std::vector<std::pair<std::size_t, std::size_t>> path;  // a state and how many of its edges were followed
  std::vector<std::vector<std::size_t>> finals;
  std::size_t found = 0, components = 0;
  const auto enter = [&](std::size_t i) {
    found_at[i] = lowest[i] = found++;
    open.push_back(i);
    path.emplace_back(i, 0);
  };
  for (std::size_t root = 0; root < count; ++root) {
    if (found_at[root] != none) continue;
    enter(root);
    while (!path.empty()) {
      auto& [i, edge] = path.back();
      if (edge < next[i].size()) {
        const auto to = next[i][edge++];
        if (found_at[to] == none) enter(to);
        else if (component[to] == none) lowest[i] = std::min(lowest[i], found_at[to]);
        continue;
      }
      const auto done = i;
      path.pop_back();
      if (!path.empty()) lowest[path.back().first] = std::min(lowest[path.back().first], lowest[done]);
      if (lowest[done] != found_at[done]) continue;
      std::vector<std::size_t> members;
      do {
        members.push_back(open.back());
        component[open.back()] = components;
        open.pop_back();
      } while (members.back() != done);
      const bool left = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
        return std::any_of(next[member].begin(), next[member].end(),
                           [&](std::size_t to) { return component[to] != components; });
      });
      ++components;
      if (!left) finals.push_back(std::move(members));
    }
  }
  return finals;
}

}  // namespace tenon::testing
