#pragma once
/// @file store/sqlite_work.hpp
/// What one caller wants written, made ready in the caller's own thread: sorted out, and its cases printed,
/// so that whoever holds the pen has only to write.
#include <boost/container/small_vector.hpp>
#include <functional>
#include <optional>
#include <span>

#include "store/change_plan.hpp"

namespace tenon::store {

/// A case as its columns. The views point into Work::text, or to what lives as long as the change.
struct Printed {
  std::string_view facts;
  std::string_view frame;
  std::string_view state;
  CaseStatus status = CaseStatus::open;
  std::optional<Instant> alarm;
  std::optional<Instant> overdue;
};

struct Work {
  // Asked for: a change to commit, or outbox rows to acknowledge.
  Change* change = nullptr;
  std::span<const std::int64_t> acknowledged;
  /// Fills the change once the file is locked; null: it was decided before.
  const std::function<Verdict()>* decide = nullptr;

  // Made ready.
  ChangePlan plan;
  std::string text;
  boost::container::small_vector<Printed, 1> printed;  ///< beside plan.cases

  // Answered.
  Verdict verdict;
  std::int32_t count = 0;  ///< how many outbox rows were open

  Work* next = nullptr;  ///< of the commit queue

  /// Sorts out and prints the change.
  [[nodiscard]] Verdict prepare();
};

}  // namespace tenon::store
