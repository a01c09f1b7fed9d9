#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {
const Calendar& cn() { return *Calendar::china(); }
std::string date_or_code(const Result<Reckoned<Date>>& result) {
  return result ? to_string(result->value) + (result->estimated ? "?" : "") : result.refusal().code;
}
std::string moment_or_code(const Result<Reckoned<Instant>>& result) {
  return result ? to_string(result->value) + (result->estimated ? "?" : "") : result.refusal().code;
}
}  // namespace

TEST_CASE("the calendar that is built in names itself, its years and its notices") {
  CHECK(cn().id() == "cn");
  CHECK(cn().version() == "2026-08-07");
  CHECK(cn().years() == Calendar::Years{2004, 2026});
  CHECK(cn().zone().name() == "Asia/Shanghai");
  CHECK(cn().notices(2020).size() == 2);
  CHECK(cn().notices(2027).empty());
  CHECK(cn().knows(2004));
  CHECK_FALSE(cn().knows(2003));
  CHECK(Calendar::china() == Calendar::china());
  std::string rights;
  for (const auto& source : cn().data().sources) rights += source.copyright.value_or("") + ";";
  CHECK(rights == "Copyright (c) 2024 Yawei sun;Copyright (c) 2019 NateScarlet;");
}

TEST_CASE("a day says what it is, why, and which notice says so") {
  const auto holiday = cn().describe(day("2026-10-01")).value();
  CHECK(holiday.kind == DayKind::holiday);
  CHECK_FALSE(holiday.working);
  CHECK(holiday.reason.en == "National Day");
  CHECK(holiday.notice == "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm");
  CHECK(holiday.hours.empty());
  const auto make_up = cn().describe(day("2026-02-14")).value();  // a Saturday
  CHECK(make_up.kind == DayKind::make_up);
  CHECK(make_up.working);
  CHECK(make_up.reason.en == "make-up workday (Spring Festival)");
  CHECK(make_up.hours == DayHours{{540, 720}, {810, 1080}});
  CHECK(cn().describe(day("2026-11-23")).value().reason.en == "working day");
  CHECK_FALSE(cn().describe(day("2026-11-23")).value().notice);
  CHECK(cn().kind(day("2026-11-22")).value() == DayKind::weekend);
}

TEST_CASE("the amended notices of 2015, 2019 and 2020 are cited for the days that they changed") {
  CHECK(cn().describe(day("2015-09-03")).value().notice == cn().notices(2015)[1]);
  CHECK(cn().describe(day("2015-10-01")).value().notice == cn().notices(2015)[0]);
  CHECK(cn().describe(day("2019-05-02")).value().notice == cn().notices(2019)[1]);
  CHECK(cn().describe(day("2019-04-28")).value().notice == cn().notices(2019)[1]);
  CHECK(cn().describe(day("2020-01-31")).value().notice == cn().notices(2020)[1]);
  CHECK(cn().describe(day("2020-01-30")).value().notice == cn().notices(2020)[0]);
  // The last days of a year may rest on the next year's notice; the first years on no notice at hand.
  CHECK(cn().describe(day("2022-12-31")).value().notice == cn().notices(2023)[0]);
  CHECK_FALSE(cn().describe(day("2004-10-01")).value().notice);
  CHECK_FALSE(cn().describe(day("2006-10-01")).value().notice);
  CHECK(cn().describe(day("2006-12-30")).value().notice == cn().notices(2007)[0]);
}

