#pragma once
// The states of an exploration and what the engine answers in them. A state is a row of numbers: for each
// place that a case may take the number of that case's own state, then one for the registers and one for the
// time. What was tried once is not tried again where nothing that the answer rested on is different.
#include <deque>
#include <unordered_map>

#include "tenon/testing/explore.hpp"
#include "tenon/testing/fork_store.hpp"
#include "tenon/testing/stage.hpp"
#include "testing/explore_moves.hpp"
#include "testing/watched_reads.hpp"

namespace tenon::testing {

using Number = std::uint32_t;
using Key = std::vector<Number>;
struct KeyHash {
  std::size_t operator()(const Key& key) const noexcept;
};
/// Entries of registers, one bit each in the order in which they were first looked at; the last bit is
/// shared.
using RecordMask = std::uint64_t;

/// Where a case may be: number so-and-so of its workflow.
struct Place {
  std::size_t workflow = 0;
  CaseId id;
  std::string name;  ///< "signing", "filing_change_2"
};

/// One case in one state of its own.
struct Local {
  CasePtr at;
  std::uint64_t taken = 0;  ///< events of those that are taken at most once
  ConditionSet now = 0;     ///< conditions of invariants that are so of this case
  ConditionSet ever = 0;    ///< and those that once were
  [[nodiscard]] bool over() const {
    return at->definition->book().is_final(at->state) || at->frame.cancelled;
  }
};

/// What came of a move, and what that rests on.
struct Answer {
  bool done = false;
  bool cut = false;  ///< it would have taken more cases than the bound has
  bool with_papers = false;
  bool leads_on = false;                                ///< it is done, and to another state than this
  std::vector<std::pair<std::size_t, Number>> changes;  ///< place and what stands there afterwards
  Number records = 0;                                   ///< afterwards
  RecordMask records_written = 0, records_read = 0;
  WorkflowMask cases_written = 0;  ///< of other cases than the mover
  WorkflowMask cases_read = 0;     ///< looked at by rules written as code
  WorkflowMask states_read = 0;    ///< asked for by dependencies of the table
  /// What has to change before the answer can be another. Of a move that is done: all of the above. Of a
  /// refused one: what the rule looked at that refused it, for without that nothing else helps.
  WorkflowMask rests_on_cases = 0;
  std::vector<const Dependency*> rests_on;
};

/// A workflow as an explorer knows it.
struct Procedure {
  const RuleBook* book = nullptr;
  WorkflowMask bit = 0;
  bool moves = false;  ///< it is one of those that the exploration moves
  std::vector<Move> all;
  std::vector<std::size_t> places;
};

class Space {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Space>> make(const Exploration& exploration,
                                                           const Rules& rules);

  [[nodiscard]] const Key& start() const noexcept { return start_; }
  [[nodiscard]] const std::vector<Place>& places() const noexcept { return places_; }
  [[nodiscard]] const std::vector<Procedure>& procedures() const noexcept { return procedures_; }
  [[nodiscard]] const Local& local(Number number) const { return locals_[number]; }
  /// The place that the next case of the workflow would take; none: the bound has no more.
  [[nodiscard]] std::optional<std::size_t> free_place(const Key& state, std::size_t workflow) const;
  /// Whether it is worth trying: the table has a row for it, and it has not been taken as often as it may.
  [[nodiscard]] bool is_thinkable(const Local& local, const Move& move) const;

  /// What the move of the case at `place` (to be opened, where none is there) comes to. Stays valid.
  const Answer& answer(const Key& state, std::size_t place, const Move& move);
  /// The same without looking at what was tried before; null where it is refused.
  std::optional<Key> take(const Key& state, std::size_t place, const Move& move, bool with_papers);
  /// Time moves to the next of the moments named, and what falls due happens; none: there is no further one.
  std::optional<Key> wait(const Key& state);
  /// Whether register entries have been seen, since this was asked last, that no answer was tried with. The
  /// answers are forgotten then.
  bool forget_untried();

