#include "tenon/workflow/diagram.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace tenon;

namespace {

struct Rect {
  int x, y, width, height;
};

struct Place {
  int x, y;
};

Diagram two_states() {
  return {"pair", {"\u4E24\u6001", "Two states"}, {{"a", {"\u7532", "A"}}, {"b", {"\u4E59", "B"}}}, {}};
}

/// Small, but with all that workflows have: loops, steps back, parallel steps, two ends, an island.
Diagram ticket() {
  Diagram d{"ticket", {"\u5DE5\u5355", "Ticket"}, {}, {}};
  d.nodes = {{"new", {"\u65B0\u5EFA", "New"}, NodeKind::initial, 3, true},
             {"open", {"\u5904\u7406\u4E2D", "In progress"}, NodeKind::normal, 12, true},
             {"wait", {"\u7B49\u5F85\u5BA2\u6237\u7B54\u590D", "Waiting for the customer"}},
             {"done", {"\u5DF2\u89E3\u51B3", "Resolved"}, NodeKind::final, 1234567},
             {"void", {"\u4F5C\u5E9F", "Void"}, NodeKind::final},
             {"island", {"\u5B64\u5C9B", "Island"}}};
  d.edges = {{0, 1, {"\u63A5\u5355", "Take"}, true},        {0, 1, {"\u6307\u6D3E", "Assign"}},
             {0, 4, {"\u91CD\u590D", "Duplicate"}},         {1, 2, {"\u8BE2\u95EE", "Ask"}},
             {2, 1, {"\u5DF2\u7B54\u590D", "Answered"}},    {1, 3, {"\u89E3\u51B3", "Resolve"}, true},
             {2, 3, {"\u903E\u671F", "No answer in time"}}, {3, 1, {"\u91CD\u5F00", "Reopen"}},
             {1, 1, {"\u8BB0\u4E8B", "Add a note"}},        {1, 4, {"\u64A4\u9500", "Cancel"}}};
  return d;
}

/// A graph without any sense, the same on every machine.
Diagram scrambled(std::size_t node_count, std::size_t edge_count, std::uint32_t seed) {
  const auto next = [&seed](std::size_t below) {
    seed = seed * 1664525u + 1013904223u;
    return static_cast<std::size_t>(seed >> 8) % below;
  };
  Diagram d{"scrambled", {"", "Scrambled"}, {}, {}};
  const std::string words = "Something that a person may well have to do about it now";
  for (std::size_t i = 0; i < node_count; ++i) {
    d.nodes.push_back({"n" + std::to_string(i), {"", words.substr(0, next(words.size()))}});
    if (next(5) == 0) d.nodes.back().kind = NodeKind::initial;
    if (next(5) == 0) d.nodes.back().kind = NodeKind::final;
    if (next(3) == 0) d.nodes.back().count = static_cast<std::int64_t>(next(100000));
  }
  for (std::size_t i = 0; i < edge_count; ++i) {
    d.edges.push_back({next(node_count), next(node_count), {"", words.substr(0, next(30))}, next(4) == 0});
  }
  return d;
}

std::size_t times(std::string_view what, std::string_view in) {
  std::size_t count = 0;
  for (std::size_t at = in.find(what); at != in.npos; at = in.find(what, at + 1)) ++count;
  return count;
}

bool has(std::string_view in, std::string_view what) { return in.find(what) != in.npos; }

int number_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
  const bool negative = text[at] == '-';
  if (negative) ++at;
  int value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) value = value * 10 + (text[at] - '0');
  return negative ? -value : value;
}

int attribute(std::string_view element, const std::string& name) {
  std::size_t at = element.find(' ' + name + "=\"");
  REQUIRE(at != element.npos);
  at += name.size() + 3;
  return number_at(element, at);
}

/// The elements that begin with `opening`, up to their closing bracket.
std::vector<std::string_view> elements(std::string_view svg, std::string_view opening) {
  std::vector<std::string_view> found;
  for (std::size_t at = svg.find(opening); at != svg.npos; at = svg.find(opening, at + 1)) {
    found.push_back(svg.substr(at, svg.find('>', at) - at + 1));
  }
  return found;
}

