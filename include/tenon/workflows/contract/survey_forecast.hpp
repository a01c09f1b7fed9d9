#pragma once
/// @file workflows/contract/survey_forecast.hpp
/// Forecast survey [预测绘] of a building. H0 5.3.
/// @since 0.1
#include "tenon/workflows/contract/survey.hpp"

namespace tenon {

/// Before anything is sold, the surveying office reckons from the drawings how large each unit will be.
/// Customer service collects the papers and hands them in; the report gives each unit its forecast area,
/// which presale permit and contract are made out by. What the office returns is corrected and handed in
/// again. A design that changes may be surveyed anew.
struct SurveyForecast {
  using State = survey::State;
  struct Opening {};
  struct Facts {
    survey::Progress survey;
  };

  /// The papers are complete and handed in at the surveying office.
  struct Submit {};
  using Event = std::variant<Submit, survey::Return, survey::Measure, survey::ReceiveReport>;

  static const Rules<SurveyForecast> rules;
};

BOOST_DESCRIBE_STRUCT(SurveyForecast::Opening, (), ())
BOOST_DESCRIBE_STRUCT(SurveyForecast::Facts, (), (survey))
BOOST_DESCRIBE_STRUCT(SurveyForecast::Submit, (), ())

extern template const Definition& definition_of<SurveyForecast>();

}  // namespace tenon
