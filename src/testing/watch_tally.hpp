#pragma once
/// What a watch counts with, and the numbers under which its tables and its ears count.
#include <deque>
#include <map>

#include "tenon/testing/watch.hpp"
#include "testing/rule_names.hpp"

namespace tenon::testing {

using SpotIndex = std::uint32_t;
inline constexpr SpotIndex no_spot = static_cast<SpotIndex>(-1);

/// What is watched of a row, the opening or the cancelling of a case. Papers and other cases are known to be
/// in order only when the rules behind them are asked: until then they are `pending`.
struct WatchedRow {
  std::string event;
  SpotIndex role_refused = no_spot;
  SpotIndex same_person_refused = no_spot;
  /// By the document, as refusals have it: where it is missing, and where it is in order.
  std::multimap<std::string, std::pair<SpotIndex, SpotIndex>, std::less<>> missing;
  std::multimap<std::string, SpotIndex, std::less<>> unmet;  ///< by the workflow that is waited for
  std::vector<SpotIndex> pending;
};

/// What is watched of a workflow besides.
struct WatchedBook {
  std::string id;
  WatchedRow opening;
  SpotIndex opening_tried = no_spot;
  SpotIndex repeat_refused = no_spot;
  SpotIndex leader_refused = no_spot;
  SpotIndex action_tried = no_spot;
  std::vector<SpotIndex> event_tried;  ///< by event * states + state
  struct Clock {
    SpotIndex ran = no_spot, kept = no_spot, missed = no_spot;
    std::vector<SpotIndex> ladder;
    std::map<std::int32_t, SpotIndex> warnings;
  };
  std::vector<Clock> clocks;  ///< by position of the deadline
};

class Watch::Tally {
 public:
  explicit Tally(std::shared_ptr<const WorkflowSet> watched) : original(std::move(watched)) {}

  SpotIndex add(Spot spot) {
    spots.push_back(std::move(spot));
    counts.push_back(0);
    touched_before.push_back(false);
    return static_cast<SpotIndex>(spots.size() - 1);
  }
  void count(SpotIndex spot) {
    if (spot == no_spot) return;
    ++counts[spot];
    if (touched_before[spot]) return;
    touched_before[spot] = true;
    touched.push_back(spot);
  }
  /// The row is looked at: nothing of it is in order yet.
  void look_at(WatchedRow& row) {
    last_row = &row;
    row.pending.clear();
  }
  void in_order(WatchedRow& row) {
    for (const auto spot : row.pending) count(spot);
    row.pending.clear();
  }

  std::shared_ptr<const WorkflowSet> original;
  std::shared_ptr<const WorkflowSet> workflows;
  std::vector<Spot> spots;
  std::vector<std::int64_t> counts;
  std::vector<bool> touched_before;
  std::vector<SpotIndex> touched;

  std::deque<WatchedRow> rows;
  std::map<std::string, WatchedBook, std::less<>> books;  ///< by id; of versions the newest
  std::map<std::string, SpotIndex, std::less<>> codes;
  WatchedRow* last_row = nullptr;
};

/// The table with everything in it counted.
[[nodiscard]] EditableBook watched_book(const RuleBook& book, Watch::Tally& tally);

}  // namespace tenon::testing
