#pragma once
/// @file store/change_plan.hpp
/// A change, sorted out before a store touches anything: each case once, each history row beside its case,
/// and nothing in it that contradicts itself. Every store starts from it, so that all refuse the same.
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <map>

#include "store/refusals.hpp"
#include "tenon/store/rows.hpp"

namespace tenon::store {

/// One case of the change: what it becomes, and what it was decided on.
struct PlannedCase {
  CaseState* after = nullptr;     ///< the last of its states in the change
  std::int64_t base_version = 0;  ///< must be stored now; 0: the case must not be there
  std::int64_t reached = 0;       ///< version of the newest of its history rows seen so far
  std::int64_t key = 0;           ///< for the store: where the case stands,
  std::int64_t last_row = 0;      ///< and its newest history row,
  std::uint32_t changed = 0;      ///< and which of its columns change
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
/// "store.conflict" where a record is not at the version before the one to be written. `stored_version(kind,
/// id)` answers Result<std::int64_t>, 0 for a record that is not there.
template <class StoredVersion>
[[nodiscard]] Verdict check_records(const Change& change, StoredVersion&& stored_version) {
  std::map<std::pair<std::string_view, std::string_view>, std::int64_t> here;
  for (const auto& record : change.records) {
    const auto [found, first] = here.try_emplace({record.kind, record.id});
    if (first) {
      auto stored = stored_version(record.kind, record.id);
      if (!stored) return std::move(stored).refusal();
      found->second = *stored;
    }
    if (found->second != record.version - 1) return conflict_on(record, found->second);
    found->second = record.version;
  }
  return {};
}
/// "store.conflict" where something that was only looked at has moved. `version_of(id)`,
/// `stored_version(kind, id)` and `count_of(list)` answer Result<std::int64_t>.
template <class VersionOf, class StoredVersion, class CountOf>
[[nodiscard]] Verdict check_seen(const Seen& seen, VersionOf&& version_of, StoredVersion&& stored_version,
                                 CountOf&& count_of) {
  for (const auto& [id, version] : seen.cases) {
    auto now = version_of(id);
    if (!now) return std::move(now).refusal();
    if (*now != version) return conflict_on(id, version, *now);
  }
  for (const auto& each : seen.records) {
    auto now = stored_version(each.kind, each.id);
    if (!now) return std::move(now).refusal();
    if (*now != each.version) return conflict_on(each.kind + " " + each.id, each.version, *now);
  }
  for (const auto& list : seen.lists) {
    auto now = count_of(list);
    if (!now) return std::move(now).refusal();
    if (*now != list.count) return conflict_on(list, *now);
  }
  return {};
}
/// Tells every state of the change where its case now stands.
void set_slots(Change& change, const ChangePlan& plan);

}  // namespace tenon::store
