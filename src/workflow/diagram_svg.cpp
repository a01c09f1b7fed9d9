#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "tenon/workflow/diagram.hpp"
#include "workflow/diagram_contents.hpp"
#include "workflow/diagram_pen.hpp"
#include "workflow/diagram_style.hpp"
#include "workflow/diagram_text.hpp"

namespace tenon {
namespace {

using namespace drawing;

constexpr int title_limit = 900;
constexpr int page_margin = 24;

/// What the marks mean.
constexpr Label count_word = {"\u5F53\u524D\u4EF6\u6570", "cases now"};
constexpr Label clock_word = {"\u6709\u65F6\u9650", "deadline runs"};
constexpr Label back_word = {"\u9000\u56DE", "leads back"};
constexpr Label missed_word = {"\u6D4B\u8BD5\u4ECE\u672A\u7ECF\u8FC7", "never tested"};

class Picture {
 public:
  Picture(const Diagram& diagram, const SvgOptions& options)
      : diagram_(diagram),
        options_(options),
        contents_(contents_of(diagram, options.language)),
        layout_(lay_out(diagram, contents_)) {}

  std::string written() {
    Block title;
    const std::vector<std::string> title_lines = lines_of(diagram_.title, options_.language);
    if (options_.standalone) title.add(title_lines, title_font, title_second_font, title_limit);
    const int top = page_margin + (title.height > 0 ? title.height + 18 : 0);
    const auto [legend_text, legend_width] = legend(page_margin, top + layout_.height + 26);
    const int legend_height = legend_width > 0 ? 26 + badge_height : 0;
    const int inner = std::max({layout_.width, title.width, legend_width});
    shift(layout_, page_margin + (inner - layout_.width) / 2, top);

    open(inner + 2 * page_margin, top + layout_.height + legend_height + page_margin, one_line(title_lines));
    pen_.text(title, page_margin, page_margin, Anchor::start);
    for (std::size_t i = 0; i < contents_.lines.size(); ++i) line(contents_.lines[i], layout_.routes[i]);
    const std::size_t states = contents_.states.size();
    for (std::size_t i = 0; i < states; ++i) state(i);
    for (std::size_t i = states; i < layout_.nodes.size(); ++i) pen_.dot(layout_.nodes[i]);
    return std::move(pen_.out) + legend_text + "</svg>\n";
  }

 private:
  std::string word(const Label& label) const { return one_line(lines_of(text_of(label), options_.language)); }

  std::string state_name(std::size_t index) const {
    return escaped(one_line(lines_of(diagram_.nodes[index], options_.language)));
  }

  void open(int width, int height, const std::string& title) {
    const std::string id = element_id(diagram_.id);
    const std::string name = escaped(title.empty() ? clean_text(diagram_.id) : title);
    std::string& out = pen_.out;
    if (options_.standalone) out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + id + '"' + number("width", width) +
           number("height", height) + " viewBox=\"0 0 " + pair(width, height) +
           "\" role=\"img\" aria-label=\"" + name + '"';
    if (options_.language != Language::en) out += " lang=\"zh-Hans\"";
    out += ">\n<title>" + name + "</title>\n" + style_sheet(id);
    out += "<rect class=\"tn-page\"" + number("width", width) + number("height", height) + number("rx", 8) +
           "/>\n";
  }

  void line(const LineDrawing& line, const Route& route) {
    pen_.out += "<g class=\"tn-edge" + std::string(route.back ? " tn-back" : "") +
                (line.missed       ? " tn-missed"
                 : line.emphasised ? " tn-strong"
                                   : "") +
                "\">\n";
    if (line.from < contents_.states.size()) {
      pen_.out += "<title>" + state_name(line.from) + " \u2192 " + state_name(line.to);
      for (std::size_t i = 0; i < line.steps.size(); ++i) {
        pen_.out += (i == 0 ? ": " : "; ") + escaped(one_line(line.steps[i].texts));
      }
      pen_.out += "</title>\n";
    }
    pen_.line(route);
    if (!line.label.lines.empty()) {
      const Box& box = route.label;
      pen_.rect("tn-page tn-label", box, 4);
      pen_.text(line.label, box.x + box.width / 2, box.y + 3, Anchor::middle);
    }
    pen_.out += "</g>\n";
  }