TEST_CASE("QuantLib#2193: a year whose holidays are not published is refused, or an estimate that says so") {
  for (const auto* text : {"2003-12-31", "2027-01-01", "2027-06-01"}) {
    const auto working = cn().is_working(day(text));
    REQUIRE(!working);
    CHECK(working.refusal().code == "time.unknown_year");
    CHECK(working.refusal().fact("year") == std::string_view(text).substr(0, 4));
    CHECK(working.refusal().fact("calendar") == "cn 2026-08-07");
    CHECK(working.refusal().fact("first") == "2004");
    CHECK(working.refusal().fact("last") == "2026");
    CHECK(!working.refusal().remedy().zh.empty());
  }
  CHECK(cn().is_working(day("2027-01-01"), UnknownYear::estimate)
            .value());  // a Friday: the estimate is wrong, and marked
  CHECK_FALSE(cn().describe(day("2027-01-01"), UnknownYear::estimate).value().known);
  CHECK(date_or_code(cn().add_working_days(day("2026-12-31"), WorkingDays(1))) == "time.unknown_year");
  CHECK(date_or_code(cn().add_working_days(day("2026-12-31"), WorkingDays(1), UnknownYear::estimate)) ==
        "2027-01-01?");
  CHECK(date_or_code(cn().add_working_days(day("2026-12-30"), WorkingDays(1))) == "2026-12-31");
  CHECK(date_or_code(cn().add_working_days(day("2003-12-31"), WorkingDays(1))) == "2004-01-02");
  CHECK(moment_or_code(cn().add_working_minutes(local("2026-12-31 17:00"), WorkingMinutes(60))) ==
        "2026-12-31T10:00:00Z");
  CHECK(moment_or_code(cn().add_working_minutes(local("2026-12-31 17:00"), WorkingMinutes(61))) ==
        "time.unknown_year");
  CHECK(moment_or_code(cn().next_service_moment(local("2026-12-31 18:00"))) == "time.unknown_year");
  CHECK(cn().working_minutes_between(local("2026-12-31 17:00"), local("2027-01-01 00:00")).value().value ==
        WorkingMinutes(60));
  CHECK(cn().working_minutes_between(local("2026-12-31 17:00"), local("2027-01-01 00:01")).refusal().code ==
        "time.unknown_year");
}

TEST_CASE("working days are counted across holidays and make-up workdays, forwards and backwards") {
  const auto eve =
      day("2026-02-13");  // Friday before the Spring Festival: Saturday the 14th is worked, 15-23 are off
  CHECK(date_or_code(cn().add_working_days(eve, WorkingDays(1))) == "2026-02-14");
  CHECK(date_or_code(cn().add_working_days(eve, WorkingDays(2))) == "2026-02-24");
  CHECK(date_or_code(cn().add_working_days(eve, WorkingDays(0))) == "2026-02-13");
  CHECK(date_or_code(cn().add_working_days(day("2026-02-24"), WorkingDays(-1))) == "2026-02-14");
  CHECK(date_or_code(cn().add_working_days(day("2026-02-20"), WorkingDays(-1))) == "2026-02-14");
  CHECK(date_or_code(cn().next_working_day(day("2026-10-01"))) == "2026-10-08");
  CHECK(date_or_code(cn().previous_working_day(day("2026-10-01"))) == "2026-09-30");
  CHECK(cn().working_days_between(eve, day("2026-02-24")).value().value == WorkingDays(2));
  CHECK(cn().working_days_between(day("2026-02-24"), eve).value().value == WorkingDays(-2));
}

TEST_CASE("counting days and adding them undo each other over all years") {
  Dice dice(7);
  for (int i = 0; i < 2'000; ++i) {
    const auto from = day("2004-01-01") + boost::gregorian::days(dice.roll(22 * 365));
    const WorkingDays n(dice.roll(500) - 250);
    const auto to = cn().add_working_days(from, n);
    if (!to) continue;
    const auto between = cn().working_days_between(from, to->value).value().value;
    if (n.count() >= 0) CHECK(between == n);
    else CHECK(between == n + WorkingDays(cn().is_working(from).value() ? 0 : 1));
  }
}

TEST_CASE("mifosx#314: what a day is rolled to is a working day itself") {
  struct Case {
    std::string_view from;
    Roll rule;
    std::string_view to;
  };
  for (const auto& [from, rule, to] :
       {Case{"2026-10-03", Roll::none, "2026-10-03"},
        {"2026-10-03", Roll::following, "2026-10-08"},  // the next days are off as well
        {"2026-10-03", Roll::preceding, "2026-09-30"},
        {"2026-10-03", Roll::modified_following, "2026-10-08"},
        {"2026-01-31", Roll::modified_following, "2026-01-30"},
        {"2026-02-14", Roll::following, "2026-02-14"},  // a Saturday that is worked
        {"2026-11-23", Roll::preceding, "2026-11-23"}}) {
    INFO(from);
    CHECK(date_or_code(cn().roll(day(from), rule)) == to);
  }
  for (auto each = day("2004-01-08"); each < day("2026-12-25"); each += boost::gregorian::days(1))
    for (const auto rule : {Roll::following, Roll::preceding, Roll::modified_following}) {
      const auto rolled = cn().roll(each, rule).value().value;
      REQUIRE(cn().is_working(rolled).value());
      if (rule == Roll::modified_following) REQUIRE(rolled.month() == each.month());
      if (cn().is_working(each).value()) REQUIRE(rolled == each);
    }
}

