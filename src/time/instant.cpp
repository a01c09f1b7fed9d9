#include "tenon/time/instant.hpp"

#include <array>

namespace tenon {
namespace {

constexpr std::int64_t day_seconds = 86'400;
const Date& epoch() {
  static const Date day(1970, 1, 1);
  return day;
}

void put(std::string& out, std::int64_t value, int width) {
  std::array<char, 8> digits{};
  for (int i = width; i-- > 0; value /= 10)
    digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(digits.data(), static_cast<std::size_t>(width));
}

/// Reads exactly `width` digits and moves on; -1 where there are none.
int take(std::string_view& text, std::size_t width) {
  if (text.size() < width) return -1;
  int value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(width);
  return value;
}
bool skip(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Civil day to days since the epoch and back (proleptic Gregorian), without the checks that Boost repeats.
constexpr std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2;
  const auto era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = year - era * 400;
  const auto day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}
struct Civil {
  std::int64_t year;
  int month, day;
};
constexpr Civil civil_from_days(std::int64_t days) {
  days += 719468;
  const auto era = (days >= 0 ? days : days - 146096) / 146097;
  const auto day_of_era = days - era * 146097;
  const auto year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto shifted = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {year_of_era + era * 400 + (month <= 2), month, day};
}
constexpr int days_in_month(int year, int month) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

struct Day {
  int year, month, day;
};
bool take_day(std::string_view& text, Day& into) {
  into.year = take(text, 4);
  if (into.year < 1400 || !skip(text, '-')) return false;
  into.month = take(text, 2);
  if (into.month < 1 || into.month > 12 || !skip(text, '-')) return false;
  into.day = take(text, 2);
  return into.day >= 1 && into.day <= days_in_month(into.year, into.month);
}

void print_instant(std::string& out, Instant at) {
  const auto micros = at.microseconds();
  auto whole = micros / 1'000'000;
  auto fraction = micros % 1'000'000;
  if (fraction < 0) fraction += 1'000'000, --whole;
  auto days = whole / day_seconds;
  auto second = whole % day_seconds;
  if (second < 0) second += day_seconds, --days;
  const auto civil = civil_from_days(days);
  put(out, civil.year, 4), out += '-', put(out, civil.month, 2), out += '-', put(out, civil.day, 2);
  out += 'T', put(out, second / 3600, 2), out += ':', put(out, second / 60 % 60, 2), out += ':',
      put(out, second % 60, 2);
  if (fraction) {
    out += '.', put(out, fraction, 6);
    while (out.back() == '0') out.pop_back();
  }
  out += 'Z';
}

// Years 1400 to 9999, what Date and four digits can hold.
constexpr std::int64_t earliest = days_from_civil(1400, 1, 1) * day_seconds * 1'000'000;
constexpr std::int64_t latest = (days_from_civil(9999, 12, 31) + 1) * day_seconds * 1'000'000 - 1;

}  // namespace

std::string to_string(Instant at) {
  std::string out;
  out.reserve(27);
  print_instant(out, at);
  return out;
}

Result<Instant> parse_instant(std::string_view text, std::string_view field) {
  const auto refused = [&] {
    return invalid("time.bad_instant").field(std::string(field)).fact("found", text.substr(0, 60));
  };
  std::string_view rest = text;
  Day day{};
  if (!take_day(rest, day)) return refused();
  if (!skip(rest, 'T') && !skip(rest, 't') && !skip(rest, ' ')) return refused();
  const int hour = take(rest, 2);
  if (hour < 0 || hour > 24 || !skip(rest, ':')) return refused();
  const int minute = take(rest, 2);
  if (minute < 0 || minute > 59 || !skip(rest, ':')) return refused();
  const int second = take(rest, 2);
  if (second < 0 || second > 60) return refused();
  std::int64_t fraction = 0;
  if (skip(rest, '.')) {
    std::int64_t unit = 100'000;
    std::size_t digits = 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
      fraction += (rest.front() - '0') * unit;
      unit /= 10;
      rest.remove_prefix(1);
      ++digits;
    }
    if (digits == 0 || digits > 9) return refused();
  }
  if (hour == 24 && (minute || second || fraction)) return refused();
  std::int64_t offset = 0;
  if (!skip(rest, 'Z') && !skip(rest, 'z')) {
    const bool west = skip(rest, '-');
    if (!west && !skip(rest, '+')) return refused();
    const int hours = take(rest, 2);
    if (hours < 0 || hours > 23 || !skip(rest, ':')) return refused();
    const int minutes = take(rest, 2);
    if (minutes < 0 || minutes > 59) return refused();
    offset = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
  }
  if (!rest.empty()) return refused();
  const auto whole =
      days_from_civil(day.year, day.month, day.day) * day_seconds + hour * 3600 + minute * 60 + second;
  return Instant::from_microseconds((whole - offset) * 1'000'000 + fraction);
}

std::string to_string(const Date& day) {
  if (day.is_special()) return {};
  const auto parts = day.year_month_day();
  std::string out;
  put(out, parts.year, 4), out += '-', put(out, parts.month.as_number(), 2), out += '-',
      put(out, parts.day, 2);
  return out;
}

Result<Date> parse_date(std::string_view text, std::string_view field) {
  std::string_view rest = text;
  Day day{};
  if (!take_day(rest, day) || !rest.empty())
    return invalid("time.bad_date").field(std::string(field)).fact("found", text.substr(0, 60));
  return epoch() + boost::gregorian::days(days_from_civil(day.year, day.month, day.day));
}

void JsonCodec<Instant>::print(std::string& out, Instant value) {
  out += '"', print_instant(out, value), out += '"';
}
Verdict JsonCodec<Instant>::read(const Json& json, Instant& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "a time as text: \"2026-11-23T18:05:00+08:00\"", json);
  auto parsed = parse_instant(json.get_ref<const std::string&>());
  if (!parsed) {
    auto refusal = std::move(parsed).refusal();
    refusal.field = at.str();
    return refusal;
  }
  into = *parsed;
  return {};
}
Verdict JsonCodec<Instant>::check(Instant value, const JsonPath& at) {
  if (value.microseconds() >= earliest && value.microseconds() <= latest) return {};
  return invalid("time.bad_instant").field(at.str()).fact("found", std::to_string(value.microseconds()));
}

void JsonCodec<Date>::print(std::string& out, const Date& value) {
  ((out += '"') += to_string(value)) += '"';
}
Verdict JsonCodec<Date>::read(const Json& json, Date& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "a date as text: \"2026-11-23\"", json);
  auto parsed = parse_date(json.get_ref<const std::string&>());
  if (!parsed) {
    auto refusal = std::move(parsed).refusal();
    refusal.field = at.str();
    return refusal;
  }
  into = *parsed;
  return {};
}
Verdict JsonCodec<Date>::check(const Date& value, const JsonPath& at) {
  if (!value.is_special()) return {};
  return invalid("time.bad_date").field(at.str()).fact("found", "");
}

}  // namespace tenon
