#include "times.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace cli {
namespace {

constexpr std::int64_t china = 8 * 3600;

bool digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return false;
  for (std::size_t i = at; i < at + count; ++i)
    if (text[i] < '0' || text[i] > '9') return false;
  return true;
}
bool is_date(std::string_view text) {
  return text.size() >= 10 && digits(text, 0, 4) && text[4] == '-' && digits(text, 5, 2) && text[7] == '-' &&
         digits(text, 8, 2);
}
int number(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + count, value);
  return value;
}

}  // namespace

std::string with_offset(std::string_view text) {
  const std::string all(text);
  if (!is_date(text)) return all;
  const auto day = all.substr(0, 10);
  if (text.size() == 10) return day + "T00:00:00+08:00";
  if ((text[10] != ' ' && text[10] != 'T') || !digits(text, 11, 2) || text.size() < 16 || text[13] != ':' ||
      !digits(text, 14, 2))
    return all;
  if (text.size() == 16) return day + "T" + all.substr(11) + ":00+08:00";
  if (text.size() == 19 && text[16] == ':' && digits(text, 17, 2))
    return day + "T" + all.substr(11) + "+08:00";
  return text[10] == ' ' ? day + "T" + all.substr(11) : all;
}

std::optional<std::int64_t> seconds_of(std::string_view time) {
  if (!is_date(time) || time.size() < 20 || time[10] != 'T' || !digits(time, 11, 2) || !digits(time, 14, 2) ||
      !digits(time, 17, 2))
    return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(number(time, 0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(time, 5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(time, 8, 2)))};
  if (!day.ok()) return std::nullopt;
  std::int64_t seconds = std::chrono::sys_days(day).time_since_epoch().count() * std::int64_t{86400};
  seconds += number(time, 11, 2) * 3600 + number(time, 14, 2) * 60 + number(time, 17, 2);
  auto zone = time.substr(19);
  while (!zone.empty() && (zone[0] == '.' || (zone[0] >= '0' && zone[0] <= '9'))) zone.remove_prefix(1);
  if (zone == "Z" || zone == "z") return seconds;
  if (zone.size() != 6 || !digits(zone, 1, 2) || !digits(zone, 4, 2)) return std::nullopt;
  const int offset = number(zone, 1, 2) * 3600 + number(zone, 4, 2) * 60;
  return zone[0] == '-' ? seconds + offset : seconds - offset;
}

std::string on_the_wall(std::string_view time) {
  const auto seconds = seconds_of(time);
  if (!seconds) return std::string(time);
  const auto local = *seconds + china;
  const auto days = local >= 0 ? local / 86400 : (local - 86399) / 86400;
  const auto in_day = local - days * 86400;
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                static_cast<int>(in_day / 3600), static_cast<int>(in_day / 60 % 60));
  return text.data();
}

}  // namespace cli
