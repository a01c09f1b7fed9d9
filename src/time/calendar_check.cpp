#include "time/calendar_check.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace tenon::detail {
namespace {

const JsonPath root;

RefusalBuilder bad(std::string_view code, const JsonPath& at) { return invalid(code).field(at.str()); }

/// Each listed day with the path of the place that listed it first.
using Listed = std::map<Date, std::string>;

Verdict check_day(const Date& day, std::int32_t year, Listed& listed, const JsonPath& at) {
  if (day.is_special()) return bad("time.bad_date", at).fact("found", "");
  if (day.year() != year)
    return bad("time.calendar_other_year", at)
        .fact("found", to_string(day))
        .fact("year", std::to_string(year));
  const auto [first, fresh] = listed.emplace(day, at.str());
  if (!fresh)
    return bad("time.calendar_day_twice", at).fact("found", to_string(day)).fact("first", first->second);
  return {};
}

Verdict check_groups(const std::vector<DayGroup>& groups, const CalendarYear& year, Listed& listed,
                     const JsonPath& at) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto& group = groups[i];
    const auto here = at / i;
    if (group.days.empty()) return bad("time.calendar_no_days", here);
    if (group.name.zh.empty() || group.name.en.empty()) return missing_field(here / "name");
    if (group.notice && std::ranges::find(year.notices, *group.notice) == year.notices.end())
      return bad("time.calendar_strange_notice", here / "notice").fact("found", *group.notice);
    const auto days = here / "days";
    for (std::size_t k = 0; k < group.days.size(); ++k)
      if (auto verdict = check_day(group.days[k], year.year, listed, days / k); !verdict.allowed())
        return verdict;
  }
  return {};
}

Verdict check_years(const CalendarData& data, Listed& listed) {
  const auto at = root / "years";
  if (data.years.empty() != data.every_year) return bad("time.calendar_no_years", at);
  for (std::size_t i = 0; i < data.years.size(); ++i) {
    const auto& year = data.years[i];
    const auto here = at / i;
    const auto expected = i == 0 ? year.year : data.years[i - 1].year + 1;
    if (year.year < 1600 || year.year > 9000) return out_of_range(here / "year", year.year, "1600", "9000");
    if (year.year != expected)
      return bad("time.calendar_gap", here / "year")
          .fact("found", std::to_string(year.year))
          .fact("expected", std::to_string(expected));
    const auto blank = [](const std::string& notice) { return notice.empty(); };
    if ((year.notices.empty() && year.basis.value_or("").empty()) || std::ranges::any_of(year.notices, blank))
      return bad("time.calendar_no_notice", here / "notices").fact("year", std::to_string(year.year));
    if (auto verdict = check_groups(year.holidays, year, listed, here / "holidays"); !verdict.allowed())
      return verdict;
    if (auto verdict = check_groups(year.make_up, year, listed, here / "make_up"); !verdict.allowed())
      return verdict;
  }
  return {};
}

Verdict check_week(const WeeklyHours& hours) {
  const auto at = root / "hours";
  static constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                         "thursday", "friday", "saturday"};
  bool any = false;
  for (unsigned day = 0; day < names.size(); ++day) {
    any = any || !hours.of(day).empty();
    if (auto verdict = check_hours(hours.of(day), at / names[day]); !verdict.allowed()) return verdict;
  }
  if (!any) return bad("time.no_hours", at);
  return check_hours(hours.make_up, at / "make_up");
}

/// A day that is to be a working day needs hours from somewhere.
Verdict check_has_hours(const CalendarData& data, const Date& day, const JsonPath& at) {
  if (!data.hours.make_up.empty() || !data.hours.of(day.day_of_week().as_number()).empty()) return {};
  return bad("time.calendar_day_without_hours", at).fact("found", to_string(day));
}

Verdict check_overrides(const CalendarData& data) {
  const auto at = root / "overrides";
  for (std::size_t i = 0; i < data.overrides.size(); ++i) {
    const auto& change = data.overrides[i];
    const auto here = at / i;
    if (change.day.is_special()) return bad("time.bad_date", here / "day").fact("found", "");
    if (!data.every_year &&
        (change.day.year() < data.years.front().year || change.day.year() > data.years.back().year))
      return bad("time.unknown_year", here / "day")
          .fact("year", std::to_string(change.day.year()))
          .fact("calendar", data.id + " " + data.version)
          .fact("first", std::to_string(data.years.front().year))
          .fact("last", std::to_string(data.years.back().year));
    if (i > 0 && change.day <= data.overrides[i - 1].day)
      return bad("time.calendar_overrides_unsorted", here / "day").fact("found", to_string(change.day));
    if (change.hours.empty() == (change.change == DayChange::own_hours))
      return bad("time.calendar_override_hours", here / "hours").fact("change", name_of(change.change));
    if (auto verdict = check_hours(change.hours, here / "hours"); !verdict.allowed()) return verdict;
    if (change.change == DayChange::on)
      if (auto verdict = check_has_hours(data, change.day, here / "day"); !verdict.allowed()) return verdict;
  }
  return {};
}

Verdict check_make_up_hours(const CalendarData& data) {
  const auto at = root / "years";
  for (std::size_t i = 0; i < data.years.size(); ++i)
    for (const auto& group : data.years[i].make_up)
      for (const auto& day : group.days) {
        const auto here = at / i;
        if (auto verdict = check_has_hours(data, day, here / "make_up"); !verdict.allowed()) return verdict;
      }
  return {};
}

}  // namespace

Verdict check_calendar(const CalendarData& data) {
  if (data.format != 1) return out_of_range(root / "format", data.format, "1", "1");
  for (const auto& [name, value] : {std::pair{"id", &data.id}, std::pair{"version", &data.version}})
    if (value->empty()) return missing_field(root / name);
  if (data.sources.empty()) return bad("time.calendar_no_source", root / "sources");
  const auto sources = root / "sources";
  for (std::size_t i = 0; i < data.sources.size(); ++i)
    if (const auto here = sources / i; data.sources[i].name.empty()) return missing_field(here / "name");
  if (auto verdict = check_week(data.hours); !verdict.allowed()) return verdict;
  Listed listed;
  if (auto verdict = check_years(data, listed); !verdict.allowed()) return verdict;
  if (auto verdict = check_make_up_hours(data); !verdict.allowed()) return verdict;
  return check_overrides(data);
}

}  // namespace tenon::detail
