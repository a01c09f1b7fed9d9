// Measures the texts, has them laid out, and writes the picture.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "tenon/workflow/diagram.hpp"
#include "workflow/diagram_layout.hpp"
#include "workflow/diagram_text.hpp"

namespace tenon {
namespace {

using drawing::Box;
using drawing::Point;

// ---- text

/// Sizes in pixels: of the letters, and from one line to the next.
struct Font {
  std::string_view css_class;
  int size;
  int leading;
  bool bold = false;
};
constexpr Font state_font = {"tn-t1", 15, 20, true};
constexpr Font state_second_font = {"tn-t2", 12, 16};
constexpr Font label_font = {"tn-l1", 13, 17};
constexpr Font label_second_font = {"tn-l2", 11, 14};
constexpr Font loop_font = {"tn-l3", 11, 15};
constexpr Font title_font = {"tn-h1", 20, 27, true};
constexpr Font title_second_font = {"tn-h2", 14, 20};

constexpr int state_limit = 204;
constexpr int label_limit = 160;
constexpr int loop_limit = 200;
constexpr int title_limit = 900;

bool is_wide(char32_t code) {
  constexpr std::array<std::pair<char32_t, char32_t>, 9> wide = {{{0x1100, 0x115F},
                                                                  {0x2E80, 0xA4CF},
                                                                  {0xAC00, 0xD7A3},
                                                                  {0xF900, 0xFAFF},
                                                                  {0xFE30, 0xFE4F},
                                                                  {0xFF00, 0xFF60},
                                                                  {0xFFE0, 0xFFE6},
                                                                  {0x1F300, 0x1FAFF},
                                                                  {0x20000, 0x3FFFD}}};
  return std::any_of(wide.begin(), wide.end(),
                     [&](const auto& range) { return code >= range.first && code <= range.second; });
}

/// Advance in thousandths of an em: a little more than common sans-serif fonts need, so that boxes err to be
/// wide.
int advance(char32_t code) {
  if (is_wide(code)) return 1000;
  if (code < 0x80) {
    const auto among = [&](std::string_view set) { return set.find(static_cast<char>(code)) != set.npos; };
    if (among(" ijlI|!.,:;'")) return 310;
    if (among("frt()[]{}/\\-`\"")) return 400;
    if (among("mw%@")) return 880;
    if (among("MW")) return 940;
    if (code >= 'A' && code <= 'Z') return 700;
    return 590;
  }
  if ((code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) ||
      (code >= 0xFE00 && code <= 0xFE0F)) {
    return 0;  // marks that stand on another character
  }
  // Dashes, quotation marks, ellipses and arrows are as wide as an ideograph in Chinese fonts.
  return code >= 0x2010 && code < 0x2E80 ? 1000 : 650;
}

int text_width(std::string_view text, int size, bool bold = false) {
  int thousandths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int one = advance(drawing::next_code_point(text, at));
    thousandths += bold && one < 1000 ? one * 6 / 5 : one;  // ideographs keep their width
  }
  return (thousandths * size + 999) / 1000;
}

/// Pieces between which a line may break: words with the space after them, single ideographs.
std::vector<std::string_view> pieces_of(std::string_view text) {
  constexpr std::u32string_view closing =
      U"\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\uFF09\u300B\u201D\u3011";
  constexpr std::u32string_view opening = U"\uFF08\u300A\u201C\u3010";
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t code = drawing::next_code_point(text, at);
    const bool may_break = last != 0 && closing.find(code) == closing.npos &&
                           opening.find(last) == opening.npos &&
                           ((last == ' ' && code != ' ') || is_wide(last) || is_wide(code));
    if (may_break && here > begin) {
      pieces.push_back(text.substr(begin, here - begin));
      begin = here;
    }
    last = code;
  }
  if (begin < text.size()) pieces.push_back(text.substr(begin));
  return pieces;
}

