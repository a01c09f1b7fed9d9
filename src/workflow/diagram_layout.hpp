#pragma once
/// @file workflow/diagram_layout.hpp
/// Internal to the SVG writer: where the boxes and lines of a drawing go. Units are CSS pixels, whole
/// numbers; x grows to the right, y downwards.
#include <cstddef>
#include <vector>

namespace tenon::drawing {

/// A rectangle by its left top corner.
struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

struct Point {
  int x = 0;
  int y = 0;
};

/// A box to be placed.
struct LayoutNode {
  int width = 0;
  int height = 0;
  bool first = false;  ///< prefers to stand above the others
  bool last = false;   ///< edges to it should not count as leading back
  bool entry = false;  ///< the dot above an initial state: exactly one edge, leaving it
};

/// A line to be drawn. Precondition: from != to, both valid indices. A label of 0 x 0 is none.
struct LayoutEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  int label_width = 0;
  int label_height = 0;
  int weight = 1;  ///< how much it matters that the line be straight
};

/// Where a line runs: from the border of its first node to the border of its second. Consecutive points are
/// joined by a vertical line where their x is the same, else by a cubic curve whose two control points stand
/// at the x of its ends and the height of its bend; so drawn, it touches no box and no label but its own.
struct Route {
  std::vector<Point> points;
  std::vector<int> bends;  ///< one less than points: the y of the bend between each two
  Box label;
  bool back = false;  ///< it leads upwards, from below
};

struct Layout {
  int width = 0;
  int height = 0;
  std::vector<Box> nodes;
  std::vector<Route> routes;
};

/// A layered drawing, top to bottom; unconnected parts stand side by side. Deterministic.
[[nodiscard]] Layout lay_out(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges);

/// Moves all of it.
void shift(Layout& layout, int x, int y);

}  // namespace tenon::drawing
