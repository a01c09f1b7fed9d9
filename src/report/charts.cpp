#include "report/charts.hpp"

#include <algorithm>

#include "report/words.hpp"

namespace tenon::report {
namespace {

constexpr std::int64_t bar_width = 1000, bar_height = 10;

std::string number(std::int64_t value) { return std::to_string(value); }

void rect(Page& page, std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t width,
          std::int64_t height) {
  page.raw("<rect class=\"")
      .raw(css_class)
      .raw("\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
           number(height) + "\"/>");
}

/// The distance of grid lines: 1, 2 or 5 and zeros, so that there are at most five.
std::int64_t grid_step(std::int64_t largest) {
  std::int64_t step = 1;
  for (int turn = 0; step * 5 < largest; ++turn) step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
  return step;
}

std::string_view short_number(std::string& into, std::int64_t value) {
  into = value < 10'000 ? number(value) : number((value + 500) / 1000) + "k";
  return into;
}

}  // namespace

void bar(Page& page, const std::vector<Stretch>& stretches, std::int64_t scale) {
  page.raw("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
  rect(page, "track", 0, 0, bar_width, bar_height);
  std::int64_t sum = 0, x = 0;
  for (const auto& stretch : stretches) {
    if (stretch.value <= 0 || scale <= 0) continue;
    sum += stretch.value;
    // What is there at all is seen, if only as a line.
    const auto end = std::min(bar_width, std::max(x + 4, sum * bar_width / scale));
    rect(page, stretch.css_class, x, 0, end - x, bar_height);
    x = end;
  }
  page.raw("</svg>");
}

void columns(Page& page, const Text& name, const std::vector<Place>& places) {
  constexpr std::int64_t left = 44, top = 18, height = 150, below = 42, gap = 12;
  std::int64_t largest = 1;
  std::size_t group = 1;
  for (const auto& place : places) {
    group = std::max(group, place.columns.size());
    for (const auto& column : place.columns) largest = std::max(largest, column.value);
  }
  const auto step = grid_step(largest);
  const auto ceiling = (largest + step - 1) / step * step;
  const std::int64_t column_width = group > 1 ? 24 : 36;
  const auto place_width = static_cast<std::int64_t>(group) * column_width + gap;
  const auto width = left + place_width * std::ssize(places) + gap;
  const auto y_of = [&](std::int64_t value) { return top + height - value * height / ceiling; };

  page.raw("<div class=\"scroll\"><svg class=\"columns\" role=\"img\" width=\"" + number(width) +
           "\" height=\"" + number(top + height + below) + "\" style=\"min-width:" + number(width * 3 / 4) +
           "px\" viewBox=\"0 0 " + number(width) + " " + number(top + height + below) + "\" aria-label=\"")
      .text(name.zh)
      .raw(" ")
      .text(name.en)
      .raw("\">");
  std::string shown;
  for (std::int64_t value = 0; value <= ceiling; value += step)
    page.raw("<path class=\"grid\" d=\"M" + number(left) + " " + number(y_of(value)) + "H" + number(width) +
             "\"/><text class=\"axis end\" x=\"" + number(left - 6) + "\" y=\"" + number(y_of(value) + 4) +
             "\">")
        .raw(short_number(shown, value))
        .raw("</text>");
  auto x = left + gap;
  for (const auto& place : places) {
    const auto middle = number(x + (place_width - gap) / 2);
    auto column_x = x;
    for (const auto& column : place.columns) {
      const auto y = y_of(column.value);
      if (column.value > 0) {
        rect(page, column.css_class, column_x + 1, std::min(y, top + height - 1), column_width - 2,
             std::max<std::int64_t>(top + height - y, 1));
        page.raw("<text class=\"value\" x=\"" + number(column_x + column_width / 2) + "\" y=\"" +
                 number(y - 4) + "\">")
            .raw(short_number(shown, column.value))
            .raw("</text>");
      }
      column_x += column_width;
    }
    const auto label = [&](std::string_view attributes, const std::string& text) {
      page.raw("<text class=\"axis\"")
          .raw(attributes)
          .raw(" x=\"" + middle + "\" y=\"" + number(top + height + 17) + "\">")
          .text(text)
          .raw("</text>");
    };
    if (place.label.zh == place.label.en) {
      label("", place.label.zh);
    } else {
      label(" lang=\"zh\"", place.label.zh);
      page.raw("<text class=\"axis second\" lang=\"en\" x=\"" + middle + "\" y=\"" +
               number(top + height + 33) + "\">")
          .text(place.label.en)
          .raw("</text>");
    }
    x += place_width;
  }
  page.raw("</svg></div>\n");
}

void legend(Page& page, const std::vector<Mark>& marks) {
  page.raw("<p class=\"legend\">");
  for (const auto& mark : marks)
    page.raw("<span class=\"key\"><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"")
        .raw(mark.css_class)
        .raw("\" width=\"10\" height=\"10\"/></svg>")
        .both(words("col." + std::string(mark.key)))
        .raw("</span> ");
  page.raw("</p>\n");
}

}  // namespace tenon::report
