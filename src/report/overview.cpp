/// The first screen: what a director reads if nothing else.
#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

Text heading_of(std::string_view key) { return words("col." + std::string(key)); }
Text same(const std::string& text) { return {text, text}; }

struct Worst {
  const WorkflowFigures* workflow = nullptr;
  const DeadlineFigures* deadline = nullptr;
};

/// The deadline that is kept least often, of those that were decided at least ten times.
Worst least_kept(const Figures& figures) {
  constexpr std::int64_t enough = 10;
  Worst worst;
  for (const auto& workflow : figures.workflows)
    for (const auto& deadline : workflow.deadlines) {
      const auto& share = deadline.on_time;
      if (share.whole < enough || share.part == share.whole) continue;
      if (!worst.deadline ||
          share.part * worst.deadline->on_time.whole < worst.deadline->on_time.part * share.whole)
        worst = {&workflow, &deadline};
    }
  return worst;
}

void lead(Page& page, const Figures& figures) {
  const auto& total = figures.total;
  page.raw("<p class=\"lead\">");
  if (total.opened == 0) {
    page.word("lead_empty").raw("</p>\n");
    return;
  }
  Text text = said("lead_volume", {{"opened", total.opened},
                                   {"ended", total.ended},
                                   {"cancelled", total.cancelled},
                                   {"open", total.open}});
  const auto add = [&](const Text& more) {
    text.zh += more.zh;
    text.en += ' ' + more.en;
  };
  if (!figures.overdue.empty()) {
    const auto& longest = figures.overdue.front();
    add(said("lead_overdue", {{"overdue", total.overdue},
                              {"share", percent_text(total.overdue, total.open)},
                              {"late", span_of((longest.late_days * 24 + longest.late_hours) * 60)}}));
  } else if (total.open > 0 && total.overdue == 0) {
    add(words("lead_none_overdue"));
  }
  if (total.on_time.whole > 0)
    add(said("lead_on_time",
             {{"share", total.on_time.text}, {"part", total.on_time.part}, {"whole", total.on_time.whole}}));
  if (const auto worst = least_kept(figures); worst.deadline)
    add(said("lead_worst", {{"workflow", worst.workflow->title},
                            {"deadline", worst.deadline->label},
                            {"share", worst.deadline->on_time.text}}));
  page.both(text).raw("</p>\n");
}

void card(Page& page, std::string_view css_class, std::string_view key, const Text& value, const Text& note) {
  page.raw("<li class=\"").raw(css_class).raw("\">");
  page.element("span", "label", heading_of(key))
      .element("strong", "", value)
      .element("span", "note", note)
      .raw("</li>\n");
}

void time_card(Page& page, std::string_view key, const Spread& spread) {
  if (spread.count == 0) return card(page, "", key, same("\u2014"), words("nothing_yet"));
  Text name = heading_of(key);
  const Text median = words("col.median");
  name = {name.zh + "（" + median.zh + "）", name.en + " (" + median.en + ")"};
  page.raw("<li>").element("span", "label", name).element("strong", "", span_of(*spread.median_minutes));
  page.element("span", "note", said("ninetieth_within", {{"time", span_of(*spread.ninetieth_minutes)}}))
      .raw("</li>\n");
}

void share_card(Page& page, std::string_view key, const Ratio& share) {
  card(page, "", key, same(share.text),
       share.whole ? said("part_of_whole", {{"part", share.part}, {"whole", share.whole}})
                   : words("nothing_yet"));
}

void cards(Page& page, const Summary& total) {
  page.raw("<ul class=\"cards\">\n");
  card(page, "", "opened", same(grouped(total.opened)),
       said("ended_and_cancelled", {{"ended", total.ended}, {"cancelled", total.cancelled}}));
  card(page, "", "open", same(grouped(total.open)), said("of_which_on_hold", {{"n", total.on_hold}}));
  card(page, total.overdue ? "alarm" : "", "overdue", same(grouped(total.overdue)),
       total.open ? said("of_open", {{"share", percent_text(total.overdue, total.open)}})
                  : words("nothing_open"));
  share_card(page, "on_time", total.on_time);
  time_card(page, "first_response", total.first_response);
  time_card(page, "close", total.close);
  share_card(page, "reopened", total.reopened);
  share_card(page, "satisfied", total.satisfied);
  page.raw("</ul>\n");
}

void workflows_table(Page& page, const std::vector<WorkflowFigures>& workflows) {
  subheading(page, words("section.by_workflow"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"workflow", "opened#", "ended#", "cancelled#", "open#", "on_hold#", "overdue#", "on_time#",
                 "first_response#", "close#", "reopened#", "satisfied#"});
  page.raw("<tbody>\n");
  for (const auto& workflow : workflows) {
    const auto& sums = workflow.summary;
    page.raw("<tr><th scope=\"row\"><a href=\"#w-")
        .text(workflow.id)
        .raw("\">")
        .both(workflow.title)
        .raw("</a></th>");
    page.cell(sums.opened).cell(sums.ended).cell(sums.cancelled).cell(sums.open).cell(sums.on_hold);
    page.raw(sums.overdue ? "<td class=\"n bad\">" : "<td class=\"n zero\">")
        .number(sums.overdue)
        .raw("</td>");
    ratio_cell(page, sums.on_time, workflow.on_time_goal);
    median_cell(page, sums.first_response);
    median_cell(page, sums.close);
    ratio_cell(page, sums.reopened);
    ratio_cell(page, sums.satisfied, workflow.satisfied_goal);
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

}  // namespace

void write_overview(Page& page, const Figures& figures) {
  begin_section(page, "summary", words("section.summary"));
  lead(page, figures);
  cards(page, figures.total);
  if (figures.total.estimated)
    page.element("p", "hint", said("estimated_note", {{"n", figures.total.estimated}}));
  if (!figures.workflows.empty()) workflows_table(page, figures.workflows);
  if (!figures.months.empty()) {
    subheading(page, words("section.months"));
    write_months(page, figures.months);
  }
  end_section(page);
}

}  // namespace tenon::report
