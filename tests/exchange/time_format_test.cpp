#include "exchange/time_format.hpp"

#include "exchange/help.hpp"

using namespace tenon;
using namespace tenon::exchange;

namespace {

std::string read(std::string_view text, std::string_view format, std::string_view zone = "America/New_York") {
  const auto time = read_time(text, format);
  return time ? to_string(instant_of(*time, Zone::named(zone).value())) : "-";
}

}  // namespace

TEST_CASE("times are read as public files write them") {
  CHECK(read("7/29/2013", "%m/%d/%Y") == "2013-07-29T04:00:00Z");
  CHECK(read("06/26/2018 10:58:54 AM", "%m/%d/%Y %I:%M:%S %p") == "2018-06-26T14:58:54Z");
  CHECK(read("12/02/2018 12:05:00 AM", "%m/%d/%Y %I:%M:%S %p") == "2018-12-02T05:05:00Z");
  CHECK(read("12/02/2018 12:05:00 pm", "%m/%d/%Y %I:%M:%S %p") == "2018-12-02T17:05:00Z");
  CHECK(read("2012-10-09T14:50:17+02:00", "rfc3339") == "2012-10-09T12:50:17Z");
  CHECK(read("2024-02-29 08:30", "%Y-%m-%d %H:%M", "Asia/Shanghai") == "2024-02-29T00:30:00Z");
  CHECK(read("2024-02-29 08:30 +0100", "%Y-%m-%d %H:%M %z") == "2024-02-29T07:30:00Z");
  CHECK(read("29.02.2024 100%", "%d.%m.%Y 100%%", "UTC") == "2024-02-29T00:00:00Z");
}

TEST_CASE("what is no time of any day is not read") {
  for (const auto* text : {"", "2/29/2023", "13/1/2023", "0/1/2023", "1/32/2023", "1/1/23", "1/1/2023 ",
                           " 1/1/2023", "1-1-2023"})
    CHECK(read(text, "%m/%d/%Y") == "-");
  for (const auto* text : {"2023-01-01 24:00", "2023-01-01 8:5", "2023-01-01 08:60", "2023-01-01"})
    CHECK(read(text, "%Y-%m-%d %H:%M") == "-");
  CHECK(read("1/1/2023 13:00 PM", "%m/%d/%Y %I:%M %p") == "-");
  CHECK(read("1/1/2023 1:00 XM", "%m/%d/%Y %I:%M %p") == "-");
}

TEST_CASE("a pattern names a whole day, and each part once") {
  for (const auto* good :
       {"rfc3339", "%Y-%m-%d", "%d.%m.%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%Y%m%dT%H%M%S%z"})
    CHECK(is_time_format(good));
  for (const auto* bad : {"", "%Y-%m", "%Y-%m-%d %I:%M", "%Y-%m-%d %H:%M %p", "%Y-%m-%d %M", "%Y-%m-%d %H:%S",
                          "%Y-%m-%d %Y", "%Y-%m-%d %b", "%Y-%m-%d %"})
    CHECK_FALSE(is_time_format(bad));
}
