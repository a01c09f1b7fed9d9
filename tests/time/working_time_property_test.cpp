// Random calendars against an oracle that knows nothing of totals: it walks through time minute by minute,
// with a wall clock of its own.
#include <map>

#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

constexpr std::int64_t minute = 60'000'000;

/// The last Sunday of a month of 31 days.
Date last_sunday(int year, int month) {
  Date last(static_cast<unsigned short>(year), static_cast<unsigned short>(month), 31);
  return last - boost::gregorian::days(last.day_of_week().as_number());
}
std::int64_t utc_minutes(const Date& day) { return (day - Date(1970, 1, 1)).days() * 1440LL; }

/// Minutes to add to UTC, by the law of the European Union and not by our zone.
int berlin_offset(std::int64_t utc_minute) {
  static const std::int64_t changes[2][2] = {
      {utc_minutes(last_sunday(2025, 3)) + 60, utc_minutes(last_sunday(2025, 10)) + 60},
      {utc_minutes(last_sunday(2026, 3)) + 60, utc_minutes(last_sunday(2026, 10)) + 60}};
  static const auto new_year = utc_minutes(Date(2026, 1, 1));
  const auto& [summer, winter] = changes[utc_minute >= new_year];
  return utc_minute >= summer && utc_minute < winter ? 120 : 60;
}

struct World {
  CalendarPtr calendar;
  Date first, last;        // the days that the oracle walks
  std::int64_t start = 0;  // their first minute
  std::vector<bool> open;  // by minute from there
};

DayHours random_hours(Dice& dice) {
  DayHours hours;
  std::int64_t at = dice.roll(3) == 0 ? 0 : dice.roll(600);
  for (auto stretches = dice.roll(4); stretches > 0 && at < 1400; --stretches) {
    auto to = std::min<std::int64_t>(1440, at + 1 + dice.roll(500));
    if (dice.roll(5) == 0) to = 1440;
    hours.push_back({static_cast<std::int16_t>(at), static_cast<std::int16_t>(to)});
    at = to + 1 + dice.roll(200);
  }
  return hours;
}

World random_world(Dice& dice) {
  const bool summer_time = dice.roll(2) == 0;
  CalendarData data;
  data.id = data.version = "random";
  data.zone = summer_time ? "Europe/Berlin" : "Asia/Shanghai";
  data.sources.push_back({"dice", {}, {}, {}, {}});
  for (auto* each : {&data.hours.monday, &data.hours.tuesday, &data.hours.wednesday, &data.hours.thursday,
                     &data.hours.friday, &data.hours.saturday, &data.hours.sunday, &data.hours.make_up})
    *each = random_hours(dice);
  if (data.hours.monday.empty()) data.hours.monday = {{540, 1080}};
  if (data.hours.make_up.empty()) data.hours.make_up = {{0, 1440}};

  World world;
  const Date around = dice.roll(2) ? last_sunday(2025, dice.roll(2) ? 3 : 10) : Date(2025, 12, 28);
  world.first = around - boost::gregorian::days(10);
  world.last = around + boost::gregorian::days(25);
  std::map<Date, const DayHours*> special;
  static const DayHours none;
  // Where no year is published but all are known, the weekday rule is tried, and the table of single days
  // beside it.
  data.every_year = dice.roll(3) == 0;
  if (!data.every_year) {
    data.years = {{2025, {"n"}, {}, {}, {}}, {2026, {"n"}, {}, {}, {}}};
    for (int i = 0; i < 6; ++i) {
      const auto day = world.first + boost::gregorian::days(dice.roll(36));
      if (special.contains(day)) continue;
      auto& year = data.years[day.year() == 2025 ? 0 : 1];
      const bool off = dice.roll(2) == 0;
      (off ? year.holidays : year.make_up).push_back({{"x", "x"}, {}, {day}});
      special[day] = off ? &none : &data.hours.make_up;
    }
  }
  for (int i = 0; i < 4; ++i) {
    const auto day = world.first + boost::gregorian::days(i * 9 + dice.roll(9));
    auto own = random_hours(dice);
    data.overrides.push_back({day, own.empty() ? DayChange::off : DayChange::own_hours, std::move(own), {}});
  }
  for (const auto& change : data.overrides) special[change.day] = &change.hours;

  world.start = utc_minutes(world.first) - 1440;
  world.open.assign(38 * 1440, false);
  const auto wall = [&](std::int64_t at) { return at + (summer_time ? berlin_offset(at) : 480); };
  // What the wall reaches first: the rule of zone.hpp, by looking at every minute.
  const auto reached = [&](std::int64_t local) {
    auto at = local - 840;
    while (wall(at) < local) ++at;
    return at;
  };
  for (auto day = world.first; day <= world.last; day += boost::gregorian::days(1)) {
    const auto found = special.find(day);
    const auto& hours =
        found != special.end() ? *found->second : data.hours.of(day.day_of_week().as_number());
    for (const auto& [from, to] : hours) {
      const auto closes = reached(utc_minutes(day) + to);
      for (auto at = reached(utc_minutes(day) + from); at < closes; ++at)
        world.open[static_cast<std::size_t>(at - world.start)] = true;
    }
  }
  auto made = Calendar::make(data);
  if (!made) FAIL(made.refusal().to_json());
  world.calendar = *made;
  return world;
}

