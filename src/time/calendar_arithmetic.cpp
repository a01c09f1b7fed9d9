#include <algorithm>

#include "tenon/time/calendar.hpp"
#include "time/day_table.hpp"
#include "time/vouch.hpp"

namespace tenon {
namespace detail {

Verdict vouch(const Calendar& calendar, DayNumber from, DayNumber to, UnknownYear unknown, bool& estimated) {
  const auto& table = calendar.table();
  if (table.knows(from) && table.knows(to)) return {};
  if (unknown == UnknownYear::estimate) {
    estimated = true;
    return {};
  }
  const auto years = calendar.years().value();  // knows() is true for all days of a calendar without bounds
  const auto year = table.knows(from) ? year_of(std::max(from, table.end())) : year_of(from);
  return invalid("time.unknown_year")
      .fact("year", std::to_string(year))
      .fact("calendar", calendar.id() + " " + calendar.version())
      .fact("first", std::to_string(years.first))
      .fact("last", std::to_string(years.last));
}

Refusal beyond_dates(std::string_view what) { return invalid("time.out_of_range").fact("found", what); }

namespace {

/// The usual end of a question: the days from..to were used, and `value` came out.
template <class T>
Result<Reckoned<T>> answer(const Calendar& calendar, DayNumber from, DayNumber to, UnknownYear unknown,
                           T value) {
  bool estimated = false;
  if (auto verdict = vouch(calendar, from, to, unknown, estimated); !verdict.allowed())
    return std::move(verdict).refusal();
  return Reckoned<T>{value, estimated};
}

Result<Reckoned<Date>> answer_day(const Calendar& calendar, DayNumber from, std::optional<DayNumber> found,
                                  UnknownYear unknown, const Date& asked) {
  if (!found || *found < first_date || *found > last_date) return beyond_dates(to_string(asked));
  return answer(calendar, std::min(from, *found), std::max(from, *found), unknown, date_of(*found));
}

}  // namespace
}  // namespace detail

using detail::answer;
using detail::answer_day;
using detail::number_of;

Result<DayKind> Calendar::kind(const Date& day, UnknownYear unknown) const {
  const auto number = number_of(day);
  auto known = answer(*this, number, number, unknown, table_->kind(number));
  if (!known) return std::move(known).refusal();
  return known->value;
}

Result<bool> Calendar::is_working(const Date& day, UnknownYear unknown) const {
  const auto number = number_of(day);
  auto known = answer(*this, number, number, unknown, table_->is_working(number));
  if (!known) return std::move(known).refusal();
  return known->value;
}

Result<Reckoned<Date>> Calendar::add_working_days(const Date& from, WorkingDays n,
                                                  UnknownYear unknown) const {
  const auto start = number_of(from);
  constexpr std::int64_t far = 10'000 * 366;  // more than there are dates, and far from overflow
  const auto count = std::clamp(n.count(), -far, far);
  if (count == 0) return Reckoned<Date>{from, false};
  if (count < 0) return answer_day(*this, start - 1, table_->working_before(start, -count), unknown, from);
  const auto found = table_->day_with_count(table_->days_before(start + 1) + count, start + 1);
  return answer_day(*this, start + 1, found, unknown, from);
}

Result<Reckoned<WorkingDays>> Calendar::working_days_between(const Date& from, const Date& to,
                                                             UnknownYear unknown) const {
  const auto a = number_of(from), b = number_of(to);
  if (a == b) return Reckoned<WorkingDays>{};
  const WorkingDays between(table_->days_before(b + 1) - table_->days_before(a + 1));
  return answer(*this, std::min(a, b) + 1, std::max(a, b), unknown, between);
}

Result<Reckoned<Date>> Calendar::next_working_day(const Date& from, UnknownYear unknown) const {
  return add_working_days(from, WorkingDays(1), unknown);
}
Result<Reckoned<Date>> Calendar::previous_working_day(const Date& from, UnknownYear unknown) const {
  return add_working_days(from, WorkingDays(-1), unknown);
}

Result<Reckoned<Date>> Calendar::roll(const Date& day, Roll rule, UnknownYear unknown) const {
  const auto number = number_of(day);
  if (rule == Roll::none) return Reckoned<Date>{day, false};
  if (rule == Roll::preceding)
    return answer_day(*this, number, table_->working_at_or_before(number), unknown, day);
  const auto following = table_->working_at_or_after(number);
  if (rule == Roll::modified_following && following && *following <= detail::last_date &&
      detail::date_of(*following).month() != day.month())
    return answer_day(*this, number, table_->working_at_or_before(number), unknown, day);
  return answer_day(*this, number, following, unknown, day);
}

Result<Reckoned<Instant>> Calendar::add_working_minutes(Instant from, WorkingMinutes n,
                                                        UnknownYear unknown) const {
  constexpr std::int64_t far = 10'000LL * 366 * 24 * 60;
  return add_working_time(from, WorkingTime{std::clamp(n.count(), -far, far) * detail::minute_us}, unknown);
}

Result<Reckoned<Instant>> Calendar::add_working_time(Instant from, WorkingTime n, UnknownYear unknown) const {
  if (n.microseconds < 0)
    return invalid("time.negative").fact("found", std::to_string(n.microseconds) + " us");
  if (n.microseconds == 0) return Reckoned<Instant>{from, false};
  if (!detail::in_range(from)) return detail::beyond_dates(std::to_string(from.microseconds()) + " us");
  const auto us = from.microseconds();
  const auto start = table_->zone().day_of(us);
  detail::DayNumber last = start;
  const auto end = table_->end_of_work(table_->worked_before(us) + n.microseconds, start, last);
  if (!end) return detail::beyond_dates(to_string(from));
  return answer(*this, start, last, unknown, Instant::from_microseconds(*end));
}

Result<Reckoned<WorkingTime>> Calendar::working_time_between(Instant from, Instant to,
                                                             UnknownYear unknown) const {
  if (!detail::in_range(from) || !detail::in_range(to))
    return detail::beyond_dates(std::to_string((detail::in_range(from) ? to : from).microseconds()) + " us");
  if (from == to) return Reckoned<WorkingTime>{};
  const auto low = std::min(from, to).microseconds(), high = std::max(from, to).microseconds();
  const WorkingTime between{table_->worked_before(to.microseconds()) -
                            table_->worked_before(from.microseconds())};
  const auto& zone = table_->zone();
  return answer(*this, zone.day_of(low), zone.day_of(high - 1), unknown, between);
}

Result<Reckoned<WorkingMinutes>> Calendar::working_minutes_between(Instant from, Instant to,
                                                                   UnknownYear unknown) const {
  TENON_TRY(const auto exact, working_time_between(from, to, unknown));
  return Reckoned<WorkingMinutes>{exact.value.whole_minutes(), exact.estimated};
}

Result<Reckoned<Instant>> Calendar::next_service_moment(Instant at, UnknownYear unknown) const {
  if (!detail::in_range(at)) return detail::beyond_dates(std::to_string(at.microseconds()) + " us");
  const auto us = at.microseconds();
  const auto start = table_->zone().day_of(us);
  // The end of the next working microsecond is one after its start.
  detail::DayNumber last = start;
  const auto end = table_->end_of_work(table_->worked_before(us) + 1, start, last);
  if (!end) return detail::beyond_dates(to_string(at));
  return answer(*this, start, last, unknown, Instant::from_microseconds(*end - 1));
}

Result<bool> Calendar::is_open(Instant at, UnknownYear unknown) const {
  TENON_TRY(const auto next, next_service_moment(at, unknown));
  return next.value == at;
}

}  // namespace tenon