std::vector<std::string> filled(const std::vector<std::string_view>& pieces, int size, bool bold, int limit) {
  std::vector<std::string> lines;
  std::string line;
  const auto finish = [&] {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!line.empty()) lines.push_back(std::exchange(line, {}));
  };
  for (const std::string_view piece : pieces) {
    if (!line.empty() && text_width(line + std::string(piece), size, bold) > limit) finish();
    line += piece;
  }
  finish();
  return lines;
}

/// As few lines as the limit allows, then as equal as they can be.
std::vector<std::string> wrapped(std::string_view text, int size, bool bold, int limit) {
  const std::vector<std::string_view> pieces = pieces_of(text);
  std::vector<std::string> lines = filled(pieces, size, bold, limit);
  for (int tighter = limit - size; lines.size() > 1 && tighter > limit / 3; tighter -= size) {
    std::vector<std::string> other = filled(pieces, size, bold, tighter);
    if (other.size() > lines.size()) break;
    lines = std::move(other);
  }
  return lines;
}

/// Lines in one or two fonts, one under the other.
struct Block {
  struct Line {
    std::string text;
    Font font;
    int gap_above = 0;
    bool strong = false;
  };
  std::vector<Line> lines;
  int width = 0;
  int height = 0;

  void add(std::string_view text, const Font& font, int limit, int gap_above, bool strong = false) {
    for (std::string& line : wrapped(text, font.size, font.bold || strong, limit)) {
      width = std::max(width, text_width(line, font.size, font.bold || strong));
      height += font.leading + gap_above;
      lines.push_back({std::move(line), font, gap_above, strong});
      gap_above = 0;
    }
  }

  /// The first text in one font, the others under it in another.
  void add(const std::vector<std::string>& texts, const Font& first, const Font& second, int limit,
           int gap_above = 0, bool strong = false) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      add(texts[i], i == 0 ? first : second, limit, i == 0 ? gap_above : 0, strong);
    }
  }
};

using drawing::one_line;

// ---- the parts of the picture before they have a place

constexpr int side_padding = 14;
constexpr int top_padding = 9;
constexpr int final_border = 4;  // between the two borders of a final state
constexpr int clock_size = 16;
constexpr int badge_height = 20;
constexpr int mark_gap = 8;      // between the text and a clock or badge
constexpr int loop_indent = 18;  // room for the little loop before a label
constexpr int dot_size = 14;
constexpr int page_margin = 24;
constexpr int arrow_length = 9;

struct StateDrawing {
  Block name;
  Block loops;                          // labels of the transitions that stay here
  std::vector<std::size_t> loop_heads;  // the lines of `loops` that begin a label
  std::string badge;
  int badge_width = 0;
  int width = 0;
  int height = 0;
};

struct LineDrawing {
  std::size_t from = 0;  // index into the layout's nodes
  std::size_t to = 0;
  Block label;
  struct Step {
    std::vector<std::string> texts;  // one per language
    bool emphasised = false;
  };
  std::vector<Step> steps;  // the transitions with a label
  bool emphasised = false;
};

struct Parts {
  std::vector<StateDrawing> states;
  std::vector<LineDrawing> lines;    // merged transitions, then one for each entry dot
  std::vector<std::size_t> entries;  // states with an entry dot; the dots follow the states in the layout
};

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
      line.label.add(one_line(step.texts), label_font, 2 * label_limit, gap, step.emphasised);
    } else {
      line.label.add(step.texts, label_font, label_second_font, label_limit, gap, step.emphasised);
    }
  }
}

void add_loop(StateDrawing& state, const std::vector<std::string>& texts, bool emphasised) {
  if (texts.empty() && !state.loops.lines.empty()) return;
  state.loop_heads.push_back(state.loops.lines.size());
  const int gap = state.loops.lines.empty() ? 0 : 2;
  // A loop without a label still shows: an em dash stands for it.
  state.loops.add(texts.empty() ? "\u2014" : one_line(texts), loop_font, loop_limit, gap, emphasised);
}

