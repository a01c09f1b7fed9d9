#pragma once
/// @file report/definitions.hpp
/// What every figure means, for the reader of the report.
#include <vector>

#include "tenon/report/figures.hpp"

namespace tenon::report {

/// In the order of the report. Ids are those of the fields of Summary and DeadlineFigures.
[[nodiscard]] std::vector<FigureDefinition> definitions();

}  // namespace tenon::report