TEST_CASE(
    "the end of a working minute is 18:00 and not the next 09:00, and the next service moment the other way "
    "round") {
  CHECK(moment_or_code(cn().add_working_minutes(local("2026-11-23 17:00"), WorkingMinutes(60))) ==
        to_string(local("2026-11-23 18:00")));
  CHECK(moment_or_code(cn().add_working_minutes(local("2026-11-23 18:00"), WorkingMinutes(1))) ==
        to_string(local("2026-11-24 09:01")));
  CHECK(moment_or_code(cn().add_working_minutes(local("2026-11-23 20:00"), WorkingMinutes(0))) ==
        to_string(local("2026-11-23 20:00")));
  CHECK(moment_or_code(cn().next_service_moment(local("2026-11-23 18:00"))) ==
        to_string(local("2026-11-24 09:00")));
  CHECK(moment_or_code(cn().next_service_moment(local("2026-11-23 17:59"))) ==
        to_string(local("2026-11-23 17:59")));
  CHECK(moment_or_code(cn().next_service_moment(local("2026-11-23 12:00"))) ==
        to_string(local("2026-11-23 13:30")));
  CHECK(moment_or_code(cn().next_service_moment(local("2026-09-30 18:00"))) ==
        to_string(local("2026-10-08 09:00")));
  CHECK(cn().is_open(local("2026-11-23 09:00")).value());
  CHECK_FALSE(cn().is_open(local("2026-11-23 18:00")).value());
  CHECK(moment_or_code(cn().add_working_minutes(local("2026-11-23 17:00"), WorkingMinutes(-1))) ==
        "time.negative");
}

