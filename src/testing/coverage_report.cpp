/// Coverage as a document, as text and as a page.
#include <algorithm>

#include "report/frame.hpp"
#include "tenon/testing/coverage.hpp"
#include "tenon/workflow/describe.hpp"
#include "testing/change_sentence.hpp"

namespace tenon::testing {
namespace {

Text area_words(CoverageArea area) { return words("coverage." + std::string(name_of(area))); }

Json to_json(const Crossed& counted) {
  return {{"crossed", counted.crossed}, {"of", counted.of}, {"percent", counted.percent()}};
}

std::string in(const Text& text, Language language) {
  if (language == Language::both) return text.zh + " " + text.en;
  return language == Language::zh ? text.zh : text.en;
}

constexpr std::size_t column = 13;

/// A Chinese character is as wide as two letters.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) width += byte < 0x80U ? 1 : 2;
  }
  return width;
}
std::string padded(std::string text, std::size_t width) {
  const auto there = width_of(text);
  return text.append(there < width ? width - there : 1, ' ');
}

/// The steps that were never taken are marked; a row from several states is an edge from each.
Diagram marked(const RuleBook& book, const std::vector<Spot>& never) {
  Diagram diagram = diagram_of(book);
  std::size_t edge = 0;
  std::vector<std::int32_t> seen(book.events.size(), 0);
  for (const auto& step : book.steps) {
    const auto row = ++seen[step.event];
    for (StateIndex from = 0; from < book.states.size(); ++from) {
      if (!has(step.from, from)) continue;
      diagram.edges[edge++].missed = std::any_of(never.begin(), never.end(), [&](const Spot& spot) {
        return spot.kind == SpotKind::step_taken && spot.event == book.events[step.event] &&
               spot.row.value_or(row) == row && spot.from == book.states[from];
      });
    }
  }
  return diagram;
}

void row_of(report::Page& page, const Text& title, const std::vector<Crossed>& areas, const Crossed& all) {
  page.raw("<tr>").element("th", "", title);
  for (const auto& each : areas) {
    const bool whole = each.crossed == each.of;
    const std::string said = each.of == 0 ? "-" : std::to_string(each.percent()) + "%";
    page.raw(whole ? "<td class=\"n\">" : "<td class=\"n missed\">").text(said).raw("</td>");
  }
  page.raw("<td class=\"n\">").text(std::to_string(all.percent()) + "%").raw("</td></tr>\n");
}

void table(report::Page& page, const Coverage& coverage) {
  page.raw("<div class=\"scroll\"><table><thead><tr>").element("th", "", words("coverage.workflow"));
  for (const auto& each : detail::enumerators<CoverageArea>) page.element("th", "n", area_words(each.value));
  page.element("th", "n", words("coverage.all")).raw("</tr></thead><tbody>\n");
  for (const auto& each : coverage.each) row_of(page, each.title, each.areas, each.all());
  std::vector<Crossed> sums;
  for (const auto& each : detail::enumerators<CoverageArea>) sums.push_back(coverage.of(each.value));
  row_of(page, words("coverage.all"), sums, coverage.all());
  page.raw("</tbody></table></div>\n");
}

void section(report::Page& page, const WorkflowCoverage& of, const WorkflowSet& workflows,
             Language language) {
  page.raw("<section>").element("h2", "", of.title);
  if (const auto found = workflows.find(of.workflow))
    page.raw("<div class=\"scroll\">")
        .raw(to_svg(marked((*found)->book(), of.never), {language, false}))
        .raw("</div>\n");
  if (of.never.empty()) {
    page.element("p", "", words("coverage.whole"));
  } else {
    page.element("h3", "", words("coverage.never")).raw("<ul>\n");
    for (const auto& spot : of.never) page.element("li", "", sentence(spot, workflows)).raw("\n");
    page.raw("</ul>");
  }
  page.raw("</section>\n");
}

}  // namespace

