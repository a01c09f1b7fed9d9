#include "tenon/time/clock.hpp"
#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {
constexpr Limit table[] = {minutes(30),      hours(2),        working_minutes(90),
                           working_hours(4), working_days(3), days(7)};
static_assert(table[1] == minutes(120) && table[3] == working_minutes(240));
static_assert(!(minutes(60) == working_minutes(60)));
static_assert(std::is_trivially_copyable_v<Limit>);
template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
  a == b;
};
static_assert(Adds<Minutes, Minutes> && !Adds<Minutes, WorkingMinutes> && !Adds<WorkingDays, CalendarDays>);
static_assert(!Compares<Minutes, WorkingMinutes> && !Compares<WorkingDays, CalendarDays>);
static_assert(!std::is_convertible_v<int, WorkingDays> && !std::is_convertible_v<WorkingDays, CalendarDays>);
static_assert(!std::is_constructible_v<WorkingDays, CalendarDays> &&
              !std::is_constructible_v<Limit, CalendarMonths>);
}  // namespace

TEST_CASE("limits are printed in their canonical form and read back") {
  const std::pair<Limit, std::string> forms[] = {{minutes(30), "30 minutes"},
                                                 {minutes(1), "1 minute"},
                                                 {minutes(0), "0 minutes"},
                                                 {minutes(120), "2 hours"},
                                                 {minutes(60), "1 hour"},
                                                 {hours(48), "48 hours"},
                                                 {working_minutes(90), "90 working_minutes"},
                                                 {working_hours(4), "4 working_hours"},
                                                 {working_minutes(60), "1 working_hour"},
                                                 {working_days(3), "3 working_days"},
                                                 {working_days(1), "1 working_day"},
                                                 {days(7), "7 days"},
                                                 {days(1), "1 day"},
                                                 {days(0), "0 days"},
                                                 {working_minutes(0), "0 working_minutes"}};
  for (const auto& [limit, text] : forms) {
    CHECK(to_string(limit) == text);
    CHECK(parse_limit(text).value() == limit);
    CHECK(to_json_text(limit) == '"' + text + '"');
    CHECK(read_json<Limit>(Json(text)).value() == limit);
  }
  CHECK(parse_limit("120 minutes").value() == hours(2));
  CHECK(parse_limit("1 days").value() == days(1));
  CHECK(parse_limit("240 working_minutes").value() == working_hours(4));
}

TEST_CASE("what is not a limit is refused, with its place") {
  for (const auto* text : {"", "3", "days", "3days", " 3 days", "3  days", "3 days ", "-3 days", "+3 days",
                           "03 days", "3.5 days", "2 day", "3 months", "3 Days", "P1D", "3 working days",
                           "\xe4\xb8\x89 days", "3 workdays"}) {
    INFO(text);
    const auto limit = parse_limit(text, "limits.reply");
    REQUIRE(!limit);
    CHECK(limit.refusal().code == "time.bad_limit");
    CHECK(limit.refusal().field == "limits.reply");
    CHECK(limit.refusal().kind == RefusalKind::invalid);
  }
  const auto wrong_type = read_json<Limit>(Json(3));
  REQUIRE(!wrong_type);
  CHECK(wrong_type.refusal().code == "json.wrong_type");
}

