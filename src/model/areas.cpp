#include "model/areas.hpp"

#include "model/fields.hpp"

namespace tenon::model {
namespace {

// More than any single unit has (10 km2), so that sums of areas never overflow.
constexpr Area most = Area::from_hundredths(1'000'000'000);

}  // namespace

Verdict check_area(Area area, const JsonPath& at) {
  if (area > Area{} && area <= most) return {};
  return invalid("model.area_range").field(at.str()).fact("found", area.str()).fact("most", most.str());
}

Verdict check_survey(const std::optional<SurveyedArea>& survey, const JsonPath& at) {
  if (!survey) return {};
  TENON_MODEL_CHECK(check_area(survey->building, at / "building"));
  if (!survey->inner) return {};
  TENON_MODEL_CHECK(check_area(*survey->inner, at / "inner"));
  if (*survey->inner <= survey->building) return {};
  return invalid("model.inner_area_larger")
      .field((at / "inner").str())
      .fact("found", survey->inner->str())
      .fact("allowed", survey->building.str());
}

}  // namespace tenon::model
