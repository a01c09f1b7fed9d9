#pragma once
/// Looks at a page as a browser would, as far as the tests need it.
#include <string>
#include <string_view>
#include <vector>

namespace tenon::testing {

/// Walks all tags of a page; says what is wrong with their nesting, or "".
inline std::string nesting_fault(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const auto end = html.find('>', at);
    if (end == html.npos) return "tag without end";
    auto tag = html.substr(at + 1, end - at - 1);
    at = end;
    if (tag.starts_with('!')) continue;
    const bool closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    const std::string name(tag.substr(0, tag.find_first_of(" \n/")));
    if (closes) {
      if (open.empty() || open.back() != name)
        return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
      open.pop_back();
    } else if (!tag.ends_with('/') && name != "meta" && name != "input") {
      open.push_back(name);
      if (name == "style") at = html.find("</style", at) - 1;
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> stays open";
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// What stands in every attribute of that name, in the order of the page.
inline std::vector<std::string> attributes(const std::string& html, const std::string& name) {
  std::vector<std::string> all;
  const std::string opening = " " + name + "=\"";
  for (std::size_t at = html.find(opening); at != html.npos; at = html.find(opening, at)) {
    at += opening.size();
    all.push_back(html.substr(at, html.find('"', at) - at));
  }
  return all;
}

/// What a reader reads as text: without tags, style, drawings, and the small print that carries ids.
inline std::string prose(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const auto open = html.find('<');
    text += html.substr(0, open);
    if (open == html.npos) break;
    html.remove_prefix(open);
    const auto skip_to = [&](std::string_view mark) {
      const auto at = html.find(mark);
      html.remove_prefix(at == html.npos ? html.size() : at + mark.size());
    };
    if (html.starts_with("<style")) skip_to("</style>");
    else if (html.starts_with("<svg")) skip_to("</svg>");
    else if (html.starts_with("<small>")) skip_to("</small>");
    else skip_to(">");
    text += ' ';
  }
  return text;
}

}  // namespace tenon::testing
