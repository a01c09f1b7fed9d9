#include "tenon/time/calendar.hpp"

#include <algorithm>
#include <map>

#include "time/calendar_check.hpp"
#include "time/day_table.hpp"
#include "time/words.hpp"

namespace tenon {
namespace data {
extern const char tenon_data_cn_calendar[];
extern const std::size_t tenon_data_cn_calendar_size;
}  // namespace data

namespace {

Result<Zone> zone_of(const CalendarData& data) {
  return data.zone_rule ? Zone::posix(data.zone, *data.zone_rule, "zone_rule")
                        : Zone::named(data.zone, "zone");
}

/// The group that lists a day, with the notice that says so.
struct Listing {
  const DayGroup* group = nullptr;
  std::optional<std::string> notice;
};
Listing listing_of(const CalendarData& data, const Date& day, DayKind kind) {
  for (const auto& year : data.years) {
    if (year.year != day.year()) continue;
    for (const auto& group : kind == DayKind::holiday ? year.holidays : year.make_up) {
      if (std::ranges::find(group.days, day) == group.days.end()) continue;
      if (group.notice) return {&group, group.notice};
      if (year.basis || year.notices.empty()) return {&group, std::nullopt};
      return {&group, year.notices.front()};
    }
  }
  return {};
}
const DayOverride* override_of(const CalendarData& data, const Date& day) {
  const auto found = std::ranges::find(data.overrides, day, &DayOverride::day);
  return found == data.overrides.end() ? nullptr : &*found;
}

}  // namespace

Calendar::Calendar(CalendarData data, Zone zone)
    : data_(std::move(data)),
      zone_(std::move(zone)),
      table_(std::make_unique<detail::DayTable>(data_, zone_)) {}
Calendar::~Calendar() = default;

Result<CalendarPtr> Calendar::load(std::string_view json) {
  TENON_TRY(auto parsed, parse_json(json, "calendar"));
  TENON_TRY(auto data, read_json<CalendarData>(parsed));
  return make(std::move(data));
}

Result<CalendarPtr> Calendar::make(CalendarData data) {
  if (auto verdict = detail::check_calendar(data); !verdict.allowed()) return std::move(verdict).refusal();
  if (auto verdict = JsonCodec<CalendarData>::check(data, {}); !verdict.allowed())
    return std::move(verdict).refusal();
  TENON_TRY(auto zone, zone_of(data));
  return CalendarPtr(new Calendar(std::move(data), std::move(zone)));
}

CalendarPtr Calendar::china() {
  static const CalendarPtr built_in =
      load(std::string_view(data::tenon_data_cn_calendar, data::tenon_data_cn_calendar_size)).value();
  return built_in;
}

CalendarPtr Calendar::around_the_clock(const Zone& zone) {
  CalendarData data;
  data.id = "around_the_clock";
  data.version = "1";
  data.name = detail::words("time.around_the_clock");
  data.zone = zone.name();
  data.zone_rule = zone.rule();
  data.every_year = true;
  data.sources.push_back({"tenon", {}, {}, {}, {}});
  data.hours = WeeklyHours::every_day({OpenHours{0, 24 * 60}});
  return make(std::move(data)).value();
}

Result<CalendarPtr> Calendar::with_hours(WeeklyHours hours) const {
  auto changed = data_;
  changed.hours = std::move(hours);
  return make(std::move(changed));
}

Result<CalendarPtr> Calendar::with_zone(const Zone& zone) const {
  auto changed = data_;
  changed.zone = zone.name();
  changed.zone_rule = zone.rule();
  return make(std::move(changed));
}

Result<CalendarPtr> Calendar::with_days(std::vector<DayOverride> overrides) const {
  auto changed = data_;
  std::map<Date, DayOverride> merged;
  for (auto* list : {&changed.overrides, &overrides})
    for (auto& each : *list) merged.insert_or_assign(each.day, std::move(each));
  changed.overrides.clear();
  for (auto& [day, each] : merged) changed.overrides.push_back(std::move(each));
  return make(std::move(changed));
}

Result<CalendarPtr> Calendar::with_year(CalendarYear year, std::string version) const {
  auto changed = data_;
  changed.version = std::move(version);
  const auto place = std::ranges::lower_bound(changed.years, year.year, {}, &CalendarYear::year);
  if (place != changed.years.end() && place->year == year.year) *place = std::move(year);
  else changed.years.insert(place, std::move(year));
  return make(std::move(changed));
}

Result<CalendarPtr> Calendar::with_name(std::string id, std::string version) const {
  auto changed = data_;
  changed.id = std::move(id);
  changed.version = std::move(version);
  return make(std::move(changed));
}

std::string Calendar::to_json() const { return to_json_text(data_); }

std::optional<Calendar::Years> Calendar::years() const noexcept {
  if (data_.every_year) return std::nullopt;
  return Years{data_.years.front().year, data_.years.back().year};
}

bool Calendar::knows(std::int32_t year) const noexcept {
  return data_.every_year || (year >= data_.years.front().year && year <= data_.years.back().year);
}

std::vector<std::string> Calendar::notices(std::int32_t year) const {
  const auto found = std::ranges::find(data_.years, year, &CalendarYear::year);
  return found == data_.years.end() ? std::vector<std::string>{} : found->notices;
}

Result<DayInfo> Calendar::describe(const Date& day, UnknownYear unknown) const {
  TENON_TRY(const auto kind, this->kind(day, unknown));
  const auto number = detail::number_of(day);
  DayInfo info{day, kind, table_->is_working(number), table_->knows(number), {}, {}, table_->hours(number)};
  switch (kind) {
    case DayKind::workday: info.reason = detail::words("time.day.workday"); break;
    case DayKind::weekend: info.reason = detail::words("time.day.weekend"); break;
    case DayKind::holiday:
    case DayKind::make_up: {
      auto [group, notice] = listing_of(data_, day, kind);
      if (group) info.reason = group->name;
      if (kind == DayKind::make_up) {
        const auto zh = detail::words("time.day.make_up", {{"name", info.reason.zh}}).zh;
        info.reason = {zh, detail::words("time.day.make_up", {{"name", info.reason.en}}).en};
      }
      info.notice = std::move(notice);
      break;
    }
    case DayKind::closed:
    case DayKind::opened: {
      const auto* change = override_of(data_, day);
      if (change) info.reason = change->name;
      if (info.reason.zh.empty() && info.reason.en.empty())
        info.reason = detail::words(kind == DayKind::closed ? "time.day.closed" : "time.day.opened");
    }
  }
  return info;
}

}  // namespace tenon
