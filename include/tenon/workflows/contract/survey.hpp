#pragma once
/// @file workflows/contract/survey.hpp
/// What the two surveys of a building have in common: their states, their steps after submission and what a
/// report says of each unit. H0 5.3. The procedures are survey_forecast.hpp and survey_actual.hpp.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon::survey {

enum class State : std::uint8_t {
  collecting,
  submitted,  ///< at the surveying office
  measured,
  returned,  ///< for correction
  received   ///< the report is there and the units have their areas
};

/// What the report says of one unit.
struct UnitArea {
  std::string unit;    ///< id in the register
  Area building_area;  ///< with the share of the common parts
  Area inner_area;
};

/// How far the survey is.
struct Progress {
  std::int32_t returns = 0;
  std::optional<std::string> defect;  ///< why the papers came back last
  std::optional<std::string> report_number;
  std::vector<UnitArea> units;  ///< as the report has them
};

// clang-format off
/// The surveying office gives the papers back, with what is wrong.
struct Return { std::string defect; };
/// The surveyors have measured: by the drawings (forecast) or on the spot (actual).
struct Measure {};
/// The report has come; each unit that it names takes its areas over.
struct ReceiveReport { std::string report_number; std::vector<UnitArea> units; };
// clang-format on

BOOST_DESCRIBE_ENUM(State, collecting, submitted, measured, returned, received)
BOOST_DESCRIBE_STRUCT(UnitArea, (), (unit, building_area, inner_area))
BOOST_DESCRIBE_STRUCT(Progress, (), (returns, defect, report_number, units))
BOOST_DESCRIBE_STRUCT(Return, (), (defect))
BOOST_DESCRIBE_STRUCT(Measure, (), ())
BOOST_DESCRIBE_STRUCT(ReceiveReport, (), (report_number, units))

}  // namespace tenon::survey