void measure(StateDrawing& state, const DiagramNode& node, std::size_t lines_on_a_side) {
  int row = state.name.width;
  if (node.timed) row += clock_size + mark_gap;
  if (!state.badge.empty()) {
    state.badge_width = std::max(badge_height, text_width(state.badge, 12) + 12);
    row += state.badge_width + mark_gap;
  }
  const int loops = state.loops.lines.empty() ? 0 : state.loops.width + loop_indent;
  const int ports = static_cast<int>(lines_on_a_side) * 16;
  const int border = node.kind == NodeKind::final ? final_border : 0;
  state.width = std::max({row, loops, ports, 56}) + 2 * (side_padding + border);
  state.height = std::max(state.name.height, badge_height) + 2 * (top_padding + border);
  if (loops > 0) state.height += state.loops.height + 8;
}

Parts parts_of(const Diagram& diagram, Language language) {
  Parts parts;
  const std::size_t count = diagram.nodes.size();
  parts.states.resize(count);
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> line_of;
  std::vector<std::size_t> in(count, 0);
  std::vector<std::size_t> out(count, 0);
  for (const DiagramEdge& edge : diagram.edges) {
    if (edge.from >= count || edge.to >= count) continue;
    std::vector<std::string> texts = drawing::lines_of(edge.label, language);
    if (edge.from == edge.to) {
      add_loop(parts.states[edge.from], texts, edge.emphasised);
      continue;
    }
    const auto [found, is_new] = line_of.try_emplace({edge.from, edge.to}, parts.lines.size());
    if (is_new) {
      parts.lines.push_back({edge.from, edge.to, {}, {}, false});
      ++out[edge.from];
      ++in[edge.to];
    }
    LineDrawing& line = parts.lines[found->second];
    line.emphasised = line.emphasised || edge.emphasised;
    if (!texts.empty()) line.steps.push_back({std::move(texts), edge.emphasised});
  }
  for (LineDrawing& line : parts.lines) fill_label(line);
  for (std::size_t i = 0; i < count; ++i) {
    const DiagramNode& node = diagram.nodes[i];
    StateDrawing& state = parts.states[i];
    state.name.add(drawing::lines_of(node, language), state_font, state_second_font, state_limit);
    if (node.count) state.badge = std::to_string(*node.count);
    measure(state, node, std::max(in[i], out[i]));
    if (node.kind != NodeKind::initial) continue;
    parts.lines.push_back({count + parts.entries.size(), i, {}, {}, false});
    parts.entries.push_back(i);
  }
  return parts;
}

drawing::Layout laid_out(const Diagram& diagram, const Parts& parts) {
  std::vector<drawing::LayoutNode> nodes;
  for (std::size_t i = 0; i < parts.states.size(); ++i) {
    const NodeKind kind = diagram.nodes[i].kind;
    nodes.push_back({parts.states[i].width, parts.states[i].height, kind == NodeKind::initial,
                     kind == NodeKind::final, false});
  }
  nodes.resize(nodes.size() + parts.entries.size(), {dot_size, dot_size, true, false, true});
  std::vector<drawing::LayoutEdge> edges;
  for (const LineDrawing& line : parts.lines) {
    const bool has_label = !line.label.lines.empty();
    edges.push_back({line.from, line.to, has_label ? line.label.width + 14 : 0,
                     has_label ? line.label.height + 6 : 0, line.emphasised ? 3 : 1});
  }
  return drawing::lay_out(nodes, edges);
}

// ---- writing

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

/// A name that XML and CSS both take, different for different ids.
std::string element_id(std::string_view id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "tenon-";
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'_', digits[byte >> 4], digits[byte & 15u]};
    }
  }
  return out;
}

/// A selector, then what it sets in light and what differs in dark.
struct Rule {
  std::string_view selector;
  std::string_view light;
  std::string_view dark;
};

