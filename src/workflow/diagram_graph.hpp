#pragma once
/// @file workflow/diagram_graph.hpp
/// The steps of the layout, and the graph that they hand on. It is the method of Sugiyama, Tagawa and Toda
/// (1981): break cycles, put the nodes in layers, order each layer so that few lines cross, then give
/// coordinates. Nodes stand in even layers; the odd ones between them hold the labels.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "workflow/diagram_layout.hpp"

namespace tenon::drawing {

using Index = std::size_t;
constexpr Index none = std::numeric_limits<Index>::max();

enum class VertexKind : std::uint8_t { node, label, bend };

/// A node of the drawing, or the place where a line passes a layer.
struct Vertex {
  VertexKind kind = VertexKind::bend;
  int width = 0;
  int height = 0;
  Index layer = 0;
  int weight = 1;             ///< of its line; 1 for a node
  int x = 0;                  ///< of the centre
  Index place = 0;            ///< within the layer
  std::vector<Index> up{};    ///< what it is joined to in the layer above
  std::vector<Index> down{};  ///< and in the one below

  [[nodiscard]] bool is_node() const { return kind == VertexKind::node; }
};
using Side = std::vector<Index> Vertex::*;

/// An edge, broken where it passes a layer.
struct Line {
  std::vector<Index> vertices{};  ///< from top to bottom
  bool back = false;              ///< it leads upwards
};

using Rows = std::vector<std::vector<Index>>;

/// One connected part.
struct Graph {
  std::vector<Vertex> vertices;  ///< the nodes first, in their order
  std::vector<Line> lines;       ///< one per edge, in their order
  Rows rows;                     ///< per layer: its vertices from left to right
};

/// Which edges to turn round, so that all lead downwards. Few, and those that read best as steps back; never
/// that of an entry dot.
[[nodiscard]] std::vector<bool> edges_to_turn(const std::vector<LayoutNode>& nodes,
                                              const std::vector<LayoutEdge>& edges);

/// Layers for all vertices; the rows are as many, and empty.
[[nodiscard]] Graph layered(const std::vector<LayoutNode>& nodes, std::vector<LayoutEdge> edges,
                            const std::vector<bool>& turned);

/// Fills the rows.
void order_rows(Graph& graph);

/// Gives each vertex its x.
void assign_x(Graph& graph);

/// Gives heights to the layers and draws the lines.
[[nodiscard]] Layout drawn(const Graph& graph);

}  // namespace tenon::drawing
