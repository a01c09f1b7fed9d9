#include "tenon/report/html.hpp"

#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon {
namespace data {
extern const char tenon_data_report_css[];
extern const std::size_t tenon_data_report_css_size;
}  // namespace data

namespace {

using namespace report;

std::string_view style() { return {data::tenon_data_report_css, data::tenon_data_report_css_size}; }

/// One line for the title bar, where there is no switch.
std::string in_one_line(const Text& text, Language language) {
  if (language == Language::en || text.zh == text.en || text.zh.empty())
    return text.en.empty() ? text.zh : text.en;
  if (language == Language::zh || text.en.empty()) return text.zh;
  return text.zh + " \u00B7 " + text.en;
}

void head(Page& page, const Text& title, const Figures& figures, const ReportOptions& options) {
  page.raw(options.language == Language::en ? "<!DOCTYPE html>\n<html lang=\"en\">"
                                            : "<!DOCTYPE html>\n<html lang=\"zh-CN\">");
  page.raw(
      "\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n<title>");
  if (options.made_up) page.text("[" + in_one_line(words("made_up_short"), options.language) + "] ");
  page.text(in_one_line(title, options.language)).text(" " + figures.as_of_local.substr(0, 10));
  page.raw("</title>\n<style>\n").raw(style()).raw("</style>\n</head>\n<body>\n");
}

/// Radio buttons before the page: the style sheet hides a language by which of them is chosen, so that no
/// script is needed and without a style sheet both languages stand there.
void language_switch(Page& page, Language shown) {
  const auto button = [&](std::string_view id, bool chosen) {
    page.raw("<input type=\"radio\" name=\"language\" class=\"switch\" id=\"show-")
        .raw(id)
        .raw(chosen ? "\" checked>\n" : "\">\n");
  };
  button("zh", shown == Language::zh);
  button("en", shown == Language::en);
  button("both", shown == Language::both);
}

Text range_of(const Figures& figures) {
  const Blank from("from", figures.from_local), until("until", figures.until_local);
  if (figures.from && figures.until) return said("period_from_until", {from, until});
  if (figures.from) return said("period_from", {from});
  if (figures.until) return said("period_until", {until});
  return words("period_all");
}

void banner(Page& page, const Text& title, const Figures& figures, const ReportOptions& options) {
  page.raw("<div class=\"page\">\n");
  if (options.made_up) page.raw("<p class=\"made-up\" role=\"note\">").word("made_up").raw("</p>\n");
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
  page.raw(
      "</p></div>\n<div class=\"languages\"><label for=\"show-zh\" lang=\"zh-CN\">中文</label><label "
      "for=\"show-en\" lang=\"en-GB\">English</label><label for=\"show-both\">中 / "
      "En</label></div>\n</header>\n");
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
  head(page, title, figures, options);
  language_switch(page, options.language);
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
  page.raw("</main>\n<footer>").word("footer").raw("</footer>\n</div>\n</body>\n</html>\n");
  return std::move(page).take();
}

}  // namespace tenon
