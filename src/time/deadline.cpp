#include "tenon/time/deadline.hpp"

#include "time/day_table.hpp"
#include "time/vouch.hpp"

namespace tenon {
namespace {

using detail::DayNumber;
using detail::vouch;

/// The days whose end falls into a running stretch: the whole of art. 201 and 203 rests on these.
class DayEnds {
 public:
  DayEnds(const Calendar& calendar, const Counting& counting)
      : table_(calendar.table()), close_(counting.day_end == DayEnd::close_of_business) {}

  std::int64_t end_of(DayNumber day) const {
    return close_ ? table_.close_of(day) : table_.zone().start_of(day + 1);
  }
  /// The first day that ends after `from`.
  DayNumber first(Instant from) const {
    const auto day = table_.zone().day_of(from.microseconds());
    return end_of(day) <= from.microseconds() ? day + 1 : day;
  }
  /// The last day that ends at or before `to`.
  DayNumber last(Instant to) const {
    const auto day = table_.zone().day_of(to.microseconds());
    return end_of(day) > to.microseconds() ? day - 1 : day;
  }

 private:
  const detail::DayTable& table_;
  bool close_;
};

class DayCount {
 public:
  DayCount(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar,
           const Counting& counting)
      : ledger_(ledger),
        calendar_(calendar),
        table_(calendar.table()),
        counting_(counting),
        ends_(calendar, counting),
        working_(limit.unit() == LimitUnit::working_days),
        left_(limit.count()),
        start_day_(table_.zone().day_of(ledger.front().from.microseconds())) {}

  Result<Due> due() {
    for (std::size_t i = 0; i < ledger_.size(); ++i) {
      const auto [first, last] = days_of(ledger_[i]);
      if (first > last) continue;
      if (ledger_[i].to && before(last + 1) - before(first) < left_) {
        if (auto verdict = pass(ledger_[i], first, last); !verdict.allowed())
          return std::move(verdict).refusal();
        continue;
      }
      const auto reached = working_ ? table_.day_with_count(before(first) + left_, first)
                                    : std::optional<DayNumber>(first + left_ - 1);
      if (!reached || *reached > detail::last_date - 3)
        return detail::beyond_dates(to_string(ledger_.front().from));
      if (auto verdict = vouch_days(first, *reached); !verdict.allowed()) return std::move(verdict).refusal();
      return ending(*reached, i);
    }
    return Due{std::nullopt, estimated_};
  }

  Result<std::int64_t> count() {
    const auto limit = left_;
    for (const auto& span : ledger_)
      if (const auto [first, last] = days_of(span); first <= last)
        if (auto verdict = pass(span, first, last); !verdict.allowed()) return std::move(verdict).refusal();
    return limit - left_;
  }
  bool estimated() const { return estimated_; }

 private:
  struct Days {
    DayNumber first, last;
  };
  static constexpr DayNumber no_end = detail::last_date;

  Days days_of(const Span& span) const {
    return {std::max(ends_.first(span.from), start_day_ + 1), span.to ? ends_.last(*span.to) : no_end};
  }
  std::int64_t before(DayNumber day) const { return working_ ? table_.days_before(day) : day; }

  /// Counts the days first..last of a stretch, all of them used.
  Verdict pass(const Span& span, DayNumber first, DayNumber last) {
    left_ -= before(last + 1) - before(first);
    if (counting_.day_end == DayEnd::midnight || !span.to) return vouch_days(first, last);
    // Whether business had closed on the day of the pause is for the calendar to say as well.
    return vouch_days(first, std::max(last, table_.zone().day_of(span.to->microseconds() - 1)));
  }
  /// Calendar days are the same in every year, unless they end where business closes.
  Verdict vouch_days(DayNumber first, DayNumber last) {
    if (!working_ && counting_.day_end == DayEnd::midnight) return {};
    return vouch(calendar_, first, last, counting_.unknown, estimated_);
  }

  /// The limit is used up on `day`, in the stretch `at`: moved to a working day where the rule says so.
  Result<Due> ending(DayNumber day, std::size_t at) {
    if (counting_.roll != Roll::none && !working_) {
      if (auto verdict = vouch(calendar_, day, day, counting_.unknown, estimated_); !verdict.allowed())
        return std::move(verdict).refusal();
      if (!table_.is_working(day)) {
        TENON_TRY(const auto moved, calendar_.roll(detail::date_of(day), counting_.roll, counting_.unknown));
        estimated_ = estimated_ || moved.estimated;
        const auto target = detail::number_of(moved.value);
        if (target < day) return end_at(target);
        return running_end(target, at);
      }
    }
    return end_at(day);
  }
  /// The first working day at or after `target` at whose end the clock runs.
  Result<Due> running_end(DayNumber target, std::size_t at) {
    for (; at < ledger_.size(); ++at) {
      const auto [first, last] = days_of(ledger_[at]);
      const auto day = table_.working_at_or_after(std::max(first, target));
      if (!day || *day > last) continue;
      if (auto verdict = vouch(calendar_, target, *day, counting_.unknown, estimated_); !verdict.allowed())
        return std::move(verdict).refusal();
      return end_at(*day);
    }
    return Due{std::nullopt, estimated_};
  }
  Due end_at(DayNumber day) const { return {Instant::from_microseconds(ends_.end_of(day)), estimated_}; }

