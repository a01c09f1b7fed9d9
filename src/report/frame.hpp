#pragma once
/// @file report/frame.hpp
/// What stands around a page for people: head, style, the switch of languages, foot. No script, font or link
/// to anywhere: the switch is three radio buttons that the style sheet looks at.
#include "report/page.hpp"

namespace tenon::report {

struct Frame {
  Text title;                   ///< of the title bar
  std::string after_title;      ///< what stands after it there: the day of the figures
  Language language;            ///< what a reader sees before touching the switch
  bool made_up = false;         ///< said in the title bar and above the page
  std::string_view style = {};  ///< after the style sheet that all pages have
};

/// Up to the opening of the page itself.
void begin_page(Page& page, const Frame& frame);
/// The labels of the switch, for the header.
void language_labels(Page& page);
void end_page(Page& page);

}  // namespace tenon::report
