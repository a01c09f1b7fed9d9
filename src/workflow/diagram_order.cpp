// Order within the layers: sweeps up and down that sort each layer by the mean place of what it is joined to,
// with swaps of neighbours after each; the best order seen is kept.
#include <algorithm>
#include <numeric>
#include <utility>

#include "workflow/diagram_graph.hpp"

namespace tenon::drawing {
namespace {

void number_places(Graph& graph) {
  for (const std::vector<Index>& row : graph.rows) {
    for (Index i = 0; i < row.size(); ++i) graph.vertices[row[i]].place = i;
  }
}

/// First guess: depth first from above, so that what belongs together stands together.
void fill_rows(Graph& graph) {
  const auto& vertices = graph.vertices;
  std::vector<bool> seen(vertices.size(), false);
  std::vector<Index> roots(vertices.size());
  std::iota(roots.begin(), roots.end(), Index{0});
  std::stable_sort(roots.begin(), roots.end(),
                   [&](Index a, Index b) { return vertices[a].layer < vertices[b].layer; });
  for (const Index root : roots) {
    std::vector<Index> open = {root};
    while (!open.empty()) {
      const Index vertex = open.back();
      open.pop_back();
      if (seen[vertex]) continue;
      seen[vertex] = true;
      graph.rows[vertices[vertex].layer].push_back(vertex);
      open.insert(open.end(), vertices[vertex].down.rbegin(), vertices[vertex].down.rend());
    }
  }
  number_places(graph);
}

std::int64_t crossings(const Graph& graph) {
  std::int64_t sum = 0;
  for (const std::vector<Index>& row : graph.rows) {
    std::vector<Index> ends;  // of the lines that begin further left, in order
    for (const Index vertex : row) {
      const std::vector<Index>& down = graph.vertices[vertex].down;
      for (const Index next : down)
        sum += ends.end() - std::upper_bound(ends.begin(), ends.end(), graph.vertices[next].place);
      for (const Index next : down) {
        const Index end = graph.vertices[next].place;
        ends.insert(std::upper_bound(ends.begin(), ends.end(), end), end);
      }
    }
  }
  return sum;
}

/// Vertices without a line on this side keep their place; the others are sorted into the places that remain.
void sort_by_mean(Graph& graph, std::vector<Index>& row, Side side, bool ties_backwards) {
  std::vector<std::pair<std::int64_t, Index>> movable;
  std::vector<Index> places;
  for (Index i = 0; i < row.size(); ++i) {
    const std::vector<Index>& others = graph.vertices[row[i]].*side;
    if (others.empty()) continue;
    std::int64_t sum = 0;
    for (const Index other : others) sum += static_cast<std::int64_t>(graph.vertices[other].place) * 1024;
    movable.emplace_back(sum / static_cast<std::int64_t>(others.size()), row[i]);
    places.push_back(i);
  }
  if (ties_backwards) std::reverse(movable.begin(), movable.end());
  std::stable_sort(movable.begin(), movable.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (Index i = 0; i < movable.size(); ++i) {
    row[places[i]] = movable[i].second;
    graph.vertices[movable[i].second].place = places[i];
  }
}

/// How many lines cross between two neighbours of a layer, `left` standing left.
int pair_crossings(const Graph& graph, Index left, Index right) {
  const auto& vertices = graph.vertices;
  int sum = 0;
  for (const Side side : {&Vertex::up, &Vertex::down}) {
    for (const Index a : vertices[left].*side) {
      for (const Index b : vertices[right].*side) sum += vertices[a].place > vertices[b].place ? 1 : 0;
    }
  }
  return sum;
}

void swap_neighbours(Graph& graph) {
  bool improved = true;
  for (int round = 0; improved && round < 4; ++round) {
    improved = false;
    for (std::vector<Index>& row : graph.rows) {
      for (Index i = 0; i + 1 < row.size(); ++i) {
        if (pair_crossings(graph, row[i], row[i + 1]) <= pair_crossings(graph, row[i + 1], row[i])) continue;
        std::swap(row[i], row[i + 1]);
        std::swap(graph.vertices[row[i]].place, graph.vertices[row[i + 1]].place);
        improved = true;
      }
    }
  }
}

}  // namespace

void order_rows(Graph& graph) {
  fill_rows(graph);
  Rows& rows = graph.rows;
  Rows best = rows;
  std::int64_t fewest = crossings(graph);
  const Index sweeps = std::clamp<Index>(60000 / graph.vertices.size(), 4, 32);
  for (Index sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
    const bool ties_backwards = sweep % 4 >= 2;
    if (sweep % 2 == 0) {
      for (Index i = 1; i < rows.size(); ++i) sort_by_mean(graph, rows[i], &Vertex::up, ties_backwards);
    } else {
      for (Index i = rows.size() - 1; i-- > 0;) sort_by_mean(graph, rows[i], &Vertex::down, ties_backwards);
    }
    swap_neighbours(graph);
    const std::int64_t now = crossings(graph);
    if (now >= fewest) continue;
    fewest = now;
    best = rows;
  }
  rows = std::move(best);
  number_places(graph);
}

}  // namespace tenon::drawing
