/// A procedure's chapter: what it is about, its states and their picture, its limits.
#include "report/handbook.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"
#include "tenon/workflow/actions.hpp"
#include "tenon/workflow/describe.hpp"
#include "tenon/workflows/rule_words.hpp"

namespace tenon::report {
namespace {

void write_facts(Page& page, const Handbook& handbook, const RuleBook& book) {
  page.raw("<dl class=\"facts\">\n");
  entry(page, "about", subject_of(book));
  if (book.repeat != Repeat::freely)
    entry(page, "repeat", words(book.repeat == Repeat::once ? "handbook.once" : "handbook.one_at_a_time"));
  entry(page, "opened_by", names_of(book.openers));
  entry(page, "led_by", names_of(book.leaders));
  entry(page, "goal", text_of(book.state_labels[book.goal]));
  if (book.sale.part) {
    std::vector<Text> lines{
        book.sale.condition_name.empty()
            ? words("handbook.every_sale")
            : said("handbook.sales_where", {{"condition", rule_words(book.id, book.sale.condition_name)}})};
    if (!book.sale.date_name.empty())
      lines.push_back(said("handbook.kept_by", {{"date", rule_words(book.id, book.sale.date_name)}}));
    lines.back().zh += " [" + std::string(book.sale.source) + "]";
    lines.back().en += " [" + std::string(book.sale.source) + "]";
    entry(page, "part_of_sale", lines);
  }
  std::vector<Text> waited_for;
  for (const auto* other : handbook.books)
    if (other != &book) {
      const auto waits = [&](std::span<const Dependency> all) {
        for (const auto& each : all)
          if (each.workflow == book.id) return true;
        return false;
      };
      bool any = waits(other->opening_dependencies);
      for (const auto& step : other->steps) any = any || waits(step.dependencies);
      if (any) waited_for.push_back(text_of(other->title));
    }
  entry(page, "waited_for_by", joined(waited_for));
  entry(page, "source", Text{std::string(book.source), std::string(book.source)});
  page.raw("</dl>\n");
}

void write_states(Page& page, const RuleBook& book) {
  subheading(page, words("handbook.section.states"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"state", "handbook.limits", "handbook.leads_out"}).raw("<tbody>\n");
  for (StateIndex state = 0; state < book.states.size(); ++state) {
    page.raw("<tr><th scope=\"row\">").both(text_of(book.state_labels[state]));
    if (state == book.initial) page.raw("<small>").word("handbook.begins_here").raw("</small>");
    if (book.is_final(state)) page.raw("<small>").word("handbook.ends_here").raw("</small>");
    page.raw("</th><td>");
    std::vector<Text> running;
    for (const auto& deadline : book.deadlines)
      if (has(deadline.runs, state)) running.push_back(text_of(deadline.label));
    for (const auto& wait : book.waits)
      if (wait.state == state) running.push_back(text_of(wait.reason));
    page.both(joined(running)).raw("</td><td>");
    EventSet seen = 0;
    for (const auto& step : book.steps) {
      if (!has(step.from, state) || has_event(seen, step.event)) continue;
      if (seen != 0) page.raw(" \u00B7 ");
      seen |= only_event(step.event);
      link(page, place_of(book, book.events[step.event]), text_of(book.event_labels[step.event]));
    }
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

}  // namespace

void write_deadlines(Page& page, const Handbook& handbook, const RuleBook& book) {
  if (book.deadlines.empty()) return;
  subheading(page, words("handbook.section.limits"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"deadline", "handbook.limit", "handbook.runs_in", "handbook.escalates", "source"});
  page.raw("<tbody>\n");
  for (const auto& each : book.deadlines) {
    page.raw("<tr id=\"").text(place_of_deadline(book, each.id)).raw("\"><th scope=\"row\">");
    page.both(text_of(each.label)).raw("<small>").text(each.id).raw("</small></th><td>");
    write_limit(page, handbook, book, each);
    const auto note = [&](const Text& text) { page.raw("<small>").both(text).raw("</small>"); };
    if (each.time_of != Party::none)
      note(said("handbook.time_of", {{"party", text_of(label(each.time_of))}}));
    if (!each.warnings.empty()) {
      std::string days;
      for (const auto n : each.warnings) (days += days.empty() ? "" : ", ") += std::to_string(n);
      note(said("handbook.warned", {{"days", days}}));
    }
    page.raw("</td><td>").both(names_of(book, each.runs));
    if (each.holds != 0) note(said("handbook.holds_in", {{"states", names_of(book, each.holds)}}));
    if (each.restarts != 0)
      note(said("handbook.restarts", {{"events", names_of_events(book, each.restarts)}}));
    page.raw("</td><td>");
    std::vector<Text> ladder;
    for (const Role role : each.ladder) ladder.push_back(text_of(label(role)));
    page.both(joined(ladder)).raw("</td><td><small>").text(each.source).raw("</small></td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

void write_procedure(Page& page, const Handbook& handbook, const RuleBook& book) {
  page.raw("<section class=\"procedure\" id=\"").text(place_of(book)).raw("\">\n<h2>");
  page.both(text_of(book.title)).raw(" <small>").text(book.id).raw("</small></h2>\n");
  write_facts(page, handbook, book);
  subheading(page, words("handbook.section.picture"));
  write_drawing(page, ways_of(book));
  write_states(page, book);
  write_deadlines(page, handbook, book);
  subheading(page, words("handbook.section.steps"));
  write_steps(page, handbook, book);
  end_section(page);
}

void write_actions(Page& page) {
  begin_section(page, "actions", words("handbook.section.actions"));
  page.element("p", "hint", words("handbook.actions_note"));
  std::vector<Text> everyone, leaders;
  for (const auto action : action_names())
    if (may_be_sent(action))
      (is_for_leaders(action) ? leaders : everyone).push_back(text_of(label_of_action(action)));
  page.raw("<dl>\n");
  entry(page, "action_of_all", joined(everyone));
  entry(page, "action_of_leaders", joined(leaders));
  page.raw("</dl>\n");
  end_section(page);
}

}  // namespace tenon::report
