// Coordinates from left to right, after Brandes and Koepf (2001): long lines straight, the mean of the four
// extreme alignments; the blocks are compacted over a graph of them, as the dagre library does, in place of
// the original compaction, and then drawn to the middle of what they are joined to.
#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>

#include "workflow/diagram_graph.hpp"

namespace tenon::drawing {
namespace {

constexpr int int_min = std::numeric_limits<int>::min();
constexpr int int_max = std::numeric_limits<int>::max();

/// Between the centres of neighbours.
int distance(const Vertex& left, const Vertex& right) {
  constexpr std::array<std::array<int, 3>, 3> clear = {{{36, 26, 22}, {26, 16, 14}, {22, 14, 18}}};
  return (left.width + right.width + 1) / 2 +
         clear[static_cast<Index>(left.kind)][static_cast<Index>(right.kind)];
}

/// The stretches of lines between two layers, by their upper and lower vertex.
using Segments = std::set<std::pair<Index, Index>>;

/// Those that cross the straight middle of a long line, and so must give way.
Segments yielding_segments(const Graph& graph) {
  const auto& [vertices, lines, rows] = graph;
  Segments yielding;
  for (Index r = 1; r < rows.size(); ++r) {
    Index left = 0;
    Index done = 0;
    for (Index i = 0; i < rows[r].size(); ++i) {
      const Vertex& vertex = vertices[rows[r][i]];
      const bool is_inner = !vertex.is_node() && !vertices[vertex.up.front()].is_node();
      if (!is_inner && i + 1 < rows[r].size()) continue;
      const Index right = is_inner ? vertices[vertex.up.front()].place : rows[r - 1].size();
      for (; done <= i; ++done) {
        const Index scanned = rows[r][done];
        for (const Index upper : vertices[scanned].up) {
          const Index at = vertices[upper].place;
          const bool inner = !vertices[scanned].is_node() && !vertices[upper].is_node();
          if ((at < left || at > right) && !inner) yielding.insert({upper, scanned});
        }
      }
      left = right;
    }
  }
  return yielding;
}

/// Moves the blocks (vertices of one root, one x) as far left as they go, then back towards their right
/// neighbours.
std::vector<int> compacted(const Graph& graph, const Rows& rows, const std::vector<Index>& root) {
  const auto& vertices = graph.vertices;
  struct Arc {
    Index to;
    int distance;
  };
  std::vector<std::vector<Arc>> right_of(vertices.size());
  std::vector<Index> waiting(vertices.size(), 0);
  for (const std::vector<Index>& row : rows) {
    for (Index i = 0; i + 1 < row.size(); ++i) {
      right_of[root[row[i]]].push_back({root[row[i + 1]], distance(vertices[row[i]], vertices[row[i + 1]])});
      ++waiting[root[row[i + 1]]];
    }
  }
  std::vector<int> x(vertices.size(), 0);
  std::vector<Index> order;
  for (Index v = 0; v < vertices.size(); ++v) {
    if (root[v] == v && waiting[v] == 0) order.push_back(v);
  }
  for (Index i = 0; i < order.size(); ++i) {
    for (const Arc& arc : right_of[order[i]]) {
      x[arc.to] = std::max(x[arc.to], x[order[i]] + arc.distance);
      if (--waiting[arc.to] == 0) order.push_back(arc.to);
    }
  }
  for (Index i = order.size(); i-- > 0;) {
    int most = int_max;
    for (const Arc& arc : right_of[order[i]]) most = std::min(most, x[arc.to] - arc.distance);
    if (!right_of[order[i]].empty()) x[order[i]] = std::max(x[order[i]], most);
  }
  for (Index v = 0; v < vertices.size(); ++v) x[v] = x[root[v]];
  return x;
}

/// One of the four extreme alignments, as x of the centres.
std::vector<int> aligned(const Graph& graph, bool from_above, bool from_left, const Segments& yielding) {
  const auto& vertices = graph.vertices;
  Rows rows = graph.rows;
  if (!from_above) std::reverse(rows.begin(), rows.end());
  std::vector<Index> at(vertices.size());
  for (std::vector<Index>& row : rows) {
    if (!from_left) std::reverse(row.begin(), row.end());
    for (Index i = 0; i < row.size(); ++i) at[row[i]] = i;
  }
  std::vector<Index> root(vertices.size());
  std::iota(root.begin(), root.end(), Index{0});
  std::vector<bool> has_follower(vertices.size(), false);
  for (const std::vector<Index>& row : rows) {
    Index free_from = 0;
    for (const Index vertex : row) {
      std::vector<Index> others = from_above ? vertices[vertex].up : vertices[vertex].down;
      if (others.empty()) continue;
      std::sort(others.begin(), others.end(), [&](Index a, Index b) { return at[a] < at[b]; });
      for (Index m = (others.size() - 1) / 2; m <= others.size() / 2; ++m) {
        const Index other = others[m];
        const auto segment = from_above ? std::pair(other, vertex) : std::pair(vertex, other);
        if (has_follower[other] || at[other] < free_from || yielding.contains(segment)) continue;
        has_follower[other] = true;
        root[vertex] = root[other];
        free_from = at[other] + 1;
        break;
      }
    }
  }
  std::vector<int> x = compacted(graph, rows, root);
  if (!from_left) {
    for (int& value : x) value = -value;
  }
  return x;
}

/// The mean of the middle two of the four alignments, which are laid over the narrowest of them.
void align(Graph& graph) {
  auto& vertices = graph.vertices;
  const Segments yielding = yielding_segments(graph);
  struct Alignment {
    std::vector<int> x;
    int left = int_max;
    int right = int_min;
  };
  std::array<Alignment, 4> all;
  for (Index i = 0; i < 4; ++i) {
    all[i].x = aligned(graph, i < 2, i % 2 == 0, yielding);
    for (Index v = 0; v < vertices.size(); ++v) {
      all[i].left = std::min(all[i].left, all[i].x[v] - vertices[v].width / 2);
      all[i].right = std::max(all[i].right, all[i].x[v] + vertices[v].width / 2);
    }
  }
  const auto width_of = [](const Alignment& each) { return each.right - each.left; };
  const int width = width_of(*std::min_element(
      all.begin(), all.end(), [&](const auto& a, const auto& b) { return width_of(a) < width_of(b); }));
  for (Index v = 0; v < vertices.size(); ++v) {
    std::array<int, 4> x{};
    for (Index i = 0; i < 4; ++i) x[i] = all[i].x[v] - (i % 2 == 0 ? all[i].left : all[i].right - width);
    std::sort(x.begin(), x.end());
    vertices[v].x = (x[1] + x[2]) / 2;
  }
  for (const std::vector<Index>& row : graph.rows) {  // the halving may have taken a pixel
    for (Index i = 1; i < row.size(); ++i) {
      const Vertex& left = vertices[row[i - 1]];
      Vertex& right = vertices[row[i]];
      right.x = std::max(right.x, left.x + distance(left, right));
    }
  }
}

/// Nodes, and runs of bends that stand straight.
std::vector<std::vector<Index>> straight_blocks(const Graph& graph) {
  std::vector<std::vector<Index>> blocks;
  for (Index v = 0; v < graph.vertices.size() && graph.vertices[v].is_node(); ++v) blocks.push_back({v});
  for (const Line& line : graph.lines) {
    for (Index i = 1; i + 1 < line.vertices.size(); ++i) {
      const auto [last, next] = std::pair(line.vertices[i - 1], line.vertices[i]);
      if (i > 1 && graph.vertices[last].x == graph.vertices[next].x) blocks.back().push_back(next);
      else blocks.push_back({next});
    }
  }
  return blocks;
}

/// Moves blocks to the middle of what they are joined to, where there is room.
void straighten(Graph& graph) {
  auto& vertices = graph.vertices;
  const std::vector<std::vector<Index>> blocks = straight_blocks(graph);
  std::vector<Index> block_of(vertices.size());
  for (Index b = 0; b < blocks.size(); ++b) {
    for (const Index v : blocks[b]) block_of[v] = b;
  }
  const Index rounds = std::clamp<Index>(40000 / vertices.size(), 2, 24);
  std::vector<int> targets;
  for (Index round = 0; round < rounds; ++round) {
    for (Index k = 0; k < blocks.size(); ++k) {
      const Index b = round % 2 == 0 ? k : blocks.size() - 1 - k;
      int least = int_min;
      int most = int_max;
      targets.clear();
      for (const Index v : blocks[b]) {
        const Vertex& vertex = vertices[v];
        const std::vector<Index>& row = graph.rows[vertex.layer];
        if (vertex.place > 0) {
          const Vertex& left = vertices[row[vertex.place - 1]];
          least = std::max(least, left.x + distance(left, vertex));
        }
        if (vertex.place + 1 < row.size()) {
          const Vertex& right = vertices[row[vertex.place + 1]];
          most = std::min(most, right.x - distance(vertex, right));
        }
        for (const Side side : {&Vertex::up, &Vertex::down}) {
          for (const Index o : vertex.*side) {
            if (block_of[o] == b) continue;
            const Vertex& other = vertices[o];
            // Two bends in a row show a kink more than a line that meets a node does.
            const int weight =
                !vertex.is_node() && !other.is_node() ? 4 : std::max(vertex.weight, other.weight);
            targets.insert(targets.end(), static_cast<Index>(weight), other.x);
          }
        }
      }
      if (targets.empty() || least > most) continue;
      std::sort(targets.begin(), targets.end());
      const int low = targets[(targets.size() - 1) / 2];
      const int high = targets[targets.size() / 2];
      const int x = std::clamp((low + high) / 2, least, most);
      for (const Index v : blocks[b]) vertices[v].x = x;
    }
  }
}

}  // namespace

void assign_x(Graph& graph) {
  align(graph);
  straighten(graph);
}

}  // namespace tenon::drawing
