#pragma once
/// @file workflow/diagram_contents.hpp
/// Internal to the SVG writer: what there is to draw, measured, before it has a place.
#include <cstddef>
#include <string>
#include <vector>

#include "tenon/workflow/diagram.hpp"
#include "workflow/diagram_layout.hpp"
#include "workflow/diagram_type.hpp"

namespace tenon::drawing {

constexpr int label_limit = 160;  // the width at which labels break
constexpr int side_padding = 14;  // between a box and its text
constexpr int top_padding = 9;
constexpr int final_border = 4;  // between the two borders of a final state
constexpr int clock_size = 16;
constexpr int badge_height = 20;
constexpr int mark_gap = 8;      // between the text and a clock or badge
constexpr int loop_indent = 18;  // room for the little loop before a label
constexpr int dot_size = 14;

/// A state, with the size of its box.
struct StateDrawing {
  Block name;
  Block loops;  ///< labels of the transitions that stay here
  std::string badge;
  int badge_width = 0;
  int row_width = 0;  ///< of clock, name and badge side by side
  int row_height = 0;
  int width = 0;
  int height = 0;
};

/// All transitions from one state to another.
struct LineDrawing {
  std::size_t from = 0;  ///< index into the layout's nodes
  std::size_t to = 0;
  Block label;
  struct Step {
    std::vector<std::string> texts;  ///< one per language
    Mark mark = Mark::none;
  };
  std::vector<Step> steps;  ///< the transitions with a label
  bool emphasised = false;
  bool missed = true;  ///< all of them are
};

struct Contents {
  std::vector<StateDrawing> states;
  std::vector<LineDrawing> lines;  ///< merged transitions, then one for each entry dot
  std::size_t dots = 0;            ///< entry dots; they follow the states in the layout
};

[[nodiscard]] Contents contents_of(const Diagram& diagram, Language language);

[[nodiscard]] Layout lay_out(const Diagram& diagram, const Contents& contents);

}  // namespace tenon::drawing
