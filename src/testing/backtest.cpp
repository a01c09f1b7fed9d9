#include "tenon/testing/backtest.hpp"

#include <algorithm>
#include <chrono>

#include "testing/backtest_cases.hpp"
#include "testing/backtest_change.hpp"
#include "testing/backtest_log.hpp"

namespace tenon::testing {
namespace {

/// The lines of the log, each asked of both sides when its turn comes.
class Asking {
 public:
  Asking(std::vector<LogLine> lines, Side& control, Side& changed, Backtest& into)
      : lines_(std::move(lines)), control_(control), changed_(changed), into_(into) {}

  Result<void> ask_up_to(std::size_t row) {
    for (; next_ < lines_.size() && lines_[next_].before <= row; ++next_) {
      const auto& line = lines_[next_];
      if (line.command.at)
        for (Side* const side : {&control_, &changed_}) TENON_CHECK(side->set_time(*line.command.at));
      auto before = control_.check(line.command);
      auto after = changed_.check(line.command);
      if (!before.allowed()) ++into_.lines_asked;
      const bool same = before.allowed() ? after.allowed()
                                         : !after.allowed() && before.refusal().code == after.refusal().code;
      if (same) continue;
      LineDifference one{line.number, line.workflow, line.reference, {}, {}, {}};
      one.asked = {line.command.event, line.command.at.value_or(control_.engine().now()),
                   line.command.actor.id, line.command.actor.roles};
      if (!before.allowed()) one.before = std::move(before).refusal();
      if (!after.allowed()) one.after = std::move(after).refusal();
      into_.lines.push_back(std::move(one));
    }
    return {};
  }

 private:
  std::vector<LogLine> lines_;
  Side& control_;
  Side& changed_;
  Backtest& into_;
  std::size_t next_ = 0;
};

/// Under which packs the cases of the changed side begin.
std::set<std::string> packs_of(const History::Recorded& recorded, const BacktestChange& change) {
  if (change.policies) return {change.policies->active()->name()};
  std::set<std::string> packs;
  for (const auto& each : recorded.cases)
    if (each.policy) packs.insert(*each.policy);
  return packs;
}

/// Says in which of the two documents a field stands that a side cannot be opened with.
Result<std::unique_ptr<Side>> named(Result<std::unique_ptr<Side>> side, const std::string& document) {
  if (side) return side;
  Refusal refusal = std::move(side).refusal();
  refusal.field = document + (refusal.code == "policy.pack_unknown" ? "policy" : refusal.field);
  return refusal;
}

}  // namespace

std::int64_t Backtest::count(DifferenceKind kind) const noexcept {
  return std::count_if(differing.begin(), differing.end(), [&](const CaseDifferences& each) {
    return std::any_of(each.differences.begin(), each.differences.end(),
                       [&](const CaseDifference& difference) { return difference.kind == kind; });
  });
}

Result<Backtest> backtest(const History& history, const BacktestChange& change,
                          const BacktestOptions& options) {
  const auto begun = std::chrono::steady_clock::now();
  const auto& recorded = history.recorded();
  Backtest result;
  result.cases = history.cases();
  result.from = recorded.from;
  result.until = recorded.until;
  result.zone = options.settings.calendar->zone();

  Settings as_it_is = options.settings;
  as_it_is.workflows = recorded.workflows;
  TENON_TRY(const Settings as_it_would_be, settings_under(change, as_it_is));
  result.changes = in_words(change, as_it_is, packs_of(recorded, change), result.zone.day_of(recorded.until));
  TENON_TRY(const auto control, named(Side::open(recorded, as_it_is, /*pinned=*/true), "settings."));
  TENON_TRY(const auto changed, named(Side::open(recorded, as_it_would_be, !change.policies), "change."));

  TENON_TRY(auto lines, read_log(options.log, recorded, control->engine()));
  Asking asking(std::move(lines), *control, *changed, result);
  Comparison comparison(recorded, *control, *changed, result);
  bool stopped = false;
  constexpr std::int64_t seldom = 200;
  const auto heard = [&](const Played& played) -> Result<bool> {
    comparison.hear(played);
    if (options.progress && result.commands % seldom == 0)
      stopped = !options.progress(result.commands, recorded.commands);
    return !stopped;
  };
  const auto before = [&](std::size_t row) { return asking.ask_up_to(row); };
  TENON_CHECK(Play(recorded, *control, *changed).run(before, heard));
  if (!stopped) TENON_CHECK(asking.ask_up_to(recorded.rows.size()));
  result.left_out = recorded.commands - result.commands;
  if (!stopped) TENON_CHECK(comparison.check_control());
  for (Side* const side : {control.get(), changed.get()}) TENON_CHECK(side->ring(side->engine().now()));
  TENON_CHECK(comparison.compare(change.policies.has_value(), options.circumstances));
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return result;
}

}  // namespace tenon::testing
