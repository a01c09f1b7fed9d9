#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {
Zone berlin() { return Zone::named("Europe/Berlin").value(); }
Zone new_york() { return Zone::named("America/New_York").value(); }
std::string wall(const Zone& zone, std::string_view at) {
  const auto shown = zone.to_local(utc(at));
  const auto minute = shown.second_of_day / 60;
  return to_string(shown.day) + " " + std::to_string(minute / 60) + ":" + std::to_string(minute % 60);
}
}  // namespace

TEST_CASE("the zones that are built in show the time that they should") {
  CHECK(wall(Zone(), "2026-11-23T10:05:00Z") == "2026-11-23 10:5");
  CHECK(wall(Zone::named("Asia/Shanghai").value(), "2026-11-23T18:05:00Z") == "2026-11-24 2:5");
  CHECK(wall(Zone::named("Asia/Hong_Kong").value(), "2026-11-23T18:05:00Z") == "2026-11-24 2:5");
  CHECK(wall(berlin(), "2026-07-01T10:05:00Z") == "2026-07-01 12:5");
  CHECK(wall(berlin(), "2026-12-01T10:05:00Z") == "2026-12-01 11:5");
  CHECK(wall(new_york(), "2026-07-01T02:05:00Z") == "2026-06-30 22:5");
  CHECK(wall(new_york(), "2026-12-01T02:05:00Z") == "2026-11-30 21:5");
}

TEST_CASE("clocks change at the second that the rule says") {
  struct Change {
    Zone zone;
    std::string_view at;
    int before, after;
  };
  const Change changes[] = {
      {berlin(), "2013-03-31T01:00:00Z", 1, 2},     {berlin(), "2016-10-30T01:00:00Z", 2, 1},
      {berlin(), "2026-03-29T01:00:00Z", 1, 2},     {berlin(), "2026-10-25T01:00:00Z", 2, 1},
      {new_york(), "2026-03-08T07:00:00Z", -5, -4}, {new_york(), "2026-11-01T06:00:00Z", -4, -5},
      {berlin(), "2437-03-29T01:00:00Z", 1, 2}};
  for (const auto& [zone, at, before, after] : changes) {
    INFO(at);
    CHECK(zone.offset_at(utc(at) - seconds(1)) == before * 3600);
    CHECK(zone.offset_at(utc(at)) == after * 3600);
  }
}

TEST_CASE("a local time in the gap moves forward to the end of the gap") {
  CHECK(to_string(local("2026-03-29 01:59", berlin())) == "2026-03-29T00:59:00Z");
  CHECK(to_string(local("2026-03-29 02:00", berlin())) == "2026-03-29T01:00:00Z");
  CHECK(to_string(local("2026-03-29 02:30", berlin())) == "2026-03-29T01:00:00Z");
  CHECK(to_string(local("2026-03-29 03:00", berlin())) == "2026-03-29T01:00:00Z");
  CHECK(to_string(local("2026-03-29 03:30", berlin())) == "2026-03-29T01:30:00Z");
}

TEST_CASE("a local time that comes twice means the earlier one") {
  CHECK(to_string(local("2026-10-25 01:59", berlin())) == "2026-10-24T23:59:00Z");
  CHECK(to_string(local("2026-10-25 02:30", berlin())) == "2026-10-25T00:30:00Z");
  CHECK(to_string(local("2026-10-25 03:00", berlin())) == "2026-10-25T02:00:00Z");
  CHECK(to_string(local("2026-11-01 01:30", new_york())) == "2026-11-01T05:30:00Z");
}

TEST_CASE("24:00 is the start of the next day, and days of 23 and 25 hours have both") {
  for (const auto& zone : {berlin(), new_york(), Zone()})
    for (auto each = day("2026-01-01"); each < day("2027-01-01"); each += boost::gregorian::days(1)) {
      const auto next = each + boost::gregorian::days(1);
      CHECK(zone.to_instant({each, 86'400, 0}) == zone.start_of(next));
      CHECK(zone.day_of(zone.start_of(each)) == each);
      CHECK(zone.day_of(zone.start_of(next) - Elapsed{1}) == each);
    }
  CHECK(berlin().start_of(day("2026-03-30")) - berlin().start_of(day("2026-03-29")) == seconds(23 * 3600));
  CHECK(berlin().start_of(day("2026-10-26")) - berlin().start_of(day("2026-10-25")) == seconds(25 * 3600));
}

TEST_CASE("a zone south of the equator and one with half hours are read from their rules") {
  const auto sydney = Zone::posix("Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3").value();
  CHECK(sydney.offset_at(utc("2026-01-01T00:00:00Z")) == 11 * 3600);
  CHECK(sydney.offset_at(utc("2026-04-04T15:59:59Z")) == 11 * 3600);
  CHECK(sydney.offset_at(utc("2026-04-04T16:00:00Z")) == 10 * 3600);
  CHECK(sydney.offset_at(utc("2026-10-03T15:59:59Z")) == 10 * 3600);
  CHECK(sydney.offset_at(utc("2026-10-03T16:00:00Z")) == 11 * 3600);
  const auto lord_howe = Zone::posix("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0").value();
  CHECK(lord_howe.offset_at(utc("2026-01-01T00:00:00Z")) == 11 * 3600);
  CHECK(lord_howe.offset_at(utc("2026-06-01T00:00:00Z")) == 10 * 3600 + 1800);
  CHECK(Zone::posix("Asia/Urumqi", "<+06>-6").value().offset_at({}) == 6 * 3600);
}

TEST_CASE("where the clock is put back over midnight the new day goes on") {
  const auto odd = Zone::posix("odd", "STD0DST,M3.5.0/0,M10.5.0/0:30").value();  // 00:30 becomes 23:30
  const auto sunday = day("2026-10-25");
  const auto back = odd.start_of(sunday) + seconds(1800);
  CHECK(odd.to_local(back).day == day("2026-10-24"));
  CHECK(odd.day_of(back) == sunday);
  CHECK(odd.day_of(odd.start_of(sunday) - Elapsed{1}) == day("2026-10-24"));
}

TEST_CASE("later local times are never earlier instants") {
  for (const auto& zone : {berlin(), new_york()}) {
    auto before = zone.start_of(day("2026-01-01"));
    for (auto each = day("2026-01-01"); each < day("2027-01-01"); each += boost::gregorian::days(1))
      for (int minute = 0; minute < 1440; minute += 10) {
        const auto now = zone.to_instant({each, minute * 60, 0});
        REQUIRE(before <= now);
        before = now;
      }
  }
}

TEST_CASE("a zone nobody built in and a rule nobody can read are refused with what would help") {
  const auto unknown = Zone::named("Asia/Chongqing", "calendar.zone");
  REQUIRE(!unknown);
  CHECK(unknown.refusal().code == "time.unknown_zone");
  CHECK(unknown.refusal().field == "calendar.zone");
  CHECK(unknown.refusal().fact("known").find("Asia/Shanghai") != std::string_view::npos);
  CHECK(unknown.refusal().remedy().en.find("POSIX") != std::string::npos);
  for (const auto* rule :
       {"", "C", "CST", "CST-8:", "CST-15", "CST-8x", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,J60,J300",
        "CET-1CEST,59,300", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0/24,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x",
        "IST-1GMT0,M10.5.0,M3.5.0/1", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "CET-1CEST,M3.5.0,M3.1.0"}) {
    INFO(rule);
    const auto zone = Zone::posix("x", rule);
    REQUIRE(!zone);
    CHECK(zone.refusal().code == "time.bad_zone_rule");
    CHECK(!zone.refusal().fact("problem").empty());
  }
}