std::vector<Rect> rects(std::string_view svg, std::string_view opening) {
  std::vector<Rect> found;
  for (const std::string_view e : elements(svg, opening)) {
    found.push_back({attribute(e, "x"), attribute(e, "y"), attribute(e, "width"), attribute(e, "height")});
  }
  return found;
}

std::vector<Rect> boxes(std::string_view svg) { return rects(svg, "<rect class=\"tn-box\""); }
std::vector<Rect> labels(std::string_view svg) { return rects(svg, "<rect class=\"tn-page tn-label\""); }

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool inside(const Place& p, const Rect& r) {
  return p.x > r.x && p.x < r.x + r.width && p.y > r.y && p.y < r.y + r.height;
}

/// Places along a path made of the commands M, V and C.
std::vector<Place> traced(std::string_view d) {
  std::vector<Place> places;
  Place pen{0, 0};
  for (std::size_t at = 0; at < d.size();) {
    const char command = d[at++];
    if (command == 'M') {
      pen.x = number_at(d, at);
      pen.y = number_at(d, at);
    } else if (command == 'V') {
      const int y = number_at(d, at);
      for (int i = 0; i <= 16; ++i) places.push_back({pen.x, pen.y + (y - pen.y) * i / 16});
      pen.y = y;
    } else {
      REQUIRE(command == 'C');
      int c[6];
      for (int& value : c) value = number_at(d, at);
      for (int i = 0; i <= 32; ++i) {
        const int j = 32 - i;
        const auto mix = [&](int p, int q, int r, int s) {
          return (j * j * j * p + 3 * j * j * i * q + 3 * j * i * i * r + i * i * i * s) / 32768;
        };
        places.push_back({mix(pen.x, c[0], c[2], c[4]), mix(pen.y, c[1], c[3], c[5])});
      }
      pen = {c[4], c[5]};
    }
  }
  return places;
}

/// Empty where the document is well formed, as far as our own writer could go wrong; else what is amiss.
std::string fault_in(std::string_view xml) {
  std::vector<std::string> open;
  bool had_root = false;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const char c = xml[at];
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return "control character";
    if (c == '&') {
      const std::string_view entity = xml.substr(at, xml.find(';', at) - at + 1);
      const std::vector<std::string_view> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
      if (std::find(known.begin(), known.end(), entity) == known.end()) return "bare &";
    }
    if (c != '<') {
      if (open.empty() && c != '\n') return "text outside the root";
      continue;
    }
    std::size_t end = at;
    bool quoted = false;
    for (; end < xml.size() && (quoted || xml[end] != '>'); ++end) {
      if (xml[end] == '"') quoted = !quoted;
      if (quoted && xml[end] == '<') return "< in an attribute";
    }
    if (end == xml.size()) return "tag without end";
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    const std::string name(tag.substr(0, tag.find_first_of(" ")));
    if (tag.front() == '/') {
      if (open.empty() || "/" + open.back() != name) return "unexpected <" + name + ">";
      open.pop_back();
    } else if (tag.front() != '?' && tag.back() != '/') {
      if (open.empty() && std::exchange(had_root, true)) return "two roots";
      open.push_back(name);
    }
    at = end;
  }
  return open.empty() ? (had_root ? "" : "no root") : "unclosed <" + open.back() + ">";
}

/// What Mermaid makes of its character codes.
std::string mermaid_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '#') {
      out += text[at];
      continue;
    }
    ++at;
    out += static_cast<char>(number_at(text, at));
  }
  return out;
}

const std::string nasty = "say \"hi\": <b>x</b>; #1 & 50% \\n {[*]} --> a's _b_";

}  // namespace

