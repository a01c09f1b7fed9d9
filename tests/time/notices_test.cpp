// Every day of 2007 to 2026 against NateScarlet/holiday-cn, which is read from the notices by machine.
#include <map>

#include "time/data_folder.hpp"
#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

TEST_CASE("every day of 2007 to 2026 is a working day or not as the notices have it") {
  std::map<Date, std::pair<bool, std::string>> noticed;  // whether it is off, and the holiday
  for (int year = 2007; year <= 2027; ++year) {
    const auto bytes = from_data("calendar-cn/holiday-cn/" + std::to_string(year) + ".json");
    if (!bytes) return;
    const auto json = Json::parse(*bytes);
    for (const auto& each : json.at("days"))
      noticed[day(each.at("date").get<std::string>())] = {each.at("isOffDay").get<bool>(),
                                                          each.at("name").get<std::string>()};
    if (year == 2027) {
      CHECK(json.at("days").empty());
      CHECK_FALSE(Calendar::china()->knows(2027));
    } else {
      for (const auto& paper : json.at("papers")) {
        const auto cited = Calendar::china()->notices(year);
        CHECK(std::find(cited.begin(), cited.end(), paper.get<std::string>()) != cited.end());
      }
    }
  }
  int days_checked = 0, names_checked = 0;
  for (auto each = day("2007-01-01"); each <= day("2026-12-31"); each += boost::gregorian::days(1)) {
    const auto found = noticed.find(each);
    const auto weekday = each.day_of_week().as_number();
    const bool expected = found == noticed.end() ? weekday != 0 && weekday != 6 : !found->second.first;
    INFO(to_string(each));
    const auto info = Calendar::china()->describe(each).value();
    REQUIRE(info.working == expected);
    ++days_checked;
    if (found == noticed.end() || (info.kind != DayKind::holiday && info.kind != DayKind::make_up)) continue;
    CHECK(info.notice.has_value());
    const auto& name = found->second.second;
    const bool old_spelling = name.find("\xe4\xba\x94\xe4\xb8\x80") != name.npos ||
                              name.find("\xe5\x8d\x81\xe4\xb8\x80") != name.npos;
    if (!old_spelling) CHECK(info.reason.zh.find(name) != std::string::npos);
    ++names_checked;
  }
  CHECK(days_checked == 7'305);
  CHECK(names_checked > 600);
}

TEST_CASE(
    "the years that only chinese-days has, 2004 to 2006, have the working days that were counted by hand") {
  const auto& cn = *Calendar::china();
  const auto in = [&](std::string_view from, std::string_view to) {
    return cn.working_days_between(day(from), day(to)).value().value.count();
  };
  CHECK(in("2004-05-01", "2004-05-09") == 2);  // make-up Saturday and Sunday after the week of May
  CHECK(in("2005-02-04", "2005-02-15") ==
        4);  // Saturday 5 and Sunday 6 worked, 7 and 8 ordinary, 9 to 15 off
  CHECK(in("2006-09-29", "2006-10-09") == 3);  // Saturday 30 September and Sunday 8 October worked, Monday 9
}
