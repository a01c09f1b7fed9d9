/// The indexes of the handbook: what may I do, who asks for this paper, all limits.
#include <map>
#include <set>

#include "report/handbook.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

/// Links with dots between them.
class Links {
 public:
  explicit Links(Page& page) : page_(page) {}
  void add(const std::string& place, const Text& text) {
    if (!seen_.insert(place).second) return;
    if (seen_.size() > 1) page_.raw(" \u00B7 ");
    link(page_, place, text);
  }

 private:
  Page& page_;
  std::set<std::string> seen_;
};

RoleSet roles_of(const Handbook& handbook) {
  RoleSet all;
  for (const auto* book : handbook.books) all |= book->participants();
  return all;
}

void write_role_in(Page& page, const RuleBook& book, Role role) {
  if (!book.participants().contains(role)) return;
  page.raw("<dt>");
  link(page, place_of(book), text_of(book.title));
  page.raw("</dt><dd>");
  Links links(page);
  if (book.openers.contains(role)) links.add(place_of(book, "open"), words("handbook.open"));
  for (EventIndex event = 0; event < book.events.size(); ++event)
    for (const auto& step : book.steps)
      if (step.event == event && step.roles.contains(role))
        links.add(place_of(book, book.events[event]), text_of(book.event_labels[event]));
  if (book.leaders.contains(role)) links.add("actions", words("handbook.leads"));
  page.raw("</dd>\n");
}

}  // namespace

void write_index_of_roles(Page& page, const Handbook& handbook) {
  begin_section(page, "roles", words("handbook.section.roles"));
  page.element("p", "hint", words("handbook.roles_note"));
  const RoleSet all = roles_of(handbook);
  page.raw("<p class=\"within\">");
  Links links(page);
  for (const Role role : all) links.add("r." + std::string(name_of(role)), text_of(label(role)));
  page.raw("</p>\n");
  for (const Role role : all) {
    page.raw("<h3 id=\"r.").text(name_of(role)).raw("\">").both(text_of(label(role))).raw("</h3>\n<dl>\n");
    for (const auto* book : handbook.books) write_role_in(page, *book, role);
    page.raw("</dl>\n");
  }
  end_section(page);
}

void write_index_of_documents(Page& page, const Handbook& handbook) {
  struct Asked {
    const RuleBook* book;
    EventIndex event;
  };
  std::map<std::string_view, std::vector<Asked>> all;  // by id, so that the same paper stands once
  for (const auto* book : handbook.books)
    for (const auto& step : book->steps)
      for (const auto& item : step.checklist)
        for (const auto id : documents_in(item.document)) all[id].push_back({book, step.event});
  begin_section(page, "documents", words("handbook.section.documents"));
  page.element("p", "hint", words(all.empty() ? "handbook.no_documents" : "handbook.documents_note"));
  if (all.empty()) return end_section(page);
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"handbook.document", "handbook.asked_for_by"}).raw("<tbody>\n");
  for (const auto& [id, asked] : all) {
    page.raw("<tr><th scope=\"row\">").both(name_of_document(handbook, id)).raw("<small>").text(id);
    page.raw("</small></th><td>");
    Links links(page);
    for (const auto& each : asked) {
      const Text title = text_of(each.book->title), step = text_of(each.book->event_labels[each.event]);
      links.add(place_of(*each.book, each.book->events[each.event]),
                said("handbook.step_of", {{"procedure", title}, {"step", step}}));
    }
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

void write_index_of_limits(Page& page, const Handbook& handbook) {
  begin_section(page, "limits", words("handbook.section.all_limits"));
  page.element("p", "hint", words("handbook.limits_note"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"handbook.procedure", "deadline", "handbook.limit", "source"}).raw("<tbody>\n");
  for (const auto* book : handbook.books) {
    bool first = true;
    for (const auto& each : book->deadlines) {
      page.raw("<tr><th scope=\"row\">");
      if (std::exchange(first, false)) link(page, place_of(*book), text_of(book->title));
      page.raw("</th><td>");
      link(page, place_of_deadline(*book, each.id), text_of(each.label));
      page.raw("</td><td>");
      write_limit(page, handbook, *book, each);
      page.raw("</td><td><small>").text(each.source).raw("</small></td></tr>\n");
    }
  }
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

}  // namespace tenon::report