TEST_CASE("mermaid: labels survive whatever they contain", "[diagram]") {
  Diagram d = two_states();
  d.nodes[0].label = {"", nasty};
  d.edges = {{0, 1, {"", nasty}}, {1, 0, {"", "change Direction TB now"}}};
  const std::string out = to_mermaid(d, Language::en);

  const std::size_t state = out.find("state \"") + 7;
  const std::string state_label = out.substr(state, out.find("\" as a\n") - state);
  CHECK(mermaid_decoded(state_label) == nasty);
  CHECK(state_label.find_first_of("\"<>:%\\&") == std::string::npos);

  const std::size_t edge = out.find("a --> b : ") + 10;
  const std::string edge_label = out.substr(edge, out.find('\n', edge) - edge);
  CHECK(mermaid_decoded(edge_label) == nasty);
  CHECK(edge_label.find_first_of("\"<>:%\\&") == std::string::npos);

  CHECK_FALSE(has(out, "Direction"));
  CHECK(has(mermaid_decoded(out.substr(out.find("b --> a"))), "change Direction TB now"));
}

TEST_CASE("mermaid: states, ends, counts and both languages", "[diagram]") {
  const std::string out = to_mermaid(ticket(), Language::both);
  CHECK(out.rfind("---\ntitle: \"\u5DE5\u5355 Ticket\"\n---\nstateDiagram-v2\n", 0) == 0);
  CHECK(has(out, "\n  state \"\u23F1 \u5904\u7406\u4E2D<br/>In progress (12)\" as open\n"));
  CHECK(has(out, "\n  [*] --> new\n"));
  CHECK(has(out, "\n  done --> [*]\n"));
  CHECK(has(out, "\n  new --> open : \u63A5\u5355<br/>Take\n  new --> open : \u6307\u6D3E<br/>Assign\n"));
  CHECK_FALSE(has(to_mermaid(ticket(), Language::zh), "In progress"));
  CHECK_FALSE(has(to_mermaid(ticket(), Language::en), "\u5904\u7406\u4E2D"));
}

TEST_CASE("names are told apart and never words of the language", "[diagram]") {
  Diagram d;
  for (const char* id : {"end", "State", "a b", "a-b", "a_b", "", "7"}) d.nodes.push_back({id, {"", "x"}});
  const std::string mermaid = to_mermaid(d, Language::en);
  for (const char* name : {"s_end", "s_State", "a_b", "a_b_2", "a_b_3", "s_", "s_7"}) {
    CHECK(times("\" as " + std::string(name) + "\n", mermaid) == 1);
    CHECK(times("\n  \"" + std::string(name) + "\" [", to_dot(d, Language::en)) == 1);
  }
}

TEST_CASE("dot: quotes, backslashes and entities are escaped", "[diagram]") {
  Diagram d = two_states();
  d.nodes[0].label = {"", "a \"b\" \\n &lt;"};
  d.edges = {{0, 1, {"", "say \"hi\""}, true}};
  const std::string out = to_dot(d, Language::en);
  CHECK(has(out, "\"a\" [label=\"a \\\"b\\\" \\\\n &amp;lt;\"];"));
  CHECK(has(out, "\"a\" -> \"b\" [label=\"say \\\"hi\\\"\", penwidth=2.5];"));
  CHECK(has(to_dot(ticket(), Language::en), "\"done\" [label=\"Resolved (1234567)\", peripheries=2];"));
  CHECK(has(to_dot(ticket(), Language::both), "label=\"\u23F1 \u65B0\u5EFA\\nNew (3)\""));
}

TEST_CASE("svg: well formed, whatever the labels contain", "[diagram]") {
  Diagram d = ticket();
  CHECK(fault_in(to_svg(d)) == "");
  d.id = nasty;
  d.title.en = nasty + "]]>";
  for (DiagramNode& node : d.nodes) node.label = {nasty, "bad \xFF\xC0\x80\xED\xA0\x80 end\x01\x1B\x7F"};
  for (DiagramEdge& edge : d.edges) edge.label = {"", "tab\there \xE4\xB8"};
  const std::string svg = to_svg(d);
  CHECK(fault_in(svg) == "");
  CHECK(has(svg, "&lt;b&gt;"));
  CHECK(has(svg, "\uFFFD"));
  CHECK_FALSE(has(svg, "<b>"));
  CHECK(svg.find_first_of("\x01\x1B\x7F\t\xFF\xC0") == std::string::npos);
}

