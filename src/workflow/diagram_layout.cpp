// The method of Sugiyama, Tagawa and Toda: break cycles, put the nodes in layers, order each layer so that
// few lines cross, then give coordinates (Brandes and Koepf, with the block graph that the dagre library uses
// in place of the original compaction). Nodes stand in even layers; the odd ones between them hold the
// labels.
#include "workflow/diagram_layout.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace tenon::drawing {
namespace {

using Index = std::size_t;
constexpr Index none = std::numeric_limits<Index>::max();

constexpr int least_gap = 26;  // between two layers, however few lines cross it
constexpr int most_gap = 110;
constexpr int track_distance = 9;  // between the bends of lines side by side
constexpr int port_margin = 14;    // from a node's corner to the first line
constexpr int port_distance = 24;  // between two lines at one side of a node
constexpr int part_distance = 48;  // between unconnected parts
constexpr int widest_row = 1400;   // of unconnected parts, before another row begins

enum class VertexKind : std::uint8_t { node, label, bend };

/// A node of the drawing, or the place where a line passes a layer.
struct Vertex {
  VertexKind kind = VertexKind::bend;
  int width = 0;
  int height = 0;
  int x = 0;  // of the centre
  Index layer = 0;
  Index place = 0;  // within the layer
  int weight = 1;   // of its line; 1 for a node
  std::vector<Index> up;
  std::vector<Index> down;
};

int distance(const Vertex& left, const Vertex& right) {
  constexpr std::array<std::array<int, 3>, 3> clear = {{{36, 26, 22}, {26, 16, 14}, {22, 14, 18}}};
  return (left.width + right.width + 1) / 2 +
         clear[static_cast<Index>(left.kind)][static_cast<Index>(right.kind)];
}

/// One connected part.
class Part {
 public:
  Part(std::vector<LayoutNode> nodes, std::vector<LayoutEdge> edges)
      : nodes_(std::move(nodes)), edges_(std::move(edges)) {}

  Layout run() {
    break_cycles();
    assign_layers();
    make_vertices();
    reduce_crossings();
    assign_x();
    return finish();
  }

 private:
  using Rows = std::vector<std::vector<Index>>;

  Index top(Index edge) const { return reversed_[edge] ? edges_[edge].to : edges_[edge].from; }
  Index bottom(Index edge) const { return reversed_[edge] ? edges_[edge].from : edges_[edge].to; }

  // ---- cycles

  std::vector<std::vector<Index>> edges_by_source() const {
    std::vector<std::vector<Index>> out(nodes_.size());
    for (Index e = 0; e < edges_.size(); ++e) out[edges_[e].from].push_back(e);
    return out;
  }

  std::vector<Index> roots_first() const {
    std::vector<Index> order(nodes_.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
      return std::pair(!nodes_[a].first, nodes_[a].last) < std::pair(!nodes_[b].first, nodes_[b].last);
    });
    return order;
  }

  /// Depth first from the initial nodes; the order in which the nodes are left, backwards.
  std::vector<Index> depth_first_order(const std::vector<std::vector<Index>>& out) const {
    std::vector<Index> order;
    std::vector<Index> next(nodes_.size(), 0);
    std::vector<bool> seen(nodes_.size(), false);
    for (const Index root : roots_first()) {
      if (seen[root]) continue;
      std::vector<Index> path = {root};
      seen[root] = true;
      while (!path.empty()) {
        const Index node = path.back();
        if (next[node] == out[node].size()) {
          order.push_back(node);
          path.pop_back();
        } else if (const Index to = edges_[out[node][next[node]++]].to; !seen[to]) {
          seen[to] = true;
          path.push_back(to);
        }
      }
    }
    std::reverse(order.begin(), order.end());
    return order;
  }

  bool reaches(Index from, Index to, const std::vector<bool>& reversed,
               const std::vector<std::vector<Index>>& at_node) const {
    std::vector<bool> seen(nodes_.size(), false);
    std::vector<Index> open = {from};
    while (!open.empty()) {
      const Index node = open.back();
      open.pop_back();
      if (node == to) return true;
      for (const Index e : at_node[node]) {
        const Index source = reversed[e] ? edges_[e].to : edges_[e].from;
        const Index target = reversed[e] ? edges_[e].from : edges_[e].to;
        if (source != node || seen[target]) continue;
        seen[target] = true;
        open.push_back(target);
      }
    }
    return false;
  }

