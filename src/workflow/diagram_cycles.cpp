// Two orders of the nodes are tried, as listed and depth first; the edges against an order are turned, less
// those that may as well run forwards, and the order that costs less is taken.
#include <algorithm>
#include <numeric>
#include <utility>

#include "workflow/diagram_graph.hpp"

namespace tenon::drawing {
namespace {

using Nodes = std::vector<LayoutNode>;
using Edges = std::vector<LayoutEdge>;

std::vector<Index> as_listed(const Nodes& nodes) {
  std::vector<Index> order(nodes.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
    return std::pair(!nodes[a].first, nodes[a].last) < std::pair(!nodes[b].first, nodes[b].last);
  });
  return order;
}

/// From the initial nodes; the order in which the nodes are left, backwards.
std::vector<Index> depth_first(const Nodes& nodes, const Edges& edges) {
  std::vector<std::vector<Index>> out(nodes.size());
  for (const LayoutEdge& edge : edges) out[edge.from].push_back(edge.to);
  std::vector<Index> order;
  std::vector<Index> next(nodes.size(), 0);
  std::vector<bool> seen(nodes.size(), false);
  for (const Index root : as_listed(nodes)) {
    if (seen[root]) continue;
    std::vector<Index> path = {root};
    seen[root] = true;
    while (!path.empty()) {
      const Index node = path.back();
      if (next[node] == out[node].size()) {
        order.push_back(node);
        path.pop_back();
      } else if (const Index to = out[node][next[node]++]; !seen[to]) {
        seen[to] = true;
        path.push_back(to);
      }
    }
  }
  std::reverse(order.begin(), order.end());
  return order;
}

bool reaches(Index from, Index to, const Edges& edges, const std::vector<bool>& turned,
             const std::vector<std::vector<Index>>& at_node) {
  std::vector<bool> seen(at_node.size(), false);
  std::vector<Index> open = {from};
  while (!open.empty()) {
    const Index node = open.back();
    open.pop_back();
    if (node == to) return true;
    for (const Index e : at_node[node]) {
      const Index source = turned[e] ? edges[e].to : edges[e].from;
      const Index target = turned[e] ? edges[e].from : edges[e].to;
      if (source != node || seen[target]) continue;
      seen[target] = true;
      open.push_back(target);
    }
  }
  return false;
}

std::vector<bool> against(const std::vector<Index>& order, const Nodes& nodes, const Edges& edges) {
  std::vector<Index> position(nodes.size());
  for (Index i = 0; i < order.size(); ++i) position[order[i]] = i;
  std::vector<bool> turned(edges.size());
  std::vector<std::vector<Index>> at_node(nodes.size());
  std::vector<Index> suspects;
  for (Index e = 0; e < edges.size(); ++e) {
    const auto [from, to] = std::pair(edges[e].from, edges[e].to);
    turned[e] = !nodes[from].entry && position[to] < position[from];
    if (turned[e]) suspects.push_back(e);
    at_node[from].push_back(e);
    at_node[to].push_back(e);
  }
  constexpr Index most_edges_worth_it = 2000;  // quadratic from here on
  if (edges.size() > most_edges_worth_it) return turned;
  // The shortest steps back first: they are the likeliest to be steps forwards of a graph listed a little
  // askew.
  std::stable_sort(suspects.begin(), suspects.end(), [&](Index a, Index b) {
    return position[edges[a].from] - position[edges[a].to] < position[edges[b].from] - position[edges[b].to];
  });
  for (const Index e : suspects) {
    turned[e] = false;
    turned[e] = reaches(edges[e].to, edges[e].from, edges, turned, at_node);
  }
  return turned;
}

int cost(const std::vector<bool>& turned, const Nodes& nodes, const Edges& edges) {
  int sum = 0;
  for (Index e = 0; e < edges.size(); ++e) {
    const LayoutNode& from = nodes[edges[e].from];
    const LayoutNode& to = nodes[edges[e].to];
    if (turned[e]) sum += to.last || from.first ? 4 : 2;
    else if (to.first && !from.entry) sum += 1;
  }
  return sum;
}

}  // namespace

std::vector<bool> edges_to_turn(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges) {
  std::vector<bool> listed = against(as_listed(nodes), nodes, edges);
  std::vector<bool> deep = against(depth_first(nodes, edges), nodes, edges);
  return cost(deep, nodes, edges) < cost(listed, nodes, edges) ? deep : listed;
}

}  // namespace tenon::drawing
