// Where lines meet the sides of nodes, at what height they bend between two layers, and so how far apart the
// layers stand.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "workflow/diagram_graph.hpp"

namespace tenon::drawing {
namespace {

constexpr int least_gap = 26;  // between two layers, however few lines cross it
constexpr int most_gap = 110;
constexpr int track_distance = 9;  // between the bends of lines side by side
constexpr int port_margin = 14;    // from a node's corner to the first line
constexpr int port_distance = 24;  // between two lines at one side of a node

/// Where the line to `other` meets one side of a node: straight above or below where it comes from, if the
/// side is that wide and leaves room for the others.
int port(const Graph& graph, const Vertex& node, Index other, Side side) {
  std::vector<Index> others = node.*side;
  std::sort(others.begin(), others.end(),
            [&](Index a, Index b) { return graph.vertices[a].place < graph.vertices[b].place; });
  const int half = std::max(0, node.width / 2 - port_margin);
  const int count = static_cast<int>(others.size());
  const int apart = count > 1 ? std::min(port_distance, 2 * half / (count - 1)) : 0;
  std::vector<int> at;
  for (const Index each : others) {
    const int x = std::clamp(graph.vertices[each].x, node.x - half, node.x + half);
    at.push_back(at.empty() ? x : std::max(x, at.back() + apart));
  }
  int most = node.x + half;
  for (Index i = at.size(); i-- > 0; most -= apart) most = at[i] = std::min(at[i], most);
  return at[static_cast<Index>(std::find(others.begin(), others.end(), other) - others.begin())];
}

/// The part of a line between two layers.
struct Stretch {
  int upper_x = 0;
  int lower_x = 0;
  int track = 0;  // which of the heights between the layers it bends at, counted from above
  bool is_steep() const { return std::abs(upper_x - lower_x) < 24; }
};

std::vector<Stretch> stretches_of(const Graph& graph, const Line& line) {
  const auto& vertices = graph.vertices;
  const std::vector<Index>& passed = line.vertices;
  std::vector<Stretch> all;
  for (Index i = 0; i + 1 < passed.size(); ++i)
    all.push_back({vertices[passed[i]].x, vertices[passed[i + 1]].x});
  all.front().upper_x = port(graph, vertices[passed.front()], passed[1], &Vertex::down);
  all.back().lower_x = port(graph, vertices[passed.back()], passed[passed.size() - 2], &Vertex::up);
  return all;
}

/// Lines that run sideways in the same direction would lie on one another if they all bent halfway down.
/// Returns the number of tracks.
int assign_tracks(const std::vector<Stretch*>& stretches) {
  int count = 0;
  for (const bool leftwards : {true, false}) {
    std::vector<Stretch*> same;
    for (Stretch* stretch : stretches) {
      if (!stretch->is_steep() && (stretch->lower_x < stretch->upper_x) == leftwards) same.push_back(stretch);
    }
    // The one furthest on in its direction has to bend first, or the others would cross it.
    std::stable_sort(same.begin(), same.end(), [&](const Stretch* a, const Stretch* b) {
      return leftwards ? a->upper_x < b->upper_x : a->upper_x > b->upper_x;
    });
    for (Index i = 0; i < same.size(); ++i) {
      for (Index k = 0; k < i; ++k) {
        const auto [left, right] = std::minmax(same[i]->upper_x, same[i]->lower_x);
        const auto [other_left, other_right] = std::minmax(same[k]->upper_x, same[k]->lower_x);
        if (left < other_right && other_left < right)
          same[i]->track = std::max(same[i]->track, same[k]->track + 1);
      }
      count = std::max(count, same[i]->track + 1);
    }
  }
  return count;
}

/// Where a layer begins, how high it is, and how many tracks there are between it and the next.
struct Band {
  int y = 0;
  int height = 0;
  int gap = 0;
  int tracks = 0;
};

/// Assigns the tracks too.
std::vector<Band> bands_of(const Graph& graph, std::vector<std::vector<Stretch>>& lines) {
  std::vector<Band> bands(graph.rows.size());
  for (const Vertex& vertex : graph.vertices) {
    bands[vertex.layer].height = std::max(bands[vertex.layer].height, vertex.height);
  }
  std::vector<std::vector<Stretch*>> between(bands.size());
  for (Index e = 0; e < lines.size(); ++e) {
    Index layer = graph.vertices[graph.lines[e].vertices.front()].layer;
    for (Stretch& stretch : lines[e]) between[layer++].push_back(&stretch);
  }
  int y = 0;
  for (Index r = 0; r < bands.size(); ++r) {
    Band& band = bands[r];
    band.tracks = assign_tracks(between[r]);
    int widest = 0;
    for (const Stretch* stretch : between[r])
      widest = std::max(widest, std::abs(stretch->upper_x - stretch->lower_x));
    band.gap =
        std::clamp(std::max(least_gap + widest / 8, (band.tracks + 2) * track_distance), least_gap, most_gap);
    band.y = y;
    // A row is empty only above an initial state that has all others above it.
    if (!graph.rows[r].empty()) y += band.height + band.gap;
  }
  return bands;
}

Box box_of(const Vertex& vertex, const Band& band) {
  return {vertex.x - vertex.width / 2, band.y + (band.height - vertex.height) / 2, vertex.width,
          vertex.height};
}

Route route_of(const Graph& graph, const Line& line, const std::vector<Stretch>& stretches,
               const std::vector<Band>& bands) {
  const auto box = [&](Index vertex) {
    return box_of(graph.vertices[vertex], bands[graph.vertices[vertex].layer]);
  };
  Route route;
  const Box first = box(line.vertices.front());
  route.points.push_back({stretches.front().upper_x, first.y + first.height});
  for (Index i = 0; i < stretches.size(); ++i) {
    const Stretch& stretch = stretches[i];
    const Vertex& vertex = graph.vertices[line.vertices[i]];
    const Band& band = bands[vertex.layer];
    const int from = band.y + band.height;
    const int bend = stretch.is_steep() ? band.gap / 2 : band.gap * (stretch.track + 1) / (band.tracks + 1);
    route.points.push_back({stretch.upper_x, from});
    route.points.push_back({stretch.lower_x, from + band.gap});
    route.bends.push_back(from);  // of the way through the layer, which is straight
    route.bends.push_back(from + std::clamp(bend, least_gap / 2 - 1, band.gap - least_gap / 2 + 1));
    if (vertex.kind == VertexKind::label) route.label = box(line.vertices[i]);
  }
  route.bends.push_back(route.points.back().y);
  route.points.push_back({route.points.back().x, box(line.vertices.back()).y});
  route.back = line.back;
  if (route.back) {
    std::reverse(route.points.begin(), route.points.end());
    std::reverse(route.bends.begin(), route.bends.end());
  }
  return route;
}

}  // namespace

Layout drawn(const Graph& graph) {
  std::vector<std::vector<Stretch>> lines;
  for (const Line& line : graph.lines) lines.push_back(stretches_of(graph, line));
  const std::vector<Band> bands = bands_of(graph, lines);
  Layout layout;
  int left = std::numeric_limits<int>::max();
  int right = std::numeric_limits<int>::min();
  for (const Vertex& vertex : graph.vertices) {
    const Box box = box_of(vertex, bands[vertex.layer]);
    left = std::min(left, box.x);
    right = std::max(right, box.x + box.width);
    if (vertex.is_node()) layout.nodes.push_back(box);
  }
  for (Index e = 0; e < lines.size(); ++e)
    layout.routes.push_back(route_of(graph, graph.lines[e], lines[e], bands));
  layout.width = right - left;
  layout.height = bands.back().y + bands.back().height;
  shift(layout, -left, 0);
  return layout;
}

}  // namespace tenon::drawing
