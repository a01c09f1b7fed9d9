#pragma once
/// @file testing/watch.hpp
/// Sees which rules scenarios come across: definitions that behave as the ones they watch and count what each
/// guard, condition, paper and effect was asked and said. Coverage is read off it, and it tells mutants which
/// scenarios can notice them.
///
///   auto watch = Watch::over(workflows).value();
///   Report report = run(scenario, {.workflows = watch->workflows()}, watch.get());
///   for (std::size_t i = 0; i < watch->spots().size(); ++i) ... watch->counts()[i] ...
///
/// A watch belongs to one thread at a time, and so does every engine on its workflows. Watches over the same
/// workflows have the same spots in the same order, so that several threads can count apart and add up.
/// @since 0.1
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tenon/testing/scenario.hpp"

namespace tenon::testing {

/// What can happen at one place of a table.
enum class SpotKind : std::uint8_t {
  opened,            ///< a case was opened
  step_taken,        ///< the row led from `from`
  cancelled,         ///< a case was cancelled
  guard_allowed,     ///< `what` let it pass
  guard_refused,     ///< `what` said no
  condition_held,    ///< `what` was so
  condition_failed,  ///< `what` was not so
  role_refused,      ///< somebody tried who may not; also of the opening
  same_person_refused,
  document_missing,     ///< `what` was asked for and was not there
  document_present,     ///< `what` was asked for and the papers were in order
  document_not_needed,  ///< `what` was not asked for, by its condition
  dependency_unmet,     ///< the case of `what` was not that far
  dependency_met,
  repeat_refused,  ///< a second case of one subject
  leader_refused,  ///< cancel, waive_document or change_limit by somebody who may not
  notice_sent,
  notice_kept_back,  ///< by its condition
  effect_happened,
  deadline_ran,
  deadline_kept,
  deadline_missed,
  ladder_called,  ///< `what` heard of a miss
  warning_given,  ///< `what` days before
  code_said,      ///< the refusal `what` was given
  // what no table has to show, but mutants are found by
  step_tried,    ///< the row was looked at, from `from`
  event_tried,   ///< `event` was tried in `from`, whether a row is there or not
  action_tried,  ///< an action was tried
};
BOOST_DESCRIBE_ENUM(SpotKind, opened, step_taken, cancelled, guard_allowed, guard_refused, condition_held,
                    condition_failed, role_refused, same_person_refused, document_missing, document_present,
                    document_not_needed, dependency_unmet, dependency_met, repeat_refused, leader_refused,
                    notice_sent, notice_kept_back, effect_happened, deadline_ran, deadline_kept,
                    deadline_missed, ladder_called, warning_given, code_said, step_tried, event_tried,
                    action_tried)

/// One place, named as a change of the rules names it (testing/rule_change.hpp).
struct Spot {
  SpotKind kind = SpotKind::opened;
  std::string workflow;                ///< empty for codes that several share
  std::optional<std::string> event{};  ///< of the row; "open", "cancel"
  std::optional<std::int32_t> row{};   ///< where the event has several
  std::optional<std::string> from{};   ///< the state, where each is counted apart
  std::optional<std::string> deadline{};
  std::optional<std::string> what{};
  friend bool operator==(const Spot&, const Spot&) = default;
};
BOOST_DESCRIBE_STRUCT(Spot, (), (kind, workflow, event, row, from, deadline, what))
/// Whether people ask for it to have happened: all but the last three kinds.
[[nodiscard]] constexpr bool is_asked_for(SpotKind kind) { return kind < SpotKind::step_tried; }

class Watch final : public Observer {
 public:
  /// @param workflows null: all built in. Kept alive by the watch.
  [[nodiscard]] static Result<std::unique_ptr<Watch>> over(std::shared_ptr<const WorkflowSet> workflows);
  ~Watch() override;

  /// What is to be run. Kept alive by the watch: no engine on them may outlive it.
  [[nodiscard]] const std::shared_ptr<const WorkflowSet>& workflows() const noexcept;

  [[nodiscard]] const std::vector<Spot>& spots() const noexcept;
  /// How often each has happened, in the order of spots().
  [[nodiscard]] const std::vector<std::int64_t>& counts() const noexcept;
  /// Which have happened since it was asked last, in rising order.
  [[nodiscard]] std::vector<std::uint32_t> take_touched();

  // How it hears of a scenario: hand it to run().
  void tried(World& world, const Command& command, const CasePtr& before,
             const Result<Outcome>& outcome) override;
  void ended(World& world) override;

  class Tally;  // private to src/testing

 private:
  explicit Watch(std::unique_ptr<Tally> tally);
  std::unique_ptr<Tally> tally_;
};

}  // namespace tenon::testing
