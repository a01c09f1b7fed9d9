#pragma once
// Periods of the Civil Code, art. 200-204, over a calendar.
#include "tenon/time/calendar.hpp"

namespace tenon::policy {

/// Reckons last days and remembers whether any of them rests on an unpublished year.
class Periods {
 public:
  Periods(const Calendar& calendar, UnknownYear unknown) : calendar_(calendar), unknown_(unknown) {}

  /// `day`, moved as `rule` says where it is a day off.
  [[nodiscard]] Result<Date> rolled(const Date& day, Roll rule);
  /// The last day of n days, the first of which is the day after `from`; not moved.
  [[nodiscard]] Result<Date> days_after(const Date& from, std::int64_t n) const;
  /// The last day of n months after `from`, moved to the next working day.
  [[nodiscard]] Result<Date> last_of_months(const Date& from, std::int32_t n);

  [[nodiscard]] bool estimated() const noexcept { return estimated_; }

 private:
  const Calendar& calendar_;
  UnknownYear unknown_;
  bool estimated_ = false;
};

}  // namespace tenon::policy
