#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {
const Calendar& cn() { return *Calendar::china(); }
std::string at(std::string_view text) { return to_string(local(text)); }
constexpr Counting by_business{DayEnd::close_of_business, Roll::none, UnknownYear::refuse};
constexpr Counting art_203{DayEnd::midnight, Roll::following, UnknownYear::refuse};

Ledger ledger(std::initializer_list<std::string_view> times) {
  Ledger made;
  bool running = false;
  for (const auto time : times) {
    REQUIRE((running ? pause(made, local(time)) : resume(made, local(time))));
    running = !running;
  }
  return made;
}
}  // namespace

TEST_CASE("minutes run through night and holiday") {
  CHECK(due_text(minutes(30), running_from(local("2026-09-30 23:50")), cn()) == at("2026-10-01 00:20"));
  CHECK(due_text(hours(48), running_from(local("2026-09-30 17:00")), cn()) == at("2026-10-02 17:00"));
}

TEST_CASE("working minutes run in service hours only") {
  CHECK(due_text(working_hours(4), running_from(local("2026-09-30 17:00")), cn()) == at("2026-10-08 12:00"));
  CHECK(due_text(working_minutes(30), running_from(local("2026-11-23 11:50")), cn()) ==
        at("2026-11-23 13:50"));
}

TEST_CASE("the start day is not counted, and a limit in days ends with its last day") {
  CHECK(due_text(working_days(3), running_from(local("2026-11-23 00:00")), cn()) == at("2026-11-26 24:00"));
  CHECK(due_text(working_days(3), running_from(local("2026-11-23 23:59")), cn()) == at("2026-11-26 24:00"));
  CHECK(due_text(working_days(3), running_from(local("2026-11-23 09:00")), cn(), by_business) ==
        at("2026-11-26 18:00"));
  CHECK(due_text(days(7), running_from(local("2026-09-30 09:00")), cn()) == at("2026-10-07 24:00"));
  CHECK(due_text(working_days(2), running_from(local("2026-02-13 10:00")), cn()) == at("2026-02-24 24:00"));
}

TEST_CASE("a last day that is a day off moves to the next working day only where the rule says so") {
  CHECK(due_text(days(3), running_from(local("2026-09-30 09:00")), cn()) == at("2026-10-03 24:00"));
  CHECK(due_text(days(3), running_from(local("2026-09-30 09:00")), cn(), art_203) == at("2026-10-08 24:00"));
  CHECK(due_text(days(1), running_from(local("2026-02-13 09:00")), cn(), art_203) == at("2026-02-14 24:00"));
  CHECK(due_text(days(3), running_from(local("2026-09-30 09:00")), cn(),
                 {DayEnd::midnight, Roll::preceding, UnknownYear::refuse}) == at("2026-09-30 24:00"));
  CHECK(due_text(days(3), running_from(local("2026-09-30 09:00")), cn(),
                 {DayEnd::close_of_business, Roll::following, UnknownYear::refuse}) ==
        at("2026-10-08 18:00"));
  CHECK(due_text(days(1), running_from(local("2026-01-30 09:00")), cn(),
                 {DayEnd::midnight, Roll::modified_following, UnknownYear::refuse}) ==
        at("2026-01-30 24:00"));
}

TEST_CASE("a pause within a day moves nothing, and a pause over its end moves the deadline by that day") {
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 09:00", "2026-11-24 23:59"}),
                 cn()) == at("2026-11-26 24:00"));
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 09:00", "2026-11-25 00:01"}),
                 cn()) == at("2026-11-27 24:00"));
  // To the second: running up to 24:00 is running at the end of the day, starting again at 24:00 is not.
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 24:00", "2026-11-25 12:00"}),
                 cn()) == at("2026-11-26 24:00"));
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 12:00", "2026-11-24 24:00"}),
                 cn()) == at("2026-11-27 24:00"));
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 17:00", "2026-11-24 18:30"}), cn(),
                 by_business) == at("2026-11-27 18:00"));
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 18:00", "2026-11-25 09:00"}), cn(),
                 by_business) == at("2026-11-26 18:00"));
  // A pause over a weekend takes nothing from working days, but two of calendar days.
  CHECK(due_text(working_days(3), ledger({"2026-11-27 10:00", "2026-11-28 00:00", "2026-11-30 00:00"}),
                 cn()) == at("2026-12-02 24:00"));
  CHECK(due_text(days(3), ledger({"2026-11-27 10:00", "2026-11-28 00:00", "2026-11-30 00:00"}), cn()) ==
        at("2026-12-02 24:00"));
}

TEST_CASE("a paused clock has no deadline, unless the limit was used up before") {
  CHECK(due_text(working_days(3), ledger({"2026-11-23 10:00", "2026-11-24 09:00"}), cn()) == "none");
  CHECK(due_text(working_days(1), ledger({"2026-11-23 10:00", "2026-11-25 09:00"}), cn()) ==
        at("2026-11-24 24:00"));
  CHECK(due_text(working_days(1), ledger({"2026-11-23 10:00", "2026-11-24 24:00"}), cn()) ==
        at("2026-11-24 24:00"));
  CHECK(due_text(working_hours(1), ledger({"2026-11-23 17:00", "2026-11-23 20:00"}), cn()) ==
        at("2026-11-23 18:00"));
  CHECK(due_text(working_hours(1), ledger({"2026-11-23 17:00", "2026-11-23 18:00"}), cn()) ==
        at("2026-11-23 18:00"));
  CHECK(due_text(minutes(60), ledger({"2026-11-23 17:00", "2026-11-23 18:00"}), cn()) ==
        at("2026-11-23 18:00"));
  CHECK(due_text(minutes(61), ledger({"2026-11-23 17:00", "2026-11-23 18:00"}), cn()) == "none");
  CHECK(due_text(minutes(61), {}, cn()) == "none");
  CHECK(due_text(minutes(61), ledger({"2026-11-23 17:00", "2026-11-23 18:00", "2026-11-25 09:00"}), cn()) ==
        at("2026-11-25 09:01"));
}

