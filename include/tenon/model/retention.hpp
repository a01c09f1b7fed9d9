#pragma once
/// @file model/retention.hpp
/// Until when a document must be kept. Pure function: safe from any thread.
/// @since 0.1
#include "tenon/model/document_type.hpp"
#include "tenon/time/duration.hpp"

namespace tenon {

/// The last day on which a document of this type must be kept, if its keeping began to count on `from` (the
/// host's choice: the end of the case, of the sale, of the lease). The first day is not counted, the period
/// ends on the corresponding day, and at the end of the month where that month has none: from 29 February for
/// ten years until 28 February (Civil Code of China, art. 201, 202).
/// @return time.out_of_range after the year 9999
[[nodiscard]] inline Result<Date> kept_until(const DocumentType& type, const Date& from) {
  return add_months(from, CalendarMonths(12 * std::int64_t{type.kept_years}), MonthEnd::clamp);
}

}  // namespace tenon
