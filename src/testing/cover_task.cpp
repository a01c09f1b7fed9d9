/// cover: how much of the rules scenarios come across, asked for by document.
#include <algorithm>

#include "tenon/testing/coverage.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

struct CoverFields {
  std::optional<std::int32_t> threads{};
  std::optional<bool> html{};  ///< whether the page is wanted, which is long
};
BOOST_DESCRIBE_STRUCT(CoverFields, (), (threads, html))

}  // namespace

Result<Json> cover_task(const Json& request, const Progress& progress) {
  TENON_TRY(auto chosen, choose(request));
  std::vector<Threshold> thresholds;
  if (const auto given = chosen.rest.find("thresholds"); given != chosen.rest.end()) {
    const JsonPath root{nullptr, "request"};
    TENON_TRY(thresholds, read_thresholds(*given, root / "thresholds"));
    chosen.rest.erase(given);
  }
  TENON_TRY(const auto fields, read_rest<CoverFields>(chosen.rest));
  TENON_TRY(const auto run, run_watched(chosen.scenarios, chosen.rules,
                                        static_cast<unsigned>(std::max(0, fields.threads.value_or(0))),
                                        counted(progress, {"覆盖", "coverage"})));
  const Coverage coverage = coverage_of(run, chosen.scenarios);
  Json answer = to_json(coverage, thresholds);
  answer["complete"] = run.complete;
  answer["text"] = to_json(Text{to_text(coverage, Language::zh), to_text(coverage, Language::en)});
  if (fields.html.value_or(false)) answer["html"] = to_html(coverage);
  return answer;
}

}  // namespace tenon::testing
