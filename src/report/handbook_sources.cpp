/// The index of sources: which section of a handbook or of the law became which rule.
#include <algorithm>
#include <map>

#include "report/handbook.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Cuts up to `mark` off the front.
std::string_view next_part(std::string_view& rest, char mark) {
  const auto at = rest.find(mark);
  const auto part = rest.substr(0, at);
  rest = at == rest.npos ? std::string_view() : rest.substr(at + 1);
  return trimmed(part);
}

/// A rule that cites a section.
struct Citing {
  std::string place;
  Text name;
  bool by_default;
};

struct ReadsBefore {
  bool operator()(const std::string& a, const std::string& b) const { return reads_before(a, b); }
};

/// section -> procedure -> rules, in the order of the tables.
class Index {
 public:
  void add(const RuleBook& book, std::string_view source, const std::string& place, const Text& name) {
    for (auto& each : sections_of(source)) {
      auto& rules = sections_[each.section];
      if (rules.empty() || rules.back().first != &book) rules.push_back({&book, {}});
      auto& cited = rules.back().second;
      if (std::none_of(cited.begin(), cited.end(), [&](const auto& c) { return c.place == place; }))
        cited.push_back({place, name, each.by_default});
    }
  }
  void write(Page& page) const {
    for (const auto& [section, rules] : sections_) {
      page.raw("<tr><th scope=\"row\">").text(section).raw("</th><td><ul class=\"plain\">");
      for (const auto& [book, cited] : rules) {
        page.raw("<li><strong>").both(text_of(book->title)).raw("</strong>: ");
        for (std::size_t i = 0; i < cited.size(); ++i) {
          if (i > 0) page.raw(" \u00B7 ");
          link(page, cited[i].place, cited[i].name);
          if (cited[i].by_default) page.raw("<sup>*</sup>");
        }
        page.raw("</li>");
      }
      page.raw("</ul></td></tr>\n");
    }
  }

 private:
  using Rules = std::vector<std::pair<const RuleBook*, std::vector<Citing>>>;
  std::map<std::string, Rules, ReadsBefore> sections_;
};

}  // namespace

bool reads_before(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      std::uint64_t left = 0, right = 0;
      for (; !a.empty() && is_digit(a.front()); a.remove_prefix(1))
        left = left * 10 + static_cast<std::uint64_t>(a.front() - '0');
      for (; !b.empty() && is_digit(b.front()); b.remove_prefix(1))
        right = right * 10 + static_cast<std::uint64_t>(b.front() - '0');
      if (left != right) return left < right;
    } else {
      if (a.front() != b.front())
        return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.empty() && !b.empty();
}

std::vector<CitedSection> sections_of(std::string_view source) {
  constexpr std::string_view proposal = "default (";
  std::vector<CitedSection> all;
  std::string book, chapter;  // of the section before: "H0 5.6, 5.8", "H1 ch. 1, ch. 2 2.3"
  while (!source.empty()) {
    std::string_view group = next_part(source, ';');
    const bool by_default = group.starts_with(proposal);
    if (by_default) {
      group.remove_prefix(proposal.size());
      group = group.substr(0, group.find(')'));
    }
    group = group.substr(0, group.find(':'));   // what follows says how it is meant
    group = group.substr(0, group.find(" ("));  // so does what stands in brackets
    while (!group.empty()) {
      const std::string part(next_part(group, ','));
      if (part.empty()) continue;
      std::string section = part;
      if (part.size() > 1 && part[0] == 'H' && is_digit(part[1])) {
        book = part.substr(0, part.find(' '));
        chapter.clear();
      } else if (!book.empty() && part.starts_with("ch.")) {
        section = book + " " + part;
        chapter.clear();
      } else if (!book.empty() && is_digit(part[0])) {
        section = book + " " + chapter + part;
      }
      if (const auto at = section.find(" ch. "); at != section.npos) {
        const auto end = section.find(' ', at + 5);
        chapter = section.substr(at + 1, end == section.npos ? end : end - at - 1) + " ";
      }
      all.push_back({section, by_default});
    }
  }
  return all;
}

void write_index_of_sources(Page& page, const Handbook& handbook) {
  Index index;
  for (const auto* book : handbook.books) {
    index.add(*book, book->source, place_of(*book), words("handbook.whole"));
    for (const auto& each : book->opening_dependencies)
      index.add(*book, each.source, place_of(*book, "open"), words("handbook.open"));
    for (const auto& step : book->steps) {
      const auto place = place_of(*book, book->events[step.event]);
      const Text name = text_of(book->event_labels[step.event]);
      index.add(*book, step.source, place, name);
      for (const auto& each : step.dependencies) index.add(*book, each.source, place, name);
      for (const auto& item : step.checklist) index.add(*book, item.source, place, name);
    }
    for (const auto& each : book->deadlines)
      index.add(*book, each.source, place_of_deadline(*book, each.id),
                said("handbook.limit_named", {{"name", text_of(each.label)}}));
    if (book->sale.part) index.add(*book, book->sale.source, place_of(*book), words("handbook.whole"));
  }
  begin_section(page, "sources", words("handbook.section.sources"));
  page.element("p", "hint", words("sources_handbooks"));
  page.element("p", "hint", words("handbook.sources_note"));
  page.raw("<div class=\"scroll\"><table>");
  page.headings({"source", "handbook.rules"}).raw("<tbody>\n");
  index.write(page);
  page.raw("</tbody></table></div>\n");
  end_section(page);
}

}  // namespace tenon::report
