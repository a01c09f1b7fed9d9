/// Working time as the engine counts it: what a day is, when a limit is reached, how long something took.
#include "guard.hpp"
#include "tenon/time/explanation.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

/// What a deadline is asked for. Counting is the engine's where the document leaves it out.
struct DueRequest {
  Limit limit;
  std::optional<Instant> start;
  std::optional<Ledger> ledger;  ///< running stretches, where the clock has stood still
  std::optional<DayEnd> day_end;
  std::optional<Roll> roll;
  std::optional<UnknownYear> unknown_year;
};
BOOST_DESCRIBE_STRUCT(DueRequest, (), (limit, start, ledger, day_end, roll, unknown_year))

struct Between {
  std::int64_t working_days = 0;
  std::int64_t working_minutes = 0;
  std::int64_t minutes = 0;
  bool estimated = false;
};
BOOST_DESCRIBE_STRUCT(Between, (), (working_days, working_minutes, minutes, estimated))

struct Loaded {
  std::string id, version, zone;
  std::optional<std::int32_t> first_year, last_year;
};
BOOST_DESCRIBE_STRUCT(Loaded, (), (id, version, zone, first_year, last_year))

Result<Explanation> explained(const Engine& engine, const DueRequest& asked) {
  if (asked.start.has_value() == asked.ledger.has_value())
    return invalid("calendar.start_or_ledger").field("request.start");
  Counting counting = engine.settings().counting;
  counting.day_end = asked.day_end.value_or(counting.day_end);
  counting.roll = asked.roll.value_or(counting.roll);
  counting.unknown = asked.unknown_year.value_or(counting.unknown);
  Ledger ledger;
  if (asked.ledger) ledger = *asked.ledger;
  else ledger.push_back({*asked.start, std::nullopt});
  return explain(asked.limit, {ledger.data(), ledger.size()}, *engine.settings().calendar, counting);
}

}  // namespace

int32_t tenon_calendar_document(tenon_engine* engine, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    return document("{\"calendar\":" + on->settings().calendar->to_json() + "}");
  });
}

int32_t tenon_calendar_check(const char* calendar_json, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const auto bytes, text_in(calendar_json, "calendar_json"));
    TENON_TRY(const CalendarPtr calendar, Calendar::load(bytes));
    Loaded loaded{calendar->id(), calendar->version(), calendar->data().zone, {}, {}};
    if (const auto years = calendar->years()) {
      loaded.first_year = years->first;
      loaded.last_year = years->last;
    }
    return document(to_json_text(loaded));
  });
}

int32_t tenon_calendar_day(tenon_engine* engine, const char* date, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto written, text_in(date, "date"));
    TENON_TRY(const Date day, read_json<Date>(Json(written), JsonPath{nullptr, "date"}));
    TENON_TRY(const DayInfo info, on->settings().calendar->describe(day, on->settings().counting.unknown));
    return document(to_json_text(info));
  });
}

int32_t tenon_calendar_due(tenon_engine* engine, const char* request_json, tenon_text** text,
                           tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Json json, json_in(*on, request_json, "request_json", "request"));
    TENON_TRY(const auto asked, read_json<DueRequest>(json, JsonPath{nullptr, "request"}));
    TENON_TRY(const Explanation found, explained(*on, asked));
    return document(to_json_text(found));
  });
}

int32_t tenon_calendar_between(tenon_engine* engine, const char* from, const char* to, tenon_text** text,
                               tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Instant first, time_in(from, "from"));
    TENON_TRY(const Instant last, time_in(to, "to"));
    const auto& calendar = *on->settings().calendar;
    const auto unknown = on->settings().counting.unknown;
    TENON_TRY(const auto days, calendar.working_days_between(calendar.zone().day_of(first),
                                                             calendar.zone().day_of(last), unknown));
    TENON_TRY(const auto minutes, calendar.working_minutes_between(first, last, unknown));
    return document(to_json_text(Between{days.value.count(), minutes.value.count(),
                                         (last.microseconds() - first.microseconds()) / 60'000'000,
                                         days.estimated || minutes.estimated}));
  });
}
