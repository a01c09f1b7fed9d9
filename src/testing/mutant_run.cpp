/// Mutants against scenarios: which to try first, and when to stop.
#include <algorithm>
#include <exception>
#include <set>

#include "testing/mutant_memory.hpp"
#include "testing/mutant_places.hpp"
#include "testing/workers.hpp"

namespace tenon::testing {
namespace {

class Hunt {
 public:
  Hunt(const std::vector<Scenario>& scenarios, const Rules& rules, const WatchedRun& watched,
       unsigned workers)
      : scenarios_(scenarios),
        rules_(rules),
        watched_(watched),
        places_(watched.spots),
        last_killer_(workers) {
    by_spot_.resize(watched.spots.size());
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      by_name_[scenarios[i].name()] = i;
      if (!watched.reports[i].passed()) continue;
      for (const auto spot : watched.touched[i]) by_spot_[spot].push_back(i);
    }
  }

  /// The mutant's fate, by the scenarios that can notice it; `guess` first, where it is one of them.
  void decide(Mutant& mutant, const std::string& guess, unsigned worker) {
    const auto set = changed(*watched_.workflows, std::span(&mutant.change, 1));
    if (!set) {
      mutant.fate = Fate::stillborn;
      return;
    }
    Rules rules = rules_;
    rules.workflows = *set;
    const auto order = in_order(mutant.change, guess, worker);
    for (const auto i : order) {
      ++mutant.scenarios;
      if (!fails(scenarios_[i], rules)) continue;
      mutant.fate = Fate::killed;
      mutant.killer = scenarios_[i].name();
      last_killer_[worker][row_of(mutant.change)] = i;
      return;
    }
    mutant.fate = Fate::survived;
  }

 private:
  static std::string row_of(const RuleChange& change) {
    return change.workflow + "/" + change.event.value_or("") + change.deadline.value_or("") + "/" +
           std::string(name_of(change.kind));
  }

  /// A rule that is changed may leave what follows in a state that it was to prevent: whatever that throws,
  /// the mutant has been noticed.
  static bool fails(const Scenario& scenario, const Rules& rules) {
    try {
      return !run(scenario, rules).passed();
    } catch (const std::exception&) { return true; }
  }

  /// What touches the very place before what comes near it; then the workflow's own; then the cheapest.
  std::vector<std::size_t> in_order(const RuleChange& change, const std::string& guess, unsigned worker) {
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
    if (const auto last = last_killer_[worker].find(row_of(change)); last != last_killer_[worker].end())
      first(last->second);
    const auto guesses = all.size();
    for (const auto& [i, how] : order)
      if (std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(guesses), i) ==
          all.begin() + static_cast<std::ptrdiff_t>(guesses))
        all.push_back(i);
    return all;
  }

  const std::vector<Scenario>& scenarios_;
  const Rules& rules_;
  const WatchedRun& watched_;
  MutantPlaces places_;
  std::vector<std::vector<std::size_t>> by_spot_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  /// By worker: who killed the last mutant of this place and kind.
  std::vector<std::map<std::string, std::size_t>> last_killer_;
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
  const unsigned workers = workers_for(options.threads, report.mutants.size());
  Hunt hunt(scenarios, rules, watched, workers);
  std::vector<std::uint8_t> decided(report.mutants.size(), 0);
  report.complete = share_out(
      report.mutants.size(), workers,
      [&](unsigned worker, std::size_t i) {
        Mutant& mutant = report.mutants[i];
        decided[i] = 1;
        if (is_overridden(mutant.change, given)) {
          mutant.fate = Fate::overridden;
          return;
        }
        const auto on = rests_on.find(mutant.change.workflow);
        const auto known = memory.of(mutant.change, mutant.id, on == rests_on.end() ? "" : on->second);
        if (known.certain) {
          mutant.remembered = true;
          mutant.fate = known.killed ? Fate::killed : Fate::survived;
          mutant.killer = known.killer;
        } else {
          hunt.decide(mutant, known.killer, worker);
        }
      },
      options.how_far);
  std::size_t at = 0;
  std::erase_if(report.mutants, [&](const Mutant&) { return decided[at++] == 0; });
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
