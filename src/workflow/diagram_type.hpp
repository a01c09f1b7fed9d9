#pragma once
/// @file workflow/diagram_type.hpp
/// Internal to the SVG writer: letters. How wide texts are, by estimate, and where their lines break.
#include <string>
#include <string_view>
#include <vector>

namespace tenon::drawing {

/// Sizes in pixels: of the letters, and from one line to the next.
struct Font {
  std::string_view css_class;
  int size;
  int leading;
  bool bold = false;
};
constexpr Font state_font = {"tn-t1", 15, 20, true};
constexpr Font state_second_font = {"tn-t2", 12, 16};
constexpr Font label_font = {"tn-l1", 13, 17};
constexpr Font label_second_font = {"tn-l2", 11, 14};
constexpr Font loop_font = {"tn-l3", 11, 15};
constexpr Font title_font = {"tn-h1", 20, 27, true};
constexpr Font title_second_font = {"tn-h2", 14, 20};

[[nodiscard]] int text_width(std::string_view text, int size, bool bold = false);

/// What sets a text apart from its neighbours.
enum class Mark : unsigned char { none, strong, missed };

/// Lines in one or two fonts, one under the other.
struct Block {
  struct Line {
    std::string text;
    Font font;
    int gap_above = 0;
    Mark mark = Mark::none;
    bool begins = false;  ///< it is the first of its text
  };
  std::vector<Line> lines;
  int width = 0;
  int height = 0;

  /// Breaks the text where it is wider than the limit.
  void add(std::string_view text, const Font& font, int limit, int gap_above, Mark mark = Mark::none);

  /// The first text in one font, the others under it in another.
  void add(const std::vector<std::string>& texts, const Font& first, const Font& second, int limit,
           int gap_above = 0, Mark mark = Mark::none);
};

}  // namespace tenon::drawing