TEST_CASE("a day that the end is moved to must again be one at whose end the clock runs") {
  // Saturday is the last day; the clock is paused over the end of Monday.
  CHECK(due_text(days(2), ledger({"2026-11-26 10:00", "2026-11-30 10:00", "2026-12-01 10:00"}), cn(),
                 art_203) == at("2026-12-01 24:00"));
  CHECK(due_text(days(2), ledger({"2026-11-26 10:00", "2026-11-30 10:00"}), cn(), art_203) == "none");
}

TEST_CASE("a limit of nothing is due at once") {
  for (const auto limit : {minutes(0), working_minutes(0), working_days(0), days(0)})
    CHECK(due_text(limit, running_from(local("2026-10-01 03:00")), cn(), art_203) == at("2026-10-01 03:00"));
}

TEST_CASE("an unknown year is refused only where the answer rests on it") {
  const auto eve = running_from(local("2026-12-30 10:00"));
  CHECK(due_text(working_days(1), eve, cn()) == at("2026-12-31 24:00"));
  CHECK(due_text(working_days(2), eve, cn()) == "time.unknown_year");
  CHECK(due_text(days(2), eve, cn()) == at("2027-01-01 24:00"));
  CHECK(due_text(days(2), eve, cn(), art_203) == "time.unknown_year");
  CHECK(due_text(days(2), eve, cn(), by_business) == "time.unknown_year");
  CHECK(due_text(minutes(60 * 24 * 30), eve, cn()) == at("2027-01-29 10:00"));
  CHECK(due_text(working_hours(20), eve, cn()) == "time.unknown_year");
  const auto guess =
      due(working_days(2), view(eve), cn(), {DayEnd::midnight, Roll::none, UnknownYear::estimate}).value();
  CHECK(guess.estimated);
  CHECK(guess.at == local("2027-01-01 24:00"));
  CHECK_FALSE(due(working_days(1), view(eve), cn(), {DayEnd::midnight, Roll::none, UnknownYear::estimate})
                  .value()
                  .estimated);
}

TEST_CASE("what is used and what remains adds up to the limit") {
  const auto run = ledger({"2026-11-23 10:00", "2026-11-24 11:00", "2026-11-25 11:00"});
  const auto usage = [&](const Limit& limit, std::string_view now, const Counting& counting = {}) {
    const auto gone = used(limit, view(run), cn(), counting, local(now)).value();
    CHECK(gone.unit == limit.unit());
    CHECK(gone.used + gone.remaining == limit.count());
    return gone.used;
  };
  CHECK(usage(minutes(60), "2026-11-23 09:00") == 0);
  CHECK(usage(minutes(60), "2026-11-23 10:30:59") == 30);
  CHECK(usage(minutes(60), "2026-11-25 10:00") == 25 * 60);
  CHECK(usage(working_hours(4), "2026-11-25 10:00") == 120 + 270 + 120);
  CHECK(usage(working_hours(4), "2026-11-25 11:15") == 120 + 270 + 120 + 15);
  CHECK(usage(working_days(3), "2026-11-25 23:59") == 0);
  CHECK(usage(working_days(3), "2026-11-25 24:00") == 1);
  CHECK(usage(working_days(3), "2026-11-25 18:00", by_business) == 1);
  CHECK(usage(days(3), "2026-11-30 09:00") == 5);
}

TEST_CASE("what is no ledger is refused with the stretch that is wrong") {
  const auto a = local("2026-11-23 10:00"), b = local("2026-11-23 11:00"), c = local("2026-11-23 12:00");
  const Ledger wrong[] = {
      {{b, a}}, {{a, {}}, {b, c}}, {{a, c}, {b, {}}}, {{a, b}, {Instant::from_microseconds(INT64_MIN), {}}}};
  for (const auto& each : wrong) {
    CHECK(due_text(minutes(5), each, cn()) == "time.bad_ledger");
    CHECK(used(minutes(5), view(each), cn(), {}, c).refusal().code == "time.bad_ledger");
    CHECK_FALSE(explain(minutes(5), view(each), cn(), {}).has_value());
  }
  const auto read =
      read_json<Ledger>(Json::parse(R"([{"from":"2026-11-23T10:00:00Z","to":"2026-11-23T09:00:00Z"}])"));
  REQUIRE(!read);
  CHECK(read.refusal().code == "time.bad_ledger");
}

TEST_CASE("ledgers are started, paused and read back") {
  Ledger run;
  CHECK_FALSE(is_running(view(run)));
  CHECK(pause(run, local("2026-11-23 09:00")));
  CHECK(run.empty());
  CHECK(resume(run, local("2026-11-23 10:00")));
  CHECK(resume(run, local("2026-11-23 10:30")));
  CHECK(is_running(view(run)));
  CHECK(pause(run, local("2026-11-23 11:00")));
  CHECK(resume(run, local("2026-11-23 11:00")));
  CHECK(run.size() == 1);
  CHECK(pause(run, local("2026-11-23 12:00")));
  CHECK(resume(run, local("2026-11-23 13:00")));
  CHECK(pause(run, local("2026-11-23 13:00")));
  CHECK(run.size() == 1);
  CHECK(resume(run, local("2026-11-23 11:59")).refusal().code == "time.goes_back");
  CHECK(to_json_text(run) == R"([{"from":"2026-11-23T02:00:00Z","to":"2026-11-23T04:00:00Z"}])");
  CHECK(read_json<Ledger>(Json::parse(to_json_text(run))).value() == run);
}
