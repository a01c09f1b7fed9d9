#pragma once
/// Where things stand in an SVG that was written.
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "workflow/diagrams.hpp"

namespace tenon::testing {

struct Rect {
  int x, y, width, height;
};

struct Place {
  int x, y;
};

inline int attribute(std::string_view element, const std::string& name) {
  std::size_t at = element.find(' ' + name + "=\"");
  REQUIRE(at != element.npos);
  at += name.size() + 3;
  return number_at(element, at);
}

/// The elements that begin with `opening`, up to their closing bracket.
inline std::vector<std::string_view> elements(std::string_view svg, std::string_view opening) {
  std::vector<std::string_view> found;
  for (std::size_t at = svg.find(opening); at != svg.npos; at = svg.find(opening, at + 1)) {
    found.push_back(svg.substr(at, svg.find('>', at) - at + 1));
  }
  return found;
}

inline std::vector<Rect> rects(std::string_view svg, std::string_view opening) {
  std::vector<Rect> found;
  for (const std::string_view e : elements(svg, opening)) {
    found.push_back({attribute(e, "x"), attribute(e, "y"), attribute(e, "width"), attribute(e, "height")});
  }
  return found;
}

inline std::vector<Rect> boxes(std::string_view svg) { return rects(svg, "<rect class=\"tn-box\""); }
inline std::vector<Rect> labels(std::string_view svg) {
  return rects(svg, "<rect class=\"tn-page tn-label\"");
}

inline bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

inline bool inside(const Place& p, const Rect& r) {
  return p.x > r.x && p.x < r.x + r.width && p.y > r.y && p.y < r.y + r.height;
}

}  // namespace tenon::testing
