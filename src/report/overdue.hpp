#pragma once
/// @file report/overdue.hpp
/// The cases that are longest overdue, a bounded number of them.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/case_reading.hpp"
#include "tenon/report/figures.hpp"

namespace tenon::report {

/// What the registers call a department or a member of staff; none where they do not know the id.
[[nodiscard]] std::optional<std::string> name_in(Engine& engine, std::string_view register_kind,
                                                 const std::string& id);

class OverdueTally {
 public:
  explicit OverdueTally(std::size_t most) : most_(most) {}
  void add(const CaseReading& reading, const Measures& measures);
  /// Longest overdue first.
  [[nodiscard]] std::vector<OverdueCase> cases(Engine& engine, Instant now) const;

 private:
  std::size_t most_;
  std::map<std::pair<Instant, CaseId>, OverdueCase> worst_;
};

}  // namespace tenon::report
