#include "tenon/time/explanation.hpp"

#include <algorithm>

#include "time/civil.hpp"
#include "time/words.hpp"

namespace tenon {
namespace {

/// One day after another, by the calendar's public face only: no running totals, so that an error in those
/// shows.
class Walk {
 public:
  Walk(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar, const Counting& counting)
      : limit_(limit), ledger_(ledger), calendar_(calendar), zone_(calendar.zone()), counting_(counting) {
    by_day_ = limit.unit() == LimitUnit::working_days || limit.unit() == LimitUnit::days;
  }

  /// Rows from the start day on, to the day of `due`, or of the last pause.
  Result<std::vector<DayRow>> rows(const std::optional<Instant>& due) {
    const auto one = boost::gregorian::days(1);
    const auto start = zone_.day_of(ledger_.front().from);
    const auto last = last_day(due, start);
    std::vector<DayRow> rows;
    for (auto day = start; day <= last; day += one) {
      TENON_TRY(auto info,
                calendar_.describe(day, UnknownYear::estimate));  // due() has refused what must be refused
      DayRow row{day, info.kind, !info.known, info.reason, 0, 0, info.notice};
      if (by_day_) count_day(row, info, day == start);
      else count_time(row, info);
      total_ += row.counted;
      row.total = total_;
      rows.push_back(std::move(row));
      if (by_day_ && total_ == limit_.count() && due && end_of(info) >= *due) break;
    }
    return rows;
  }

 private:
  /// The day by which the walk is over, however it goes: a roll backwards is due before its count is
  /// complete.
  Date last_day(const std::optional<Instant>& due, const Date& start) const {
    if (!due) return zone_.day_of(ledger_.back().to.value_or(ledger_.back().from));
    if (*due <= ledger_.front().from && limit_.count() == 0) return start;
    const bool backwards = counting_.roll == Roll::preceding || counting_.roll == Roll::modified_following;
    return std::max(start, zone_.day_of(*due - Elapsed{1})) +
           boost::gregorian::days(by_day_ && backwards ? 366 : 0);
  }

  Instant at(const Date& day, std::int32_t minute) const { return zone_.to_instant({day, minute * 60, 0}); }
  Instant end_of(const DayInfo& info) const {
    const bool closes = counting_.day_end == DayEnd::close_of_business && !info.hours.empty();
    return at(info.day, closes ? info.hours.back().to : 24 * 60);
  }
  bool runs_at_end_of(const DayInfo& info) const {
    const auto end = end_of(info);
    return std::ranges::any_of(
        ledger_, [&](const Span& span) { return span.from < end && (!span.to || end <= *span.to); });
  }

  void count_day(DayRow& row, const DayInfo& info, bool start) {
    const bool complete = total_ == limit_.count();  // only the roll to a working day is left
    const bool eligible = limit_.unit() == LimitUnit::days || info.working;
    if (start) {
      row.reason = detail::words("time.explain.start_day");
    } else if (eligible && !runs_at_end_of(info)) {
      row.reason = detail::words("time.explain.paused");
    } else if (complete) {
      row.reason = with(info.reason, info.working ? "time.explain.ends_here" : "time.explain.moves_on");
    } else if (eligible) {
      row.counted = 1;
      if (counting_.roll != Roll::none && !info.working && total_ + 1 == limit_.count())
        row.reason = with(info.reason, "time.explain.last_day_off");
    }
  }
  static Text with(const Text& reason, std::string_view code) {
    return {detail::words(code, {{"reason", reason.zh}}).zh, detail::words(code, {{"reason", reason.en}}).en};
  }

