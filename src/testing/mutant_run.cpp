/// Mutants against scenarios: which to try first, and when to stop.
#include <algorithm>
#include <set>

#include "testing/apart.hpp"
#include "testing/mutant_memory.hpp"
#include "testing/mutant_places.hpp"
#include "testing/workers.hpp"

namespace tenon::testing {
namespace {

class Hunt {
 public:
  Hunt(const std::vector<Scenario>& scenarios, const Rules& rules, const WatchedRun& watched)
      : scenarios_(scenarios), rules_(rules), watched_(watched), places_(watched.spots) {
    by_spot_.resize(watched.spots.size());
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      by_name_[scenarios[i].name()] = i;
      if (!watched.reports[i].passed()) continue;
      for (const auto spot : watched.touched[i]) {
        by_spot_[spot].push_back(i);
        auto& way = ways_[{i, watched.spots[spot].workflow}];
        way = way * 1'099'511'628'211ULL + spot + 1;
      }
    }
  }

  /// What becomes of the change, by the scenarios that can notice it; `guess` first, where it is one of them.
  void decide(const RuleChange& change, const std::string& guess, Attempt& attempt) {
    const auto set = changed(*watched_.workflows, std::span(&change, 1));
    attempt.verdict = static_cast<std::uint8_t>(set ? Fate::survived : Fate::stillborn);
    if (!set) return;
    Rules rules = rules_;
    rules.workflows = *set;
    for (const auto i : in_order(change, guess)) {
      attempt.at = static_cast<std::uint32_t>(i);
      ++attempt.tried;
      if (run(scenarios_[i], rules).passed()) continue;
      attempt.verdict = static_cast<std::uint8_t>(Fate::killed);
      last_killer_[row_of(change)] = i;
      return;
    }
  }

 private:
  /// Hundreds of scenarios bring a case of another procedure by one and the same path: of those that come
  /// across it in the same way, so many are tried.
  static constexpr int most_alike = 2;

  static std::string row_of(const RuleChange& change) {
    return change.workflow + "/" + change.event.value_or("") + change.deadline.value_or("") + "/" +
           std::string(name_of(change.kind));
  }

  /// What touches the very place before what comes near it; then the workflow's own; then the cheapest.
  std::vector<std::size_t> in_order(const RuleChange& change, const std::string& guess) {
    const Consulted consulted = places_.find(change);
    std::map<std::size_t, int> found;  // 0: exactly, 1: nearby
    for (const auto spot : consulted.exactly)
      for (const auto i : by_spot_[spot]) found.emplace(i, 0);
    for (const auto spot : consulted.nearby)
      for (const auto i : by_spot_[spot]) {
        // A clock that runs in another procedure's scenario and rings in none tells nobody anything.
        if (change.deadline && scenarios_[i].workflow != change.workflow) continue;
        found.emplace(i, 1);
      }
    std::vector<std::pair<std::size_t, int>> order(found.begin(), found.end());
    const auto before = [&](const auto& one, const auto& other) {
      const auto rank = [&](const auto& each) {
        const bool strange = scenarios_[each.first].workflow != change.workflow;
        return std::tuple(strange, each.second, watched_.reports[each.first].commands, each.first);
      };
      return rank(one) < rank(other);
    };
    std::sort(order.begin(), order.end(), before);
    std::vector<std::size_t> all;
    const auto first = [&](std::size_t i) {
      if (found.contains(i) && std::find(all.begin(), all.end(), i) == all.end()) all.push_back(i);
    };
    if (const auto guessed = by_name_.find(guess); guessed != by_name_.end()) first(guessed->second);
    if (const auto last = last_killer_.find(row_of(change)); last != last_killer_.end()) first(last->second);
    const std::set<std::size_t> guessed_already(all.begin(), all.end());
    std::map<std::uint64_t, int> alike;
    for (const auto& [i, how] : order) {
      if (guessed_already.contains(i)) continue;
      if (scenarios_[i].workflow != change.workflow && ++alike[ways_[{i, change.workflow}]] > most_alike)
        continue;
      all.push_back(i);
    }
    return all;
  }

