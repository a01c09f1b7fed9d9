#pragma once
/// @file workflow/diagram_style.hpp
/// Internal to the SVG writer: its colours and letters, in light and in dark.
#include <string>
#include <string_view>

namespace tenon::drawing {

/// A name for the drawing that XML and CSS both take, different for different ids.
[[nodiscard]] std::string element_id(std::string_view id);

/// A style element; each of its rules holds only inside the element of that id.
[[nodiscard]] std::string style_sheet(const std::string& element_id);

}  // namespace tenon::drawing
