/// The steps of a procedure, each event with the ways that it may go.
#include "report/handbook.hpp"
#include "report/words.hpp"
#include "tenon/workflows/rule_words.hpp"

namespace tenon::report {
namespace {

/// "Household register: 1 original, 2 copies; from the buyer; of each married buyer; where ... [H0 5.6]"
Text paper(const Handbook& handbook, const RuleBook& book, const ChecklistItem& item) {
  std::vector<Text> forms;
  if (item.originals > 0) forms.push_back(said("handbook.originals", {{"n", std::int64_t{item.originals}}}));
  if (item.copies > 0) forms.push_back(said("handbook.copies", {{"n", std::int64_t{item.copies}}}));
  Text line =
      said("handbook.paper", {{"name", name_of_document(handbook, item.document)}, {"forms", joined(forms)}});
  const auto add = [&](const Text& more) {
    line.zh += more.zh;
    line.en += more.en;
  };
  if (item.from != Party::none) add(said("handbook.paper_from", {{"party", text_of(label(item.from))}}));
  if (!item.person_name.empty())
    add(said("handbook.paper_of_each", {{"person", rule_words(book.id, item.person_name)}}));
  if (!item.condition_name.empty())
    add(said("handbook.where", {{"condition", rule_words(book.id, item.condition_name)}}));
  return line;
}

void write_papers(Page& page, const Handbook& handbook, const RuleBook& book, const Checklist& list) {
  if (list.size == 0) return;
  page.element("dt", "", words("handbook.papers")).raw("<dd>");
  if (find_rule_words(book.id, list.name))
    page.raw("<strong>").both(rule_words(book.id, list.name)).raw("</strong>");
  page.raw("<ul>");
  for (const auto& item : list) {
    page.raw("<li>").both(paper(handbook, book, item));
    if (!item.source.empty()) page.raw(" <small>[").text(item.source).raw("]</small>");
    page.raw("</li>");
  }
  page.raw("</ul></dd>\n");
}

template <class Named>
std::vector<Text> in_words(const RuleBook& book, const Named& list) {
  std::vector<Text> lines;
  for (const auto& each : list) lines.push_back(rule_words(book.id, each.name));
  return lines;
}

/// Whether a row before this one takes the same event from one of the same states: then this row is for
/// what the other's conditions leave.
bool is_alternative(const RuleBook& book, std::size_t row) {
  const auto& step = book.steps[row];
  for (std::size_t i = 0; i < row; ++i)
    if (book.steps[i].event == step.event && (book.steps[i].from & step.from) != 0 &&
        !book.steps[i].conditions.empty())
      return true;
  return false;
}

void write_way(Page& page, const Handbook& handbook, const RuleBook& book, std::size_t row) {
  const auto& step = book.steps[row];
  page.raw("<div class=\"way\">\n<p class=\"states\">").both(names_of(book, step.from));
  if (step.stays) page.raw(" <em>").word("handbook.stays").raw("</em>");
  else page.raw(" \u2192 <strong>").both(text_of(book.state_labels[step.to])).raw("</strong>");
  page.raw("</p>\n<dl>\n");
  std::vector<Text> conditions = in_words(book, step.conditions);
  if (is_alternative(book, row)) conditions.insert(conditions.begin(), words("handbook.otherwise"));
  entry(page, "when", conditions);
  entry(page, "who", names_of(step.roles));
  if (step.party != Party::none) entry(page, "act_of", text_of(label(step.party)));
  if (step.apart_from != 0)
    entry(page, "not_by",
          said("handbook.not_by_who_did", {{"events", names_of_events(book, step.apart_from)}}));
  entry(page, "requires", in_words(book, step.guards));
  write_dependencies(page, handbook, step.dependencies);
  write_papers(page, handbook, book, step.checklist);
  write_consequences(page, book, step);
  entry(page, "source", Text{std::string(step.source), std::string(step.source)});
  page.raw("</dl>\n</div>\n");
}

void begin_card(Page& page, const std::string& place, const Text& heading, std::string_view id) {
  page.raw("<article class=\"step\" id=\"").text(place).raw("\">\n<h4>").both(heading);
  page.raw(" <small>").text(id).raw("</small></h4>\n");
}

void write_opening(Page& page, const Handbook& handbook, const RuleBook& book) {
  begin_card(page, place_of(book, "open"), words("handbook.open"), "open");
  page.raw("<div class=\"way\">\n<p class=\"states\">\u2192 <strong>")
      .both(text_of(book.state_labels[book.initial]))
      .raw("</strong></p>\n<dl>\n");
  entry(page, "who", names_of(book.openers));
  entry(page, "requires", in_words(book, book.opening_guards));
  write_dependencies(page, handbook, book.opening_dependencies);
  write_consequences(page, book, book.on_opening);
  page.raw("</dl>\n</div>\n</article>\n");
}

void write_cancelling(Page& page, const RuleBook& book) {
  if (book.on_cancel.empty()) return;
  begin_card(page, place_of(book, "cancel"), words("handbook.cancel"), "cancel");
  page.raw("<div class=\"way\">\n<dl>\n");
  entry(page, "who", names_of(book.leaders));
  write_consequences(page, book, book.on_cancel);
  page.raw("</dl>\n</div>\n</article>\n");
}

}  // namespace

void write_steps(Page& page, const Handbook& handbook, const RuleBook& book) {
  write_opening(page, handbook, book);
  for (EventIndex event = 0; event < book.events.size(); ++event) {
    begin_card(page, place_of(book, book.events[event]), text_of(book.event_labels[event]),
               book.events[event]);
    for (std::size_t row = 0; row < book.steps.size(); ++row)
      if (book.steps[row].event == event) write_way(page, handbook, book, row);
    page.raw("</article>\n");
  }
  write_cancelling(page, book);
}

}  // namespace tenon::report
