#include "workflow/diagram_layout.hpp"

#include <algorithm>
#include <utility>

#include "workflow/diagram_graph.hpp"

namespace tenon::drawing {
namespace {

constexpr int part_distance = 48;  // between unconnected parts
constexpr int widest_row = 1400;   // of unconnected parts, before another row begins

/// The number of the connected part that each node belongs to, counted in the order of the nodes.
std::vector<Index> parts_of(Index node_count, const std::vector<LayoutEdge>& edges) {
  std::vector<std::vector<Index>> joined(node_count);
  for (const LayoutEdge& edge : edges) {
    joined[edge.from].push_back(edge.to);
    joined[edge.to].push_back(edge.from);
  }
  std::vector<Index> part(node_count, none);
  Index count = 0;
  for (Index i = 0; i < node_count; ++i) {
    if (part[i] != none) continue;
    std::vector<Index> open = {i};
    part[i] = count;
    while (!open.empty()) {
      const Index node = open.back();
      open.pop_back();
      for (const Index other : joined[node]) {
        if (part[other] != none) continue;
        part[other] = count;
        open.push_back(other);
      }
    }
    ++count;
  }
  return part;
}

/// A connected part, and which nodes and edges of the whole it is made of.
struct Part {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;
  std::vector<Index> node_numbers;
  std::vector<Index> edge_numbers;
};

std::vector<Part> split(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges) {
  const std::vector<Index> part_of = parts_of(nodes.size(), edges);
  std::vector<Part> parts;
  std::vector<Index> local;
  for (Index i = 0; i < nodes.size(); ++i) {
    if (part_of[i] == parts.size()) parts.emplace_back();
    Part& part = parts[part_of[i]];
    local.push_back(part.nodes.size());
    part.nodes.push_back(nodes[i]);
    part.node_numbers.push_back(i);
  }
  for (Index e = 0; e < edges.size(); ++e) {
    Part& part = parts[part_of[edges[e].from]];
    part.edges.push_back(edges[e]);
    part.edges.back().from = local[edges[e].from];
    part.edges.back().to = local[edges[e].to];
    part.edge_numbers.push_back(e);
  }
  return parts;
}

Layout lay_out(const Part& part) {
  Graph graph = layered(part.nodes, part.edges, edges_to_turn(part.nodes, part.edges));
  order_rows(graph);
  assign_x(graph);
  return drawn(graph);
}

}  // namespace

void shift(Layout& layout, int x, int y) {
  for (Box& box : layout.nodes) {
    box.x += x;
    box.y += y;
  }
  for (Route& route : layout.routes) {
    route.label.x += x;
    route.label.y += y;
    for (Point& point : route.points) point = {point.x + x, point.y + y};
    for (int& bend : route.bends) bend += y;
  }
}

Layout lay_out(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges) {
  Layout whole;
  whole.nodes.resize(nodes.size());
  whole.routes.resize(edges.size());
  int x = 0;
  int y = 0;
  int row_height = 0;
  for (const Part& part : split(nodes, edges)) {
    Layout own = lay_out(part);
    if (x > 0 && x + own.width > widest_row) {
      x = 0;
      y += row_height + part_distance;
      row_height = 0;
    }
    shift(own, x, y);
    for (Index i = 0; i < own.nodes.size(); ++i) whole.nodes[part.node_numbers[i]] = own.nodes[i];
    for (Index e = 0; e < own.routes.size(); ++e)
      whole.routes[part.edge_numbers[e]] = std::move(own.routes[e]);
    whole.width = std::max(whole.width, x + own.width);
    whole.height = std::max(whole.height, y + own.height);
    row_height = std::max(row_height, own.height);
    x += own.width + part_distance;
  }
  return whole;
}

}  // namespace tenon::drawing
