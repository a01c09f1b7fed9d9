#pragma once
/// @file testing/mutants.hpp
/// Do the scenarios prove what the rules say? The rules are changed one small thing at a time, as data, and
/// the scenarios are run against each changed set, a mutant, until one fails and so kills it. A mutant that
/// none kills shows a rule that nobody has told a case of.
///
///   auto scenarios = find_scenarios({"tests/scenarios"}).value();
///   auto report = try_mutants(scenarios, {}, {.equivalents = "tests/scenarios/equivalent.json"}).value();
///   std::cout << to_text(report, Language::en);
///
/// Which scenarios can notice a mutant is taken from one watched run of all (testing/watched_run.hpp): those
/// that come across the place that was changed, the cheapest of the workflow's own first; of other
/// procedures' scenarios that come across it in the same way, two. Results are kept in a file where one is
/// named, so that a second run tries only what has changed meanwhile. Mutants are run in child processes: one
/// that crashes, as C++ may whose rules are changed, is killed by that, and harms nothing.
/// @since 0.1
#include <filesystem>
#include <string>
#include <vector>

#include "tenon/testing/rule_change.hpp"
#include "tenon/testing/watched_run.hpp"

namespace tenon::testing {

/// Every small change of a workflow's table that is worth a try, in the order of the table. What only the
/// journey of a sale shows (part_of_sale) is left out: scenarios do not look at it.
[[nodiscard]] std::vector<RuleChange> mutants_of(const Definition& definition, const WorkflowSet& all);

/// What became of a mutant.
enum class Fate : std::uint8_t {
  killed,      ///< a scenario fails under it
  survived,    ///< none does: a case is missing
  stillborn,   ///< what comes out is not sound, and no engine would take it
  overridden,  ///< the policy or the host gives the limit that it changes
  equivalent,  ///< known to make no difference, with a reason
};
BOOST_DESCRIBE_ENUM(Fate, killed, survived, stillborn, overridden, equivalent)

struct Mutant {
  RuleChange change;
  std::string id;  ///< id_of(change)
  Fate fate = Fate::survived;
  std::string killer;       ///< the scenario's name
  bool remembered = false;  ///< known from the results of another run
  /// Its process crashed or never ended: code relies on the rule, and a host that changes it will crash too.
  bool died = false;
  std::int64_t scenarios = 0;  ///< how many could notice it; how many were tried where it was killed
};

struct MutantOptions {
  std::vector<std::string> only{};      ///< beginnings of ids ("prenotice/", "title/submit"); none: all
  unsigned threads = 0;                 ///< 0: as many as the machine has
  std::filesystem::path results{};      ///< where they are kept from run to run; empty: nowhere
  std::filesystem::path equivalents{};  ///< {"equivalents_version": 1, "equivalents": [{"id", "reason"}]}
  /// What the rules' code is known by, in the results: a new version of it makes old results void.
  std::string version{};
  HowFar how_far{};
};

/// What makes the answer worthless in part: a scenario that fails under the rules as they are (it is left
/// out), an equivalent that was killed or that no mutant is called by.
struct MutantProblem {
  std::string code;  ///< "mutants.scenario_fails", "mutants.not_equivalent", "mutants.no_such_mutant"
  std::string of;    ///< the scenario or the mutant
  std::string because;
  [[nodiscard]] Text text() const;
};

struct MutantReport {
  std::vector<Mutant> mutants;  ///< in the order of the workflows and their tables
  std::vector<MutantProblem> problems;
  std::int64_t runs = 0;  ///< of scenarios, under mutants
  bool complete = true;   ///< false: it was told to stop
  std::shared_ptr<const WorkflowSet> workflows;
  [[nodiscard]] std::int64_t count(Fate fate) const;
  [[nodiscard]] bool passed() const { return complete && problems.empty() && count(Fate::survived) == 0; }
};

/// Refused as run_watched, and as a results or equivalents file that cannot be read ("testing.no_file", or
/// the field that is wrong in it).
[[nodiscard]] Result<MutantReport> try_mutants(const std::vector<Scenario>& scenarios,
                                               const Rules& rules = {}, const MutantOptions& options = {});

/// {"passed", "mutants": {"killed": n, ...}, "score", "workflows": [...], "survivors": [{"id", "change",
/// "zh", "en", "missing": {"zh", "en"}}], "died": [ids], "problems": [...]}. `score`: killed, in percent of
/// what could be, as text with one decimal.
[[nodiscard]] Json to_json(const MutantReport& report);
/// A table of the workflows, then each survivor with what a scenario would have to show.
[[nodiscard]] std::string to_text(const MutantReport& report, Language language);

}  // namespace tenon::testing