  const std::vector<Scenario>& scenarios_;
  const Rules& rules_;
  const WatchedRun& watched_;
  MutantPlaces places_;
  std::vector<std::vector<std::size_t>> by_spot_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  /// By scenario and workflow, which of its spots the scenario touches, as a number.
  std::map<std::pair<std::size_t, std::string>, std::uint64_t> ways_;
  /// Who killed the last mutant of this place and kind, in this process.
  std::map<std::string, std::size_t> last_killer_;
};

/// The deadlines, "id" or "id[key]", whose limits the world's policy or host gives: the table's do not count.
Result<std::set<std::string>> given_limits(const std::vector<Scenario>& scenarios, const Rules& rules) {
  std::set<std::string> given;
  if (scenarios.empty()) return given;
  TENON_TRY(World world, scenarios.front().file->procedures()->plan().make(rules));
  const Settings& settings = world.engine().settings();
  for (const auto& [id, limit] : settings.limits.all()) given.insert(id);
  const Date today = settings.calendar->zone().day_of(world.now());
  if (const auto limits = settings.policies.active()->limits_on(today, settings.region))
    for (const auto& [id, limit] : *limits) given.insert(id);
  return given;
}

/// Longer than any scenario takes: what runs on is going round in circles.
constexpr int most_seconds = 120;

bool is_overridden(const RuleChange& change, const std::set<std::string>& given) {
  if (!change.deadline) return false;
  switch (change.kind) {
    case ChangeKind::limit_changed: return given.contains(*change.deadline);
    case ChangeKind::keyed_limit_changed:
    case ChangeKind::keyed_limit_dropped:
      return given.contains(*change.deadline) || given.contains(*change.deadline + "[" + *change.what + "]");
    default: return false;
  }
}

bool is_chosen(const std::string& id, const std::vector<std::string>& only) {
  return only.empty() ||
         std::any_of(only.begin(), only.end(), [&](const auto& each) { return id.starts_with(each); });
}

/// All mutants of the workflows that scenarios are told of.
std::vector<Mutant> all_mutants(const std::vector<Scenario>& scenarios, const WorkflowSet& workflows) {
  std::set<std::string_view> told;
  for (const auto& each : scenarios) told.insert(each.workflow);
  std::vector<Mutant> all;
  for (const Definition* const each : workflows.all()) {
    const auto newest = workflows.find(each->book().id);
    if (*newest != each || !told.contains(each->book().id)) continue;
    for (auto& change : mutants_of(*each, workflows)) {
      auto& made = all.emplace_back();
      made.id = id_of(change);
      made.change = std::move(change);
    }
  }
  return all;
}

}  // namespace

Result<MutantReport> try_mutants(const std::vector<Scenario>& scenarios, const Rules& rules,
                                 const MutantOptions& options) {
  TENON_TRY(auto reasons, read_equivalents(options.equivalents));
  TENON_TRY(MutantMemory memory, MutantMemory::read(options.results));
  TENON_TRY(const WatchedRun watched, run_watched(scenarios, rules, options.threads));
  TENON_TRY(const auto given, given_limits(scenarios, rules));

  MutantReport report;
  report.workflows = watched.workflows;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    if (const auto& run = watched.reports[i]; !run.passed())
      report.problems.push_back({"mutants.scenario_fails", scenarios[i].name(), run.differences.front().at});
  report.mutants = all_mutants(scenarios, *watched.workflows);
  std::set<std::string> ids;
  for (const auto& each : report.mutants) ids.insert(each.id);
  for (const auto& [id, reason] : reasons)
    if (!ids.contains(id)) report.problems.push_back({"mutants.no_such_mutant", id, reason});
  std::erase_if(report.mutants, [&](const Mutant& each) { return !is_chosen(each.id, options.only); });

  const auto rests_on = fingerprints(scenarios, watched, options.version);
  Hunt hunt(scenarios, rules, watched);
  std::vector<std::size_t> open;  // of the mutants, those that have to be tried
  std::vector<std::string> guesses;
  for (std::size_t i = 0; i < report.mutants.size(); ++i) {
    Mutant& mutant = report.mutants[i];
    const auto on = rests_on.find(mutant.change.workflow);
    const auto known = memory.of(mutant.change, mutant.id, on == rests_on.end() ? "" : on->second);
    if (is_overridden(mutant.change, given)) {
      mutant.fate = Fate::overridden;
    } else if (known.certain) {
      mutant.remembered = true;
      mutant.fate = known.killed ? Fate::killed : Fate::survived;
      mutant.killer = known.killer;
    } else {
      open.push_back(i);
      guesses.push_back(known.killer);
    }
  }
  const auto attempts = share_out_apart(
      open.size(), workers_for(options.threads, open.size()), most_seconds,
      [&](std::size_t i, Attempt& attempt) {
        hunt.decide(report.mutants[open[i]].change, guesses[i], attempt);
      },
      options.how_far);
  for (std::size_t i = 0; i < open.size(); ++i) {
    Mutant& mutant = report.mutants[open[i]];
    const Attempt& attempt = attempts[i];
    if (attempt.state == Attempt::State::waiting) report.complete = false;
    // Whatever died of a change has noticed it.
    mutant.died = attempt.state == Attempt::State::died;
    mutant.fate = mutant.died ? Fate::killed : static_cast<Fate>(attempt.verdict);
    if (mutant.fate == Fate::killed) mutant.killer = scenarios[attempt.at].name();
    mutant.scenarios = attempt.tried;
  }
  if (!report.complete) {
    std::set<std::string> waiting;
    for (std::size_t i = 0; i < open.size(); ++i)
      if (attempts[i].state == Attempt::State::waiting) waiting.insert(report.mutants[open[i]].id);
    std::erase_if(report.mutants, [&](const Mutant& each) { return waiting.contains(each.id); });
  }
  for (const auto& each : report.mutants) report.runs += each.scenarios;
  memory.learn(report, rests_on);
  if (!options.results.empty()) TENON_CHECK(memory.write(options.results));

  for (auto& each : report.mutants) {
    const auto reason = reasons.find(each.id);
    if (reason == reasons.end()) continue;
    if (each.fate == Fate::killed)
      report.problems.push_back({"mutants.not_equivalent", each.id, each.killer});
    else if (each.fate == Fate::survived) each.fate = Fate::equivalent;
  }
  return report;
}

std::int64_t MutantReport::count(Fate fate) const {
  return std::count_if(mutants.begin(), mutants.end(), [&](const Mutant& each) { return each.fate == fate; });
}

}  // namespace tenon::testing