Instant at_minute(const World& world, std::int64_t index) {
  return Instant::from_microseconds((world.start + index) * minute);
}

}  // namespace

TEST_CASE("working minutes of random calendars agree with counting every minute") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    Dice dice(seed);
    const auto world = random_world(dice);
    const auto& open = world.open;
    const auto days = (world.last - world.first).days() + 1;
    for (int i = 0; i < 60; ++i) {
      const auto from = 2 * 1440 + dice.roll((days - 3) * 1440), to = 2 * 1440 + dice.roll((days - 3) * 1440);
      std::int64_t counted = 0;
      for (auto at = std::min(from, to); at < std::max(from, to); ++at)
        counted += open[static_cast<std::size_t>(at)];
      if (to < from) counted = -counted;
      INFO("seed " << seed << " from " << to_string(at_minute(world, from)) << " to "
                   << to_string(at_minute(world, to)));
      REQUIRE(world.calendar->working_minutes_between(at_minute(world, from), at_minute(world, to))
                  .value()
                  .value == WorkingMinutes(counted));

      const auto wanted = 1 + dice.roll(3'000);
      auto at = from;
      std::int64_t left = wanted;
      while (left > 0 && at < days * 1440) left -= open[static_cast<std::size_t>(at++)];
      if (left == 0)
        REQUIRE(to_string(world.calendar->add_working_minutes(at_minute(world, from), WorkingMinutes(wanted))
                              .value()
                              .value) == to_string(at_minute(world, at)));
      at = from;
      while (at < days * 1440 && !open[static_cast<std::size_t>(at)]) ++at;
      if (at < days * 1440)
        REQUIRE(world.calendar->next_service_moment(at_minute(world, from)).value().value ==
                at_minute(world, at));
    }
  }
}

TEST_CASE("adding working time and measuring it undo each other to the microsecond, over centuries") {
  const auto calendars = {Calendar::china(),
                          Calendar::around_the_clock(Zone::named("America/New_York").value()),
                          Calendar::china()->with_zone(Zone::named("Europe/Berlin").value()).value(),
                          Calendar::around_the_clock(Zone::named("Europe/Berlin").value())
                              ->with_hours(WeeklyHours::every_day({{90, 170}, {1000, 1440}}))
                              .value()};
  Dice dice(11);
  for (const auto& calendar : calendars)
    for (int i = 0; i < 3'000; ++i) {
      const auto from = Instant::from_microseconds(dice.roll(16'000'000'000'000'000) - 8'000'000'000'000'000);
      const WorkingTime n{1 + dice.roll(i % 2 ? 100'000'000'000 : 300'000'000'000'000)};
      const auto to = calendar->add_working_time(from, n, UnknownYear::estimate).value();
      REQUIRE(calendar->working_time_between(from, to.value, UnknownYear::estimate).value().value == n);
      // The end is the first: a microsecond before it, the time is not full.
      REQUIRE(
          calendar->working_time_between(from, to.value - Elapsed{1}, UnknownYear::estimate).value().value ==
          n - WorkingTime{1});
    }
}
