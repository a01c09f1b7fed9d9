// A deadline must be checkable by hand: the rows are added up again here, by nobody who knows how they came
// about.
#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

const Calendar& cn() { return *Calendar::china(); }

/// Adds the rows up again; the last total.
std::int64_t recount(const Explanation& explanation) {
  std::int64_t total = 0;
  Date before;
  for (const auto& row : explanation.rows) {
    if (!before.is_special()) CHECK(row.date == before + boost::gregorian::days(1));
    before = row.date;
    CHECK(row.counted >= 0);
    total += row.counted;
    CHECK(row.total == total);
    CHECK(!row.reason.zh.empty());
    CHECK(!row.reason.en.empty());
    const bool off = row.kind == DayKind::weekend || row.kind == DayKind::holiday;
    if (off && explanation.unit == LimitUnit::working_days) CHECK(row.counted == 0);
    if (row.kind == DayKind::make_up && explanation.unit == LimitUnit::working_days) CHECK(row.counted <= 1);
  }
  return total;
}

}  // namespace

TEST_CASE("a deadline over the Spring Festival explains itself day by day") {
  const auto run = running_from(local("2026-02-13 10:00"));
  const auto explanation = explain(working_days(2), view(run), cn(), {}).value();
  CHECK(recount(explanation) == 2);
  CHECK(explanation.to_text(Language::en) ==
        "2 working days (cn 2026-08-07, Asia/Shanghai)\n"
        "2026-02-13  -  0  start day, not counted\n"
        "2026-02-14  +1  1  make-up workday (Spring Festival)  "
        "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-15  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-16  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-17  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-18  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-19  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-20  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-21  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-22  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-23  -  1  Spring Festival  https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm\n"
        "2026-02-24  +1  2  working day\n"
        "due: 2026-02-24 24:00 (Asia/Shanghai)\n");
  CHECK(explanation.to_text(Language::zh).find("\xe6\x98\xa5\xe8\x8a\x82") != std::string::npos);
  CHECK(explanation.to_text(Language::both).find(" / working day\n") != std::string::npos);
}

TEST_CASE("pauses, moves of the last day and working minutes are explained too") {
  Ledger run{{local("2026-11-26 10:00"), local("2026-11-27 09:00")}, {local("2026-11-28 08:00"), {}}};
  const auto moved =
      explain(days(1), view(run), cn(), {DayEnd::midnight, Roll::following, UnknownYear::refuse}).value();
  CHECK(recount(moved) == 1);
  CHECK(moved.to_text(Language::en) ==
        "1 day (cn 2026-08-07, Asia/Shanghai)\n"
        "2026-11-26  -  0  start day, not counted\n"
        "2026-11-27  -  0  paused\n"
        "2026-11-28  +1  1  weekend; the last day is a day off\n"
        "2026-11-29  -  1  weekend; the end moves on\n"
        "2026-11-30  -  1  working day; the end is moved here\n"
        "due: 2026-11-30 24:00 (Asia/Shanghai)\n");
  const auto hours = explain(working_hours(6), view(run), cn(), {}).value();
  CHECK(recount(hours) == 360);
  CHECK(hours.to_text(Language::en) ==
        "6 working hours (cn 2026-08-07, Asia/Shanghai)\n"
        "2026-11-26  +360  360  working day\n"
        "due: 2026-11-26 17:30 (Asia/Shanghai)\n");
  const auto more = explain(working_hours(8), view(run), cn(), {}).value();
  CHECK(more.rows.size() == 5);
  CHECK(more.rows[1].reason.en == "paused");
  CHECK(more.rows[4].counted == 90);
  run.back().to = local("2026-11-30 09:45");
  const auto paused = explain(working_hours(8), view(run), cn(), {}).value();
  CHECK(paused.rows.back().reason.en == "paused for a part of the day");
  CHECK_FALSE(paused.due);
  CHECK(paused.to_text(Language::en).find("not due: the clock is paused\n") != std::string::npos);
}

TEST_CASE("an explanation is a document: described, and read back") {
  const auto run = running_from(local("2026-09-30 10:00"));
  const auto explanation = explain(working_days(1), view(run), cn(), {}).value();
  const auto json = Json::parse(to_json_text(explanation));
  CHECK(json.at("limit") == "1 working_day");
  CHECK(json.at("calendar") == "cn 2026-08-07");
  CHECK(json.at("due") == "2026-10-08T16:00:00Z");
  CHECK(json.at("due_local") == "2026-10-08 24:00");
  CHECK(json.at("rows").size() == 9);
  CHECK(json.at("rows")[1].at("kind") == "holiday");
  CHECK(json.at("rows")[1].at("notice").get<std::string>().starts_with("https://"));
  CHECK(to_json_text(read_json<Explanation>(json).value()) == to_json_text(explanation));
}

TEST_CASE("an estimate is marked on the days that it rests on") {
  const auto run = running_from(local("2026-12-31 10:00"));
  const auto guess =
      explain(working_days(1), view(run), cn(), {DayEnd::midnight, Roll::none, UnknownYear::estimate})
          .value();
  CHECK(guess.estimated);
  CHECK_FALSE(guess.rows[0].estimated);
  CHECK(guess.rows[1].estimated);
  CHECK(guess.to_text(Language::en).find("2027-01-01  +1  1  working day (estimated by the weekday)\n") !=
        std::string::npos);
  CHECK(explain(working_days(1), view(run), cn(), {}).refusal().code == "time.unknown_year");
}

TEST_CASE("explanations of random clocks end with the deadline, and their rows with the limit") {
  int checked = 0;
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    Dice dice(seed);
    Ledger run;
    auto at = local("2026-09-15 00:00") + Elapsed{dice.roll(100'000) * 60'000'000 + dice.roll(3) * 7};
    for (auto stretches = 1 + dice.roll(3); stretches > 0; --stretches) {
      const auto to = at + Elapsed{dice.roll(8'000) * 60'000'000 + dice.roll(60'000'000)};
      run.push_back({at, to});
      at = to + Elapsed{dice.roll(4'000) * 60'000'000};
    }
    if (dice.roll(3)) run.back().to.reset();
    const Counting counting{dice.roll(2) ? DayEnd::midnight : DayEnd::close_of_business,
                            static_cast<Roll>(dice.roll(4)), UnknownYear::estimate};
    const auto kind = dice.roll(4);
    const Limit limit = kind == 0   ? minutes(dice.roll(20'000))
                        : kind == 1 ? working_minutes(dice.roll(5'000))
                        : kind == 2 ? working_days(dice.roll(12))
                                    : days(dice.roll(20));
    INFO("seed " << seed << " " << to_string(limit) << " " << to_json_text(run) << " "
                 << to_json_text(counting));
    const auto result = due(limit, view(run), cn(), counting).value();
    const auto explanation = explain(limit, view(run), cn(), counting).value();
    REQUIRE(explanation.due == result.at);
    REQUIRE(explanation.estimated == result.estimated);
    const auto total = recount(explanation);
    if (result.at) REQUIRE(total == limit.count());
    else REQUIRE(total <= limit.count());
    if (!result.at && counting.roll == Roll::none) REQUIRE(total < limit.count());
    if (!result.at || limit.count() == 0) continue;
    const auto last = explanation.rows.back().date, due_day = cn().zone().day_of(*result.at - Elapsed{1});
    const bool backwards = counting.roll == Roll::preceding || counting.roll == Roll::modified_following;
    if (limit.unit() == LimitUnit::days && backwards) REQUIRE(last >= due_day);
    else REQUIRE(last == due_day);
    ++checked;
  }
  CHECK(checked > 900);
}
