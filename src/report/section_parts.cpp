/// What several sections share.
#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {

void begin_section(Page& page, std::string_view id, const Text& heading) {
  page.raw("<section id=\"").text(id).raw("\">\n").element("h2", "", heading).raw("\n");
}

void end_section(Page& page) { page.raw("</section>\n"); }

void subheading(Page& page, const Text& heading) { page.element("h3", "", heading).raw("\n"); }

void ratio_cell(Page& page, const Ratio& share, const std::optional<Goal>& goal) {
  const bool judged = goal && share.whole > 0;
  const bool reached = judged && share.part * 100 >= share.whole * goal->percent;
  page.raw(judged        ? reached ? "<td class=\"n good\">" : "<td class=\"n bad\">"
           : share.whole ? "<td class=\"n\">"
                         : "<td class=\"n zero\">");
  page.text(share.text);
  if (goal) {
    const auto* key = !judged ? "goal" : reached ? "goal_reached" : "goal_missed";
    page.element("small", "", said(key, {{"percent", goal->percent}, {"cited", goal->source}}));
  }
  page.raw("</td>");
}

std::string money_text(Money amount) {
  const auto fen = amount.fen() < 0 ? -amount.fen() : amount.fen();
  const auto rest = std::to_string(fen % 100);
  return (amount.fen() < 0 ? "\u2212" : "") + grouped(fen / 100) + (rest.size() < 2 ? ".0" : ".") + rest;
}

void money_cell(Page& page, Money amount) {
  page.raw(amount == Money() ? "<td class=\"n zero\">" : "<td class=\"n\">")
      .text(money_text(amount))
      .raw("</td>");
}

void median_cell(Page& page, const Spread& spread) {
  if (spread.count == 0) page.raw("<td class=\"n zero\">\u2014</td>");
  else page.cell(span_of(*spread.median_minutes), "n time");
}

void write_months(Page& page, const std::vector<MonthFigures>& months) {
  constexpr std::size_t most = 18;
  if (months.empty()) return;
  const std::size_t first = months.size() > most ? months.size() - most : 0;
  std::vector<Place> places;
  for (std::size_t i = first; i < months.size(); ++i)
    places.push_back(
        {{months[i].month, months[i].month}, {{"opened", months[i].opened}, {"ended", months[i].ended}}});
  page.raw("<figure>");
  legend(page, {{"opened", "opened"}, {"ended", "ended"}});
  columns(page, words("section.months"), places);
  if (first > 0) page.element("p", "hint", said("latest_months", {{"n", static_cast<std::int64_t>(most)}}));
  page.raw("</figure>\n<details><summary>").word("numbers").raw("</summary><div class=\"scroll\"><table>");
  page.headings({"month", "opened#", "ended#", "cancelled#", "still_open#", "on_time#"}).raw("<tbody>\n");
  for (const auto& month : months) {
    page.raw("<tr><th scope=\"row\">")
        .text(month.month)
        .raw("</th>")
        .cell(month.opened)
        .cell(month.ended)
        .cell(month.cancelled)
        .cell(month.still_open);
    ratio_cell(page, month.on_time);
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div></details>\n");
}

}  // namespace tenon::report