Json to_json(const Coverage& coverage, const std::vector<Threshold>& thresholds) {
  const auto missed = shortfalls(coverage, thresholds);
  Json json{{"passed", missed.empty() && coverage.failed.empty()},
            {"all", to_json(coverage.all())},
            {"areas", Json::object()},
            {"workflows", Json::array()},
            {"shortfalls", Json::array()},
            {"failed", coverage.failed}};
  for (const auto& [area, name] : detail::enumerators<CoverageArea>)
    json["areas"][std::string(name)] = to_json(coverage.of(area));
  for (const auto& each : coverage.each) {
    Json workflow{{"workflow", each.workflow},
                  {"title", {{"zh", each.title.zh}, {"en", each.title.en}}},
                  {"all", to_json(each.all())},
                  {"areas", Json::object()},
                  {"never", Json::array()}};
    for (const auto& [area, name] : detail::enumerators<CoverageArea>)
      workflow["areas"][std::string(name)] = to_json(each.areas[static_cast<std::size_t>(area)]);
    for (const auto& spot : each.never) {
      Json never = parse_json(to_json_text(spot), "spot").value();
      const Text text = sentence(spot, *coverage.workflows);
      never["zh"] = text.zh;
      never["en"] = text.en;
      workflow["never"].push_back(std::move(never));
    }
    json["workflows"].push_back(std::move(workflow));
  }
  for (const auto& each : missed)
    json["shortfalls"].push_back(
        {{"area", each.area ? name_of(*each.area) : std::string_view("all")},
         {"wanted", each.percent},
         {"percent", (each.area ? coverage.of(*each.area) : coverage.all()).percent()}});
  return json;
}

std::string to_text(const Coverage& coverage, Language language) {
  std::size_t first_column = 0;
  for (const auto& each : coverage.each)
    first_column = std::max(first_column, width_of(in(each.title, language)) + 2);
  std::string text = padded(in(words("coverage.workflow"), language), first_column);
  for (const auto& [area, name] : detail::enumerators<CoverageArea>)
    text += padded(in(area_words(area), language), column);
  text += in(words("coverage.all"), language) + "\n";
  const auto row = [&](const Text& title, const std::vector<Crossed>& areas, const Crossed& all) {
    text += padded(in(title, language), first_column);
    for (const auto& each : areas)
      text += padded(each.of == 0 ? "-" : std::to_string(each.percent()) + "%", column);
    text += std::to_string(all.percent()) + "%\n";
  };
  std::vector<Crossed> sums;
  for (const auto& [area, name] : detail::enumerators<CoverageArea>) sums.push_back(coverage.of(area));
  for (const auto& each : coverage.each) row(each.title, each.areas, each.all());
  row(words("coverage.all"), sums, coverage.all());
  for (const auto& each : coverage.each) {
    if (each.never.empty()) continue;
    text += "\n" + in(each.title, language) + "\n";
    for (const auto& spot : each.never)
      text += "  " + in(sentence(spot, *coverage.workflows), language) + "\n";
  }
  if (!coverage.failed.empty()) text += "\n" + in(words("coverage.failed"), language) + "\n";
  for (const auto& name : coverage.failed) text += "  " + name + "\n";
  return text;
}

std::string to_html(const Coverage& coverage, Language language) {
  report::Page page;
  report::begin_page(page, {words("coverage.title"), "", language, false, ".missed{color:#b3261a}"});
  page.raw("<header>").element("h1", "", words("coverage.title"));
  report::language_labels(page);
  page.raw("</header>\n").element("p", "", words("coverage.meaning"));
  table(page, coverage);
  if (!coverage.failed.empty()) {
    page.element("h2", "", words("coverage.failed")).raw("<ul>");
    for (const auto& name : coverage.failed) page.raw("<li>").text(name).raw("</li>\n");
    page.raw("</ul>");
  }
  for (const auto& each : coverage.each) section(page, each, *coverage.workflows, language);
  report::end_page(page);
  return std::move(page).take();
}

}  // namespace tenon::testing