  /// Which edges run against an order of the nodes, less those that may as well run forwards.
  std::vector<bool> against(const std::vector<Index>& order) const {
    std::vector<Index> position(nodes_.size());
    for (Index i = 0; i < order.size(); ++i) position[order[i]] = i;
    std::vector<bool> reversed(edges_.size());
    std::vector<std::vector<Index>> at_node(nodes_.size());
    for (Index e = 0; e < edges_.size(); ++e) {
      reversed[e] = position[edges_[e].to] < position[edges_[e].from];
      at_node[edges_[e].from].push_back(e);
      at_node[edges_[e].to].push_back(e);
    }
    // The shortest steps back first: they are the likeliest to be steps forwards of a graph listed a little
    // askew.
    std::vector<Index> suspects;
    constexpr Index most_edges_worth_it = 2000;  // quadratic from here on
    for (Index e = 0; e < edges_.size() && edges_.size() <= most_edges_worth_it; ++e) {
      if (reversed[e]) suspects.push_back(e);
    }
    std::stable_sort(suspects.begin(), suspects.end(), [&](Index a, Index b) {
      return position[edges_[a].from] - position[edges_[a].to] <
             position[edges_[b].from] - position[edges_[b].to];
    });
    for (const Index e : suspects) {
      if (!reaches_without(e, reversed, at_node)) reversed[e] = false;
    }
    return reversed;
  }

  bool reaches_without(Index edge, std::vector<bool>& reversed,
                       const std::vector<std::vector<Index>>& at_node) const {
    // Turned forwards, the edge closes a cycle if its end reaches its start. It cannot be on that way itself.
    reversed[edge] = false;
    const bool closes = reaches(edges_[edge].to, edges_[edge].from, reversed, at_node);
    reversed[edge] = true;
    return closes;
  }

  int cost(const std::vector<bool>& reversed) const {
    int sum = 0;
    for (Index e = 0; e < edges_.size(); ++e) {
      if (reversed[e]) sum += nodes_[edges_[e].to].last || nodes_[edges_[e].from].first ? 4 : 2;
      if (!reversed[e] && nodes_[edges_[e].to].first && !nodes_[edges_[e].from].entry) sum += 1;
    }
    return sum;
  }

  void break_cycles() {
    reversed_ = against(roots_first());
    std::vector<bool> other = against(depth_first_order(edges_by_source()));
    if (cost(other) < cost(reversed_)) reversed_ = std::move(other);
  }

  // ---- layers

  void assign_layers() {
    layer_.assign(nodes_.size(), 0);
    std::vector<Index> waiting(nodes_.size(), 0);
    std::vector<std::vector<Index>> below(nodes_.size());
    std::vector<std::vector<Index>> above(nodes_.size());
    for (Index e = 0; e < edges_.size(); ++e) {
      if (nodes_[edges_[e].from].entry) continue;
      below[top(e)].push_back(bottom(e));
      above[bottom(e)].push_back(top(e));
      ++waiting[bottom(e)];
    }
    std::vector<Index> order;
    for (Index i = 0; i < nodes_.size(); ++i) {
      if (waiting[i] == 0) order.push_back(i);
    }
    for (Index i = 0; i < order.size(); ++i) {
      for (const Index next : below[order[i]]) {
        layer_[next] = std::max(layer_[next], layer_[order[i]] + 2);
        if (--waiting[next] == 0) order.push_back(next);
      }
    }
    // Longest paths leave nodes higher than they need be; those with more lines below than above go down.
    for (Index i = order.size(); i-- > 0;) {
      const Index node = order[i];
      if (below[node].size() <= above[node].size()) continue;
      Index lowest = none;
      for (const Index next : below[node]) lowest = std::min(lowest, layer_[next] - 2);
      layer_[node] = std::max(layer_[node], lowest);
    }
    bool needs_row_above = false;
    for (const LayoutEdge& edge : edges_) {
      if (nodes_[edge.from].entry && layer_[edge.to] == 0) needs_row_above = true;
    }
    if (needs_row_above) {
      for (Index& layer : layer_) layer += 2;
    }
    for (const LayoutEdge& edge : edges_) {
      if (nodes_[edge.from].entry) layer_[edge.from] = layer_[edge.to] - 1;
    }
  }

