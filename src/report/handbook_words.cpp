/// Names of the rules in words, and the places in the handbook that links point at.
#include "report/handbook.hpp"
#include "report/words.hpp"
#include "tenon/core/catalogue.hpp"

namespace tenon::report {

bool Handbook::tells_of(std::string_view workflow) const {
  for (const auto* book : books)
    if (book->id == workflow) return true;
  return false;
}

Text joined(const std::vector<Text>& names) {
  Text all;
  for (const auto& name : names) {
    (all.zh += all.zh.empty() ? "" : "、") += name.zh;
    (all.en += all.en.empty() ? "" : ", ") += name.en;
  }
  return all;
}

Text names_of(RoleSet roles) {
  std::vector<Text> names;
  for (const Role role : roles) names.push_back(text_of(label(role)));
  return joined(names);
}

Text names_of(const RuleBook& book, StateSet states) {
  std::vector<Text> names;
  for (StateIndex state = 0; state < book.states.size(); ++state)
    if (has(states, state)) names.push_back(text_of(book.state_labels[state]));
  return joined(names);
}

Text names_of_events(const RuleBook& book, EventSet events) {
  std::vector<Text> names;
  for (EventIndex event = 0; event < book.events.size(); ++event)
    if (has_event(events, event)) names.push_back(text_of(book.event_labels[event]));
  return joined(names);
}

Text title_of(const Handbook& handbook, std::string_view workflow) {
  const auto found = handbook.workflows.find(workflow);
  if (found) return text_of((*found)->book().title);
  return {std::string(workflow), std::string(workflow)};
}

std::vector<std::string_view> documents_in(std::string_view document) {
  std::vector<std::string_view> all;
  for (std::size_t bar = 0; bar != document.npos;) {
    bar = document.find('|');
    all.push_back(document.substr(0, bar));
    if (bar != document.npos) document.remove_prefix(bar + 1);
  }
  return all;
}

Text name_of_document(const Handbook& handbook, std::string_view document) {
  const auto* const own = handbook.options.document_types;
  const auto& types = own ? *own : builtin_document_types();
  const Text alternatively = words("handbook.or");
  Text all;
  for (const auto id : documents_in(document)) {
    const auto* const type = types.find(id);
    const Text name = type ? Text{type->zh, type->en} : words(id);
    (all.zh += all.zh.empty() ? "" : alternatively.zh) += name.zh;
    (all.en += all.en.empty() ? "" : alternatively.en) += name.en;
  }
  return all;
}

Text words_of_notice(std::string_view notice) {
  const auto* const found = find_text(notice);
  return found ? found->sentence : words(notice);
}

Text subject_of(const RuleBook& book) {
  std::vector<Text> all;
  const auto add = [&](bool needed, std::string_view key) {
    if (needed) all.push_back(words("handbook.about_" + std::string(key)));
  };
  // A sale has its home and its customer with it.
  add(book.needs_sale, "sale");
  add(book.needs_building, "building");
  add(book.needs_project, "project");
  add(book.needs_unit && !book.needs_sale, "unit");
  add(book.needs_customer && !book.needs_sale, "customer");
  return all.empty() ? words("handbook.about_nothing") : joined(all);
}

std::string place_of(const RuleBook& book) { return "w." + std::string(book.id); }
std::string place_of(const RuleBook& book, std::string_view event) {
  return "s." + std::string(book.id) + "." + std::string(event);
}
std::string place_of_deadline(const RuleBook& book, std::string_view deadline) {
  return "d." + std::string(book.id) + "." + std::string(deadline);
}

void link(Page& page, std::string_view place, const Text& text) {
  page.raw("<a href=\"#").text(place).raw("\">").both(text).raw("</a>");
}

void link_to_procedure(Page& page, const Handbook& handbook, std::string_view workflow) {
  const Text title = title_of(handbook, workflow);
  if (handbook.tells_of(workflow)) link(page, "w." + std::string(workflow), title);
  else page.both(title);
}

}  // namespace tenon::report
