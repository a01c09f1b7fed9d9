#include "store/change_plan.hpp"

#include "store/id_map.hpp"
#include "store/refusals.hpp"

namespace tenon::store {
namespace {

constexpr std::size_t few = 8;  // up to here, looking at each is faster than hashing

/// Finds a case of the plan by id. Rows mostly come in the order of their cases, so the case of the row
/// before and the one after it are looked at first.
class Finder {
 public:
  explicit Finder(const ChangePlan& plan) : plan_(plan) {}
  void reserve(std::size_t count) {
    if (count > few) index_.reserve(count);
    hashed_ = count > few;
  }
  void added() {
    if (hashed_)
      index_.emplace(plan_.cases.back().after->id, static_cast<std::uint32_t>(plan_.cases.size() - 1));
  }
  /// Position in the plan, or its size.
  [[nodiscard]] std::size_t find(const CaseId& id) {
    const auto count = plan_.cases.size();
    for (auto at = last_; at < count && at < last_ + 2; ++at)
      if (plan_.cases[at].after->id == id) return last_ = at;
    if (hashed_) {
      const auto found = index_.find(id);
      return found == index_.end() ? count : last_ = found->second;
    }
    for (std::size_t at = 0; at < count; ++at)
      if (plan_.cases[at].after->id == id) return last_ = at;
    return count;
  }

 private:
  const ChangePlan& plan_;
  IdMap<CaseId, std::uint32_t> index_;
  std::size_t last_ = 0;
  bool hashed_ = false;
};

}  // namespace

Verdict plan_change(const Change& change, ChangePlan& into) {
  Finder finder(into);
  finder.reserve(change.cases.size());
  into.cases.reserve(change.cases.size());
  into.case_of_row.reserve(change.history.size());
  for (const auto& each : change.cases) {
    if (const auto at = finder.find(each.after->id); at < into.cases.size()) {
      auto& planned = into.cases[at];
      if (each.base_version != planned.after->version)
        return conflict_on(each.after->id, each.base_version, planned.after->version);
      planned.after = each.after.get();
      continue;
    }
    into.cases.push_back({each.after.get(), each.base_version, each.base_version});
    finder.added();
  }
  for (const auto& row : change.history) {
    const auto at = finder.find(row.id);
    if (at == into.cases.size()) return bad_change(row.id, "a history row without its case");
    auto& planned = into.cases[at];
    if (row.version != planned.reached + 1)
      return bad_change(row.id, "history versions do not follow each other");
    planned.reached = row.version;
    into.case_of_row.push_back(static_cast<std::uint32_t>(at));
  }
  for (const auto& planned : into.cases)
    if (planned.reached != planned.after->version || planned.reached == planned.base_version)
      return bad_change(planned.after->id, "the case's version is not that of its newest history row");
  return {};
}

void set_slots(Change& change, const ChangePlan& plan) {
  if (change.cases.size() == plan.cases.size()) {
    for (const auto& planned : plan.cases) planned.after->slot = {planned.key, planned.last_row};
    return;
  }
  // Some case has several states here: the plan's are distinct, so each is looked up among them.
  IdMap<CaseId, CaseState::Slot> slots;
  slots.reserve(plan.cases.size());
  for (const auto& planned : plan.cases) slots[planned.after->id] = {planned.key, planned.last_row};
  for (auto& each : change.cases) each.after->slot = slots[each.after->id];
}

}  // namespace tenon::store
