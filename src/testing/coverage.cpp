#include "tenon/testing/coverage.hpp"

#include <algorithm>
#include <set>

#include "testing/change_sentence.hpp"

namespace tenon::testing {

CoverageArea area_of(SpotKind kind) {
  using enum SpotKind;
  switch (kind) {
    case guard_allowed:
    case guard_refused: return CoverageArea::guards;
    case condition_held:
    case condition_failed: return CoverageArea::conditions;
    case role_refused:
    case same_person_refused:
    case repeat_refused:
    case leader_refused: return CoverageArea::roles;
    case document_missing:
    case document_present:
    case document_not_needed: return CoverageArea::documents;
    case dependency_unmet:
    case dependency_met: return CoverageArea::other_cases;
    case deadline_ran:
    case deadline_kept:
    case deadline_missed:
    case ladder_called:
    case warning_given: return CoverageArea::deadlines;
    case notice_sent:
    case notice_kept_back:
    case effect_happened: return CoverageArea::consequences;
    case code_said: return CoverageArea::codes;
    default: return CoverageArea::steps;
  }
}

Crossed WorkflowCoverage::all() const {
  Crossed sum;
  for (const auto& each : areas) sum += each;
  return sum;
}
Crossed Coverage::of(CoverageArea area) const {
  Crossed sum;
  for (const auto& workflow : each) sum += workflow.areas[static_cast<std::size_t>(area)];
  return sum;
}
Crossed Coverage::all() const {
  Crossed sum;
  for (const auto& workflow : each) sum += workflow.all();
  return sum;
}

Coverage coverage_of(const WatchedRun& run, const std::vector<Scenario>& scenarios) {
  Coverage coverage;
  coverage.workflows = run.workflows;
  std::set<std::string> told;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    told.insert(scenarios[i].workflow);
    if (!run.reports[i].passed()) coverage.failed.push_back(scenarios[i].name());
  }
  const auto add = [&](std::string workflow, Text title) {
    coverage.each.push_back(
        {std::move(workflow), std::move(title), std::vector<Crossed>(enum_size<CoverageArea>), {}});
  };
  bool whole = true;
  for (const Definition* const each : run.workflows->all()) {
    const std::string id(each->book().id);
    if (told.contains(id) && *run.workflows->find(id) == each) add(id, text_of(each->book().title));
    whole = whole && told.contains(id);
  }
  // What several procedures refuse with is asked of all of them together.
  if (whole) add("", words("coverage.shared"));
  for (std::size_t i = 0; i < run.spots.size(); ++i) {
    const Spot& spot = run.spots[i];
    const auto found = std::find_if(coverage.each.begin(), coverage.each.end(),
                                    [&](const auto& each) { return each.workflow == spot.workflow; });
    if (!is_asked_for(spot.kind) || found == coverage.each.end()) continue;
    auto& area = found->areas[static_cast<std::size_t>(area_of(spot.kind))];
    ++area.of;
    if (run.counts[i] > 0) ++area.crossed;
    else found->never.push_back(spot);
  }
  return coverage;
}

Text sentence(const Spot& spot, const WorkflowSet& workflows) {
  // A change of the same place is told with the same labels.
  RuleChange like{spot.workflow, ChangeKind::guard_dropped,
                  spot.event,    spot.from,
                  spot.row,      spot.deadline,
                  spot.what,     {}};
  switch (spot.kind) {
    case SpotKind::document_missing:
    case SpotKind::document_present:
    case SpotKind::document_not_needed: like.kind = ChangeKind::document_dropped; break;
    case SpotKind::dependency_met:
    case SpotKind::dependency_unmet: like.kind = ChangeKind::dependency_dropped; break;
    case SpotKind::notice_sent:
    case SpotKind::notice_kept_back: like.kind = ChangeKind::notice_dropped; break;
    case SpotKind::warning_given: like.kind = ChangeKind::warning_dropped; break;
    case SpotKind::code_said: like.kind = ChangeKind::limit_changed; break;
    case SpotKind::ladder_called: like.kind = ChangeKind::ladder_dropped; break;
    default: break;
  }
  return words("spot." + std::string(name_of(spot.kind)), like, workflows);
}

Result<std::vector<Threshold>> read_thresholds(const Json& json, const JsonPath& at) {
  if (!json.is_object()) return detail::wrong_type(at, "an object", json);
  std::vector<std::string_view> allowed{"all"};
  for (const auto name : enum_names<CoverageArea>()) allowed.push_back(name);
  std::vector<Threshold> all;
  for (const auto& [key, value] : json.items()) {
    Threshold threshold{enum_from<CoverageArea>(key), 0};
    if (!threshold.area && key != "all")
      return detail::unknown_field(at, json, allowed.data(), allowed.size());
    TENON_TRY(threshold.percent, read_json<std::int64_t>(value, at / key));
    if (threshold.percent < 0 || threshold.percent > 100)
      return detail::out_of_range(at / key, value, "0", "100");
    all.push_back(threshold);
  }
  return all;
}

std::vector<Threshold> shortfalls(const Coverage& coverage, const std::vector<Threshold>& thresholds) {
  std::vector<Threshold> missed;
  for (const auto& each : thresholds)
    if ((each.area ? coverage.of(*each.area) : coverage.all()).percent() < each.percent)
      missed.push_back(each);
  return missed;
}

}  // namespace tenon::testing