TEST_CASE("svg: the same diagram gives the same bytes", "[diagram]") {
  const std::string first = to_svg(scrambled(30, 60, 7));
  const std::string other = to_svg(scrambled(30, 60, 8));
  CHECK(other != first);
  CHECK(to_svg(scrambled(30, 60, 7)) == first);
}

TEST_CASE("svg: parallel transitions share a line, opposite ones do not", "[diagram]") {
  Diagram d = two_states();
  d.edges = {
      {0, 1, {"", "first"}}, {0, 1, {"", "second"}, true}, {0, 1, {"", "third"}}, {1, 0, {"", "back"}}};
  const std::string svg = to_svg(d, {Language::en, true});
  CHECK(times("<g class=\"tn-edge", svg) == 2);
  CHECK(times("<g class=\"tn-edge tn-strong\"", svg) == 1);
  CHECK(times("<g class=\"tn-edge tn-back\"", svg) == 1);
  CHECK(labels(svg).size() == 2);
  for (const char* text : {">first</text>", ">second</text>", ">third</text>", ">back</text>"}) {
    CHECK(times(text, svg) == 1);
  }
  CHECK(has(svg, "<title>A \u2192 B: first; second; third</title>"));
}

TEST_CASE("svg: transitions that stay are listed inside their state", "[diagram]") {
  Diagram d = two_states();
  const int without = boxes(to_svg(d, {Language::en, true}))[0].height;
  d.edges = {{0, 0, {"", "Add a note"}}, {0, 0, {"", "Call"}}};
  const std::string svg = to_svg(d, {Language::en, true});
  CHECK(times("<g class=\"tn-edge", svg) == 0);
  CHECK(boxes(svg)[0].height > without);
  const auto texts = elements(svg, "<text class=\"tn-l3\"");
  REQUIRE(texts.size() == 2);
  for (const std::string_view text : texts) {
    CHECK(inside({attribute(text, "x"), attribute(text, "y")}, boxes(svg)[0]));
  }
}

TEST_CASE("svg: marks stand only where they are meant", "[diagram]") {
  const std::string plain = to_svg(two_states());
  for (const char* mark : {"<circle", "class=\"tn-badge\"", "class=\"tn-clock\"", "class=\"tn-inner\""}) {
    CHECK_FALSE(has(plain, mark));
  }
  const std::string svg = to_svg(ticket());
  CHECK(times("<circle class=\"tn-dot\"", svg) == 1);
  CHECK(times("class=\"tn-inner\"", svg) == 2);
  CHECK(times("class=\"tn-badge\"", svg) == 4);  // one of them explains the others
  CHECK(times("class=\"tn-clock\"", svg) == 3);
  CHECK(has(svg, ">1234567</text>"));
  CHECK(has(svg, "role=\"img\" aria-label=\"\u5DE5\u5355 Ticket\""));
}

TEST_CASE("svg: several can stand in one page", "[diagram]") {
  const std::string svg = to_svg(ticket(), {Language::both, false});
  CHECK(svg.rfind("<svg ", 0) == 0);
  CHECK(fault_in(svg) == "");
  CHECK(to_svg(ticket()).rfind("<?xml ", 0) == 0);
  const std::size_t begin = svg.find("<style>\n") + 8;
  std::size_t rules = 0;
  for (std::size_t at = begin; at < svg.find("</style>"); at = svg.find('\n', at) + 1) {
    const std::string_view rule = std::string_view(svg).substr(at, svg.find('\n', at) - at);
    if (rule == "}" || rule.front() == '@') continue;
    ++rules;
    for (std::size_t part = 0; part != rule.npos; part = rule.substr(0, rule.find('{')).find(",", part)) {
      if (part > 0) ++part;
      CHECK(rule.substr(part, 13) == "#tenon-ticket");
    }
  }
  CHECK(rules > 20);
  Diagram a = two_states();
  Diagram b = two_states();
  a.id = "x y";
  b.id = "x_y";
  const auto id = [](const Diagram& d) {
    const std::string all = to_svg(d, {Language::en, false});
    return all.substr(all.find(" id=\""), 24);
  };
  CHECK(id(a) != id(b));
}