  void state(std::size_t index) {
    const DiagramNode& node = diagram_.nodes[index];
    const StateDrawing& state = contents_.states[index];
    const Box& box = layout_.nodes[index];
    const int border = node.kind == NodeKind::final ? final_border : 0;
    constexpr std::array<std::string_view, 3> kinds = {"", " tn-initial", " tn-final"};
    pen_.out += "<g class=\"tn-state" + std::string(kinds[static_cast<std::size_t>(node.kind)]) + "\">\n";
    pen_.out += "<title>" + state_name(index);
    if (node.count) pen_.out += " \u00B7 " + word(count_word) + ": " + state.badge;
    if (node.timed) pen_.out += " \u00B7 " + word(clock_word);
    pen_.out += "</title>\n";
    pen_.rect("tn-box", box, 9);
    if (border > 0) {
      pen_.rect("tn-inner", {box.x + border, box.y + border, box.width - 2 * border, box.height - 2 * border},
                6);
    }

    int x = box.x + (box.width - state.row_width) / 2;
    const int y = box.y + border + top_padding;
    const auto centred = [&](int height) { return y + (state.row_height - height) / 2; };
    if (node.timed) {
      pen_.clock(x, centred(clock_size));
      x += clock_size + mark_gap;
    }
    pen_.text(state.name, x + state.name.width / 2, centred(state.name.height), Anchor::middle);
    x += state.name.width + mark_gap;
    if (node.count) pen_.badge(state.badge, x, centred(badge_height), state.badge_width);
    if (!state.loops.lines.empty()) loops(state.loops, box, y + state.row_height + 4);
    pen_.out += "</g>\n";
  }

  void loops(const Block& loops, const Box& box, int y) {
    pen_.path("tn-rule",
              "M" + pair(box.x + side_padding, y) + "h" + std::to_string(box.width - 2 * side_padding));
    y += 4;
    const int x = box.x + (box.width - loops.width - loop_indent) / 2;
    pen_.text(loops, x + loop_indent, y, Anchor::start);
    for (const Block::Line& line : loops.lines) {
      y += line.gap_above;
      if (line.begins) {
        const int above = y + line.font.leading / 2 - 4;
        pen_.path("tn-line", "M" + pair(x + 7, above) + "a4 4 0 1 0 4 4");
        pen_.path("tn-head", "M" + pair(x + 12, above) + "l-5 -3v6z");
      }
      y += line.font.leading;
    }
  }

  /// Explains the marks that the picture uses; its width is 0 where there is nothing to explain.
  std::pair<std::string, int> legend(const int left, const int y) const {
    Pen pen;
    int x = left;
    const auto explain = [&](int width, const Label& label) {
      Block block;
      block.add(word(label), label_second_font, label_limit * 2, 0);
      x += width + mark_gap;
      pen.text(block, x, y + 3, Anchor::start);
      x += block.width + 24;
    };
    const auto& nodes = diagram_.nodes;
    if (std::any_of(nodes.begin(), nodes.end(), [](const auto& node) { return node.count.has_value(); })) {
      pen.badge("n", x, y, badge_height);
      explain(badge_height, count_word);
    }
    if (std::any_of(nodes.begin(), nodes.end(), [](const auto& node) { return node.timed; })) {
      pen.clock(x, y + 2);
      explain(clock_size, clock_word);
    }
    const auto& routes = layout_.routes;
    if (std::any_of(routes.begin(), routes.end(), [](const auto& route) { return route.back; })) {
      pen.out += "<g class=\"tn-back\"><path class=\"tn-line\" d=\"M" + pair(x, y + 10) + "h30\"/></g>\n";
      explain(30, back_word);
    }
    const auto& edges = diagram_.edges;
    if (std::any_of(edges.begin(), edges.end(), [](const auto& edge) { return edge.missed; })) {
      pen.out += "<g class=\"tn-missed\"><path class=\"tn-line\" d=\"M" + pair(x, y + 10) + "h30\"/></g>\n";
      explain(30, missed_word);
    }
    return {std::move(pen.out), x == left ? 0 : x - left - 24};
  }

  const Diagram& diagram_;
  const SvgOptions& options_;
  Contents contents_;
  Layout layout_;
  Pen pen_;
};

}  // namespace

std::string to_svg(const Diagram& diagram, const SvgOptions& options) {
  return Picture(diagram, options).written();
}

}  // namespace tenon
