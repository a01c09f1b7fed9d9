#include "report/local_time.hpp"

namespace tenon::report {

std::string local_text(const Zone& zone, Instant at) {
  const auto local = zone.to_local(at);
  std::string text = to_string(local.day) + " 00:00";
  const auto minute = local.second_of_day / 60;
  const auto put = [&](std::size_t place, std::int32_t number) {
    text[place] = static_cast<char>('0' + number / 10);
    text[place + 1] = static_cast<char>('0' + number % 10);
  };
  put(11, minute / 60);
  put(14, minute % 60);
  return text;
}

std::string due_text(const Zone& zone, Instant at) {
  const auto local = zone.to_local(at);
  if (local.second_of_day != 0 || local.microsecond != 0) return local_text(zone, at);
  return to_string(local.day - boost::gregorian::days(1)) + " 24:00";
}

}  // namespace tenon::report
