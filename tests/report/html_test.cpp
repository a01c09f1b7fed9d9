#include "tenon/report/html.hpp"

#include "errand.hpp"
#include "page_reader.hpp"
#include "support/catch.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

Figures hostile_figures() {
  auto engine = errand_engine();
  tell_errands(engine);
  Story(engine, "2026-03-01T00:00:00Z", {Errand::Kind::small, "<b>D&D</b>"}, "<script>alert('x')</script>");
  const std::vector<RefusedRecord> refused = {{"<img src=x>.csv",
                                               "\"><svg onload=alert(1)>",
                                               7,
                                               "open",
                                               "x.<y>",
                                               "坏<i>\xFF",
                                               "bad \"quoted\" & <i>",
                                               {}}};
  FiguresOptions options;
  options.refused = refused;
  return errand_figures(engine, options);
}

}  // namespace

TEST_CASE("the page is well formed, whatever it shows") {
  auto engine = errand_engine();
  CHECK(nesting_fault(to_html(errand_figures(engine))) == "");
  CHECK(nesting_fault(to_html(Figures{})) == "");
  tell_errands(engine);
  ReportOptions options;
  options.workflows = &engine.workflows();
  options.made_up = true;
  options.organisation = {"甲公司", "Company A"};
  for (const auto language : {Language::zh, Language::en, Language::both}) {
    options.language = language;
    CHECK(nesting_fault(to_html(errand_figures(engine), options)) == "");
  }
  CHECK(nesting_fault(to_html(hostile_figures())) == "");
  CHECK(nesting_fault("<p><b></p></b>") != "");
}

TEST_CASE("text from the data is shown, never obeyed") {
  const auto html = to_html(hostile_figures());
  CHECK(contains(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "<img"));
  CHECK_FALSE(contains(html, "<svg onload"));
  CHECK_FALSE(contains(html, "<b>D"));
  CHECK(contains(html, "&lt;b&gt;D&amp;D&lt;/b&gt;"));
  CHECK(is_utf8(html));
}

TEST_CASE("the page reaches for nothing outside itself") {
  auto engine = errand_engine();
  tell_errands(engine);
  ReportOptions options;
  options.workflows = &engine.workflows();
  const auto html = to_html(errand_figures(engine), options);
  for (const auto* outside :
       {"<script", "src=", "@import", "url(http", "<link", "javascript:", "href=\"http"}) {
    INFO(outside);
    CHECK_FALSE(contains(html, outside));
  }
}

TEST_CASE("the same figures give the same bytes") {
  auto one = errand_engine();
  auto two = errand_engine();
  tell_errands(one);
  tell_errands(two);
  ReportOptions options;
  options.workflows = &one.workflows();
  CHECK(to_html(errand_figures(one), options) == to_html(errand_figures(two), options));
}

TEST_CASE("figures, definitions and the warning of made-up data are on the page") {
  auto engine = errand_engine();
  tell_errands(engine);
  ReportOptions options;
  options.workflows = &engine.workflows();
  const auto figures = errand_figures(engine);
  const auto plain = to_html(figures, options);
  for (const auto* shown :
       {"63.6\u00A0%", "2026-04-02 00:00", "class=\"tn-", "差事", "Errand", "show-both"}) {
    INFO(shown);
    CHECK(contains(plain, shown));
  }
  for (const auto& each : figures.definitions) CHECK(contains(plain, each.meaning.en.substr(0, 20)));
  const std::string warning = "everything in this report is invented";
  CHECK_FALSE(contains(plain, warning));
  options.made_up = true;
  CHECK(contains(to_html(figures, options), warning));
}

TEST_CASE("options are read strictly") {
  const auto options = read_report_options(Json{{"language", "en"}, {"made_up", true}}).value();
  CHECK(options.language == Language::en);
  CHECK(options.made_up);
  CHECK(read_report_options(Json::object()).value().language == Language::both);
  CHECK(read_report_options(Json{{"language", "fr"}}).refusal().field == "language");
  CHECK(read_report_options(Json{{"colour", "red"}}).refusal().code == "json.unknown_key");
}
