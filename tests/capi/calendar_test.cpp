#include "capi.hpp"

using namespace capi_test;

namespace {
Answer due(Desk& desk, const char* request) { return ask(tenon_calendar_due, desk.engine, request); }
}  // namespace

TEST_CASE("a limit is counted over a holiday and a make-up workday, day by day") {
  Desk desk;
  // Spring Festival 2026: off 15 to 23 February, made up on the 14th and the 28th.
  const auto told = due(desk, R"({"limit":"3 working_days","start":"2026-02-13T10:00:00+08:00"})");
  REQUIRE(told.status == TENON_OK);
  const auto json = told.json();
  CHECK(json["due_local"] == "2026-02-25 24:00");
  CHECK(json["rows"][1]["date"] == "2026-02-14");
  CHECK(json["rows"][1]["kind"] == "make_up");
  CHECK(json["rows"][1]["counted"] == 1);
  CHECK(json["rows"][1]["notice"].get<std::string>().starts_with("http"));
}

TEST_CASE("time that a clock stood still is left out of a limit") {
  Desk desk;
  const auto told = due(desk, R"({"limit":"60 minutes","ledger":[
      {"from":"2026-03-02T10:00:00+08:00","to":"2026-03-02T10:20:00+08:00"},
      {"from":"2026-03-02T15:00:00+08:00"}]})");
  CHECK(told.json()["due"] == "2026-03-02T07:40:00Z");
}

TEST_CASE("a request that cannot be counted names the field") {
  Desk desk;
  CHECK(due(desk, R"({"limit":"3 working_days"})").code == "calendar.start_or_ledger");
  CHECK(due(desk, R"({"limit":"3 parsecs","start":"2026-02-13T10:00:00+08:00"})").field == "request.limit");
  CHECK(due(desk, R"({"limit":"3 days","start":"2026-02-13T10:00:00+08:00","rol":"none"})").code ==
        "json.unknown_key");
  CHECK(
      due(desk, R"({"limit":"300 working_days","start":"2026-02-13T10:00:00+08:00","unknown_year":"refuse"})")
          .code == "time.unknown_year");
  CHECK(due(desk, R"({"limit":"300 working_days","start":"2026-02-13T10:00:00+08:00"})").json()["estimated"]);
}

TEST_CASE("a day says what it is and by which notice") {
  Desk desk;
  const auto holiday = ask(tenon_calendar_day, desk.engine, "2026-10-01").json();
  CHECK(holiday["kind"] == "holiday");
  CHECK(holiday["working"] == false);
  CHECK_FALSE(holiday["reason"]["zh"].get<std::string>().empty());
  CHECK(ask(tenon_calendar_day, desk.engine, "2026-03-02").json()["kind"] == "workday");
  CHECK(ask(tenon_calendar_day, desk.engine, "2026-02-30").status == TENON_INVALID);
}

TEST_CASE("working time between two times, in both directions") {
  Desk desk;
  const auto between = [&](const char* from, const char* to) {
    return ask(tenon_calendar_between, desk.engine, from, to).json();
  };
  const auto lunch = between("2026-03-02T11:00:00+08:00", "2026-03-02T14:30:00+08:00");
  CHECK(lunch["working_minutes"] == 120);
  CHECK(lunch["minutes"] == 210);
  CHECK(lunch["working_days"] == 0);
  CHECK(between("2026-03-06T17:00:00+08:00", "2026-03-09T10:00:00+08:00")["working_days"] == 1);
  CHECK(between("2026-03-09T10:00:00+08:00", "2026-03-06T17:00:00+08:00")["working_days"] == -1);
}

TEST_CASE("the calendar in use can be taken out, changed and put in again") {
  Desk desk;
  Json calendar = ask(tenon_calendar_document, desk.engine).json()["calendar"];
  const auto checked = ask(tenon_calendar_check, calendar.dump().c_str()).json();
  CHECK(checked["last_year"] == 2026);
  calendar["version"] = "ours";
  Json settings{{"now", "2026-03-02T10:00:00+08:00"}, {"calendar", calendar}};
  Desk other(settings.dump());
  CHECK(ask(tenon_calendar_document, other.engine).json()["calendar"] == calendar);
}

TEST_CASE("a calendar document that is not whole is refused by its field") {
  Desk desk;
  Json calendar = ask(tenon_calendar_document, desk.engine).json()["calendar"];
  calendar["surprise"] = 1;
  CHECK(ask(tenon_calendar_check, calendar.dump().c_str()).code == "json.unknown_key");
  CHECK(ask(tenon_calendar_check, "{}").status == TENON_INVALID);
  CHECK(ask(tenon_calendar_check, "[").code == "json.malformed");
}

TEST_CASE("the limits in force say what is a company's own and where the default stands") {
  Desk desk(R"({"limits":{"complaint.resolution":"2 working_days"}})");
  const auto limits = ask(tenon_workflow_limits, desk.engine, "complaint").json()["limits"];
  bool seen = false;
  for (const auto& each : limits) {
    CHECK(each["workflow"] == "complaint");
    CHECK_FALSE(each["source"].get<std::string>().empty());
    if (each["deadline"] != "complaint.resolution" || each.contains("key")) continue;
    seen = true;
    CHECK(each["limit"] == "2 working_days");
    CHECK(each["default"] == "3 working_days");
    CHECK(each["overridden"] == true);
  }
  CHECK(seen);
  const auto built_in = ask(tenon_workflow_limits, nullptr, nullptr).json()["limits"];
  CHECK(built_in.size() > limits.size());
  for (const auto& each : built_in) CHECK(each["overridden"] == false);
  CHECK(ask(tenon_workflow_limits, desk.engine, "nothing").code == "workflow.unknown");
}
