#pragma once
/// What a store has recorded, in the order in which it was committed.
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "tenon/store/store.hpp"
#include "tenon/testing/backtest.hpp"

namespace tenon::testing {

struct History::Recorded {
  struct Case {
    CasePtr state;
    std::vector<HistoryRow> rows;
    std::optional<std::string> policy;  ///< the pack that it began under
    std::optional<CaseId> parent;       ///< whose step opened it
  };
  enum class Kind : std::uint8_t {
    command,  ///< of a person
    alarm,    ///< the engine's own, at a time at which the host let time pass
    effect    ///< what followed from a command, or was caught up with before one
  };
  struct Row {
    std::size_t case_;
    std::size_t position;  ///< in Case::rows
    Kind kind;
  };

  std::shared_ptr<const WorkflowSet> workflows;  ///< keeps what the cases point to
  std::vector<Case> cases;
  std::unordered_map<CaseId, std::size_t> find;
  std::vector<Row> rows;
  bool order_known = false;        ///< false: rows of one microsecond may have come in another order
  std::vector<RecordRow> records;  ///< by time; versions of one entry in order
  /// Cases that came of a step: by the case that took it, the command, and their workflow; in order.
  std::map<std::tuple<CaseId, CommandId, std::string>, std::vector<std::size_t>> children;
  std::int64_t commands = 0;
  Instant from, until;

  [[nodiscard]] const HistoryRow& row(const Row& at) const { return cases[at.case_].rows[at.position]; }
};

/// Case and version of every history row, in the order in which they were committed.
using CommitOrder = std::vector<std::pair<CaseId, std::int64_t>>;

/// Reads it all.
[[nodiscard]] Result<std::shared_ptr<const History::Recorded>> read_recorded(
    Store& store, std::shared_ptr<const WorkflowSet> workflows, const CommitOrder& order);

/// The workflows that an engine of these settings would know.
[[nodiscard]] std::shared_ptr<const WorkflowSet> workflows_of(const Settings& settings);

}  // namespace tenon::testing
