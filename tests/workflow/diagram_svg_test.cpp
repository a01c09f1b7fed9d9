/// What the picture says.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/svg_reader.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

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

}  // namespace

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

TEST_CASE("svg: what tests never took is marked and explained", "[diagram]") {
  Diagram diagram;
  diagram.id = "marked";
  diagram.nodes = {{"a", {"", "a"}, NodeKind::initial}, {"b", {"", "b"}}, {"c", {"", "c"}, NodeKind::final}};
  diagram.edges = {{0, 1, {"", "go"}}, {1, 2, {"", "end"}}, {1, 2, {"", "drop"}}, {1, 1, {"", "wait"}}};
  CHECK(to_svg(diagram).find(" tn-missed\"") == std::string::npos);
  CHECK(to_svg(diagram).find("never tested") == std::string::npos);

  diagram.edges[2].missed = diagram.edges[3].missed = true;
  std::string picture = to_svg(diagram);
  CHECK(picture.find("<text class=\"tn-l1 tn-missed\"") != std::string::npos);  // one of two on a line
  CHECK(picture.find("<text class=\"tn-l3 tn-missed\"") != std::string::npos);  // within its state
  CHECK(picture.find("tn-edge tn-missed") == std::string::npos);                // the line itself was taken
  CHECK(picture.find("never tested") != std::string::npos);

  diagram.edges[1].missed = true;
  CHECK(to_svg(diagram).find("tn-edge tn-missed") != std::string::npos);
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
