#pragma once
/// @file store/memory_index.hpp
/// The orders in which a memory store's cases can be read: by alarm, by miss, by state. They are brought up
/// to date when somebody reads them, not by every commit: a case that takes ten steps between two looks is
/// filed once.
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

 private:
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
};

}  // namespace tenon::store