  std::span<const Span> ledger_;
  const Calendar& calendar_;
  const detail::DayTable& table_;
  Counting counting_;
  DayEnds ends_;
  bool working_;
  std::int64_t left_;
  DayNumber start_day_;
  bool estimated_ = false;
};

Result<Due> due_elapsed(std::int64_t left, std::span<const Span> ledger) {
  for (const auto& [from, to] : ledger) {
    if (!to || (*to - from).microseconds >= left) return Due{from + Elapsed{left}, false};
    left -= (*to - from).microseconds;
  }
  return Due{};
}

Result<Due> due_working(std::int64_t left, std::span<const Span> ledger, const Calendar& calendar,
                        UnknownYear unknown) {
  const auto& table = calendar.table();
  bool estimated = false;
  for (const auto& [from, to] : ledger) {
    if (to == from) continue;
    const auto start = table.zone().day_of(from.microseconds());
    const auto before = table.worked_before(from.microseconds());
    auto last = start;
    if (to) {
      const auto worked = table.worked_before(to->microseconds()) - before;
      if (worked < left) {
        left -= worked;
        last = table.zone().day_of(to->microseconds() - 1);
        if (auto verdict = vouch(calendar, start, last, unknown, estimated); !verdict.allowed())
          return std::move(verdict).refusal();
        continue;
      }
    }
    const auto end = table.end_of_work(before + left, start, last);
    if (!end || last > detail::last_date - 3) return detail::beyond_dates(to_string(from));
    if (auto verdict = vouch(calendar, start, last, unknown, estimated); !verdict.allowed())
      return std::move(verdict).refusal();
    return Due{Instant::from_microseconds(*end), estimated};
  }
  return Due{std::nullopt, estimated};
}

/// The ledger as it stood at `now`.
Ledger cut(std::span<const Span> ledger, Instant now) {
  Ledger seen;
  for (const auto& [from, to] : ledger)
    if (from < now) seen.push_back({from, std::min(to.value_or(now), now)});
  return seen;
}

}  // namespace

Result<Due> due(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar,
                const Counting& counting) {
  if (auto verdict = check_ledger(ledger); !verdict.allowed()) return std::move(verdict).refusal();
  if (ledger.empty()) return Due{};
  if (limit.count() == 0) return Due{ledger.front().from, false};
  switch (limit.unit()) {
    case LimitUnit::working_minutes:
      return due_working(limit.count() * detail::minute_us, ledger, calendar, counting.unknown);
    case LimitUnit::working_days:
    case LimitUnit::days: return DayCount(limit, ledger, calendar, counting).due();
    case LimitUnit::minutes: break;
  }
  return due_elapsed(limit.count() * detail::minute_us, ledger);
}

Result<Usage> used(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar,
                   const Counting& counting, Instant now) {
  if (auto verdict = check_ledger(ledger); !verdict.allowed()) return std::move(verdict).refusal();
  Usage usage{limit.unit(), 0, limit.count(), false};
  const auto seen = cut(ledger, now);
  if (seen.empty()) return usage;
  std::int64_t exact = 0;  // microseconds
  switch (limit.unit()) {
    case LimitUnit::minutes:
      for (const auto& [from, to] : seen) exact += (*to - from).microseconds;
      break;
    case LimitUnit::working_minutes:
      for (const auto& [from, to] : seen) {
        TENON_TRY(const auto worked, calendar.working_time_between(from, *to, counting.unknown));
        exact += worked.value.microseconds;
        usage.estimated = usage.estimated || worked.estimated;
      }
      break;
    case LimitUnit::working_days:
    case LimitUnit::days: {
      DayCount days(limit, {seen.data(), seen.size()}, calendar, counting);
      TENON_TRY(usage.used, days.count());
      usage.estimated = days.estimated();
    }
  }
  if (limit.unit() == LimitUnit::minutes || limit.unit() == LimitUnit::working_minutes)
    usage.used = exact / detail::minute_us;
  usage.remaining = limit.count() - usage.used;
  return usage;
}

}  // namespace tenon