TEST_CASE("working time is exact to the microsecond") {
  const auto start = local("2026-11-23 11:59:59") + Elapsed{999'999};
  const auto end = cn().add_working_time(start, WorkingTime{2}).value().value;
  CHECK(end == local("2026-11-23 13:30") + Elapsed{1});
  CHECK(cn().working_time_between(start, end).value().value == WorkingTime{2});
  CHECK(cn().working_time_between(end, start).value().value == WorkingTime{-2});
  CHECK(cn().working_minutes_between(start, local("2026-11-23 13:31")).value().value == WorkingMinutes(1));
}

TEST_CASE("QLNet#313: what one caller changes is a copy, and the calendar stays as it was") {
  const auto saturday = day("2026-11-28");
  const auto open =
      cn().with_days(
              {{saturday, DayChange::own_hours, {{600, 720}}, {"\xe4\xba\xa4\xe6\x88\xbf", "handover day"}},
               {day("2026-11-27"), DayChange::off, {}, {}},
               {day("2026-10-02"), DayChange::on, {}, {}}})
          .value();
  CHECK(open->is_working(saturday).value());
  CHECK(open->describe(saturday).value().kind == DayKind::opened);
  CHECK(open->describe(saturday).value().reason.en == "handover day");
  CHECK(open->describe(day("2026-11-27")).value().kind == DayKind::closed);
  CHECK(open->describe(day("2026-11-27")).value().reason.en == "closed");
  CHECK(open->describe(day("2026-10-02")).value().hours.size() == 2);
  CHECK(open->working_minutes_between(local("2026-11-27 00:00"), local("2026-11-29 00:00")).value().value ==
        WorkingMinutes(120));
  CHECK_FALSE(cn().is_working(saturday).value());
  CHECK(cn().is_working(day("2026-11-27")).value());
  // An override of an override takes its place.
  const auto closed = open->with_days({{saturday, DayChange::off, {}, {}}}).value();
  CHECK_FALSE(closed->is_working(saturday).value());
  CHECK(closed->data().overrides.size() == 3);

  const auto early = cn().with_hours(WeeklyHours::five_days({{480, 960}})).value();
  CHECK(moment_or_code(early->next_service_moment(local("2026-11-23 00:00"))) ==
        to_string(local("2026-11-23 08:00")));
  const auto berlin = cn().with_zone(Zone::named("Europe/Berlin").value()).value();
  CHECK(moment_or_code(berlin->next_service_moment(utc("2026-11-23T00:00:00Z"))) == "2026-11-23T08:00:00Z");
  CHECK(cn().with_name("our_team", "3").value()->id() == "our_team");
}

TEST_CASE("a new notice is a new year of a new version") {
  CalendarYear year{2027,
                    {"https://www.gov.cn/2027"},
                    {},
                    {{{"\xe5\x85\x83\xe6\x97\xa6", "New Year's Day"}, {}, {day("2027-01-01")}}},
                    {}};
  const auto later = cn().with_year(year, "2026-11-30").value();
  CHECK(later->version() == "2026-11-30");
  CHECK(date_or_code(later->add_working_days(day("2026-12-31"), WorkingDays(1))) == "2027-01-04");
  CHECK_FALSE(cn().knows(2027));
  year.year = 2029;
  year.holidays.front().days = {day("2029-01-01")};
  const auto gap = later->with_year(year, "x");
  REQUIRE(!gap);
  CHECK(gap.refusal().code == "time.calendar_gap");
  CHECK(gap.refusal().field == "years[24].year");
}

TEST_CASE("around the clock every minute and every day counts, in every year") {
  const auto always = Calendar::around_the_clock();
  CHECK(moment_or_code(always->add_working_minutes(utc("2026-12-31T23:59:00Z"), WorkingMinutes(2))) ==
        "2027-01-01T00:01:00Z");
  CHECK(date_or_code(always->add_working_days(day("1999-12-31"), WorkingDays(1))) == "2000-01-01");
  CHECK(always->working_minutes_between(utc("1500-01-01T00:00:00Z"), utc("1500-01-02T00:00:00Z"))
            .value()
            .value == WorkingMinutes(1440));
  CHECK_FALSE(always->years());
  const auto summer = Calendar::around_the_clock(Zone::named("Europe/Berlin").value());
  CHECK(
      summer->working_time_between(utc("1970-01-01T00:00:00Z"), utc("2400-01-01T00:00:00Z")).value().value ==
      WorkingTime{(utc("2400-01-01T00:00:00Z") - utc("1970-01-01T00:00:00Z")).microseconds});
  const auto maintenance = always->with_days({{day("2031-05-05"), DayChange::off, {}, {}}}).value();
  CHECK(maintenance->working_minutes_between(utc("2000-01-01T00:00:00Z"), utc("2040-01-01T00:00:00Z"))
            .value()
            .value ==
        always->working_minutes_between(utc("2000-01-01T00:00:00Z"), utc("2040-01-01T00:00:00Z"))
                .value()
                .value -
            WorkingMinutes(1440));
}

TEST_CASE("a result beyond the years of dates is refused and not wrapped round") {
  const auto always = Calendar::around_the_clock();
  CHECK(moment_or_code(always->add_working_minutes(utc("9999-12-01T00:00:00Z"),
                                                   WorkingMinutes(52'000'000))) == "time.out_of_range");
  CHECK(date_or_code(always->add_working_days(day("9999-12-01"), WorkingDays(INT64_MAX))) ==
        "time.out_of_range");
  CHECK(date_or_code(always->add_working_days(day("1400-01-02"), WorkingDays(-30))) == "time.out_of_range");
  const auto rare = always->with_hours({{}, {}, {}, {}, {}, {}, {{0, 1}}, {}}).value();  // one minute a week
  CHECK(moment_or_code(rare->add_working_minutes(utc("2026-01-01T00:00:00Z"), WorkingMinutes(52'000'000))) ==
        "time.out_of_range");
  CHECK(moment_or_code(rare->add_working_minutes(utc("2026-01-01T00:00:00Z"), WorkingMinutes(2))) ==
        "2026-01-11T00:01:00Z");
  CHECK(moment_or_code(always->next_service_moment(Instant::from_microseconds(INT64_MAX))) ==
        "time.out_of_range");
}
