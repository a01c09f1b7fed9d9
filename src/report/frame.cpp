#include "report/frame.hpp"

#include "report/words.hpp"

namespace tenon {
namespace data {
extern const char tenon_data_report_css[];
extern const std::size_t tenon_data_report_css_size;
}  // namespace data

namespace report {
namespace {

std::string_view style() { return {data::tenon_data_report_css, data::tenon_data_report_css_size}; }

/// One line for the title bar, where there is no switch.
std::string in_one_line(const Text& text, Language language) {
  if (language == Language::en || text.zh == text.en || text.zh.empty())
    return text.en.empty() ? text.zh : text.en;
  if (language == Language::zh || text.en.empty()) return text.zh;
  return text.zh + " \u00B7 " + text.en;
}

/// Radio buttons before the page: the style sheet hides a language by which of them is chosen, so that no
/// script is needed and without a style sheet both languages stand there.
void language_switch(Page& page, Language shown) {
  const auto button = [&](std::string_view id, bool chosen) {
    page.raw("<input type=\"radio\" name=\"language\" class=\"switch\" id=\"show-")
        .raw(id)
        .raw(chosen ? "\" checked>\n" : "\">\n");
  };
  button("zh", shown == Language::zh);
  button("en", shown == Language::en);
  button("both", shown == Language::both);
}

}  // namespace

void begin_page(Page& page, const Frame& frame) {
  page.raw(frame.language == Language::en ? "<!DOCTYPE html>\n<html lang=\"en\">"
                                          : "<!DOCTYPE html>\n<html lang=\"zh-CN\">");
  page.raw(
      "\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n<title>");
  if (frame.made_up) page.text("[" + in_one_line(words("made_up_short"), frame.language) + "] ");
  page.text(in_one_line(frame.title, frame.language) + frame.after_title);
  page.raw("</title>\n<style>\n").raw(style()).raw(frame.style).raw("</style>\n</head>\n<body>\n");
  language_switch(page, frame.language);
  page.raw("<div class=\"page\">\n");
  if (frame.made_up) page.raw("<p class=\"made-up\" role=\"note\">").word("made_up").raw("</p>\n");
}

void language_labels(Page& page) {
  page.raw(
      "<div class=\"languages\"><label for=\"show-zh\" lang=\"zh-CN\">中文</label><label "
      "for=\"show-en\" lang=\"en-GB\">English</label><label for=\"show-both\">中 / En</label></div>");
}

void end_page(Page& page) {
  page.raw("<footer>").word("footer").raw("</footer>\n</div>\n</body>\n</html>\n");
}

}  // namespace report
}  // namespace tenon
