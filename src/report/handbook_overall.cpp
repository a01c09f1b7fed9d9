/// How the procedures depend on each other, and what a sale needs.
#include <map>
#include <set>

#include "report/handbook.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"
#include "tenon/workflows/rule_words.hpp"

namespace tenon::report {
namespace {

/// One procedure's waiting for another, at its opening or at a step.
struct Waiting {
  const RuleBook* book;
  std::optional<EventIndex> event;  ///< none: to be opened
  const Dependency* on;
};

std::vector<Waiting> all_waiting(const Handbook& handbook) {
  std::vector<Waiting> all;
  for (const auto* book : handbook.books) {
    for (const auto& each : book->opening_dependencies) all.push_back({book, std::nullopt, &each});
    for (const auto& step : book->steps)
      for (const auto& each : step.dependencies) all.push_back({book, step.event, &each});
  }
  return all;
}

/// From what is waited for to what waits, each pair once.
Diagram picture_of(const Handbook& handbook, const std::vector<Waiting>& all) {
  Diagram drawn;
  drawn.id = "dependencies";
  drawn.title = words("handbook.section.dependencies");
  std::set<std::pair<std::string_view, std::string_view>> pairs;
  std::set<std::string_view> named;
  for (const auto& each : all) {
    pairs.emplace(each.on->workflow, each.book->id);
    named.insert({each.on->workflow, each.book->id});
  }
  std::map<std::string_view, std::size_t> at;
  // In the order of the set, which is about that of the work, so that the drawing runs downwards.
  for (const auto* definition : handbook.workflows.all()) {
    const auto& book = definition->book();
    if (!named.contains(book.id) || at.contains(book.id)) continue;
    at.emplace(book.id, drawn.nodes.size());
    DiagramNode node;
    node.id = book.id;
    node.label = text_of(book.title);
    drawn.nodes.push_back(std::move(node));
  }
  for (const auto& [first, then] : pairs)
    if (at.contains(first) && at.contains(then)) drawn.edges.push_back({at[first], at[then], {}});
  return drawn;
}

void write_table(Page& page, const Handbook& handbook, const std::vector<Waiting>& all) {
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"handbook.procedure", "handbook.step", "handbook.waits_for", "source"}).raw("<tbody>\n");
  const RuleBook* last = nullptr;
  for (const auto& each : all) {
    page.raw("<tr><th scope=\"row\">");
    if (each.book != last) link(page, place_of(*each.book), text_of(each.book->title));
    last = each.book;
    page.raw("</th><td>");
    if (each.event)
      link(page, place_of(*each.book, each.book->events[*each.event]),
           text_of(each.book->event_labels[*each.event]));
    else link(page, place_of(*each.book, "open"), words("handbook.open"));
    page.raw("</td><td>");
    link_to_procedure(page, handbook, each.on->workflow);
    if (const auto other = handbook.workflows.find(each.on->workflow); other && !each.on->none_open)
      page.raw(": ").both(names_of((*other)->book(), each.on->states));
    if (!each.on->condition_name.empty())
      page.both(said("handbook.where", {{"condition", rule_words("shared", each.on->condition_name)}}));
    page.raw("</td><td><small>").text(each.on->source).raw("</small></td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

void write_sale(Page& page, const Handbook& handbook) {
  bool any = false;
  for (const auto* book : handbook.books) any = any || book->sale.part;
  if (!any) return;
  subheading(page, words("handbook.section.sale"));
  page.element("p", "hint", words("handbook.sale_note"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"handbook.procedure", "handbook.needed_by", "date", "source"}).raw("<tbody>\n");
  for (const auto* book : handbook.books) {
    const auto& part = book->sale;
    if (!part.part) continue;
    page.raw("<tr><th scope=\"row\">");
    link(page, place_of(*book), text_of(book->title));
    page.raw("</th><td>")
        .both(part.condition_name.empty() ? words("handbook.every_sale")
                                          : rule_words(book->id, part.condition_name))
        .raw("</td><td>");
    if (!part.date_name.empty()) page.both(rule_words(book->id, part.date_name));
    page.raw("</td><td><small>").text(part.source).raw("</small></td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

}  // namespace

void write_overall(Page& page, const Handbook& handbook) {
  const auto all = all_waiting(handbook);
  begin_section(page, "dependencies", words("handbook.section.dependencies"));
  if (all.empty()) {
    page.element("p", "", words("handbook.no_dependencies"));
  } else {
    page.element("p", "hint", words("handbook.dependencies_note"));
    write_drawing(page, picture_of(handbook, all));
    write_table(page, handbook, all);
  }
  write_sale(page, handbook);
  end_section(page);
}

}  // namespace tenon::report
