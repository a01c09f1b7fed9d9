#pragma once
/// @file testing/coverage.hpp
/// How much of the rules the scenarios come across: every step taken, every guard both ways, every paper
/// missing and there, every limit kept and missed, every refusal given at least once. What was never crossed
/// is listed by name, marked in the diagram of its workflow, and may fail a run by a threshold.
///
///   auto scenarios = find_scenarios({"tests/scenarios"}).value();
///   Coverage coverage = coverage_of(run_watched(scenarios).value(), scenarios);
///
/// To be crossed is not to be checked: whether scenarios would notice a change is asked by
/// testing/mutants.hpp. Values; the functions are pure.
/// @since 0.1
#include <string>
#include <vector>

#include "tenon/testing/watched_run.hpp"

namespace tenon::testing {

/// What spots are counted together.
enum class CoverageArea : std::uint8_t {
  steps,         ///< cases opened and cancelled, each row from each of its states
  guards,        ///< each let something pass, and refused
  conditions,    ///< each held, and failed
  roles,         ///< somebody was refused who may not; the same person; a second case of one subject
  documents,     ///< each paper was missing, was there, and, where it depends, was not needed
  other_cases,   ///< each case that is waited for was far enough, and was not
  deadlines,     ///< each ran, was kept, was missed; each rung and warning was told
  consequences,  ///< each notice was sent and, where it depends, kept back; each effect happened
  codes,         ///< each refusal of the workflow's own was given
};
BOOST_DESCRIBE_ENUM(CoverageArea, steps, guards, conditions, roles, documents, other_cases, deadlines,
                    consequences, codes)
[[nodiscard]] CoverageArea area_of(SpotKind kind);

/// So many of so many.
struct Crossed {
  std::int64_t crossed = 0;
  std::int64_t of = 0;
  /// Rounded down, so that 100 means all; 100 where there is nothing to cross.
  [[nodiscard]] std::int64_t percent() const { return of == 0 ? 100 : crossed * 100 / of; }
  Crossed& operator+=(const Crossed& other) {
    crossed += other.crossed;
    of += other.of;
    return *this;
  }
};

struct WorkflowCoverage {
  std::string workflow;  ///< empty: the refusals that several workflows share
  Text title;
  std::vector<Crossed> areas;  ///< by CoverageArea
  std::vector<Spot> never;     ///< in the order of the table
  [[nodiscard]] Crossed all() const;
};

struct Coverage {
  std::shared_ptr<const WorkflowSet> workflows;
  std::vector<WorkflowCoverage> each;
  std::vector<std::string> failed;  ///< scenarios that did not pass: what they crossed counts all the same
  [[nodiscard]] Crossed of(CoverageArea area) const;
  [[nodiscard]] Crossed all() const;
};

/// Of the workflows that these scenarios are told of, in the order of the set.
[[nodiscard]] Coverage coverage_of(const WatchedRun& run, const std::vector<Scenario>& scenarios);

/// For people: "“Submit” was never refused by has_number."
[[nodiscard]] Text sentence(const Spot& spot, const WorkflowSet& workflows);

/// How much has to be crossed, in whole percent.
struct Threshold {
  std::optional<CoverageArea> area;  ///< none: all areas together
  std::int64_t percent = 0;
};
/// Reads {"all": 95, "steps": 100}: the areas by name, 0 to 100.
[[nodiscard]] Result<std::vector<Threshold>> read_thresholds(const Json& json, const JsonPath& at = {});
/// The thresholds that are not reached.
[[nodiscard]] std::vector<Threshold> shortfalls(const Coverage& coverage,
                                                const std::vector<Threshold>& thresholds);

/// {"passed", "all": {"crossed", "of", "percent"}, "areas": {...}, "workflows": [{"workflow", "areas",
/// "never": [{"kind", ..., "zh", "en"}]}], "shortfalls": [{"area", "percent", "wanted"}], "failed": [...]}
[[nodiscard]] Json to_json(const Coverage& coverage, const std::vector<Threshold>& thresholds = {});
/// A table of percents, then what was never crossed.
[[nodiscard]] std::string to_text(const Coverage& coverage, Language language);
/// One page without scripts or links to elsewhere: the table, and each workflow's diagram, in which the steps
/// that were never taken are red, with its list.
[[nodiscard]] std::string to_html(const Coverage& coverage, Language language = Language::both);

}  // namespace tenon::testing
