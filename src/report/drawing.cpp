/// Drawings on a page.
#include <algorithm>

#include "report/sections.hpp"

namespace tenon::report {

Diagram ways_of(const RuleBook& book, std::span<const std::int64_t> counts) {
  Diagram all = diagram_of(book, counts);
  std::vector<DiagramEdge> ways;
  for (auto& edge : all.edges) {
    const auto same = [&](const DiagramEdge& other) {
      return other.from == edge.from && other.to == edge.to && other.label == edge.label;
    };
    if (edge.from != edge.to && std::none_of(ways.begin(), ways.end(), same)) ways.push_back(std::move(edge));
  }
  all.edges = std::move(ways);
  return all;
}

void write_drawing(Page& page, Diagram drawn) {
  struct Version {
    Language language;
    std::string_view name;
  };
  const std::string id = drawn.id;
  for (const auto& version :
       {Version{Language::zh, "zh"}, Version{Language::en, "en"}, Version{Language::both, "both"}}) {
    drawn.id = id + "-" + std::string(version.name);  // two drawings of a page may not share their ids
    page.raw("<div class=\"scroll diagram only-").raw(version.name).raw("\">");
    page.raw(to_svg(drawn, {version.language, false})).raw("</div>\n");
  }
}

}  // namespace tenon::report