TEST_CASE("any graph is drawn", "[diagram]") {
  const Diagram empty;
  CHECK(fault_in(to_svg(empty)) == "");
  CHECK(to_mermaid(empty, Language::both) == "stateDiagram-v2\n");
  CHECK(has(to_dot(empty, Language::both), "digraph"));

  Diagram astray = two_states();
  astray.edges = {{0, 2, {"", "nowhere"}}, {9, 9, {"", "nowhere"}}};
  CHECK_FALSE(has(to_svg(astray), "nowhere"));
  CHECK_FALSE(has(to_mermaid(astray, Language::en), "nowhere"));
  CHECK_FALSE(has(to_dot(astray, Language::en), "nowhere"));

  Diagram unnamed{"", {}, {{"only_id", {}}}, {{0, 0, {}}}};
  CHECK(has(to_svg(unnamed), ">only_id</text>"));
}

TEST_CASE("svg: nothing overlaps and no line runs through a state or a strange label", "[diagram]") {
  std::vector<Diagram> diagrams = {ticket()};
  for (std::uint32_t seed = 1; seed <= 30; ++seed)
    diagrams.push_back(scrambled(1 + seed, 3 * seed / 2, seed));
  diagrams.push_back(scrambled(12, 66, 99));
  diagrams.push_back(scrambled(200, 260, 100));
  for (const Diagram& diagram : diagrams) {
    INFO(diagram.id << " of " << diagram.nodes.size());
    const std::string svg = to_svg(diagram);
    const std::vector<Rect> states = boxes(svg);
    const std::vector<Rect> texts = labels(svg);
    REQUIRE(states.size() == diagram.nodes.size());
    const std::vector<std::string_view> page = elements(svg, "<rect class=\"tn-page\"");
    REQUIRE(page.size() == 1);
    std::vector<Rect> all = states;
    all.insert(all.end(), texts.begin(), texts.end());
    int overlaps = 0;
    int outside = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t k = i + 1; k < all.size(); ++k) overlaps += overlap(all[i], all[k]) ? 1 : 0;
      outside += all[i].x < 0 || all[i].x + all[i].width > attribute(page[0], "width") ? 1 : 0;
      outside += all[i].y < 0 || all[i].y + all[i].height > attribute(page[0], "height") ? 1 : 0;
    }
    CHECK(overlaps == 0);
    CHECK(outside == 0);

    int trespasses = 0;
    const std::string_view group = "<g class=\"tn-edge";
    for (std::size_t at = svg.find(group); at != svg.npos; at = svg.find(group, at + 1)) {
      const std::string edge = svg.substr(at, svg.find("</g>", at) - at);
      const std::size_t path = edge.find(" d=\"") + 4;
      const std::vector<Rect> own = labels(edge);
      for (const Place& place : traced(std::string_view(edge).substr(path, edge.find('"', path) - path))) {
        for (const Rect& rect : all) {
          const bool is_own = !own.empty() && own[0].x == rect.x && own[0].y == rect.y;
          trespasses += inside(place, rect) && !is_own ? 1 : 0;
        }
      }
    }
    CHECK(trespasses == 0);
  }
}

TEST_CASE("svg: the steps of a plain sequence lead downwards", "[diagram]") {
  Diagram d{"line", {}, {}, {}};
  for (int i = 0; i < 6; ++i) d.nodes.push_back({"n" + std::to_string(i), {}});
  d.nodes[0].kind = NodeKind::initial;
  for (std::size_t i = 0; i + 1 < 6; ++i) d.edges.push_back({i, i + 1, {"", "next"}});
  d.edges.push_back({5, 0, {"", "again"}});
  const std::string svg = to_svg(d);
  const std::vector<Rect> states = boxes(svg);
  for (std::size_t i = 0; i + 1 < 6; ++i) CHECK(states[i].y + states[i].height < states[i + 1].y);
  CHECK(times("<g class=\"tn-edge tn-back\"", svg) == 1);
}
