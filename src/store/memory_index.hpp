#pragma once
/// @file store/memory_index.hpp
/// The orders in which a memory store's cases can be read: by alarm, by miss, by state, by what
/// they are about. They are brought up
/// to date when somebody reads them, not by every commit: a case that takes ten steps between two looks is
/// filed once.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "tenon/store/rows.hpp"
#include "tenon/workflow/clocks.hpp"

namespace tenon::store {

/// Where a case is filed.
struct Filed {
  std::optional<Instant> alarm;
  std::optional<Instant> overdue;
  const Definition* definition = nullptr;  ///< null: not filed yet
  StateIndex state = 0;
};

class MemoryIndex {
 public:
  using Timed = std::set<std::pair<Instant, std::int64_t>>;  ///< time and key
  using Keys = std::set<std::int64_t>;

  /// Files the case under what it has become.
  void file(std::int64_t key, const CaseState& now, Filed& filed) {
    move(alarms_, key, filed.alarm, next_alarm(now.frame));
    move(overdue_, key, filed.overdue, overdue_since(now.frame));
    if (filed.definition == now.definition && filed.state == now.state) return;
    if (!filed.definition) {  // what a case is about never changes
      add(Scope::sale, now.subject.sale, key);
      add(Scope::unit, now.subject.unit, key);
      add(Scope::building, now.subject.building, key);
      add(Scope::project, now.subject.project, key);
    }
    if (filed.definition) states_[{filed.definition, filed.state}].erase(key);
    states_[{now.definition, now.state}].insert(key);
    filed.definition = now.definition;
    filed.state = now.state;
  }

  [[nodiscard]] const Timed& alarms() const noexcept { return alarms_; }
  [[nodiscard]] const Timed& overdue() const noexcept { return overdue_; }
  /// The cases in each state called `state`, of all workflows or of the one named.
  [[nodiscard]] std::vector<const Keys*> in_state(std::string_view state,
                                                  const std::optional<std::string>& workflow) const {
    std::vector<const Keys*> found;
    for (const auto& [place, keys] : states_) {
      const auto& book = place.first->book();
      if (book.states[place.second] == state && (!workflow || book.id == *workflow)) found.push_back(&keys);
    }
    return found;
  }

  /// The cases about one sale, unit, building or project, in order of key.
  [[nodiscard]] const std::vector<std::int64_t>& about(Scope scope, std::string_view id) const {
    static const std::vector<std::int64_t> none;
    const auto& of_scope = subjects_[static_cast<std::size_t>(scope)];
    const auto found = of_scope.find(id);
    return found == of_scope.end() ? none : found->second;
  }

 private:
  void add(Scope scope, const std::optional<std::string>& id, std::int64_t key) {
    if (!id) return;
    auto& keys = subjects_[static_cast<std::size_t>(scope)][*id];
    keys.insert(std::upper_bound(keys.begin(), keys.end(), key), key);
  }
  static void move(Timed& order, std::int64_t key, std::optional<Instant>& filed,
                   std::optional<Instant> now) {
    if (filed == now) return;
    if (filed) order.erase({*filed, key});
    if (now) order.emplace(*now, key);
    filed = now;
  }

  Timed alarms_;
  Timed overdue_;
  std::map<std::pair<const Definition*, StateIndex>, Keys> states_;
  std::array<std::map<std::string, std::vector<std::int64_t>, std::less<>>, enum_size<Scope>> subjects_;
};

}  // namespace tenon::store
