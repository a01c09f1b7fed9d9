/// A working-day deadline computed, as every step that starts a clock does.
#include "bench/bench.hpp"
#include "tenon/time/deadline.hpp"

int main() {
  using namespace tenon;
  const auto calendar = Calendar::china();
  const auto start = *parse_instant("2025-09-26T15:20:00+08:00");
  const Ledger running{{start, std::nullopt}};
  const Ledger paused{{start, start + seconds(86'400)}, {start + seconds(5 * 86'400), std::nullopt}};
  const auto time = [&](Limit limit, const Ledger& ledger) {
    return [=, &ledger](std::int64_t times) {
      for (std::int64_t i = 0; i < times; ++i) {
        const auto found = due(limit, {ledger.data(), ledger.size()}, *calendar, {});
        bench::keep(found);
      }
    };
  };
  // What a count day by day would cost, for scale.
  const auto walk = [&](std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) {
      auto day = calendar->zone().day_of(start);
      for (int left = 250; left > 0;) {
        day += boost::gregorian::days(1);
        const auto working = calendar->is_working(day);
        if (working && *working) --left;
      }
      bench::keep(day);
    }
  };
  bench::compare("deadline computed", 200'000,
                 {{"3 working days", time(working_days(3), running)},
                  {"3 working days, paused over a holiday", time(working_days(3), paused)},
                  {"250 working days (a year)", time(working_days(250), running)},
                  {"4 working hours", time(working_hours(4), running)},
                  {"30 minutes", time(minutes(30), running)}});
  bench::compare("the same, day by day", 500, {{"250 working days by walking", walk}}, 5);
}
