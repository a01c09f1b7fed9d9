#pragma once
/// One side of a backtest: a store in memory in which recorded commands are carried out again under one set
/// of rules, and which case here is which case there.
#include <deque>

#include "testing/backtest_history.hpp"

namespace tenon::testing {

class Side {
 public:
  /// @param pinned whether each case begins under the pack that it began under in the history; otherwise all
  ///   begin under the active one. Refused: "policy.pack_unknown".
  [[nodiscard]] static Result<std::unique_ptr<Side>> open(const History::Recorded& recorded,
                                                          const Settings& settings, bool pinned);

  /// Moves the clock, never back.
  [[nodiscard]] Result<void> set_time(Instant now);
  /// Lets time pass up to here, as the host did then.
  [[nodiscard]] Result<void> ring(Instant until);
  /// Carries out a recorded command. "backtest.no_case" where its case has not come about here.
  [[nodiscard]] Result<Outcome> execute(const History::Recorded::Row& row);
  /// What execute would answer to a command that the history does not have; its case named as in the history.
  [[nodiscard]] Verdict check(Command command);
  /// Changes the fields of a register entry, or makes a new one.
  [[nodiscard]] Result<void> put(const RecordRow& row, const Json& fields);
  /// Whether a step has written this version by itself.
  [[nodiscard]] Result<bool> has(const RecordRow& row);

  /// The case of the history as it stands here; null where it has not come about.
  [[nodiscard]] Result<CasePtr> find(std::size_t recorded);
  /// Cases that came of steps here and are not in the history.
  [[nodiscard]] const std::vector<CaseId>& extra() const noexcept { return extra_; }
  /// Ids of cases here as the history has them.
  [[nodiscard]] Json as_recorded(Json document) const;
  [[nodiscard]] std::string as_recorded(const std::string& id) const;

  [[nodiscard]] Engine& engine() noexcept { return engines_.front().second; }

 private:
  explicit Side(const History::Recorded& recorded) : recorded_(recorded) {}
  [[nodiscard]] Engine& engine_of(const std::optional<std::string>& pack);
  [[nodiscard]] Result<Command> command_of(const History::Recorded::Row& row) const;
  [[nodiscard]] Result<void> name(const Outcome& outcome, const CommandId& command);
  void pair(std::size_t recorded, const CaseId& here);

  const History::Recorded& recorded_;
  std::vector<std::pair<std::string, Engine>> engines_;  ///< by pack; all on one store and one clock
  std::vector<std::optional<CaseId>> here_;              ///< by position in the history
  std::unordered_map<CaseId, std::size_t> there_;
  std::vector<CaseId> extra_;
};

}  // namespace tenon::testing
