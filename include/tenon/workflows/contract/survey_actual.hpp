#pragma once
/// @file workflows/contract/survey_actual.hpp
/// Actual survey [实测绘] of a building. H0 5.3.
/// @since 0.1
#include "tenon/workflows/contract/survey.hpp"

namespace tenon {

/// Once the building is completed and accepted, the surveying office measures it. The report gives each unit
/// its actual area, by which delivery and handover settle what the buyer pays or gets back. A report that was
/// wrong is followed by another survey.
struct SurveyActual {
  using State = survey::State;
  struct Opening {
    bool high_rise = false;         ///< asks for the statement of lifts, fire passages and stairs
    bool drawings_changed = false;  ///< asks for the notices of the changes beside the drawings
  };
  struct Facts {
    survey::Progress survey;
    bool high_rise = false;
    bool drawings_changed = false;
  };

  /// The papers are complete and handed in at the surveying office; the originals of those of which it keeps
  /// a copy were shown to it.
  struct Submit {
    bool originals_seen = false;
  };
  using Event = std::variant<Submit, survey::Return, survey::Measure, survey::ReceiveReport>;

  static const Rules<SurveyActual> rules;
};

BOOST_DESCRIBE_STRUCT(SurveyActual::Opening, (), (high_rise, drawings_changed))
BOOST_DESCRIBE_STRUCT(SurveyActual::Facts, (), (survey, high_rise, drawings_changed))
BOOST_DESCRIBE_STRUCT(SurveyActual::Submit, (), (originals_seen))

extern template const Definition& definition_of<SurveyActual>();

}  // namespace tenon
