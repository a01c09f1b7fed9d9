// What a calendar's document may not be: each mistake on its own, refused with the path of its field.
#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

Json good() {
  return Json::parse(
      R"({"format":1,"id":"x","version":"1","name":{"zh":"x","en":"x"},"zone":"Asia/Shanghai","every_year":false,
    "sources":[{"name":"us"}],
    "hours":{"monday":["09:00-12:00","13:00-24:00"],"make_up":["09:00-12:00"]},
    "years":[{"year":2026,"notices":["https://n"],"holidays":[{"name":{"zh":"a","en":"a"},"days":["2026-01-01"]}],
              "make_up":[{"name":{"zh":"a","en":"a"},"days":["2026-01-04"]}]},
             {"year":2027,"notices":["https://m"]}]})");
}

struct Mistake {
  std::string name;
  std::string at;     // JSON pointer to change
  std::string value;  // what to put there; "" takes it away
  std::string code, field;
};

Json broken(const Mistake& mistake) {
  auto json = good();
  const auto pointer = Json::json_pointer(mistake.at);
  if (!mistake.value.empty()) json[pointer] = Json::parse(mistake.value);
  else json[pointer.parent_pointer()].erase(pointer.back());
  return json;
}

}  // namespace

TEST_CASE("a calendar is read, and printed as it was read") {
  const auto calendar = Calendar::load(good().dump());
  REQUIRE(calendar);
  const auto again = Calendar::load((*calendar)->to_json()).value();
  CHECK(again->to_json() == (*calendar)->to_json());
  CHECK(again->is_working(day("2026-01-04")).value());
  CHECK(Calendar::load(Calendar::china()->to_json()).value()->data() == Calendar::china()->data());
}