TEST_CASE("limits over 100 years are refused, and one of 100 years is not") {
  CHECK(parse_limit("36525 days").has_value());
  CHECK(parse_limit("876600 hours").has_value());
  for (const auto* text : {"36526 days", "36526 working_days", "876601 hours", "52596001 working_minutes",
                           "99999999999999999999999 days"}) {
    INFO(text);
    const auto limit = parse_limit(text);
    REQUIRE(!limit);
    CHECK(limit.refusal().code == "time.limit_out_of_range");
    CHECK(!limit.refusal().fact("most").empty());
  }
  CHECK_THROWS_AS(days(-1), std::out_of_range);
  CHECK_THROWS_AS(Limit(WorkingDays(40'000)), std::out_of_range);
}

TEST_CASE("limits are described in both languages with the right plural") {
  CHECK(describe(working_days(3)) ==
        Text{"3\xe4\xb8\xaa\xe5\xb7\xa5\xe4\xbd\x9c\xe6\x97\xa5", "3 working days"});
  CHECK(describe(working_days(1)).en == "1 working day");
  CHECK(describe(hours(1)).en == "1 hour");
  CHECK(describe(minutes(30)) == Text{"30\xe5\x88\x86\xe9\x92\x9f", "30 minutes"});
  CHECK(describe(working_hours(4)).en == "4 working hours");
  CHECK(describe(days(7)) == Text{"7\xe5\xa4\xa9", "7 days"});
}

TEST_CASE("a limit is multiplied for the later rungs of a ladder, up to 100 years") {
  CHECK(multiplied(working_days(2), 3).value() == working_days(6));
  CHECK(multiplied(minutes(0), 1'000'000).value() == minutes(0));
  CHECK(multiplied(days(20'000), 2).refusal().code == "time.limit_out_of_range");
  CHECK(multiplied(days(1), -1).refusal().code == "time.limit_out_of_range");
}

TEST_CASE("the amount comes back in its own type") {
  CHECK(std::holds_alternative<WorkingDays>(working_days(3).amount()));
  CHECK(std::get<WorkingMinutes>(working_hours(1).amount()) == WorkingMinutes(60));
  CHECK(WorkingTime{-1}.whole_minutes() == WorkingMinutes(-1));
  CHECK(WorkingTime{119'999'999}.whole_minutes() == WorkingMinutes(1));
}

TEST_CASE("catala#548: the end of a month is a choice, not a guess") {
  const auto january = day("2026-01-31");
  CHECK(add_months(january, CalendarMonths(1), MonthEnd::clamp).value() == day("2026-02-28"));
  CHECK(add_months(january, CalendarMonths(1), MonthEnd::overflow_to_next).value() == day("2026-03-01"));
  CHECK(add_months(day("2024-01-31"), CalendarMonths(1), MonthEnd::clamp).value() == day("2024-02-29"));
  CHECK(add_months(day("2024-02-29"), CalendarMonths(12), MonthEnd::clamp).value() == day("2025-02-28"));
  CHECK(add_months(day("2024-02-29"), CalendarMonths(48), MonthEnd::overflow_to_next).value() ==
        day("2028-02-29"));
  CHECK(add_months(day("2026-03-31"), CalendarMonths(-1), MonthEnd::clamp).value() == day("2026-02-28"));
  CHECK(add_months(day("2026-01-15"), CalendarMonths(-13), MonthEnd::clamp).value() == day("2024-12-15"));
  CHECK(add_months(day("2026-10-31"), CalendarMonths(0), MonthEnd::clamp).value() == day("2026-10-31"));
  // What is lost at the end of a month does not come back: another reason why the rule must be said.
  const auto february = add_months(january, CalendarMonths(1), MonthEnd::clamp).value();
  CHECK(add_months(february, CalendarMonths(-1), MonthEnd::clamp).value() == day("2026-01-28"));
}

TEST_CASE("months beyond the years of dates are refused") {
  CHECK(add_months(day("9999-12-01"), CalendarMonths(1), MonthEnd::clamp).refusal().code ==
        "time.out_of_range");
  CHECK(add_months(day("1400-01-01"), CalendarMonths(-1), MonthEnd::clamp).refusal().code ==
        "time.out_of_range");
  CHECK(add_months(day("2026-01-01"), CalendarMonths(INT64_MAX), MonthEnd::clamp).refusal().code ==
        "time.out_of_range");
  CHECK(add_months(day("9999-11-30"), CalendarMonths(1), MonthEnd::overflow_to_next).value() ==
        day("9999-12-30"));
}

TEST_CASE("a manual clock goes where the host moves it, and never back") {
  const auto clock = Clock::at(utc("2026-11-23T10:00:00Z"));
  const auto copy = clock;
  CHECK(clock.is_manual());
  CHECK(clock.set(utc("2026-11-23T11:00:00Z")));
  CHECK(copy.now() == utc("2026-11-23T11:00:00Z"));
  CHECK(copy.set(utc("2026-11-23T11:00:00Z")));
  const auto back = clock.set(utc("2026-11-23T10:59:59Z"));
  REQUIRE(!back);
  CHECK(back.refusal().code == "time.goes_back");
  CHECK(back.refusal().fact("now") == "2026-11-23T11:00:00Z");
  CHECK(clock.now() == utc("2026-11-23T11:00:00Z"));
}

TEST_CASE("the system's clock runs and cannot be set") {
  const auto clock = Clock::system();
  const auto before = clock.now();
  CHECK(before > utc("2025-01-01T00:00:00Z"));
  CHECK(clock.now() >= before);
  CHECK(clock.set(before).refusal().code == "time.clock_is_system");
}