constexpr std::array<Rule, 24> rules = {{
    {".tn-page", "fill:#ffffff", "fill:#13181f"},
    {"text", "fill:#16202c;stroke:none", "fill:#eaf0f6"},
    {".tn-h1", "font-size:20px;font-weight:600", ""},
    {".tn-h2", "font-size:14px;fill:#4b5a6b", "fill:#aab8c7"},
    {".tn-t1", "font-size:15px;font-weight:600", ""},
    {".tn-t2", "font-size:12px;fill:#44546a", "fill:#b4c2d1"},
    {".tn-l1", "font-size:13px;fill:#26323f", "fill:#dde5ed"},
    {".tn-l2", "font-size:11px;fill:#4b5a6b", "fill:#aab8c7"},
    {".tn-l3", "font-size:11px;fill:#34485e", "fill:#bccada"},
    {".tn-box", "fill:#eef4fb;stroke:#41658f;stroke-width:1.5", "fill:#1e2a38;stroke:#7fa6d4"},
    {".tn-final .tn-box,.tn-final .tn-inner", "fill:#edf5ee;stroke:#3d7350", "fill:#1c2c23;stroke:#74b58b"},
    {".tn-inner", "fill:none;stroke:#41658f", "stroke:#7fa6d4"},
    {".tn-rule", "stroke:#41658f;stroke-opacity:.35", "stroke:#7fa6d4"},
    {".tn-dot", "fill:#16202c", "fill:#eaf0f6"},
    {".tn-badge", "fill:#1d5fae", "fill:#8fc1ff"},
    {"text.tn-number", "font-size:12px;font-weight:600;fill:#ffffff", "fill:#0d1a2b"},
    {".tn-clock", "fill:none;stroke:#a3341f;stroke-width:1.6", "stroke:#ff9b85"},
    {".tn-line", "fill:none;stroke:#5a6b7e;stroke-width:1.5", "stroke:#93a4b6"},
    {".tn-head", "fill:#5a6b7e", "fill:#93a4b6"},
    {".tn-back .tn-line", "stroke:#a65a12;stroke-dasharray:6 4", "stroke:#e0a366"},
    {".tn-back .tn-head,.tn-back text", "fill:#8f4a0a", "fill:#e8b27c"},
    {".tn-strong .tn-line", "stroke-width:3;stroke:#1d5fae", "stroke:#8fc1ff"},
    {".tn-strong .tn-head", "fill:#1d5fae", "fill:#8fc1ff"},
    {"text.tn-strong", "font-weight:700;fill:#1a559c", "fill:#8fc1ff"},
}};

class Picture {
 public:
  Picture(const Diagram& diagram, const SvgOptions& options)
      : diagram_(diagram),
        options_(options),
        id_(element_id(diagram.id)),
        parts_(parts_of(diagram, options.language)),
        layout_(laid_out(diagram, parts_)) {}

  std::string written() {
    Block title;
    const std::vector<std::string> title_lines = drawing::lines_of(diagram_.title, options_.language);
    if (options_.standalone) title.add(title_lines, title_font, title_second_font, title_limit);
    const int title_height = title.height > 0 ? title.height + 18 : 0;
    left_ = page_margin;
    top_ = page_margin + title_height;
    const int legend_width = legend(page_margin, top_ + layout_.height + 26);
    const int legend_height = legend_width > 0 ? 26 + badge_height : 0;
    const std::string legend_text = std::exchange(out_, {});
    const int inner = std::max({layout_.width, title.width, legend_width});
    const int width = inner + 2 * page_margin;
    const int height = top_ + layout_.height + legend_height + page_margin;
    left_ += (inner - layout_.width) / 2;

    open(width, height, one_line(title_lines));
    text_block(title, page_margin, page_margin, 's');
    for (std::size_t i = 0; i < parts_.lines.size(); ++i) line(i);
    for (std::size_t i = 0; i < parts_.states.size(); ++i) state(i);
    for (std::size_t i = 0; i < parts_.entries.size(); ++i) {
      const Box box = placed(layout_.nodes[parts_.states.size() + i]);
      out_ += "<circle class=\"tn-dot\"" + number("cx", box.x + dot_size / 2) +
              number("cy", box.y + dot_size / 2) + number("r", dot_size / 2) + "/>\n";
    }
    out_ += legend_text + "</svg>\n";
    return std::move(out_);
  }

