#include "tenon/workflows/home/inspection.hpp"

#include <algorithm>

namespace tenon::inspection {
namespace {

/// Numbers count from 1 in the order of the list.
Finding* find_mutable(Findings& findings, std::int32_t number) {
  const auto at = static_cast<std::size_t>(number) - 1;
  return number >= 1 && at < findings.size() ? &findings[at] : nullptr;
}

void begin_round(Finding& finding) {
  finding.stage = Stage::mending;
  ++finding.rounds;
  finding.checks.clear();
}

}  // namespace

const Finding* find(const Findings& findings, std::int32_t number) {
  const auto at = static_cast<std::size_t>(number) - 1;
  return number >= 1 && at < findings.size() ? &findings[at] : nullptr;
}

bool any_open(const Findings& findings, std::string_view unit) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return each.unit == unit && is_open(each); });
}

bool any_blocking(const Findings& findings, std::string_view unit) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return each.unit == unit && blocks(each); });
}

std::string open_ones(const Findings& findings, std::string_view unit) {
  std::string list;
  for (const auto& each : findings)
    if (is_open(each) && (unit.empty() || each.unit == unit))
      (list += list.empty() ? "" : ", ") +=
          std::to_string(each.number) + " " + each.fault.place + ": " + each.fault.description;
  return list;
}

void add(Findings& findings, std::string_view unit, const std::vector<Fault>& faults) {
  for (const auto& fault : faults)
    findings.push_back({static_cast<std::int32_t>(findings.size()) + 1, std::string(unit), fault});
}

void hear(Findings& findings, const RepairEnded& repair) {
  if (auto* const finding = repair.finding ? find_mutable(findings, *repair.finding) : nullptr)
    finding->stage = repair.result == RepairResult::mended ? Stage::mended : Stage::not_mended;
}

void check(Findings& findings, std::int32_t number, const Check& by) {
  if (auto* const finding = find_mutable(findings, number)) finding->checks.push_back(by);
}

void judge(Findings& findings, std::int32_t number, bool good, std::string_view by) {
  auto* const finding = find_mutable(findings, number);
  if (!finding) return;
  if (!good) return begin_round(*finding);
  finding->stage = Stage::passed;
  finding->passed_by = by;
}

void order_again(Findings& findings, std::int32_t number) {
  if (auto* const finding = find_mutable(findings, number)) begin_round(*finding);
}

}  // namespace tenon::inspection
