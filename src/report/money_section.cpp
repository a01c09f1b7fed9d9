/// A building's money on the page, and the ledgers of the house.
#include <algorithm>

#include "report/ledger_columns.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

void late_money(Page& page, const BuildingFigures& building) {
  if (building.owed_amounts.empty()) return;
  subheading(page, words("section.owed"));
  page.element("p", "hint", words("owed_note"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"unit", "money_from", "due_on", "days_late#", "amount#", "paid#", "unpaid#", "state"})
      .raw("<tbody>\n");
  for (const auto& each : building.owed_amounts) {
    page.raw("<tr><th scope=\"row\" class=\"ref\">").text(each.unit_name).raw(" <small>").text(each.sale);
    page.raw("</small></th>").cell(value_label("money_source", name_of(each.from)), "");
    page.raw("<td class=\"time\">").text(each.since_local).raw("</td>").cell(each.late_days);
    money_cell(page, each.due);
    money_cell(page, each.paid);
    page.raw("<td class=\"n bad\">").text(money_text(each.open)).raw("</td><td>").both(each.state);
    if (each.loan_state)
      page.raw("<small>").both(said("loan_is", {{"state", *each.loan_state}})).raw("</small>");
    page.raw("</td></tr>\n");
  }
  page.raw("<tr class=\"sum\"><th scope=\"row\" colspan=\"6\">")
      .both(said("owed_sum", {{"n", building.late_amounts}}));
  page.raw("</th><td class=\"n bad\">").text(money_text(building.owed)).raw("</td><td>");
  page.both(said("of_loans", {{"loans", money_text(building.owed_by_loans)}}))
      .raw("</td></tr>\n</tbody></table></div>\n");
}

void settlement(Page& page, const SettlementFigures& table) {
  if (table.homes + table.not_computed == 0) return;
  subheading(page, words("section.settlement"));
  page.element("p", "",
               said("settlement_sum", {{"homes", table.homes},
                                       {"collect", money_text(table.to_collect)},
                                       {"return", money_text(table.to_return)},
                                       {"net", money_text(table.to_collect - table.to_return)},
                                       {"rescind", table.may_rescind}}));
  if (table.not_computed) page.element("p", "warn", said("not_computed", {{"n", table.not_computed}}));
  page.raw("<details><summary>").word("settlement_table").raw("</summary><div class=\"scroll\"><table>");
  page.headings(
      {"unit", "contract_area#", "registered_area#", "difference#", "settled_amount#", "may_rescind"});
  page.raw("<tbody>\n");
  for (const auto& each : table.rows) {
    page.raw("<tr><th scope=\"row\" class=\"ref\">").text(each.unit_name).raw(" <small>").text(each.sale);
    page.raw("</small></th><td class=\"n\">").text(each.contract.str()).raw("</td><td class=\"n\">");
    page.text(each.registered.str()).raw("</td><td class=\"n\">").text(each.percent).raw("</td>");
    money_cell(page, each.amount);
    page.cell(words(each.may_rescind ? "true" : "false"), each.may_rescind ? "bad" : "zero").raw("</tr>\n");
  }
  page.raw("<tr class=\"sum\"><th scope=\"row\" colspan=\"4\">").word("settlement_net").raw("</th>");
  money_cell(page, table.to_collect - table.to_return);
  page.raw("<td></td></tr>\n</tbody></table></div></details>\n");
}

}  // namespace

void write_money(Page& page, const BuildingFigures& building) {
  late_money(page, building);
  settlement(page, building.settlement);
}

void write_ledgers(Page& page, const Figures& figures) {
  if (figures.workflows.empty()) return;
  begin_section(page, "ledgers", words("section.ledgers"));
  page.element("p", "hint", words("ledgers_note"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"ledger", "one_row_is", "rows#", "how_to_write"}).raw("<tbody>\n");
  for (const auto& workflow : figures.workflows) {
    const auto name = ledger_name(workflow.id);
    page.raw("<tr><th scope=\"row\">")
        .both(ledger_title(name, workflow.title))
        .raw("</th>")
        .cell(workflow.title, "");
    page.cell(workflow.summary.opened)
        .raw("<td class=\"ref\">tenon ledger ")
        .text(name)
        .raw(" --out ")
        .text(name);
    page.raw(".csv</td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

}  // namespace tenon::report
