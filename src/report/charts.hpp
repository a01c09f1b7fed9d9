#pragma once
/// @file report/charts.hpp
/// The two kinds of chart that the report has, as inline SVG in whole numbers. Colours are the style sheet's.
#include <string_view>
#include <vector>

#include "report/page.hpp"

namespace tenon::report {

/// A stretch of a bar, or a column of a group.
struct Stretch {
  std::string_view css_class;
  std::int64_t value = 0;
};

/// A horizontal bar made of stretches, as wide as its container where they sum to `scale`. It carries no
/// text: its numbers stand beside it in the table that it is in.
void bar(Page& page, const std::vector<Stretch>& stretches, std::int64_t scale);

/// One place on the axis of columns.
struct Place {
  Text label;
  std::vector<Stretch> columns;
};
/// Columns side by side over each place, with a scale and their numbers.
/// @param name what it shows, for those who cannot see it
void columns(Page& page, const Text& name, const std::vector<Place>& places);

/// What the colours mean: keys of "report.col.<key>".
struct Mark {
  std::string_view css_class;
  std::string_view key;
};
void legend(Page& page, const std::vector<Mark>& marks);

}  // namespace tenon::report
