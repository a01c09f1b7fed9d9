#include "report/page.hpp"

#include <algorithm>

#include "report/words.hpp"
#include "tenon/core/catalogue.hpp"
#include "workflow/diagram_text.hpp"

namespace tenon::report {

std::string escaped(std::string_view text) {
  std::string out;
  const std::string clean = drawing::clean_text(text);
  for (std::size_t i = 0; i < clean.size(); ++i) switch (const char c = clean[i]) {
      case ' ': out += i + 1 < clean.size() && clean[i + 1] == '%' ? "\u00A0" : " "; break;
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

Text said(std::string_view key, std::initializer_list<Blank> blanks) {
  const Text pattern = words(key);
  Refusal zh, en;  // a refusal is what the catalogue fills its sentences from
  for (const auto& blank : blanks) {
    zh.facts.push_back({std::string(blank.name), blank.value.zh});
    en.facts.push_back({std::string(blank.name), blank.value.en});
  }
  return {fill_in(pattern.zh, zh), fill_in(pattern.en, en)};
}

Text span_of(std::int64_t minutes) {
  constexpr std::int64_t hour = 60, day = 24 * hour;
  if (minutes < hour) return said("minutes", {{"m", minutes}});
  if (minutes < 2 * day) {
    const auto rest = minutes % hour;
    return rest ? said("hours_minutes", {{"h", minutes / hour}, {"m", rest}})
                : said("hours", {{"h", minutes / hour}});
  }
  const auto hours = minutes % day / hour;
  return hours ? said("days_hours", {{"d", minutes / day}, {"h", hours}})
               : said("days", {{"d", minutes / day}});
}

Page& Page::both(const Text& given) {
  if (given.zh == given.en || given.en.empty()) return text(given.zh);
  if (given.zh.empty()) return text(given.en);
  return raw("<span lang=\"zh\">")
      .text(given.zh)
      .raw("</span><i> </i><span lang=\"en\">")
      .text(given.en)
      .raw("</span>");
}

Page& Page::word(std::string_view key) { return both(words(key)); }

Page& Page::element(std::string_view tag, std::string_view css_class, const Text& given) {
  raw("<").raw(tag);
  if (!css_class.empty()) raw(" class=\"").raw(css_class).raw("\"");
  return raw(">").both(given).raw("</").raw(tag.substr(0, tag.find(' '))).raw(">");
}

Page& Page::cell(std::int64_t value) {
  return raw(value == 0 ? "<td class=\"n zero\">" : "<td class=\"n\">").number(value).raw("</td>");
}

Page& Page::cell(const Text& given, std::string_view css_class) { return element("td", css_class, given); }

Page& Page::headings(std::initializer_list<std::string_view> keys) {
  raw("<thead><tr>");
  for (auto key : keys) {
    const bool over_numbers = key.ends_with('#');
    if (over_numbers) key.remove_suffix(1);
    if (key.empty()) raw("<td></td>");
    else element("th scope=\"col\"", over_numbers ? "n" : "", words("col." + std::string(key)));
  }
  return raw("</tr></thead>\n");
}

}  // namespace tenon::report
