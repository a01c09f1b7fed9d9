#pragma once
/// @file workflow/diagram_pen.hpp
/// Internal to the SVG writer: the marks it draws with, as the elements they are.
#include <cstdint>
#include <string>
#include <string_view>

#include "workflow/diagram_layout.hpp"
#include "workflow/diagram_type.hpp"

namespace tenon::drawing {

[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string number(std::string_view attribute, int value);
[[nodiscard]] std::string pair(int x, int y);

enum class Anchor : std::uint8_t { start, middle };

struct Pen {
  std::string out;

  void rect(std::string_view css_class, const Box& box, int radius);
  void path(std::string_view css_class, const std::string& commands);
  void dot(const Box& box);
  /// The left end or the middle of each line stands at x; the first begins below y.
  void text(const Block& block, int x, int y, Anchor anchor);
  void clock(int x, int y);
  void badge(const std::string& text, int x, int y, int width);
  /// With its arrow head.
  void line(const Route& route);
};

}  // namespace tenon::drawing
