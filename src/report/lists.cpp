/// Departments, overdue cases, refused records, notices, definitions.
#include <algorithm>

#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

Text section(std::string_view key) { return words("section." + std::string(key)); }

}  // namespace

void write_departments(Page& page, const Figures& figures) {
  constexpr std::size_t most = 30;
  if (figures.departments.empty()) return;
  begin_section(page, "departments", section("departments"));
  page.element("p", "hint", words("bar_open"));
  page.raw("<div class=\"scroll\"><table class=\"bars\">");
  page.headings({"department", "", "open#", "overdue#", "opened#", "ended#", "on_time#", "first_response#",
                 "close#", "reopened#", "satisfied#"});
  page.raw("<tbody>\n");
  std::int64_t largest = 1;
  for (const auto& row : figures.departments) largest = std::max(largest, row.summary.open);
  for (std::size_t i = 0; i < std::min(most, figures.departments.size()); ++i) {
    const auto& row = figures.departments[i];
    const auto& sums = row.summary;
    page.raw("<tr><th scope=\"row\">").both(row.label).raw("</th><td class=\"bar\">");
    bar(page, {{"missed", sums.overdue}, {"opened", sums.open - sums.overdue}}, largest);
    page.raw("</td>").cell(sums.open);
    page.raw(sums.overdue ? "<td class=\"n bad\">" : "<td class=\"n zero\">")
        .number(sums.overdue)
        .raw("</td>");
    page.cell(sums.opened).cell(sums.ended);
    ratio_cell(page, sums.on_time);
    median_cell(page, sums.first_response);
    median_cell(page, sums.close);
    ratio_cell(page, sums.reopened);
    ratio_cell(page, sums.satisfied);
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

void write_overdue(Page& page, const Figures& figures) {
  begin_section(page, "overdue", section("overdue"));
  if (figures.overdue.empty()) {
    page.element("p", "", words("none_overdue"));
    return end_section(page);
  }
  page.element("p", "hint",
               said("shown_of", {{"shown", std::ssize(figures.overdue)}, {"all", figures.total.overdue}}));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"case", "late_by#", "kind", "state", "deadline", "due", "department", "assignee"})
      .raw("<tbody>\n");
  for (const auto& each : figures.overdue) {
    page.raw("<tr><th scope=\"row\" class=\"ref\">").text(each.reference.value_or(each.id)).raw("</th>");
    page.cell(span_of((each.late_days * 24 + each.late_hours) * 60), "n time bad");
    page.cell(each.title, "").cell(each.state_label, "").cell(each.deadline_label, "");
    page.raw("<td class=\"time\">").text(each.due_local).raw("</td>");
    const auto named = [&](const std::optional<std::string>& name, const std::optional<std::string>& id,
                           std::string_view none) {
      if (!id) page.cell(words(none), "zero");
      else page.raw("<td>").text(name.value_or(*id)).raw("</td>");
    };
    named(each.department_name, each.department, "no_department");
    named(each.assignee_name, each.assignee, "nobody");
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

void write_refused(Page& page, const RefusedFigures& refused) {
  if (refused.total == 0) return;
  begin_section(page, "refused", section("refused"));
  page.element("p", "hint", said("refused_total", {{"n", refused.total}}));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"reason", "count#", "example"}).raw("<tbody>\n");
  for (const auto& reason : refused.reasons) {
    page.raw("<tr><th scope=\"row\" class=\"ref code\">")
        .text(reason.code)
        .raw("</th>")
        .cell(reason.count)
        .raw("<td><ul class=\"plain\">");
    for (const auto& example : reason.examples) {
      page.raw("<li>").both({example.zh, example.en}).raw(" <small>").text(example.source);
      if (example.line > 0) page.raw(", ").both(said("at_line", {{"line", example.line}}));
      if (!example.key.empty()) page.raw(" \u00B7 ").text(example.key);
      if (!example.event.empty()) page.raw(" \u00B7 ").text(example.event);
      page.raw("</small></li>");
    }
    page.raw("</ul></td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

void write_notices(Page& page, const Figures& figures) {
  std::int64_t total = 0;
  for (const auto& each : figures.notices) total += each.count;
  if (total == 0) return;
  begin_section(page, "notices", section("notices"));
  page.element("p", "hint", said("notices_total", {{"n", total}}));
  if (figures.undelivered) page.element("p", "warn", said("undelivered", {{"n", figures.undelivered}}));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"notice", "count#", "oldest"}).raw("<tbody>\n");
  for (const auto& each : figures.notices) {
    page.raw("<tr><th scope=\"row\" class=\"ref code\">").text(each.notice);
    if (each.kind != "notify") page.raw(" <small>").text(each.kind).raw("</small>");
    page.raw("</th>").cell(each.count).raw("<td class=\"time\">").text(each.oldest_local).raw("</td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

void write_definitions(Page& page, const Figures& figures) {
  begin_section(page, "definitions", section("definitions"));
  page.raw("<dl>\n");
  for (const auto& each : figures.definitions) {
    page.raw("<dt>").both(each.name);
    if (!each.source.empty()) page.raw(" <small>").text(each.source).raw("</small>");
    page.raw("</dt><dd>").both(each.meaning).raw("</dd>\n");
  }
  page.raw("</dl>\n");
  end_section(page);
  begin_section(page, "sources", section("sources"));
  for (const auto* key : {"sources_counting", "sources_handbooks", "sources_calendar"})
    page.element("p", "", words(key));
  page.element(
      "p", "",
      said("calendar_line",
           {{"calendar", figures.calendar}, {"version", figures.calendar_version}, {"zone", figures.zone}}));
  end_section(page);
}

}  // namespace tenon::report