TEST_CASE("each mistake in a calendar is refused with the path of its field") {
  const Mistake mistakes[] = {
      {"unknown key", "/colour", "1", "json.unknown_key", "colour"},
      {"unknown key inside", "/years/0/holidays/0/paid", "true", "json.unknown_key",
       "years[0].holidays[0].paid"},
      {"missing key", "/zone", "", "json.missing", "zone"},
      {"another format", "/format", "2", "json.out_of_range", "format"},
      {"no id", "/id", "\"\"", "json.missing", "id"},
      {"no source", "/sources", "[]", "time.calendar_no_source", "sources"},
      {"a source without a name", "/sources/0/name", "\"\"", "json.missing", "sources[0].name"},
      {"impossible date", "/years/0/holidays/0/days/0", "\"2026-02-30\"", "time.bad_date",
       "years[0].holidays[0].days[0]"},
      {"a day of another year", "/years/0/holidays/0/days/0", "\"2027-01-01\"", "time.calendar_other_year",
       "years[0].holidays[0].days[0]"},
      {"a day in both lists", "/years/0/make_up/0/days/0", "\"2026-01-01\"", "time.calendar_day_twice",
       "years[0].make_up[0].days[0]"},
      {"a day twice", "/years/0/holidays/0/days", R"(["2026-01-01","2026-01-01"])", "time.calendar_day_twice",
       "years[0].holidays[0].days[1]"},
      {"no days", "/years/0/holidays/0/days", "[]", "time.calendar_no_days", "years[0].holidays[0]"},
      {"no name", "/years/0/holidays/0/name/en", "\"\"", "json.missing", "years[0].holidays[0].name"},
      {"no notice", "/years/1/notices", "[]", "time.calendar_no_notice", "years[1].notices"},
      {"an empty notice", "/years/1/notices", R"([""])", "time.calendar_no_notice", "years[1].notices"},
      {"a notice of nobody", "/years/0/holidays/0/notice", "\"https://o\"", "time.calendar_strange_notice",
       "years[0].holidays[0].notice"},
      {"a gap", "/years/1/year", "2028", "time.calendar_gap", "years[1].year"},
      {"no years", "/years", "[]", "time.calendar_no_years", "years"},
      {"years that are not needed", "/every_year", "true", "time.calendar_no_years", "years"},
      {"a strange zone", "/zone", "\"Mars\"", "time.unknown_zone", "zone"},
      {"a strange rule", "/zone_rule", "\"X\"", "time.bad_zone_rule", "zone_rule"},
      {"no hours at all", "/hours/monday", "[]", "time.no_hours", "hours"},
      {"a make-up day without hours", "/hours/make_up", "[]", "time.calendar_day_without_hours",
       "years[0].make_up"},
      {"hours that overlap", "/hours/monday", R"(["09:00-12:00","11:00-13:00"])", "time.bad_hours",
       "hours.monday[1]"},
      {"hours that touch", "/hours/monday", R"(["09:00-12:00","12:00-13:00"])", "time.bad_hours",
       "hours.monday[1]"},
      {"hours out of order", "/hours/monday", R"(["13:00-14:00","09:00-12:00"])", "time.bad_hours",
       "hours.monday[1]"},
      {"hours backwards", "/hours/monday", R"(["18:00-09:00"])", "time.bad_hours", "hours.monday[0]"},
      {"hours that are none", "/hours/monday", R"(["09:00-09:00"])", "time.bad_hours", "hours.monday[0]"},
      {"25:00", "/hours/monday", R"(["09:00-25:00"])", "time.bad_hours", "hours.monday[0]"},
      {"24:01", "/hours/monday", R"(["09:00-24:01"])", "time.bad_hours", "hours.monday[0]"},
      {"09:60", "/hours/monday", R"(["09:60-10:00"])", "time.bad_hours", "hours.monday[0]"},
      {"9:00", "/hours/monday", R"(["9:00-10:00"])", "time.bad_hours", "hours.monday[0]"},
      {"hours as a number", "/hours/monday", "[9]", "json.wrong_type", "hours.monday[0]"},
      {"an override in an unknown year", "/overrides",
       R"([{"day":"2028-01-01","change":"off","hours":[],"name":{"zh":"","en":""}}])", "time.unknown_year",
       "overrides[0].day"},
      {"hours of a day off", "/overrides",
       R"([{"day":"2026-01-02","change":"off","hours":["09:00-10:00"],"name":{"zh":"","en":""}}])",
       "time.calendar_override_hours", "overrides[0].hours"},
      {"own hours without any", "/overrides",
       R"([{"day":"2026-01-02","change":"own_hours","name":{"zh":"","en":""}}])",
       "time.calendar_override_hours", "overrides[0].hours"},
      {"overrides out of order", "/overrides",
       R"([{"day":"2026-01-03","change":"off","name":{"zh":"","en":""}},{"day":"2026-01-02","change":"off","name":{"zh":"","en":""}}])",
       "time.calendar_overrides_unsorted", "overrides[1].day"},
  };
  for (const auto& mistake : mistakes) {
    INFO(mistake.name);
    const auto calendar = Calendar::load(broken(mistake).dump());
    REQUIRE(!calendar);
    CHECK(calendar.refusal().code == mistake.code);
    CHECK(calendar.refusal().field == mistake.field);
    CHECK(calendar.refusal().kind == RefusalKind::invalid);
    CHECK(calendar.refusal().text().en.find('{') == std::string::npos);
    CHECK(!calendar.refusal().remedy().zh.empty());
  }
}

TEST_CASE("a calendar that is no JSON is refused") {
  CHECK(Calendar::load("{").refusal().code == "json.malformed");
  CHECK(Calendar::load("[]").refusal().code == "json.wrong_type");
}

TEST_CASE("days made in C++ that are no days are refused too") {
  auto data = Calendar::china()->data();
  data.years.back().holidays.front().days.push_back(Date());
  CHECK(Calendar::make(data).refusal().code == "time.bad_date");
  data = Calendar::china()->data();
  data.overrides.push_back({Date(), DayChange::off, {}, {}});
  CHECK(Calendar::make(data).refusal().code == "time.bad_date");
}
