#pragma once
/// The history, played on two sides in lockstep: what each command came to on both.
#include "testing/backtest_side.hpp"

namespace tenon::testing {

/// What a command of the history came to on one side.
struct CommandAnswer {
  std::optional<Refusal> refusal;
  std::string state;  ///< of its case afterwards, where it was carried out
  CaseStatus status = CaseStatus::open;
};
struct Played {
  const History::Recorded::Row* row;
  CommandAnswer control, changed;
};

class Play {
 public:
  /// Hears of each command behind it; false: stop.
  using Heard = std::function<Result<bool>(const Played&)>;
  /// Called before the command or alarm at this position of Recorded::rows, with both clocks at its time.
  using Before = std::function<Result<void>(std::size_t row)>;

  Play(const History::Recorded& recorded, Side& control, Side& changed)
      : recorded_(recorded), control_(control), changed_(changed) {}
  [[nodiscard]] Result<void> run(const Before& before, const Heard& heard);

 private:
  /// A version of a register entry that has not been written yet.
  struct Put {
    const RecordRow* row;
    Json fields;  ///< what it changes
    /// Commands yet to come of the same moment and actor: one of them may write it by itself.
    std::int64_t* commands;
  };
  using Moment = std::pair<Instant, std::string>;

  [[nodiscard]] Result<void> prepare();
  [[nodiscard]] Result<bool> write_what_is_due(Instant now, bool all_of_now);
  void forget_written(Moment moment);
  [[nodiscard]] Result<bool> play_group(std::size_t from, std::size_t to, const Before& before,
                                        const Heard& heard);
  [[nodiscard]] Result<bool> try_command(std::size_t at, bool last_chance, const Heard& heard, bool& stopped);

  const History::Recorded& recorded_;
  Side& control_;
  Side& changed_;
  std::map<Moment, std::int64_t> commands_;
  std::deque<Put> coming_;
  std::vector<Put> waiting_;
  Instant now_;
};

}  // namespace tenon::testing
