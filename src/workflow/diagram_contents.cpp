#include "workflow/diagram_contents.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "workflow/diagram_text.hpp"

namespace tenon::drawing {
namespace {

constexpr int state_limit = 204;  // the widths at which names and the labels of loops break
constexpr int loop_limit = 200;

/// One line per transition where all are short, else Chinese over English; a single one always so.
void fill_label(LineDrawing& line) {
  const bool one_line_each =
      line.steps.size() > 1 &&
      std::all_of(line.steps.begin(), line.steps.end(), [](const LineDrawing::Step& step) {
        return text_width(one_line(step.texts), label_font.size) <= label_limit + 50;
      });
  for (const LineDrawing::Step& step : line.steps) {
    const int gap = line.label.lines.empty() ? 0 : 5;
    if (one_line_each) {
      line.label.add(one_line(step.texts), label_font, 2 * label_limit, gap, step.mark);
    } else {
      line.label.add(step.texts, label_font, label_second_font, label_limit, gap, step.mark);
    }
  }
}

Mark mark_of(const DiagramEdge& edge) {
  if (edge.missed) return Mark::missed;
  return edge.emphasised ? Mark::strong : Mark::none;
}

void add_loop(StateDrawing& state, const std::vector<std::string>& texts, Mark mark) {
  if (texts.empty() && !state.loops.lines.empty()) return;
  const int gap = state.loops.lines.empty() ? 0 : 2;
  // A loop without a label still shows: an em dash stands for it.
  state.loops.add(texts.empty() ? "\u2014" : one_line(texts), loop_font, loop_limit, gap, mark);
}

void measure(StateDrawing& state, const DiagramNode& node, std::size_t lines_on_a_side) {
  state.row_width = state.name.width;
  if (node.timed) state.row_width += clock_size + mark_gap;
  if (!state.badge.empty()) {
    state.badge_width = std::max(badge_height, text_width(state.badge, 12) + 12);
    state.row_width += state.badge_width + mark_gap;
  }
  const int loops = state.loops.lines.empty() ? 0 : state.loops.width + loop_indent;
  const int ports = static_cast<int>(lines_on_a_side) * 16;
  const int border = node.kind == NodeKind::final ? final_border : 0;
  state.width = std::max({state.row_width, loops, ports, 56}) + 2 * (side_padding + border);
  state.row_height = std::max(state.name.height, badge_height);
  state.height = state.row_height + 2 * (top_padding + border);
  if (loops > 0) state.height += state.loops.height + 8;
}

}  // namespace

Contents contents_of(const Diagram& diagram, Language language) {
  Contents contents;
  const std::size_t count = diagram.nodes.size();
  contents.states.resize(count);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> line_of;
  std::vector<std::size_t> in(count, 0);
  std::vector<std::size_t> out(count, 0);
  for (const DiagramEdge& edge : diagram.edges) {
    if (edge.from >= count || edge.to >= count) continue;
    std::vector<std::string> texts = lines_of(edge.label, language);
    if (edge.from == edge.to) {
      add_loop(contents.states[edge.from], texts, mark_of(edge));
      continue;
    }
    const auto [found, is_new] = line_of.try_emplace({edge.from, edge.to}, contents.lines.size());
    if (is_new) {
      contents.lines.push_back({edge.from, edge.to, {}, {}, false, true});
      ++out[edge.from];
      ++in[edge.to];
    }
    LineDrawing& line = contents.lines[found->second];
    line.emphasised = line.emphasised || edge.emphasised;
    line.missed = line.missed && edge.missed;
    if (!texts.empty()) line.steps.push_back({std::move(texts), mark_of(edge)});
  }
  for (LineDrawing& line : contents.lines) fill_label(line);
  for (std::size_t i = 0; i < count; ++i) {
    const DiagramNode& node = diagram.nodes[i];
    StateDrawing& state = contents.states[i];
    state.name.add(lines_of(node, language), state_font, state_second_font, state_limit);
    if (node.count) state.badge = std::to_string(*node.count);
    measure(state, node, std::max(in[i], out[i]));
    if (node.kind != NodeKind::initial) continue;
    contents.lines.push_back({count + contents.dots++, i, {}, {}, false, false});
  }
  return contents;
}

Layout lay_out(const Diagram& diagram, const Contents& contents) {
  std::vector<LayoutNode> nodes;
  for (std::size_t i = 0; i < contents.states.size(); ++i) {
    const NodeKind kind = diagram.nodes[i].kind;
    nodes.push_back({contents.states[i].width, contents.states[i].height, kind == NodeKind::initial,
                     kind == NodeKind::final, false});
  }
  nodes.resize(nodes.size() + contents.dots, {dot_size, dot_size, true, false, true});
  std::vector<LayoutEdge> edges;
  for (const LineDrawing& line : contents.lines) {
    const bool has_label = !line.label.lines.empty();
    edges.push_back({line.from, line.to, has_label ? line.label.width + 14 : 0,
                     has_label ? line.label.height + 6 : 0, line.emphasised ? 3 : 1});
  }
  return lay_out(nodes, edges);
}

}  // namespace tenon::drawing