  [[nodiscard]] Key after(const Key& state, const Answer& answer) const;
  [[nodiscard]] ConditionSet conditions(const Key& state) const;
  [[nodiscard]] ConditionSet conditions_of_records(Number records) const { return of_records_[records].now; }
  /// Which entries the conditions of invariants look at.
  [[nodiscard]] RecordMask records_of_conditions() const noexcept { return asked_records_; }
  [[nodiscard]] std::int64_t tried() const noexcept { return tried_; }

 private:
  struct RecordsAt {
    std::shared_ptr<const ForkContent::Records> records;
    ConditionSet now = 0;
  };
  /// Answers of one case in one state to one move that rest on the same things, by what those were.
  struct Remembered {
    WorkflowMask cases_read = 0, states_read = 0;
    bool records_read = false;
    std::unordered_map<Key, const Answer*, KeyHash> by_values;
  };

  Space() = default;
  Result<void> prepare(const Exploration& exploration, const Rules& rules);
  Result<void> lay_out();
  void put_back(const Key& state);
  [[nodiscard]] std::optional<Refusal> attempt(std::size_t place, const Move& move, bool with_papers);
  /// The move, with papers where only they are missing.
  [[nodiscard]] std::optional<Refusal> attempt_both(const Key& state, std::size_t place, const Move& move,
                                                    bool& with_papers);
  /// What the store holds now, as a state; none where it holds more cases than there are places.
  std::optional<Key> read_state(const Key& before, std::optional<std::size_t> mover, const Move* move);
  Answer try_out(const Key& state, std::size_t place, const Move& move);
  void note_reads(Answer& answer, const Key& state, std::size_t place, const Move& move,
                  const std::optional<Refusal>& refusal) const;
  void note_changes(Answer& answer, const Key& state, const Key& next, std::size_t place);
  /// Whether other register entries would make another answer of it.
  [[nodiscard]] bool hangs_on_records(const Answer& answer, const Key& state, std::size_t place,
                                      const Move& move);
  [[nodiscard]] Key values(const Key& state, const Remembered& of) const;
  Number number_of(std::size_t place, CasePtr at, std::uint64_t taken, ConditionSet ever);
  Number number_of(const std::shared_ptr<const ForkContent::Records>& records);
  [[nodiscard]] CasePtr renamed(const CasePtr& at, const std::vector<std::pair<CaseId, CaseId>>& names) const;
  [[nodiscard]] ConditionSet conditions_of(const CaseState& state, const Json& facts, bool for_ever) const;
  RecordMask mask_of(const std::vector<std::pair<std::string, std::string>>& records);

  const Exploration* exploration_ = nullptr;
  std::shared_ptr<ReadLog> log_ = std::make_shared<ReadLog>();
  std::shared_ptr<const WorkflowSet> workflows_;
  std::vector<Stage> stages_;  ///< one for each moment, because a clock does not go back
  std::vector<ForkStore*> stores_;
  std::vector<Procedure> procedures_;
  std::vector<Place> places_;
  std::unordered_map<CaseId, std::size_t> place_of_;
  Key start_;
  std::deque<Local> locals_{1};  ///< the first is nobody
  std::unordered_map<std::string, Number> numbers_;
  std::vector<RecordsAt> of_records_;
  std::unordered_map<std::string, Number> record_numbers_;
  std::map<std::pair<std::string, std::string>, std::size_t> record_bits_;
  RecordMask asked_records_ = 0;
  std::size_t records_tried_ = 0;  ///< how many of of_records_ every answer was tried with
  std::deque<Answer> answers_;
  std::unordered_map<std::uint64_t, std::vector<Remembered>> remembered_;
  std::size_t now_ = 0;  ///< which of the moments the last state was put back in
  std::int64_t tried_ = 0;
};

}  // namespace tenon::testing