  void count_time(DayRow& row, const DayInfo& info) {
    const auto all = DayHours{OpenHours{0, 24 * 60}};
    const auto& stretches = limit_.unit() == LimitUnit::minutes ? all : info.hours;
    const auto most = limit_.count() * detail::minute_us;
    std::int64_t open = 0, ran = 0;
    for (const auto& [from, to] : stretches) {
      const auto opens = at(info.day, from), closes = at(info.day, to);
      open += (closes - opens).microseconds;
      for (const auto& span : ledger_) {
        const auto length = std::min(closes, span.to.value_or(closes)) - std::max(opens, span.from);
        ran += std::max<std::int64_t>(0, length.microseconds);
      }
    }
    const bool held = ran < open && paused_within(info.day);
    if (held) row.reason = detail::words(ran ? "time.explain.paused_partly" : "time.explain.paused");
    exact_ = std::min(most, exact_ + ran);
    row.counted = exact_ / detail::minute_us - total_;
  }
  /// Whether the clock, once started, stood still in some part of the day.
  bool paused_within(const Date& day) const {
    const auto from = at(day, 0), to = at(day, 24 * 60);
    for (std::size_t i = 0; i < ledger_.size(); ++i) {
      if (!ledger_[i].to) break;
      const auto next = i + 1 < ledger_.size() ? ledger_[i + 1].from : Instant::from_microseconds(INT64_MAX);
      if (*ledger_[i].to < to && next > from) return true;
    }
    return false;
  }

  Limit limit_;
  std::span<const Span> ledger_;
  const Calendar& calendar_;
  const Zone& zone_;
  Counting counting_;
  bool by_day_ = false;
  std::int64_t total_ = 0;
  std::int64_t exact_ = 0;  // microseconds
};

void put_two(std::string& out, std::int64_t value) {
  if (value < 10) out += '0';
  out += std::to_string(value);
}

/// "2026-11-24 24:00": an end of day is shown as the end of that day and not as the start of the next.
std::string wall(const Zone& zone, Instant at) {
  auto local = zone.to_local(at);
  if (local.second_of_day == 0 && local.microsecond == 0) {
    local.day -= boost::gregorian::days(1);
    local.second_of_day = static_cast<std::int32_t>(detail::day_seconds);
  }
  auto out = to_string(local.day) + ' ';
  put_two(out, local.second_of_day / 3600);
  put_two(out += ':', local.second_of_day / 60 % 60);
  if (local.second_of_day % 60) put_two(out += ':', local.second_of_day % 60);
  return out;
}

}  // namespace

Result<Explanation> explain(const Limit& limit, std::span<const Span> ledger, const Calendar& calendar,
                            const Counting& counting) {
  TENON_TRY(const auto result, due(limit, ledger, calendar, counting));
  Explanation explanation{limit,
                          calendar.id() + " " + calendar.version(),
                          calendar.zone().name(),
                          counting,
                          limit.unit(),
                          {},
                          result.at,
                          {},
                          result.estimated};
  if (result.at) explanation.due_local = wall(calendar.zone(), *result.at);
  if (ledger.empty()) return explanation;
  TENON_TRY(explanation.rows, Walk(limit, ledger, calendar, counting).rows(result.at));
  return explanation;
}

std::string Explanation::to_text(Language language) const {
  const auto in = [&](const Text& text) {
    if (language == Language::both) return text.zh + " / " + text.en;
    return language == Language::zh ? text.zh : text.en;
  };
  std::string out = in(describe(limit)) + " (" + calendar + ", " + zone + ")\n";
  for (const auto& row : rows) {
    (out += to_string(row.date)) += "  ";
    out += row.counted ? "+" + std::to_string(row.counted) : std::string("-");
    ((out += "  ") += std::to_string(row.total)) += "  ";
    out += in(row.reason);
    if (row.estimated) ((out += " (") += in(detail::words("time.explain.estimated"))) += ')';
    if (row.notice) (out += "  ") += *row.notice;
    out += '\n';
  }
  const auto code = due_local ? "time.explain.due" : "time.explain.no_due";
  const auto last = detail::words(code, {{"at", due_local.value_or("")}, {"zone", zone}});
  return (out += in(last)) += '\n';
}

}  // namespace tenon
