// The two text formats: Mermaid and DOT.
#include "tenon/workflow/diagram.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "workflow/diagram_text.hpp"

namespace tenon {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Names that Mermaid and DOT both take unquoted: the id where it is a plain word, with a number where two
/// agree.
std::vector<std::string> plain_names(const Diagram& diagram) {
  // Words that the lexer of Mermaid's state diagrams would take for its own, in any case of letters.
  static constexpr std::array<std::string_view, 15> reserved = {
      "accdescr", "acctitle", "as",    "class", "classdef", "default", "direction", "end",
      "hide",     "note",     "scale", "state", "style",    "root",    "click"};
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const DiagramNode& node : diagram.nodes) {
    std::string name;
    std::string lower;
    for (const char c : node.id) {
      name += is_word(c) ? c : '_';
      lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const bool starts_badly = name.empty() || (name[0] >= '0' && name[0] <= '9');
    if (starts_badly || std::find(reserved.begin(), reserved.end(), lower) != reserved.end())
      name = "s_" + name;
    std::string unique = name;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = name + "_" + std::to_string(n);
    names.push_back(std::move(unique));
  }
  return names;
}

bool is_drawn(const Diagram& diagram, const DiagramEdge& edge) {
  return edge.from < diagram.nodes.size() && edge.to < diagram.nodes.size();
}

/// Mermaid has no quoting, only character codes between # and ; which it swaps out before it parses.
std::string mermaid_escaped(std::string_view text) {
  constexpr std::string_view harmless = " ,.()-/'!?+=";
  // ".*direction\s+TB" ends a statement wherever it stands, even in a label.
  constexpr std::string_view keyword = "direction";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_keyword =
        text.size() - i >= keyword.size() &&
        std::equal(keyword.begin(), keyword.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                   [](char word, char here) { return (here | 0x20) == word; });
    const bool is_plain = static_cast<unsigned char>(c) >= 0x80 || (is_word(c) && c != '_') ||
                          harmless.find(c) != std::string_view::npos;
    if (is_plain && !is_keyword) {
      out += c;
    } else {
      out += '#' + std::to_string(static_cast<unsigned>(static_cast<unsigned char>(c))) + ';';
    }
  }
  return out;
}

/// Graphviz reads HTML entities in labels, so & must be one.
std::string dot_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

template <class Escape>
std::string joined(const std::vector<std::string>& lines, std::string_view separator, Escape escape) {
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += separator;
    out += escape(line);
  }
  return out;
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

constexpr std::string_view clock_mark = "\u23F1 ";

}  // namespace

std::string to_mermaid(const Diagram& diagram, Language language) {
  const std::vector<std::string> names = plain_names(diagram);
  std::string out;
  if (const std::string title = drawing::one_line(drawing::lines_of(diagram.title, language));
      !title.empty()) {
    out += "---\ntitle: " + yaml_quoted(title) + "\n---\n";
  }
  out += "stateDiagram-v2\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const DiagramNode& node = diagram.nodes[i];
    out += "  state \"";
    if (node.timed) out += clock_mark;
    out += joined(drawing::lines_of(node, language), "<br/>", mermaid_escaped);
    if (node.count) out += " (" + std::to_string(*node.count) + ")";
    out += "\" as " + names[i] + '\n';
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (diagram.nodes[i].kind == NodeKind::initial) out += "  [*] --> " + names[i] + '\n';
  }
  for (const DiagramEdge& edge : diagram.edges) {
    if (!is_drawn(diagram, edge)) continue;
    out += "  " + names[edge.from] + " --> " + names[edge.to];
    const std::string label = joined(drawing::lines_of(edge.label, language), "<br/>", mermaid_escaped);
    if (!label.empty()) out += " : " + label;
    out += '\n';
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (diagram.nodes[i].kind == NodeKind::final) out += "  " + names[i] + " --> [*]\n";
  }
  return out;
}

std::string to_dot(const Diagram& diagram, Language language) {
  const std::vector<std::string> names = plain_names(diagram);
  const std::string title = dot_escaped(drawing::one_line(drawing::lines_of(diagram.title, language)));
  std::string out = "digraph \"" + dot_escaped(drawing::clean_text(diagram.id)) + "\" {\n";
  if (!title.empty()) out += "  graph [label=\"" + title + "\", labelloc=t];\n";
  out += "  graph [rankdir=TB];\n  node [shape=box, style=rounded];\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const DiagramNode& node = diagram.nodes[i];
    out += "  \"" + names[i] + "\" [label=\"";
    if (node.timed) out += clock_mark;
    out += joined(drawing::lines_of(node, language), "\\n", dot_escaped);
    if (node.count) out += " (" + std::to_string(*node.count) + ")";
    out += '"';
    if (node.kind == NodeKind::final) out += ", peripheries=2";
    out += "];\n";
    if (node.kind == NodeKind::initial) {
      // The colon cannot be part of a name made of words, so the dot needs no check for a namesake.
      out += "  \"start:" + names[i] + "\" [shape=point, width=0.15, label=\"\"];\n";
      out += "  \"start:" + names[i] + "\" -> \"" + names[i] + "\";\n";
    }
  }
  for (const DiagramEdge& edge : diagram.edges) {
    if (!is_drawn(diagram, edge)) continue;
    out += "  \"" + names[edge.from] + "\" -> \"" + names[edge.to] + '"';
    const std::string label = joined(drawing::lines_of(edge.label, language), "\\n", dot_escaped);
    std::string attributes;
    if (!label.empty()) attributes += "label=\"" + label + '"';
    if (edge.emphasised) attributes += std::string(attributes.empty() ? "" : ", ") + "penwidth=2.5";
    if (!attributes.empty()) out += " [" + attributes + ']';
    out += ";\n";
  }
  return out + "}\n";
}

}  // namespace tenon
