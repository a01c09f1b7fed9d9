#include "tenon/time/zone.hpp"

#include <algorithm>

#include "time/posix_rule.hpp"
#include "time/zone_data.hpp"

namespace tenon {
namespace detail {
namespace {

struct InCycle {
  std::int64_t year;     // of the cycle
  std::int64_t seconds;  // from the start of the cycle
  std::int64_t shift;    // what was taken away, in seconds
};

InCycle in_cycle(std::int64_t utc_seconds) {
  const auto since = utc_seconds - cycle_start * day_seconds;
  const auto seconds = floor_mod(since, cycle_days * day_seconds);
  return {year_of(cycle_start + seconds / day_seconds) - cycle_first_year, seconds, utc_seconds - seconds};
}

}  // namespace

std::int32_t ZoneData::changing_offset_at(std::int64_t us) const noexcept {
  // The year of winter time: changes at a year's very edge stay with the year that the rule puts them in.
  const auto utc = floor_div(us, second_us);
  const auto place = in_cycle(utc + standard);
  const auto seconds = place.seconds - standard;
  const auto& year = changes[static_cast<std::size_t>(place.year)];
  return seconds < year[0].at || seconds >= year[1].at ? year[1].offset : year[0].offset;
}

std::int64_t ZoneData::changing_instant_of(std::int64_t local) const noexcept {
  // Nothing before local - high can show `local`; what is shown at local - low certainly does or has.
  const auto first = local - high * second_us;
  if (changing_offset_at(first) == high) return first;
  const auto last = local - low * second_us;
  if (changing_offset_at(last) == low) return last;
  // The clock is put forward between the two, and `local` falls into the gap: the end of the gap.
  const auto place = in_cycle(floor_div(last, second_us) + standard);
  const auto& year = changes[static_cast<std::size_t>(place.year)];
  const auto& change = year[0].offset == high ? year[0] : year[1];
  return (change.at + place.shift) * second_us;
}

bool ZoneData::changing_on(DayNumber day) const noexcept {
  const auto place = in_cycle(day * day_seconds);
  const auto from = start_of(day), to = start_of(day + 1);
  return std::ranges::any_of(changes[static_cast<std::size_t>(place.year)], [&](const ClockChange& change) {
    const auto at = (change.at + place.shift) * second_us;
    return from < at && at < to;
  });
}

namespace {

Result<std::shared_ptr<const ZoneData>> make_zone(std::string_view name, std::string_view rule,
                                                  std::string_view field) {
  const auto refused = [&](std::string_view problem) {
    return invalid("time.bad_zone_rule")
        .field(std::string(field))
        .fact("zone", name)
        .fact("found", rule.substr(0, 80))
        .fact("problem", problem);
  };
  const auto parsed = parse_posix_rule(rule);
  if (!parsed.problem.empty()) return refused(parsed.problem);
  auto zone = std::make_shared<ZoneData>();
  zone->name = name;
  zone->rule = rule;
  zone->standard = zone->low = zone->high = parsed.standard;
  if (parsed.has_summer) {
    zone->high = parsed.standard + parsed.summer_adds;
    zone->changes = changes_of(parsed);
    if (zone->changes.empty()) return refused("Boost.DateTime does not take it");
  }
  return std::shared_ptr<const ZoneData>(std::move(zone));
}

struct BuiltIn {
  std::string_view name, rule;
};
// The last lines of the tzdata files of these names, 2025b.
constexpr BuiltIn built_in[] = {{"UTC", "UTC0"},
                                {"Asia/Shanghai", "CST-8"},
                                {"Asia/Hong_Kong", "HKT-8"},
                                {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"},
                                {"America/New_York", "EST5EDT,M3.2.0,M11.1.0"}};

const std::vector<std::shared_ptr<const ZoneData>>& built_in_zones() {
  static const auto zones = [] {
    std::vector<std::shared_ptr<const ZoneData>> made;
    for (const auto& [name, rule] : built_in) made.push_back(make_zone(name, rule, {}).value());
    return made;
  }();
  return zones;
}

}  // namespace
}  // namespace detail

Zone::Zone() : data_(detail::built_in_zones().front()) {}

Result<Zone> Zone::named(std::string_view name, std::string_view field) {
  for (const auto& zone : detail::built_in_zones())
    if (zone->name == name) return Zone(zone);
  std::string known;
  for (const auto& zone : detail::built_in) (known += known.empty() ? "" : ", ") += zone.name;
  return invalid("time.unknown_zone")
      .field(std::string(field))
      .fact("found", name.substr(0, 60))
      .fact("known", known);
}

Result<Zone> Zone::posix(std::string_view name, std::string_view rule, std::string_view field) {
  TENON_TRY(auto data, detail::make_zone(name, rule, field));
  return Zone(std::move(data));
}

const std::string& Zone::name() const noexcept { return data_->name; }
const std::string& Zone::rule() const noexcept { return data_->rule; }
std::int32_t Zone::offset_at(Instant at) const noexcept { return data_->offset_at(at.microseconds()); }

LocalTime Zone::to_local(Instant at) const {
  const auto local = at.microseconds() + data_->offset_at(at.microseconds()) * detail::second_us;
  const auto of_day = detail::floor_mod(local, detail::day_us);
  return {detail::date_of(detail::floor_div(local, detail::day_us)),
          static_cast<std::int32_t>(of_day / detail::second_us),
          static_cast<std::int32_t>(of_day % detail::second_us)};
}

Instant Zone::to_instant(const LocalTime& local) const {
  return Instant::from_microseconds(data_->instant_of(
      detail::number_of(local.day), local.second_of_day * detail::second_us + local.microsecond));
}

Date Zone::day_of(Instant at) const { return detail::date_of(data_->day_of(at.microseconds())); }

Instant Zone::start_of(const Date& day) const {
  return Instant::from_microseconds(data_->start_of(detail::number_of(day)));
}

bool operator==(const Zone& a, const Zone& b) noexcept {
  return a.data_ == b.data_ || (a.name() == b.name() && a.rule() == b.rule());
}

}  // namespace tenon
