// 752 rows that were made by counting minute by minute over the Chinese working-day table
// (sla-oracles/cn_working_minutes.csv.gz), and the same again the other way round.
#include <map>
#include <sstream>

#include "time/data_folder.hpp"
#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

CalendarPtr with(DayHours hours) {
  return Calendar::china()->with_hours(WeeklyHours::five_days(std::move(hours))).value();
}

/// "2020-07-21T01:04:00" in Shanghai.
Instant moment(std::string text) {
  text[10] = ' ';
  return local(text);
}

}  // namespace

TEST_CASE("all rows of the working-minute oracle come out to the minute") {
  const auto bytes = from_data("sla-oracles/cn_working_minutes.csv.gz");
  if (!bytes) return;
  const std::map<std::string, CalendarPtr> hours{{"A", with({{0, 1440}})},
                                                 {"B", with({{540, 1080}})},
                                                 {"C", with({{540, 720}, {810, 1080}})},
                                                 {"D", with({{510, 690}, {840, 1050}})}};
  std::istringstream lines(*bytes);
  std::string line;
  std::getline(lines, line);
  REQUIRE(line.substr(0, 40) == "op,hours,start_local,minutes,end_local");
  int adds = 0, betweens = 0;
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    std::string op, which, start_text, minutes_text, end_text;
    std::getline(cells, op, ','), std::getline(cells, which, ','), std::getline(cells, start_text, ',');
    std::getline(cells, minutes_text, ','), std::getline(cells, end_text);
    if (!end_text.empty() && end_text.back() == '\r') end_text.pop_back();
    INFO(line);
    const auto& calendar = *hours.at(which);
    const auto start = moment(start_text), end = moment(end_text);
    const WorkingMinutes minutes(std::stoll(minutes_text));
    CHECK(calendar.working_minutes_between(start, end).value().value == minutes);
    if (op == "add") {
      CHECK(calendar.add_working_minutes(start, minutes).value().value == end);
      CHECK(due(minutes, view(running_from(start)), calendar, {}).value().at == end);
      ++adds;
    } else {
      ++betweens;
    }
  }
  CHECK(adds == 452);
  CHECK(betweens == 300);
}
