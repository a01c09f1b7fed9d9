/// One workflow on the page.
#include <algorithm>

#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

void deadlines(Page& page, const WorkflowFigures& workflow) {
  Text never_ran;
  subheading(page, words("section.deadlines"));
  page.element("p", "hint", words("bar_judged"));
  legend(page, {{"met", "met"}, {"late", "late"}, {"missed", "missed"}});
  page.raw("<div class=\"scroll\"><table class=\"bars\">");
  page.headings({"deadline", "", "on_time#", "met#", "late#", "missed#", "running#", "paused#"});
  page.raw("<tbody>\n");
  for (const auto& each : workflow.deadlines) {
    if (each.on_time.whole + each.running + each.paused + each.cut_short == 0) {
      never_ran.zh += (never_ran.zh.empty() ? "" : "、") + each.label.zh;
      never_ran.en += (never_ran.en.empty() ? "" : ", ") + each.label.en;
      continue;
    }
    page.raw("<tr><th scope=\"row\">").both(each.label).raw("<small>").both(each.limit).raw(" \u00B7 ");
    page.text(each.source).raw("</small>");
    if (each.estimated) page.element("small", "", said("estimated_runs", {{"n", each.estimated}}));
    if (each.cut_short) page.element("small", "", said("cut_short_runs", {{"n", each.cut_short}}));
    page.raw("</th><td class=\"bar\">");
    bar(page, {{"met", each.met}, {"late", each.late}, {"missed", each.missed}}, each.on_time.whole);
    page.raw("</td>");
    ratio_cell(page, each.on_time);
    page.cell(each.met).cell(each.late).cell(each.missed).cell(each.running).cell(each.paused);
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  if (!never_ran.zh.empty()) page.element("p", "hint", said("never_ran", {{"names", never_ran}}));
}

Text bucket_label(const std::vector<Bucket>& buckets, std::size_t at) {
  constexpr std::int64_t hour = 60, day = 24 * hour;
  if (const auto& bound = buckets[at].up_to_minutes)
    return *bound < day ? said("up_to_hours", {{"n", *bound / hour}})
                        : said("up_to_days", {{"n", *bound / day}});
  const auto before = at > 0 ? buckets[at - 1].up_to_minutes.value_or(0) : 0;
  return said("over_days", {{"n", before / day}});
}

void close_times(Page& page, const WorkflowFigures& workflow) {
  const auto& spread = workflow.summary.close;
  if (spread.count == 0) return;
  page.raw("<figure>");
  subheading(page, words("section.close_times"));
  std::vector<Place> places;
  for (std::size_t i = 0; i < workflow.close_times.size(); ++i)
    places.push_back({bucket_label(workflow.close_times, i), {{"ended", workflow.close_times[i].count}}});
  columns(page, words("section.close_times"), places);
  page.raw("<p class=\"hint\">");
  const auto fact = [&](std::string_view key, const std::optional<std::int64_t>& minutes,
                        std::string_view after) {
    const Text time = span_of(minutes.value_or(0)), name = words("col." + std::string(key));
    page.both({name.zh + " " + time.zh, name.en + " " + time.en}).raw(after);
  };
  fact("median", spread.median_minutes, " \u00B7 ");
  fact("ninetieth", spread.ninetieth_minutes, " \u00B7 ");
  fact("longest", spread.longest_minutes, "");
  page.raw("</p></figure>\n");
}

void marks(Page& page, const std::vector<std::int64_t>& given) {
  if (given.empty()) return;
  page.raw("<figure>");
  subheading(page, words("section.marks"));
  std::vector<Place> places;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto mark = std::to_string(i + 1);
    places.push_back({{mark, mark}, {{i >= 3 ? "met" : i == 2 ? "late" : "missed", given[i]}}});
  }
  columns(page, words("section.marks"), places);
  page.raw("</figure>\n");
}

void category(Page& page, const Breakdown& breakdown) {
  constexpr std::size_t most = 20;
  if (breakdown.rows.empty()) return;
  page.raw("<div class=\"part\">");
  subheading(page, said("by", {{"what", breakdown.label}}));
  page.raw("<div class=\"scroll\"><table class=\"bars\">");
  page.headings({"", "", "opened#", "overdue#", "on_time#", "close#"}).raw("<tbody>\n");
  const auto largest = breakdown.rows.front().summary.opened;
  for (std::size_t i = 0; i < std::min(most, breakdown.rows.size()); ++i) {
    const auto& sums = breakdown.rows[i].summary;
    page.raw("<tr><th scope=\"row\">").both(breakdown.rows[i].label).raw("</th><td class=\"bar\">");
    bar(page, {{"opened", sums.opened}}, largest);
    page.raw("</td>").cell(sums.opened).cell(sums.overdue);
    ratio_cell(page, sums.on_time);
    median_cell(page, sums.close);
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div></div>\n");
}

void diagram(Page& page, const WorkflowFigures& workflow, const WorkflowSet& known) {
  const auto definition = known.find(workflow.id);
  if (!definition) return;
  const auto& book = (*definition)->book();
  std::vector<std::int64_t> counts(book.states.size(), 0);
  for (const auto& state : workflow.states)
    if (const auto at = book.find_state(state.id)) counts[*at] = state.count;
  subheading(page, words("section.diagram"));
  page.element("p", "hint", words("diagram_note"));
  write_drawing(page, ways_of(book, counts));
}

}  // namespace

void write_workflow(Page& page, const WorkflowFigures& workflow, const ReportOptions& options) {
  begin_section(page, "w-" + workflow.id, workflow.title);
  deadlines(page, workflow);
  page.raw("<div class=\"pair\">");
  close_times(page, workflow);
  marks(page, workflow.marks);
  page.raw("</div>\n<div class=\"pair\">");
  for (const auto& each : workflow.categories) category(page, each);
  page.raw("</div>\n");
  if (!workflow.months.empty()) {
    subheading(page, words("section.months"));
    write_months(page, workflow.months);
  }
  if (options.workflows) diagram(page, workflow, *options.workflows);
  end_section(page);
}

}  // namespace tenon::report
