// Layers by longest path; lines that span several are broken into a vertex for each, one of which is the
// label.
#include <algorithm>
#include <numeric>
#include <utility>

#include "workflow/diagram_graph.hpp"

namespace tenon::drawing {
namespace {

using Nodes = std::vector<LayoutNode>;
using Edges = std::vector<LayoutEdge>;  // here: without cycles, from above to below

std::vector<Index> layers_of(const Nodes& nodes, const Edges& edges) {
  std::vector<Index> layer(nodes.size(), 0);
  std::vector<Index> waiting(nodes.size(), 0);
  std::vector<std::vector<Index>> below(nodes.size());
  for (const LayoutEdge& edge : edges) {
    if (nodes[edge.from].entry) continue;
    below[edge.from].push_back(edge.to);
    ++waiting[edge.to];
  }
  const std::vector<Index> lines_above = waiting;
  std::vector<Index> order;
  for (Index i = 0; i < nodes.size(); ++i) {
    if (waiting[i] == 0) order.push_back(i);
  }
  for (Index i = 0; i < order.size(); ++i) {
    for (const Index next : below[order[i]]) {
      layer[next] = std::max(layer[next], layer[order[i]] + 2);
      if (--waiting[next] == 0) order.push_back(next);
    }
  }
  // Longest paths leave nodes higher than they need be; those with more lines below than above go down.
  for (Index i = order.size(); i-- > 0;) {
    const Index node = order[i];
    if (below[node].size() <= lines_above[node]) continue;
    Index lowest = none;
    for (const Index next : below[node]) lowest = std::min(lowest, layer[next] - 2);
    layer[node] = std::max(layer[node], lowest);
  }
  const bool needs_row_above = std::any_of(edges.begin(), edges.end(), [&](const LayoutEdge& edge) {
    return nodes[edge.from].entry && layer[edge.to] == 0;
  });
  if (needs_row_above) {
    for (Index& each : layer) each += 2;
  }
  for (const LayoutEdge& edge : edges) {
    if (nodes[edge.from].entry) layer[edge.from] = layer[edge.to] - 1;
  }
  return layer;
}

/// The odd layer for each label: where there is most room, the long edges last, since they can choose.
std::vector<Index> label_layers(const Edges& edges, const std::vector<Index>& layer, Index layer_count) {
  std::vector<int> crowd(layer_count, 0);
  std::vector<Index> by_span(edges.size());
  std::iota(by_span.begin(), by_span.end(), Index{0});
  const auto span = [&](Index e) { return layer[edges[e].to] - layer[edges[e].from]; };
  std::stable_sort(by_span.begin(), by_span.end(), [&](Index a, Index b) { return span(a) < span(b); });
  std::vector<Index> chosen(edges.size(), none);
  for (const Index e : by_span) {
    const Index top = layer[edges[e].from];
    const Index bottom = layer[edges[e].to];
    for (Index passed = top + 1; passed < bottom; ++passed) crowd[passed] += 20;
    if (edges[e].label_width == 0) continue;
    Index& best = chosen[e];
    for (Index odd = top | 1; odd < bottom; odd += 2) {
      if (best == none || crowd[odd] < crowd[best]) best = odd;
    }
    if (best != none) crowd[best] += edges[e].label_width;
  }
  return chosen;
}

}  // namespace

Graph layered(const std::vector<LayoutNode>& nodes, std::vector<LayoutEdge> edges,
              const std::vector<bool>& turned) {
  for (Index e = 0; e < edges.size(); ++e) {
    if (turned[e]) std::swap(edges[e].from, edges[e].to);
  }
  const std::vector<Index> layer = layers_of(nodes, edges);
  const Index layer_count = *std::max_element(layer.begin(), layer.end()) + 1;
  const std::vector<Index> label_layer = label_layers(edges, layer, layer_count);

  Graph graph;
  graph.rows.resize(layer_count);
  auto& vertices = graph.vertices;
  for (Index i = 0; i < nodes.size(); ++i) {
    vertices.push_back({VertexKind::node, nodes[i].width, nodes[i].height, layer[i]});
  }
  for (Index e = 0; e < edges.size(); ++e) {
    const LayoutEdge& edge = edges[e];
    Line line{{edge.from}, turned[e]};
    const auto lead_to = [&](Index vertex) {
      vertices[line.vertices.back()].down.push_back(vertex);
      vertices[vertex].up.push_back(line.vertices.back());
      line.vertices.push_back(vertex);
    };
    for (Index passed = layer[edge.from] + 1; passed < layer[edge.to]; ++passed) {
      if (passed == label_layer[e])
        vertices.push_back({VertexKind::label, edge.label_width, edge.label_height, passed, edge.weight});
      else vertices.push_back({VertexKind::bend, 2, 0, passed, edge.weight});
      lead_to(vertices.size() - 1);
    }
    lead_to(edge.to);
    graph.lines.push_back(std::move(line));
  }
  return graph;
}

}  // namespace tenon::drawing
