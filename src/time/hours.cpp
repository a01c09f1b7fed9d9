#include "tenon/time/hours.hpp"

#include <array>

namespace tenon {
namespace {

/// "09:00" from `text` at `at`; -1 where it is not a time of day.
int minute_at(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) {
    return text[at + i] >= '0' && text[at + i] <= '9' ? text[at + i] - '0' : 100'000;
  };
  if (text[at + 2] != ':') return -1;
  const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
  return minute < 60 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : -1;
}
void put_minute(std::string& out, int minute) {
  for (const int part : {minute / 60, minute % 60}) {
    out += static_cast<char>('0' + part / 10);
    out += static_cast<char>('0' + part % 10);
    out += ':';
  }
  out.pop_back();
}

RefusalBuilder bad_hours(std::string field, std::string_view found, std::string_view problem) {
  return invalid("time.bad_hours").field(std::move(field)).fact("found", found).fact("problem", problem);
}

}  // namespace

Result<OpenHours> parse_hours(std::string_view text, std::string_view field) {
  const auto refused = [&](std::string_view problem) {
    return bad_hours(std::string(field), text.substr(0, 60), problem);
  };
  if (text.size() != 11 || text[5] != '-') return refused("expected the form 09:00-12:00");
  const int from = minute_at(text, 0), to = minute_at(text, 6);
  if (from < 0 || to < 0) return refused("a time of day is 00:00 to 24:00");
  if (from >= to) return refused("it ends before it begins; hours over midnight are two stretches");
  return OpenHours{static_cast<std::int16_t>(from), static_cast<std::int16_t>(to)};
}

std::string to_string(const OpenHours& hours) {
  std::string out;
  put_minute(out, hours.from);
  out += '-';
  put_minute(out, hours.to);
  return out;
}

WeeklyHours WeeklyHours::five_days(DayHours hours) {
  return {hours, hours, hours, hours, hours, {}, {}, hours};
}
WeeklyHours WeeklyHours::every_day(DayHours hours) {
  return {hours, hours, hours, hours, hours, hours, hours, hours};
}
const DayHours& WeeklyHours::of(unsigned day_of_week) const noexcept {
  const std::array<const DayHours*, 7> days{&sunday,   &monday, &tuesday, &wednesday,
                                            &thursday, &friday, &saturday};
  return *days[day_of_week % 7];
}

Verdict check_hours(const DayHours& hours, const JsonPath& at) {
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const auto& [from, to] = hours[i];
    if (from < 0 || from >= to || to > 24 * 60)
      return bad_hours((at / i).str(), std::to_string(from) + " to " + std::to_string(to),
                       "expected 0 <= from < to <= 1440 minutes");
    if (i > 0 && from <= hours[i - 1].to)
      return bad_hours((at / i).str(), to_string(hours[i]),
                       "it overlaps, touches or comes before the stretch in front of it");
  }
  return {};
}

void JsonCodec<OpenHours>::print(std::string& out, const OpenHours& value) {
  ((out += '"') += to_string(value)) += '"';
}
Verdict JsonCodec<OpenHours>::read(const Json& json, OpenHours& into, const JsonPath& at) {
  if (!json.is_string()) return detail::wrong_type(at, "hours as text: \"09:00-12:00\"", json);
  auto parsed = parse_hours(json.get_ref<const std::string&>());
  if (!parsed) {
    auto refusal = std::move(parsed).refusal();
    refusal.field = at.str();
    return refusal;
  }
  into = *parsed;
  return {};
}
Verdict JsonCodec<OpenHours>::check(const OpenHours& value, const JsonPath& at) {
  return check_hours({value}, at);
}
Json JsonCodec<OpenHours>::schema() {
  return {{"type", "string"}, {"pattern", "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"}};
}

}  // namespace tenon
