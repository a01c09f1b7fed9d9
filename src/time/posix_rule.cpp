#include "time/posix_rule.hpp"

#include <boost/date_time/local_time/posix_time_zone.hpp>
#include <cstdlib>
#include <optional>

namespace tenon::detail {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool skip_name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    while (length < rest_.size() && (is_letter(rest_[length]) || (quoted && is_quotable(rest_[length]))))
      ++length;
    if (length < 3 || length > 16) return false;
    rest_.remove_prefix(length);
    return !quoted || take('>');
  }
  std::optional<int> number(int most) {
    int value = 0;
    std::size_t digits = 0;
    while (digits < rest_.size() && digits < 3 && rest_[digits] >= '0' && rest_[digits] <= '9')
      value = value * 10 + (rest_[digits++] - '0');
    if (digits == 0 || value > most) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }
  /// [+-]hh[:mm[:ss]]
  std::optional<std::int32_t> time(int most_hours) {
    const bool negative = take('-');
    if (!negative) (void)take('+');
    const auto hours = number(most_hours);
    if (!hours) return std::nullopt;
    std::int32_t seconds = *hours * 3600;
    for (const std::int32_t unit : {60, 1}) {
      if (!take(':')) break;
      const auto part = number(59);
      if (!part) return std::nullopt;
      seconds += *part * unit;
    }
    return negative ? -seconds : seconds;
  }

 private:
  static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
  static bool is_quotable(char c) { return (c >= '0' && c <= '9') || c == '+' || c == '-'; }
  std::string_view rest_;
};

bool read_change(Reader& reader, PosixRule::Change& into) {
  if (!reader.take('M')) return false;
  const auto month = reader.number(12);
  if (!month || *month < 1 || !reader.take('.')) return false;
  const auto week = reader.number(5);
  if (!week || *week < 1 || !reader.take('.')) return false;
  const auto day = reader.number(6);
  if (!day) return false;
  into.month = *month, into.week = *week, into.day = *day;
  if (!reader.take('/')) return true;
  const auto time = reader.time(23);
  if (!time || *time < 0) return false;
  into.time = *time;
  return true;
}

void put_time(std::string& out, std::int32_t seconds) {
  out += seconds < 0 ? '-' : '+';
  const auto absolute = std::abs(seconds);
  for (const std::int32_t part : {absolute / 3600, absolute / 60 % 60, absolute % 60}) {
    if (part < 10) out += '0';
    (out += std::to_string(part)) += ':';
  }
  out.pop_back();
}
void put_change(std::string& out, const PosixRule::Change& change) {
  (out += ",M") += std::to_string(change.month);
  (out += '.') += std::to_string(change.week);
  ((out += '.') += std::to_string(change.day)) += '/';
  put_time(out, change.time);
}

std::int64_t seconds_in_cycle(const boost::posix_time::ptime& local) {
  return (number_of(local.date()) - cycle_start) * day_seconds + local.time_of_day().total_seconds();
}

}  // namespace

PosixRule parse_posix_rule(std::string_view text) {
  PosixRule rule;
  Reader reader(text);
  const auto wrong = [&](std::string_view problem) { return rule.problem = problem, rule; };
  if (!reader.skip_name()) return wrong("expected the abbreviation of winter time, three letters or more");
  const auto west = reader.time(24);
  if (!west) return wrong("expected an offset such as -8 or 5:30, west positive");
  rule.standard = -*west;
  if (rule.standard < -12 * 3600 || rule.standard > 14 * 3600) return wrong("an offset is -12 to +14 hours");
  if (reader.done()) return rule;
  rule.has_summer = true;
  if (!reader.skip_name()) return wrong("expected the abbreviation of summer time, three letters or more");
  rule.summer_adds = 3600;
  if (const Reader before_comma = reader; !reader.take(',')) {
    reader = before_comma;
    const auto summer_west = reader.time(24);
    if (!summer_west || !reader.take(','))
      return wrong("expected the days of change, ,Mm.w.d/time,Mm.w.d/time");
    rule.summer_adds = -*summer_west - rule.standard;
  }
  if (rule.summer_adds <= 0 || rule.summer_adds > 4 * 3600)
    return wrong("summer time is ahead by up to 4 hours");
  if (!read_change(reader, rule.start) || !reader.take(',') || !read_change(reader, rule.end))
    return wrong("a day of change is Mm.w.d/time: month 1-12, week 1-5, day 0-6, time 00:00:00-23:59:59");
  if (!reader.done()) return wrong("something follows the second day of change");
  if (rule.start.month == rule.end.month) return wrong("both changes in one month");
  return rule;
}

std::vector<YearOfChanges> changes_of(const PosixRule& rule) {
  std::string text = "STD";
  put_time(text, rule.standard);
  put_time(text += "DST", rule.summer_adds);
  put_change(text, rule.start);
  put_change(text, rule.end);
  std::vector<YearOfChanges> changes;
  changes.reserve(static_cast<std::size_t>(cycle_years));
  try {
    const boost::local_time::posix_time_zone zone(text);
    const auto summer = rule.standard + rule.summer_adds;
    for (auto year = cycle_first_year; year < cycle_first_year + cycle_years; ++year) {
      const auto boost_year = static_cast<unsigned short>(year);
      const ClockChange forward{seconds_in_cycle(zone.dst_local_start_time(boost_year)) - rule.standard,
                                summer};
      const ClockChange back{seconds_in_cycle(zone.dst_local_end_time(boost_year)) - summer, rule.standard};
      changes.push_back(forward.at < back.at ? YearOfChanges{forward, back} : YearOfChanges{back, forward});
    }
  } catch (const std::exception&) { changes.clear(); }
  return changes;
}

}  // namespace tenon::detail
