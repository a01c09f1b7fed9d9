#include "tenon/report/html.hpp"

#include "report/frame.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon {
namespace {

using namespace report;

Text range_of(const Figures& figures) {
  const Blank from("from", figures.from_local), until("until", figures.until_local);
  if (figures.from && figures.until) return said("period_from_until", {from, until});
  if (figures.from) return said("period_from", {from});
  if (figures.until) return said("period_until", {until});
  return words("period_all");
}

void banner(Page& page, const Text& title, const Figures& figures, const ReportOptions& options) {
  page.raw("<header>\n<div>");
  if (!options.organisation.zh.empty() || !options.organisation.en.empty())
    page.element("p", "organisation", options.organisation);
  page.element("h1", "", title);
  page.raw("<p class=\"about\"><strong>")
      .both(said("as_of", {{"at", figures.as_of_local}}))
      .raw("</strong> \u00B7 ");
  page.both(range_of(figures)).raw(" \u00B7 ");
  page.both(
      said("calendar_line",
           {{"calendar", figures.calendar}, {"version", figures.calendar_version}, {"zone", figures.zone}}));
  page.raw("</p></div>\n");
  language_labels(page);
  page.raw("\n</header>\n");
}

void contents(Page& page, const Figures& figures) {
  page.raw("<nav>");
  const auto link = [&](const std::string& id, const Text& text) {
    page.raw("<a href=\"#").text(id).raw("\">").both(text).raw("</a>\n");
  };
  link("summary", words("section.summary"));
  for (const auto& building : figures.buildings)
    link("b-" + building.id,
         {building.project + " " + building.name, building.project + " " + building.name});
  for (const auto& workflow : figures.workflows) link("w-" + workflow.id, workflow.title);
  if (!figures.departments.empty()) link("departments", words("section.departments"));
  link("overdue", words("section.overdue"));
  link("ledgers", words("section.ledgers"));
  if (figures.refused.total) link("refused", words("section.refused"));
  if (!figures.notices.empty()) link("notices", words("section.notices"));
  link("definitions", words("section.definitions"));
  page.raw("</nav>\n");
}

}  // namespace

std::string to_html(const Figures& figures, const ReportOptions& options) {
  const bool named = !options.title.zh.empty() || !options.title.en.empty();
  const Text title = named ? options.title : words("title");
  Page page;
  begin_page(page, {title, " " + figures.as_of_local.substr(0, 10), options.language, options.made_up});
  banner(page, title, figures, options);
  contents(page, figures);
  page.raw("<main>\n");
  write_overview(page, figures);
  for (const auto& building : figures.buildings) write_building(page, building);
  for (const auto& workflow : figures.workflows) write_workflow(page, workflow, options);
  write_departments(page, figures);
  write_overdue(page, figures);
  write_ledgers(page, figures);
  write_refused(page, figures.refused);
  write_notices(page, figures);
  write_definitions(page, figures);
  page.raw("</main>\n");
  end_page(page);
  return std::move(page).take();
}

}  // namespace tenon
