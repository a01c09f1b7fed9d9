// Bugs that users of other systems paid for, one test a thread.
#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {
const Calendar& cn() { return *Calendar::china(); }
std::string at(std::string_view text) { return to_string(local(text)); }
}  // namespace

TEST_CASE("glpi#6902, glpi#15605: paused time survives a change of the limit") {
  Ledger run;
  REQUIRE(resume(run, local("2026-11-23 10:00")));
  REQUIRE(pause(run, local("2026-11-23 11:00")));
  REQUIRE(resume(run, local("2026-11-25 11:00")));
  CHECK(due_text(working_hours(2), run, cn()) == at("2026-11-25 12:00"));
  // The limit is changed while the case runs: the same ledger, so the pause is still there.
  CHECK(due_text(working_hours(4), run, cn()) == at("2026-11-25 15:30"));
  CHECK(due_text(working_days(1), run, cn()) == at("2026-11-25 24:00"));
  CHECK(due_text(minutes(30), run, cn()) == at("2026-11-23 10:30"));
}

TEST_CASE("jmix#790: a working day is not 24 working hours, nor 8 of them") {
  const auto run = running_from(local("2026-11-23 10:00"));
  CHECK(due_text(working_days(1), run, cn()) == at("2026-11-24 24:00"));
  CHECK(due_text(working_hours(24), run, cn()) == at("2026-11-26 11:30"));
  CHECK(due_text(working_hours(8), run, cn()) == at("2026-11-24 10:30"));
  CHECK(due_text(days(1), run, cn()) == at("2026-11-24 24:00"));
  CHECK(due_text(hours(24), run, cn()) == at("2026-11-24 10:00"));
}

TEST_CASE("zammad#4432, glpi#14492: no reminder at midnight, on a Sunday or on a holiday") {
  for (const auto* due_at :
       {"2026-11-23 24:00", "2026-11-22 10:00", "2026-10-01 10:00", "2026-11-23 12:30"}) {
    const auto remind = cn().next_service_moment(local(due_at)).value().value;
    INFO(due_at);
    CHECK(cn().is_open(remind).value());
    CHECK(cn().working_minutes_between(local(due_at), remind).value().value == WorkingMinutes(0));
  }
  CHECK(to_string(cn().next_service_moment(local("2026-11-23 24:00")).value().value) ==
        at("2026-11-24 09:00"));
}

TEST_CASE("chatwoot#14009, helpdesk#2212: a lunch break stops the clock") {
  const auto run = running_from(local("2026-11-23 11:45"));
  CHECK(due_text(working_minutes(30), run, cn()) == at("2026-11-23 13:45"));
  const auto three = cn().with_hours(WeeklyHours::five_days({{480, 600}, {615, 720}, {810, 1080}})).value();
  CHECK(due_text(working_minutes(30), running_from(local("2026-11-23 09:45")), *three) ==
        at("2026-11-23 10:30"));
}

TEST_CASE("zammad#3180: a day of service until 24:00 loses no minute, and one until 23:59 loses one") {
  const auto full = cn().with_hours(WeeklyHours::every_day({{0, 24 * 60}})).value();
  const auto short_by_one = cn().with_hours(WeeklyHours::every_day({{0, 24 * 60 - 1}})).value();
  const auto from = local("2026-11-23 00:00"), to = local("2026-11-25 00:00");
  CHECK(full->working_minutes_between(from, to).value().value == WorkingMinutes(2 * 1440));
  CHECK(short_by_one->working_minutes_between(from, to).value().value == WorkingMinutes(2 * 1440 - 2));
  CHECK(due_text(working_hours(24), running_from(from), *full) == at("2026-11-24 00:00"));
  CHECK(due_text(working_hours(24), running_from(from), *short_by_one) == at("2026-11-24 00:01"));
}

TEST_CASE("zammad#390: a deadline can be reproduced, because it says how it came about") {
  const auto run = running_from(local("2026-09-30 17:00"));
  const auto text = explain(working_hours(4), view(run), cn(), {}).value().to_text(Language::en);
  CHECK(text.find("2026-09-30  +60  60  working day\n") != std::string::npos);
  CHECK(text.find("2026-10-01  -  60  National Day") != std::string::npos);
  CHECK(text.find("2026-10-08  +180  240  working day\n") != std::string::npos);
  CHECK(text.find("due: 2026-10-08 12:00 (Asia/Shanghai)\n") != std::string::npos);
}

TEST_CASE("holiday-cn#34: a Saturday that is worked is a working day, and the Monday off for it is not") {
  CHECK(due_text(working_days(1), running_from(local("2026-09-18 10:00")), cn()) ==
        at("2026-09-20 24:00"));  // a Sunday
  CHECK(due_text(working_hours(1), running_from(local("2026-09-20 08:00")), cn()) == at("2026-09-20 10:00"));
}

TEST_CASE(
    "temporal#8205, temporal#7983: across a change of the clock an hour is an hour and a day is a day") {
  const auto berlin = Calendar::around_the_clock(Zone::named("Europe/Berlin").value());
  const auto eve = running_from(utc("2026-03-28T12:00:00Z"));
  CHECK(due_text(hours(24), eve, *berlin) == "2026-03-29T12:00:00Z");
  CHECK(due_text(working_hours(24), eve, *berlin) == "2026-03-29T12:00:00Z");
  CHECK(due_text(days(1), eve, *berlin) == "2026-03-29T22:00:00Z");  // 24:00 of a day of 23 hours
  CHECK(due_text(days(1), running_from(utc("2026-10-24T12:00:00Z")), *berlin) == "2026-10-25T23:00:00Z");
}
