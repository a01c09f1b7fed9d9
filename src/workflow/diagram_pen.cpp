#include "workflow/diagram_pen.hpp"

#include <array>

#include "workflow/diagram_contents.hpp"

namespace tenon::drawing {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string number(std::string_view attribute, int value) {
  return ' ' + std::string(attribute) + "=\"" + std::to_string(value) + '"';
}

std::string pair(int x, int y) { return std::to_string(x) + ' ' + std::to_string(y); }

void Pen::rect(std::string_view css_class, const Box& box, int radius) {
  out += "<rect class=\"" + std::string(css_class) + '"' + number("x", box.x) + number("y", box.y) +
         number("width", box.width) + number("height", box.height) + number("rx", radius) + "/>\n";
}

void Pen::path(std::string_view css_class, const std::string& commands) {
  out += "<path class=\"" + std::string(css_class) + "\" d=\"" + commands + "\"/>\n";
}

void Pen::dot(const Box& box) {
  const int radius = box.width / 2;
  out += "<circle class=\"tn-dot\"" + number("cx", box.x + radius) + number("cy", box.y + radius) +
         number("r", radius) + "/>\n";
}

void Pen::text(const Block& block, int x, int y, Anchor anchor) {
  constexpr std::array<std::string_view, 3> marks = {"", " tn-strong", " tn-missed"};
  for (const Block::Line& line : block.lines) {
    y += line.gap_above + line.font.leading;
    // Ideographs reach about a tenth of an em below the line; so the line stands a little above the cell's
    // end.
    const int baseline = y - line.font.leading / 2 + line.font.size * 36 / 100;
    out += "<text class=\"" + std::string(line.font.css_class) +
           std::string(marks[static_cast<std::size_t>(line.mark)]) + '"' + number("x", x) +
           number("y", baseline) + (anchor == Anchor::middle ? " text-anchor=\"middle\"" : "") + '>' +
           escaped(line.text) + "</text>\n";
  }
}

void Pen::clock(int x, int y) {
  constexpr int half = clock_size / 2;
  path("tn-clock",
       "M" + pair(x + 1, y + half) + "a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M" + pair(x + half, y + 4) + "v4l3 2");
}

void Pen::badge(const std::string& text, int x, int y, int width) {
  rect("tn-badge", {x, y, width, badge_height}, badge_height / 2);
  out += "<text class=\"tn-number\"" + number("x", x + width / 2) + number("y", y + 14) +
         " text-anchor=\"middle\">" + escaped(text) + "</text>\n";
}

void Pen::line(const Route& route) {
  constexpr int arrow_length = 9;
  std::vector<Point> points = route.points;
  const Point tip = points.back();
  const int backwards = route.back ? 1 : -1;
  points.back().y += backwards * (arrow_length - 1);
  // What is left of the last stretch may now point the wrong way.
  while (points.size() > 2 && (points.back().y - points[points.size() - 2].y) * backwards > 0) {
    points.erase(points.end() - 2);
  }
  std::string commands = "M" + pair(points[0].x, points[0].y);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point from = points[i - 1];
    const Point to = points[i];
    const bool goes_on = i + 1 < points.size() && points[i + 1].x == to.x;
    if (from.x != to.x) {
      const int bend = route.bends[i - 1];
      commands += "C" + pair(from.x, bend) + ' ' + pair(to.x, bend) + ' ' + pair(to.x, to.y);
    } else if (!goes_on && from.y != to.y) {
      commands += "V" + std::to_string(to.y);
    }
  }
  path("tn-line", commands);
  path("tn-head", "M" + pair(tip.x, tip.y) + "l-5 " + std::to_string(backwards * arrow_length) + "h10z");
}

}  // namespace tenon::drawing
