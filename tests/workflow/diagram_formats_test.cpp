/// Mermaid and DOT.
#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "workflow/diagrams.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

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