  // ---- vertices

  void connect(Index upper, Index lower) {
    vertices_[upper].down.push_back(lower);
    vertices_[lower].up.push_back(upper);
  }

  /// The odd layer for each label: where there is most room, the long edges last, since they can choose.
  std::vector<Index> label_layers(Index layer_count) const {
    std::vector<int> crowd(layer_count, 0);
    std::vector<Index> by_span(edges_.size());
    std::iota(by_span.begin(), by_span.end(), Index{0});
    const auto span = [&](Index e) { return layer_[bottom(e)] - layer_[top(e)]; };
    std::stable_sort(by_span.begin(), by_span.end(), [&](Index a, Index b) { return span(a) < span(b); });
    std::vector<Index> chosen(edges_.size(), none);
    for (const Index e : by_span) {
      for (Index layer = layer_[top(e)] + 1; layer < layer_[bottom(e)]; ++layer) crowd[layer] += 20;
      if (edges_[e].label_width == 0) continue;
      Index best = none;
      for (Index layer = (layer_[top(e)] | 1); layer < layer_[bottom(e)]; layer += 2) {
        if (best == none || crowd[layer] < crowd[best]) best = layer;
      }
      chosen[e] = best;
      if (best != none) crowd[best] += edges_[e].label_width;
    }
    return chosen;
  }

  void make_vertices() {
    const Index layer_count = *std::max_element(layer_.begin(), layer_.end()) + 1;
    for (Index i = 0; i < nodes_.size(); ++i) {
      vertices_.push_back({VertexKind::node, nodes_[i].width, nodes_[i].height, 0, layer_[i], 0, 1, {}, {}});
    }
    const std::vector<Index> label_layer = label_layers(layer_count);
    chains_.resize(edges_.size());
    for (Index e = 0; e < edges_.size(); ++e) {
      chains_[e].push_back(top(e));
      for (Index layer = layer_[top(e)] + 1; layer < layer_[bottom(e)]; ++layer) {
        const bool is_label = layer == label_layer[e];
        vertices_.push_back({is_label ? VertexKind::label : VertexKind::bend,
                             is_label ? edges_[e].label_width : 2,
                             is_label ? edges_[e].label_height : 0,
                             0,
                             layer,
                             0,
                             edges_[e].weight,
                             {},
                             {}});
        connect(chains_[e].back(), vertices_.size() - 1);
        chains_[e].push_back(vertices_.size() - 1);
      }
      connect(chains_[e].back(), bottom(e));
      chains_[e].push_back(bottom(e));
    }
    rows_.resize(layer_count);
  }

  // ---- order within the layers

  void place(Rows& rows) {
    for (std::vector<Index>& row : rows) {
      for (Index i = 0; i < row.size(); ++i) vertices_[row[i]].place = i;
    }
  }

  /// First guess: depth first from above, so that what belongs together stands together.
  void fill_rows() {
    std::vector<bool> seen(vertices_.size(), false);
    std::vector<Index> roots(vertices_.size());
    std::iota(roots.begin(), roots.end(), Index{0});
    std::stable_sort(roots.begin(), roots.end(),
                     [&](Index a, Index b) { return vertices_[a].layer < vertices_[b].layer; });
    for (const Index root : roots) {
      std::vector<Index> open = {root};
      while (!open.empty()) {
        const Index vertex = open.back();
        open.pop_back();
        if (seen[vertex]) continue;
        seen[vertex] = true;
        rows_[vertices_[vertex].layer].push_back(vertex);
        open.insert(open.end(), vertices_[vertex].down.rbegin(), vertices_[vertex].down.rend());
      }
    }
    place(rows_);
  }

  std::int64_t crossings_below(const std::vector<Index>& row, std::vector<std::int64_t>& tree,
                               Index lower_size) const {
    tree.assign(lower_size + 1, 0);
    std::int64_t sum = 0;
    std::int64_t seen = 0;
    std::vector<Index> ends;
    for (const Index vertex : row) {
      ends.clear();
      for (const Index next : vertices_[vertex].down) ends.push_back(vertices_[next].place);
      for (const Index end : ends) {
        std::int64_t at_or_left = 0;
        for (Index i = end + 1; i > 0; i &= i - 1) at_or_left += tree[i];
        sum += seen - at_or_left;
      }
      for (const Index end : ends) {
        for (Index i = end + 1; i <= lower_size; i += i & (~i + 1)) ++tree[i];
        ++seen;
      }
    }
    return sum;
  }

