#pragma once
/// @file report/tally.hpp
/// Running sums over readings of cases, and the figures they come to.
#include <array>
#include <map>
#include <string>
#include <vector>

#include "report/case_reading.hpp"
#include "report/durations.hpp"
#include "tenon/report/figures.hpp"

namespace tenon::report {

/// Sums of any set of cases.
class SummaryTally {
 public:
  void add(const CaseReading& reading);
  [[nodiscard]] Summary summary() const;
  [[nodiscard]] std::vector<Bucket> close_times() const { return close_.buckets(); }

 private:
  Summary sums_;  // its ratios and spreads stay empty until the end
  Durations first_response_, close_;
  std::int64_t met_ = 0, judged_ = 0, reopened_ = 0, concluded_ = 0, satisfied_ = 0, heard_ = 0;
};

/// Sums by month on the wall clock of a zone.
class MonthsTally {
 public:
  void add(const CaseReading& reading, const Zone& zone);
  /// From the first month to the last, none left out.
  [[nodiscard]] std::vector<MonthFigures> months() const;

 private:
  struct Month {
    std::int64_t opened = 0, ended = 0, cancelled = 0, still_open = 0, met = 0, judged = 0;
  };
  std::map<std::int32_t, Month> months_;  // by year * 12 + month - 1
};

/// Sums of one workflow, all its versions together.
class WorkflowTally {
 public:
  WorkflowTally(const Definition& newest, Measures measures)
      : newest_(&newest), measures_(std::move(measures)) {}
  [[nodiscard]] const Measures& measures() const noexcept { return measures_; }
  [[nodiscard]] bool empty() const noexcept { return states_.empty() && !seen_; }
  void add(const CaseReading& reading, const Zone& zone);
  [[nodiscard]] WorkflowFigures figures(const LimitTable& limits) const;

 private:
  struct RunSums {
    std::array<std::int64_t, fates> count{};
    std::int64_t estimated = 0;
  };
  [[nodiscard]] DeadlineFigures deadline(const Deadline& rule, const LimitTable& limits) const;

  const Definition* newest_;
  Measures measures_;
  bool seen_ = false;
  SummaryTally all_;
  MonthsTally months_;
  std::map<std::string_view, std::int64_t> states_;
  std::map<std::string_view, RunSums> runs_;  // by id: versions may number their deadlines differently
  std::map<std::string_view, const Deadline*> rules_;
  std::vector<std::map<std::string, SummaryTally>> categories_;
  std::array<std::int64_t, 5> marks_{};
  bool any_mark_ = false;
};

}  // namespace tenon::report
