/// The sales of one building on the page.
#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

/// As many rows as there are, or "the first 200 of 312".
void shown_of(Page& page, std::size_t shown, std::int64_t all) {
  if (static_cast<std::int64_t>(shown) < all)
    page.element("p", "hint", said("first_of", {{"shown", static_cast<std::int64_t>(shown)}, {"all", all}}));
}

void row_heading(Page& page, std::string_view unit, std::string_view sale) {
  page.raw("<tr><th scope=\"row\" class=\"ref\">").text(unit).raw(" <small>").text(sale).raw("</small></th>");
}

void funnel(Page& page, const BuildingFigures& building) {
  subheading(page, words("section.funnel"));
  page.element("p", "hint", words("bar_funnel"));
  legend(page, {{"met", "done"}, {"opened", "under_way"}, {"late", "ready"}, {"missed", "blocked"}});
  page.raw("<div class=\"scroll\"><table class=\"bars\">");
  page.headings({"procedure", "", "needed#", "done#", "under_way#", "ready#", "blocked#"}).raw("<tbody>\n");
  for (const auto& stage : building.funnel) {
    page.raw("<tr><th scope=\"row\">").both(stage.title).raw("</th><td class=\"bar\">");
    bar(page, {{"met", stage.done}, {"opened", stage.open}, {"late", stage.ready}, {"missed", stage.blocked}},
        building.sales - building.voided);
    page.raw("</td>").cell(stage.needed).cell(stage.done).cell(stage.open).cell(stage.ready);
    page.raw(stage.blocked ? "<td class=\"n bad\">" : "<td class=\"n zero\">")
        .number(stage.blocked)
        .raw("</td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

void held_up(Page& page, const BuildingFigures& building) {
  if (building.held_up_sales.empty()) return;
  subheading(page, words("section.held_up"));
  page.element("p", "hint", words("held_up_note"));
  shown_of(page, building.held_up_sales.size(), building.held_up);
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"unit", "procedure", "state", "why_and_what_helps"}).raw("<tbody>\n");
  for (const auto& each : building.held_up_sales) {
    row_heading(page, each.unit_name, each.sale);
    page.cell(each.title, "")
        .cell(each.state ? *each.state : words("not_opened"), "")
        .raw("<td><ul class=\"plain\">");
    for (const auto& obstacle : each.obstacles) {
      page.raw("<li>").both(obstacle.reason).raw(" <small>").both(obstacle.remedy);
      if (!obstacle.source.empty()) page.raw(" [").text(obstacle.source).raw("]");
      page.raw("</small></li>");
    }
    page.raw("</ul></td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

void dates(Page& page, const BuildingFigures& building) {
  if (building.dates.empty()) return;
  subheading(page, words("section.dates"));
  page.element("p", "hint", words("dates_note"));
  shown_of(page, building.dates.size(), building.in_danger);
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"unit", "date", "promised", "earliest", "latest", "outlook", "source"}).raw("<tbody>\n");
  for (const auto& each : building.dates) {
    const bool lost = each.outlook == Outlook::lost;
    row_heading(page, each.unit_name, each.sale);
    page.raw("<td>").both(each.label).raw("<small>").both(each.title).raw("</small></td>");
    for (const auto* time : {&each.by_local, &each.earliest_local, &each.latest_local})
      page.raw("<td class=\"time\">").text(*time).raw("</td>");
    page.cell(words(lost ? "date_lost" : "date_at_risk"), lost ? "bad" : "");
    page.raw("<td><small>").text(each.source).raw("</small></td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

}  // namespace

void write_building(Page& page, const BuildingFigures& building) {
  const std::string name = building.project + " " + building.name;
  begin_section(page, "b-" + building.id, said("section.building", {{"name", name}}));
  Text lead = said("building_lead", {{"sales", building.sales},
                                     {"finished", building.finished},
                                     {"voided", building.voided},
                                     {"held_up", building.held_up}});
  const auto add = [&](const Text& more) {
    lead.zh += more.zh;
    lead.en += ' ' + more.en;
  };
  if (building.lost + building.at_risk > 0)
    add(said("building_dates", {{"lost", building.lost}, {"at_risk", building.at_risk}}));
  if (building.late_amounts > 0)
    add(said("building_owed",
             {{"owed", money_text(building.owed)}, {"loans", money_text(building.owed_by_loans)}}));
  page.element("p", "lead", lead);
  funnel(page, building);
  held_up(page, building);
  dates(page, building);
  write_money(page, building);
  end_section(page);
}

}  // namespace tenon::report