  std::int64_t crossings() const {
    std::vector<std::int64_t> tree;
    std::int64_t sum = 0;
    for (Index i = 0; i + 1 < rows_.size(); ++i) sum += crossings_below(rows_[i], tree, rows_[i + 1].size());
    return sum;
  }

  void sort_by_mean(std::vector<Index>& row, std::vector<Index> Vertex::*side, bool ties_backwards) {
    std::vector<std::pair<std::int64_t, Index>> keyed;
    for (const Index vertex : row) {
      const std::vector<Index>& others = vertices_[vertex].*side;
      std::int64_t sum = 0;
      for (const Index other : others) sum += static_cast<std::int64_t>(vertices_[other].place) * 1024;
      keyed.emplace_back(others.empty() ? -1 : sum / static_cast<std::int64_t>(others.size()), vertex);
    }
    // Vertices without a line on this side keep their place; the others are sorted into the places that
    // remain.
    std::vector<std::pair<std::int64_t, Index>> movable;
    for (const auto& key : keyed) {
      if (key.first >= 0) movable.push_back(key);
    }
    if (ties_backwards) std::reverse(movable.begin(), movable.end());
    std::stable_sort(movable.begin(), movable.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    auto next = movable.begin();
    for (Index i = 0; i < row.size(); ++i) {
      if (keyed[i].first >= 0) row[i] = (next++)->second;
      vertices_[row[i]].place = i;
    }
  }

  /// How many lines cross between two neighbours of a layer, `left` standing left.
  int pair_crossings(Index left, Index right) const {
    int sum = 0;
    for (const auto side : {&Vertex::up, &Vertex::down}) {
      for (const Index a : vertices_[left].*side) {
        for (const Index b : vertices_[right].*side) sum += vertices_[a].place > vertices_[b].place ? 1 : 0;
      }
    }
    return sum;
  }

  void swap_neighbours() {
    bool improved = true;
    for (int round = 0; improved && round < 4; ++round) {
      improved = false;
      for (std::vector<Index>& row : rows_) {
        for (Index i = 0; i + 1 < row.size(); ++i) {
          if (pair_crossings(row[i], row[i + 1]) <= pair_crossings(row[i + 1], row[i])) continue;
          std::swap(row[i], row[i + 1]);
          std::swap(vertices_[row[i]].place, vertices_[row[i + 1]].place);
          improved = true;
        }
      }
    }
  }

  void reduce_crossings() {
    fill_rows();
    Rows best = rows_;
    std::int64_t fewest = crossings();
    const Index sweeps = std::clamp<Index>(60000 / vertices_.size(), 4, 32);
    for (Index sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
      const bool ties_backwards = sweep % 4 >= 2;
      if (sweep % 2 == 0) {
        for (Index i = 1; i < rows_.size(); ++i) sort_by_mean(rows_[i], &Vertex::up, ties_backwards);
      } else {
        for (Index i = rows_.size() - 1; i-- > 0;) sort_by_mean(rows_[i], &Vertex::down, ties_backwards);
      }
      swap_neighbours();
      const std::int64_t now = crossings();
      if (now >= fewest) continue;
      fewest = now;
      best = rows_;
    }
    rows_ = std::move(best);
    place(rows_);
  }

  // ---- horizontal coordinates

  bool is_node(Index vertex) const { return vertices_[vertex].kind == VertexKind::node; }
  std::uint64_t segment(Index upper, Index lower) const { return upper * vertices_.size() + lower; }

  /// Segments that cross the straight middle of a long line, and so must give way.
  std::unordered_set<std::uint64_t> yielding_segments() const {
    std::unordered_set<std::uint64_t> yielding;
    for (Index r = 1; r < rows_.size(); ++r) {
      Index left = 0;
      Index done = 0;
      for (Index i = 0; i < rows_[r].size(); ++i) {
        const Index vertex = rows_[r][i];
        const bool is_inner = !is_node(vertex) && !is_node(vertices_[vertex].up.front());
        if (!is_inner && i + 1 < rows_[r].size()) continue;
        const Index right = is_inner ? vertices_[vertices_[vertex].up.front()].place : rows_[r - 1].size();
        for (; done <= i; ++done) {
          const Index scanned = rows_[r][done];
          for (const Index upper : vertices_[scanned].up) {
            const Index at = vertices_[upper].place;
            const bool inner = !is_node(scanned) && !is_node(upper);
            if ((at < left || at > right) && !inner) yielding.insert(segment(upper, scanned));
          }
        }
        left = right;
      }
    }
    return yielding;
  }

  /// One of the four extreme alignments, as x of the centres.
  std::vector<int> aligned(bool from_above, bool from_left,
                           const std::unordered_set<std::uint64_t>& yielding) const {
    Rows rows = rows_;
    if (!from_above) std::reverse(rows.begin(), rows.end());
    std::vector<Index> at(vertices_.size());
    for (std::vector<Index>& row : rows) {
      if (!from_left) std::reverse(row.begin(), row.end());
      for (Index i = 0; i < row.size(); ++i) at[row[i]] = i;
    }
    std::vector<Index> root(vertices_.size());
    std::iota(root.begin(), root.end(), Index{0});
    std::vector<bool> has_follower(vertices_.size(), false);
    for (const std::vector<Index>& row : rows) {
      Index free_from = 0;
      for (const Index vertex : row) {
        std::vector<Index> others = from_above ? vertices_[vertex].up : vertices_[vertex].down;
        if (others.empty()) continue;
        std::sort(others.begin(), others.end(), [&](Index a, Index b) { return at[a] < at[b]; });
        for (Index m = (others.size() - 1) / 2; m <= others.size() / 2; ++m) {
          const Index other = others[m];
          const auto id = from_above ? segment(other, vertex) : segment(vertex, other);
          if (has_follower[other] || at[other] < free_from || yielding.contains(id)) continue;
          has_follower[other] = true;
          root[vertex] = root[other];
          free_from = at[other] + 1;
          break;
        }
      }
    }
    std::vector<int> x = compacted(rows, root);
    if (!from_left) {
      for (int& value : x) value = -value;
    }
    return x;
  }

  /// Moves the blocks (vertices of one root, one x) as far left as they go, then back towards their right
  /// neighbours.
  std::vector<int> compacted(const Rows& rows, const std::vector<Index>& root) const {
    struct Arc {
      Index to;
      int distance;
    };
    std::vector<std::vector<Arc>> right_of(vertices_.size());
    std::vector<Index> waiting(vertices_.size(), 0);
    for (const std::vector<Index>& row : rows) {
      for (Index i = 0; i + 1 < row.size(); ++i) {
        right_of[root[row[i]]].push_back(
            {root[row[i + 1]], distance(vertices_[row[i]], vertices_[row[i + 1]])});
        ++waiting[root[row[i + 1]]];
      }
    }
    std::vector<int> x(vertices_.size(), 0);
    std::vector<Index> order;
    for (Index v = 0; v < vertices_.size(); ++v) {
      if (root[v] == v && waiting[v] == 0) order.push_back(v);
    }
    for (Index i = 0; i < order.size(); ++i) {
      for (const Arc& arc : right_of[order[i]]) {
        x[arc.to] = std::max(x[arc.to], x[order[i]] + arc.distance);
        if (--waiting[arc.to] == 0) order.push_back(arc.to);
      }
    }
    for (Index i = order.size(); i-- > 0;) {
      int most = std::numeric_limits<int>::max();
      for (const Arc& arc : right_of[order[i]]) most = std::min(most, x[arc.to] - arc.distance);
      if (!right_of[order[i]].empty()) x[order[i]] = std::max(x[order[i]], most);
    }
    for (Index v = 0; v < vertices_.size(); ++v) x[v] = x[root[v]];
    return x;
  }

  void assign_x() {
    const auto yielding = yielding_segments();
    std::array<std::vector<int>, 4> all;
    std::array<std::pair<int, int>, 4> extent;
    Index narrowest = 0;
    for (Index i = 0; i < 4; ++i) {
      all[i] = aligned(i < 2, i % 2 == 0, yielding);
      extent[i] = {std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
      for (Index v = 0; v < vertices_.size(); ++v) {
        extent[i].first = std::min(extent[i].first, all[i][v] - vertices_[v].width / 2);
        extent[i].second = std::max(extent[i].second, all[i][v] + vertices_[v].width / 2);
      }
      const auto width = [&](Index k) { return extent[k].second - extent[k].first; };
      if (width(i) < width(narrowest)) narrowest = i;
    }
    for (Index v = 0; v < vertices_.size(); ++v) {
      std::array<int, 4> x{};
      for (Index i = 0; i < 4; ++i) {
        const int shift = i % 2 == 0 ? extent[narrowest].first - extent[i].first
                                     : extent[narrowest].second - extent[i].second;
        x[i] = all[i][v] + shift - extent[narrowest].first;
      }
      std::sort(x.begin(), x.end());
      vertices_[v].x = (x[1] + x[2]) / 2;
    }
    for (const std::vector<Index>& row : rows_) {  // the halving may have taken a pixel
      for (Index i = 1; i < row.size(); ++i) {
        Vertex& right = vertices_[row[i]];
        right.x = std::max(right.x, vertices_[row[i - 1]].x + distance(vertices_[row[i - 1]], right));
      }
    }
    straighten();
  }

  /// Moves vertices, and straight runs of bends as one, to the middle of what they are joined to, where there
  /// is room.
  void straighten() {
    std::vector<std::vector<Index>> blocks;
    for (Index v = 0; v < nodes_.size(); ++v) blocks.push_back({v});
    for (const std::vector<Index>& chain : chains_) {
      for (Index i = 1; i + 1 < chain.size(); ++i) {
        if (i > 1 && vertices_[chain[i]].x == vertices_[chain[i - 1]].x) {
          blocks.back().push_back(chain[i]);
        } else {
          blocks.push_back({chain[i]});
        }
      }
    }
    std::vector<Index> block_of(vertices_.size());
    for (Index b = 0; b < blocks.size(); ++b) {
      for (const Index v : blocks[b]) block_of[v] = b;
    }
    const Index rounds = std::clamp<Index>(40000 / vertices_.size(), 2, 24);
    std::vector<int> targets;
    for (Index round = 0; round < rounds; ++round) {
      for (Index k = 0; k < blocks.size(); ++k) {
        const Index b = round % 2 == 0 ? k : blocks.size() - 1 - k;
        int least = std::numeric_limits<int>::min();
        int most = std::numeric_limits<int>::max();
        targets.clear();
        for (const Index v : blocks[b]) {
          const Vertex& vertex = vertices_[v];
          const std::vector<Index>& row = rows_[vertex.layer];
          if (vertex.place > 0) {
            const Vertex& left = vertices_[row[vertex.place - 1]];
            least = std::max(least, left.x + distance(left, vertex));
          }
          if (vertex.place + 1 < row.size()) {
            const Vertex& right = vertices_[row[vertex.place + 1]];
            most = std::min(most, right.x - distance(vertex, right));
          }
          for (const auto side : {&Vertex::up, &Vertex::down}) {
            for (const Index other : vertex.*side) {
              if (block_of[other] == b) continue;
              // Two bends in a row show a kink more than a line that meets a node does.
              const int weight =
                  !is_node(v) && !is_node(other) ? 4 : std::max(vertex.weight, vertices_[other].weight);
              targets.insert(targets.end(), static_cast<Index>(weight), vertices_[other].x);
            }
          }
        }
        if (targets.empty() || least > most) continue;
        std::sort(targets.begin(), targets.end());
        const int low = targets[(targets.size() - 1) / 2];
        const int high = targets[targets.size() / 2];
        const int x = std::clamp((low + high) / 2, least, most);
        for (const Index v : blocks[b]) vertices_[v].x = x;
      }
    }
  }

  // ---- vertical coordinates and lines

  /// Where the lines meet one side of a node: straight above or below where they come from, if the side is
  /// that wide.
  std::vector<int> ports(Index node, const std::vector<Index>& others) const {
    const Vertex& vertex = vertices_[node];
    const int half = std::max(0, vertex.width / 2 - port_margin);
    const int count = static_cast<int>(others.size());
    const int apart = count > 1 ? std::min(port_distance, 2 * half / (count - 1)) : 0;
    std::vector<int> at;
    for (Index i = 0; i < others.size(); ++i) {
      int x = std::clamp(vertices_[others[i]].x, vertex.x - half, vertex.x + half);
      if (i > 0) x = std::max(x, at.back() + apart);
      at.push_back(x);
    }
    int most = vertex.x + half;
    for (Index i = at.size(); i-- > 0;) {
      at[i] = std::min(at[i], most);
      most = at[i] - apart;
    }
    return at;
  }

  int port(Index node, Index other, std::vector<Index> Vertex::*side) const {
    std::vector<Index> others = vertices_[node].*side;
    std::sort(others.begin(), others.end(),
              [&](Index a, Index b) { return vertices_[a].place < vertices_[b].place; });
    const auto found = std::find(others.begin(), others.end(), other);
    return ports(node, others)[static_cast<Index>(found - others.begin())];
  }

  /// The stretch of a line between two layers.
  struct Stretch {
    int upper_x = 0;
    int lower_x = 0;
    int track = 0;  // which of the heights between the layers it bends at, counted from above
    bool is_steep() const { return std::abs(upper_x - lower_x) < 24; }
  };

  /// Lines that run sideways in the same direction would lie on one another if they all bent halfway down.
  /// Returns the number of tracks.
  static int assign_tracks(std::vector<Stretch*> stretches) {
    int count = 0;
    for (const bool leftwards : {true, false}) {
      std::vector<Stretch*> same;
      for (Stretch* stretch : stretches) {
        if (!stretch->is_steep() && (stretch->lower_x < stretch->upper_x) == leftwards)
          same.push_back(stretch);
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

  std::vector<std::vector<Stretch>> stretches() const {
    std::vector<std::vector<Stretch>> all(edges_.size());
    for (Index e = 0; e < edges_.size(); ++e) {
      const std::vector<Index>& chain = chains_[e];
      for (Index i = 0; i + 1 < chain.size(); ++i) {
        all[e].push_back({vertices_[chain[i]].x, vertices_[chain[i + 1]].x, 0});
      }
      all[e].front().upper_x = port(chain.front(), chain[1], &Vertex::down);
      all[e].back().lower_x = port(chain.back(), chain[chain.size() - 2], &Vertex::up);
    }
    return all;
  }

  /// Where a layer begins, how high it is, and how many tracks there are between it and the next.
  struct Band {
    int y = 0;
    int height = 0;
    int gap = 0;
    int tracks = 0;
  };

  std::vector<Band> bands(std::vector<std::vector<Stretch>>& lines) const {
    std::vector<Band> bands(rows_.size());
    for (const Vertex& vertex : vertices_) {
      bands[vertex.layer].height = std::max(bands[vertex.layer].height, vertex.height);
    }
    std::vector<std::vector<Stretch*>> between(rows_.size());
    for (Index e = 0; e < edges_.size(); ++e) {
      for (Index i = 0; i < lines[e].size(); ++i) between[layer_[top(e)] + i].push_back(&lines[e][i]);
    }
    int y = 0;
    for (Index r = 0; r < rows_.size(); ++r) {
      Band& band = bands[r];
      band.tracks = assign_tracks(between[r]);
      int widest = 0;
      for (const Stretch* stretch : between[r])
        widest = std::max(widest, std::abs(stretch->upper_x - stretch->lower_x));
      band.gap = std::clamp(std::max(least_gap + widest / 8, (band.tracks + 2) * track_distance), least_gap,
                            most_gap);
      band.y = y;
      // A row is empty only above an initial state that has all others above it.
      if (!rows_[r].empty()) y += band.height + band.gap;
    }
    return bands;
  }

  Layout finish() const {
    std::vector<std::vector<Stretch>> lines = stretches();
    const std::vector<Band> bands = this->bands(lines);
    int left = std::numeric_limits<int>::max();
    int right = std::numeric_limits<int>::min();
    for (const Vertex& vertex : vertices_) {
      left = std::min(left, vertex.x - vertex.width / 2);
      right = std::max(right, vertex.x - vertex.width / 2 + vertex.width);
    }
    Layout layout;
    layout.width = right - left;
    layout.height = bands.back().y + bands.back().height;
    const auto box_of = [&](Index v) {
      const Vertex& vertex = vertices_[v];
      const Band& band = bands[vertex.layer];
      return Box{vertex.x - vertex.width / 2 - left, band.y + (band.height - vertex.height) / 2, vertex.width,
                 vertex.height};
    };
    for (Index i = 0; i < nodes_.size(); ++i) layout.nodes.push_back(box_of(i));
    for (Index e = 0; e < edges_.size(); ++e) {
      const std::vector<Index>& chain = chains_[e];
      Route route;
      const Box first = box_of(chain.front());
      route.points.push_back({lines[e].front().upper_x - left, first.y + first.height});
      for (Index i = 0; i + 1 < chain.size(); ++i) {
        const Stretch& stretch = lines[e][i];
        const Band& band = bands[vertices_[chain[i]].layer];
        const int from = band.y + band.height;
        const int bend =
            stretch.is_steep() ? band.gap / 2 : band.gap * (stretch.track + 1) / (band.tracks + 1);
        route.points.push_back({stretch.upper_x - left, from});
        route.points.push_back({stretch.lower_x - left, from + band.gap});
        route.bends.push_back(from);  // of the way through the layer, which is straight
        route.bends.push_back(from + std::clamp(bend, least_gap / 2 - 1, band.gap - least_gap / 2 + 1));
        if (vertices_[chain[i]].kind == VertexKind::label) route.label = box_of(chain[i]);
      }
      route.bends.push_back(route.points.back().y);
      route.points.push_back({route.points.back().x, box_of(chain.back()).y});
      route.back = reversed_[e];
      if (route.back) {
        std::reverse(route.points.begin(), route.points.end());
        std::reverse(route.bends.begin(), route.bends.end());
      }
      layout.routes.push_back(std::move(route));
    }
    return layout;
  }

  std::vector<LayoutNode> nodes_;
  std::vector<LayoutEdge> edges_;
  std::vector<bool> reversed_;              // per edge: drawn from its end up to its start
  std::vector<Index> layer_;                // per node
  std::vector<Vertex> vertices_;            // the nodes first, in their order
  std::vector<std::vector<Index>> chains_;  // per edge: its vertices from top to bottom
  Rows rows_;                               // per layer: its vertices from left to right
};

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

}  // namespace

Layout lay_out(const std::vector<LayoutNode>& nodes, const std::vector<LayoutEdge>& edges) {
  const std::vector<Index> part = parts_of(nodes.size(), edges);
  const Index part_count = part.empty() ? 0 : *std::max_element(part.begin(), part.end()) + 1;
  std::vector<std::vector<Index>> part_nodes(part_count);
  std::vector<std::vector<Index>> part_edges(part_count);
  std::vector<Index> local(nodes.size());
  for (Index i = 0; i < nodes.size(); ++i) {
    local[i] = part_nodes[part[i]].size();
    part_nodes[part[i]].push_back(i);
  }
  for (Index e = 0; e < edges.size(); ++e) part_edges[part[edges[e].from]].push_back(e);

  Layout whole;
  whole.nodes.resize(nodes.size());
  whole.routes.resize(edges.size());
  int x = 0;
  int y = 0;
  int row_height = 0;
  for (Index p = 0; p < part_count; ++p) {
    std::vector<LayoutNode> own_nodes;
    std::vector<LayoutEdge> own_edges;
    for (const Index i : part_nodes[p]) own_nodes.push_back(nodes[i]);
    for (const Index e : part_edges[p]) {
      own_edges.push_back(edges[e]);
      own_edges.back().from = local[edges[e].from];
      own_edges.back().to = local[edges[e].to];
    }
    Layout drawn = Part(std::move(own_nodes), std::move(own_edges)).run();
    if (x > 0 && x + drawn.width > widest_row) {
      x = 0;
      y += row_height + part_distance;
      row_height = 0;
    }
    for (Index i = 0; i < drawn.nodes.size(); ++i) {
      Box& box = whole.nodes[part_nodes[p][i]] = drawn.nodes[i];
      box.x += x;
      box.y += y;
    }
    for (Index e = 0; e < drawn.routes.size(); ++e) {
      Route& route = whole.routes[part_edges[p][e]] = std::move(drawn.routes[e]);
      route.label.x += x;
      route.label.y += y;
      for (Point& point : route.points) point = {point.x + x, point.y + y};
      for (int& bend : route.bends) bend += y;
    }
    whole.width = std::max(whole.width, x + drawn.width);
    whole.height = std::max(whole.height, y + drawn.height);
    row_height = std::max(row_height, drawn.height);
    x += drawn.width + part_distance;
  }
  return whole;
}

}  // namespace tenon::drawing