 private:
  static std::string number(std::string_view name, int value) {
    return ' ' + std::string(name) + "=\"" + std::to_string(value) + '"';
  }
  static std::string pair(int x, int y) { return std::to_string(x) + ' ' + std::to_string(y); }
  Box placed(Box box) const { return {box.x + left_, box.y + top_, box.width, box.height}; }

  void open(int width, int height, const std::string& title) {
    const std::string name = escaped(title.empty() ? drawing::clean_text(diagram_.id) : title);
    if (options_.standalone) out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + id_ + '"' + number("width", width) +
            number("height", height) + " viewBox=\"0 0 " + pair(width, height) +
            "\" role=\"img\" aria-label=\"" + name + '"';
    if (options_.language != Language::en) out_ += " lang=\"zh-Hans\"";
    out_ += ">\n<title>" + name + "</title>\n";
    style();
    out_ += "<rect class=\"tn-page\"" + number("width", width) + number("height", height) + number("rx", 8) +
            "/>\n";
  }

  void style() {
    const auto scoped = [&](std::string_view selectors, std::string_view body) {
      out_ += '#' + id_ + ' ';
      for (const char c : selectors) {
        out_ += c;
        if (c == ',') out_ += '#' + id_ + ' ';
      }
      out_ += '{' + std::string(body) + "}\n";
    };
    out_ += "<style>\n#" + id_ +
            "{font-family:system-ui,-apple-system,\"Segoe UI\",\"PingFang SC\",\"Hiragino Sans "
            "GB\",\"Microsoft YaHei\","
            "\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"WenQuanYi Micro Hei\",sans-serif}\n";
    for (const Rule& rule : rules) scoped(rule.selector, rule.light);
    out_ += "@media screen and (prefers-color-scheme:dark){\n";
    for (const Rule& rule : rules) {
      if (!rule.dark.empty()) scoped(rule.selector, rule.dark);
    }
    out_ += "}\n</style>\n";
  }

  void rect(std::string_view css_class, Box box, int radius) {
    out_ += "<rect class=\"" + std::string(css_class) + '"' + number("x", box.x) + number("y", box.y) +
            number("width", box.width) + number("height", box.height) + number("rx", radius) + "/>\n";
  }

  /// `anchor`: s for the left end of each line at x, m for its middle.
  void text_block(const Block& block, int x, int y, char anchor) {
    for (const Block::Line& line : block.lines) {
      y += line.gap_above + line.font.leading;
      // Ideographs reach about a tenth of an em below the line; so the line stands a little above the cell's
      // end.
      const int baseline = y - line.font.leading / 2 + line.font.size * 36 / 100;
      out_ += "<text class=\"" + std::string(line.font.css_class) + (line.strong ? " tn-strong" : "") + '"' +
              number("x", x) + number("y", baseline) + (anchor == 'm' ? " text-anchor=\"middle\"" : "") +
              '>' + escaped(line.text) + "</text>\n";
    }
  }

