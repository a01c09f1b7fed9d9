#pragma once
// The check of surveyed areas, shared by units and sales.
#include "tenon/model/unit.hpp"

namespace tenon::model {

Verdict check_area(Area area, const JsonPath& at);
Verdict check_survey(const std::optional<SurveyedArea>& survey, const JsonPath& at);

}  // namespace tenon::model
