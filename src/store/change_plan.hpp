#pragma once
/// @file store/change_plan.hpp
/// A change, sorted out before a store touches anything: each case once, each history row beside its case,
/// and nothing in it that contradicts itself. Every store starts from it, so that all refuse the same.
#include <boost/container/small_vector.hpp>
#include <cstdint>

#include "tenon/store/rows.hpp"

namespace tenon::store {

/// One case of the change: what it becomes, and what it was decided on.
struct PlannedCase {
  CaseState* after = nullptr;     ///< the last of its states in the change
  std::int64_t base_version = 0;  ///< must be stored now; 0: the case must not be there
  std::int64_t reached = 0;       ///< version of the newest of its history rows seen so far
  std::int64_t key = 0;           ///< for the store: where the case stands,
  std::int64_t last_row = 0;      ///< and its newest history row
};

struct ChangePlan {
  boost::container::small_vector<PlannedCase, 1> cases;
  boost::container::small_vector<std::uint32_t, 1>
      case_of_row;  ///< for each history row, position in `cases`
};

/// Refused ("store.bad_change"): history rows that do not lead version by version from what a case was
/// decided on to what it becomes, or that belong to no case of the change. "store.conflict": two states of
/// one case that do not build on each other.
[[nodiscard]] Verdict plan_change(const Change& change, ChangePlan& into);
/// Tells every state of the change where its case now stands.
void set_slots(Change& change, const ChangePlan& plan);

/// A command id or a record twice in one change. Not part of plan_change, because SQLite finds it by itself.
[[nodiscard]] Verdict check_no_command_twice(const Change& change);

}  // namespace tenon::store