  std::string path_through(const std::vector<Point>& points, const std::vector<int>& bends) const {
    std::string path = "M" + pair(points[0].x + left_, points[0].y + top_);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const Point from = {points[i - 1].x + left_, points[i - 1].y + top_};
      const Point to = {points[i].x + left_, points[i].y + top_};
      const bool goes_on = i + 1 < points.size() && points[i + 1].x == points[i].x;
      if (from.x != to.x) {
        const int bend = bends[i - 1] + top_;
        path += "C" + pair(from.x, bend) + ' ' + pair(to.x, bend) + ' ' + pair(to.x, to.y);
      } else if (!goes_on && from.y != to.y) {
        path += "V" + std::to_string(to.y);
      }
    }
    return path;
  }

  void line(std::size_t index) {
    const LineDrawing& line = parts_.lines[index];
    const drawing::Route& route = layout_.routes[index];
    std::vector<Point> points = route.points;
    const Point tip = points.back();
    const int backwards = route.back ? 1 : -1;
    points.back().y += backwards * (arrow_length - 1);
    // What is left of the last stretch may now point the wrong way.
    while (points.size() > 2 && (points.back().y - points[points.size() - 2].y) * backwards > 0) {
      points.erase(points.end() - 2);
    }
    out_ += "<g class=\"tn-edge" + std::string(route.back ? " tn-back" : "") +
            (line.emphasised ? " tn-strong" : "") + "\">\n";
    if (line.from < parts_.states.size()) {
      out_ += "<title>" + state_name(line.from) + " \u2192 " + state_name(line.to);
      for (std::size_t i = 0; i < line.steps.size(); ++i) {
        out_ += (i == 0 ? ": " : "; ") + escaped(one_line(line.steps[i].texts));
      }
      out_ += "</title>\n";
    }
    out_ += "<path class=\"tn-line\" d=\"" + path_through(points, route.bends) + "\"/>\n";
    out_ += "<path class=\"tn-head\" d=\"M" + pair(tip.x + left_, tip.y + top_) + "l-5 " +
            std::to_string(backwards * arrow_length) + "h10z\"/>\n";
    if (!line.label.lines.empty()) {
      const Box box = placed(route.label);
      rect("tn-page tn-label", box, 4);
      text_block(line.label, box.x + box.width / 2, box.y + 3, 'm');
    }
    out_ += "</g>\n";
  }

  std::string state_name(std::size_t index) const {
    return escaped(one_line(drawing::lines_of(diagram_.nodes[index], options_.language)));
  }

  void clock(int x, int y) {
    constexpr int half = clock_size / 2;
    out_ += "<path class=\"tn-clock\" d=\"M" + pair(x + 1, y + half) + "a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M" +
            pair(x + half, y + 4) + "v4l3 2\"/>\n";
  }

  void badge(const std::string& text, int x, int y, int width) {
    rect("tn-badge", {x, y, width, badge_height}, badge_height / 2);
    out_ += "<text class=\"tn-number\"" + number("x", x + width / 2) + number("y", y + 14) +
            " text-anchor=\"middle\">" + escaped(text) + "</text>\n";
  }

  void state(std::size_t index) {
    const DiagramNode& node = diagram_.nodes[index];
    const StateDrawing& state = parts_.states[index];
    const Box box = placed(layout_.nodes[index]);
    const int border = node.kind == NodeKind::final ? final_border : 0;
    constexpr std::array<std::string_view, 3> kinds = {"", " tn-initial", " tn-final"};
    out_ += "<g class=\"tn-state" + std::string(kinds[static_cast<std::size_t>(node.kind)]) + "\">\n";
    out_ += "<title>" + state_name(index);
    if (node.count) out_ += " \u00B7 " + word(count_word) + ": " + state.badge;
    if (node.timed) out_ += " \u00B7 " + word(clock_word);
    out_ += "</title>\n";
    rect("tn-box", box, 9);
    if (border > 0) {
      rect("tn-inner", {box.x + border, box.y + border, box.width - 2 * border, box.height - 2 * border}, 6);
    }

    const int row_height = std::max(state.name.height, badge_height);
    const int row_y = box.y + border + top_padding;
    int row_width = state.name.width;
    if (node.timed) row_width += clock_size + mark_gap;
    if (!state.badge.empty()) row_width += state.badge_width + mark_gap;
    int x = box.x + (box.width - row_width) / 2;
    if (node.timed) {
      clock(x, row_y + (row_height - clock_size) / 2);
      x += clock_size + mark_gap;
    }
    text_block(state.name, x + state.name.width / 2, row_y + (row_height - state.name.height) / 2, 'm');
    x += state.name.width + mark_gap;
    if (!state.badge.empty())
      badge(state.badge, x, row_y + (row_height - badge_height) / 2, state.badge_width);
    if (!state.loops.lines.empty()) loops(state, box, row_y + row_height + 4);
    out_ += "</g>\n";
  }

  void loops(const StateDrawing& state, Box box, int y) {
    out_ += "<path class=\"tn-rule\" d=\"M" + pair(box.x + side_padding, y) + "h" +
            std::to_string(box.width - 2 * side_padding) + "\"/>\n";
    y += 4;
    const int x = box.x + (box.width - state.loops.width - loop_indent) / 2;
    text_block(state.loops, x + loop_indent, y, 's');
    for (std::size_t i = 0, line_y = static_cast<std::size_t>(y); i < state.loops.lines.size(); ++i) {
      const Block::Line& line = state.loops.lines[i];
      line_y += static_cast<std::size_t>(line.gap_above);
      if (std::find(state.loop_heads.begin(), state.loop_heads.end(), i) != state.loop_heads.end()) {
        const int middle = static_cast<int>(line_y) + line.font.leading / 2;
        out_ += "<path class=\"tn-line\" d=\"M" + pair(x + 7, middle - 4) +
                "a4 4 0 1 0 4 4\"/>\n<path class=\"tn-head\" d=\"M" + pair(x + 12, middle - 4) +
                "l-5 -3v6z\"/>\n";
      }
      line_y += static_cast<std::size_t>(line.font.leading);
    }
  }

  struct Word {
    std::string_view zh;
    std::string_view en;
  };
  static constexpr Word count_word = {"\u5F53\u524D\u4EF6\u6570", "cases now"};
  static constexpr Word clock_word = {"\u6709\u65F6\u9650", "deadline runs"};
  static constexpr Word back_word = {"\u9000\u56DE", "leads back"};

  std::string word(const Word& word) const {
    return one_line(drawing::lines_of(Text{std::string(word.zh), std::string(word.en)}, options_.language));
  }

  /// Explains the marks that the picture uses. Returns its width, 0 where there is nothing to explain.
  int legend(int x, int y) {
    const int begin = x;
    const auto explain = [&](const Word& what) {
      Block block;
      block.add(word(what), label_second_font, label_limit * 2, 0);
      text_block(block, x, y + 3, 's');
      x += block.width + 24;
    };
    const auto& nodes = diagram_.nodes;
    if (std::any_of(nodes.begin(), nodes.end(),
                    [](const DiagramNode& node) { return node.count.has_value(); })) {
      badge("n", x, y, badge_height);
      x += badge_height + mark_gap;
      explain(count_word);
    }
    if (std::any_of(nodes.begin(), nodes.end(), [](const DiagramNode& node) { return node.timed; })) {
      clock(x, y + 2);
      x += clock_size + mark_gap;
      explain(clock_word);
    }
    const auto& routes = layout_.routes;
    if (std::any_of(routes.begin(), routes.end(), [](const drawing::Route& route) { return route.back; })) {
      out_ += "<g class=\"tn-back\"><path class=\"tn-line\" d=\"M" + pair(x, y + 10) + "h30\"/></g>\n";
      x += 30 + mark_gap;
      explain(back_word);
    }
    return x == begin ? 0 : x - begin - 24;
  }

  const Diagram& diagram_;
  const SvgOptions& options_;
  std::string id_;
  Parts parts_;
  drawing::Layout layout_;
  int left_ = 0;
  int top_ = 0;
  std::string out_;
};

}  // namespace

std::string to_svg(const Diagram& diagram, const SvgOptions& options) {
  return Picture(diagram, options).written();
}

}  // namespace tenon
