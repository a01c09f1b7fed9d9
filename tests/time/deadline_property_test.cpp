// Random clocks against an oracle that asks each minute or each day whether it counts.
#include <algorithm>

#include "time/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

constexpr std::int64_t minute = 60'000'000;
const Date first_day(2026, 9, 20);
constexpr int days_walked = 70;  // over the National Day holidays

Ledger random_ledger(Dice& dice, const Zone& zone) {
  const auto start = zone.start_of(first_day);
  Ledger ledger;
  auto at = start + Elapsed{dice.roll(2 * 1440) * minute};
  const bool whole_days = dice.roll(4) == 0;
  for (auto stretches = 1 + dice.roll(4); stretches > 0; --stretches) {
    const auto step = [&] {
      return Elapsed{(whole_days     ? dice.roll(4) * 1440
                      : dice.roll(4) ? dice.roll(900)
                                     : dice.roll(6'000)) *
                     minute};
    };
    if (whole_days && ledger.empty()) at = start;
    const auto to = at + step();
    ledger.push_back({at, to});
    at = to + step();
  }
  if (dice.roll(3)) ledger.back().to.reset();
  return ledger;
}

/// Running just before `at`, which is what "running at the end" means.
bool runs_before(const Ledger& ledger, Instant at) {
  return std::any_of(ledger.begin(), ledger.end(),
                     [&](const Span& span) { return span.from < at && (!span.to || at <= *span.to); });
}

std::optional<Instant> slow_due(const Limit& limit, const Ledger& ledger, const Calendar& calendar,
                                const Counting& counting) {
  const auto& zone = calendar.zone();
  auto left = limit.count();
  if (left == 0) return ledger.front().from;
  if (limit.unit() == LimitUnit::minutes || limit.unit() == LimitUnit::working_minutes) {
    auto at = ledger.front().from;
    Date known;
    DayHours hours;
    for (int i = 0; i < days_walked * 1440; ++i, at = at + Elapsed{minute}) {
      const auto local = zone.to_local(at);
      if (known != local.day) hours = calendar.describe(known = local.day).value().hours;
      const bool open = std::any_of(hours.begin(), hours.end(), [&](const OpenHours& stretch) {
        return stretch.from * 60 <= local.second_of_day && local.second_of_day < stretch.to * 60;
      });
      const bool counts = limit.unit() == LimitUnit::minutes || open;
      if (counts && runs_before(ledger, at + Elapsed{minute}) && --left == 0) return at + Elapsed{minute};
    }
    return std::nullopt;
  }
  const auto start_day = zone.day_of(ledger.front().from);
  for (auto day = start_day + boost::gregorian::days(1);
       day < start_day + boost::gregorian::days(days_walked); day += boost::gregorian::days(1)) {
    const auto info = calendar.describe(day).value();
    const bool closes = counting.day_end == DayEnd::close_of_business && !info.hours.empty();
    const auto end = zone.to_instant({day, closes ? info.hours.back().to * 60 : 86'400, 0});
    if (!runs_before(ledger, end)) continue;
    if (limit.unit() == LimitUnit::working_days) {
      if (info.working && --left == 0) return end;
    } else {
      --left;
      if (left <= 0 && (info.working || counting.roll == Roll::none)) return end;
    }
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("deadlines of random clocks agree with asking every minute and every day") {
  const auto china = Calendar::china();
  const auto berlin = china->with_zone(Zone::named("Europe/Berlin").value()).value();
  const auto late = china->with_hours(WeeklyHours::five_days({{0, 90}, {600, 1440}})).value();
  int paused = 0, due_at = 0;
  for (std::uint64_t seed = 1; seed <= 4'000; ++seed) {
    Dice dice(seed);
    const auto& calendar = *(seed % 3 == 0 ? berlin : seed % 3 == 1 ? china : late);
    const auto ledger = random_ledger(dice, calendar.zone());
    const Counting counting{dice.roll(2) ? DayEnd::midnight : DayEnd::close_of_business,
                            dice.roll(2) ? Roll::none : Roll::following, UnknownYear::refuse};
    // The minute by minute oracle is slow: one seed in eight.
    const auto kind = seed % 8 == 0 ? dice.roll(2) : 2 + dice.roll(2);
    const Limit limit = kind == 0   ? minutes(dice.roll(4'000))
                        : kind == 1 ? working_minutes(dice.roll(1'500))
                        : kind == 2 ? working_days(dice.roll(9))
                                    : days(dice.roll(14));
    INFO("seed " << seed << " " << to_string(limit) << " " << to_json_text(ledger) << " "
                 << to_json_text(counting) << " " << calendar.zone().name());
    const auto fast = due(limit, view(ledger), calendar, counting);
    REQUIRE(fast);
    const auto slow = slow_due(limit, ledger, calendar, counting);
    REQUIRE((fast->at ? to_string(*fast->at) : "none") == (slow ? to_string(*slow) : "none"));
    ++(slow ? due_at : paused);

    // What is used at the moment it is due is the limit, and a moment before it is not yet.
    if (fast->at && limit.count() > 0 && !(limit.unit() == LimitUnit::days && counting.roll != Roll::none)) {
      CHECK(used(limit, view(ledger), calendar, counting, *fast->at).value().remaining == 0);
      CHECK(used(limit, view(ledger), calendar, counting, *fast->at - Elapsed{1}).value().remaining == 1);
    }
  }
  CHECK(paused > 300);
  CHECK(due_at > 2'000);
}
