#pragma once
/// @file engine/command.hpp
/// What is asked of the engine, and what it answers. There is one way to change a case, whoever asks: a
/// Command through Engine::execute. The typed calls of engine/acting.hpp and the documents of the C ABI end
/// there too.
/// @since 0.1
#include <optional>
#include <string>
#include <vector>

#include "tenon/store/rows.hpp"
#include "tenon/workflow/options.hpp"

namespace tenon {

/// One wish to open a case or to take a step in one.
struct Command {
  CommandId id;               ///< nil: the engine makes one. A repeat of an id gets the first answer.
  Actor actor;                ///< who writes it down; required
  Party party = Party::none;  ///< the outside party that did it, where one did
  std::optional<Instant>
      at;  ///< when it happened; none: now. Not in the future, not before the case's last step.

  std::string event;  ///< "open", an event of the workflow, or an action that every case has

  // to open a case
  std::string workflow;
  Subject subject;
  std::optional<std::string> reference;  ///< the host's own number of the case

  // to take a step
  CaseId case_id;
  std::optional<std::int64_t> expected_version;  ///< refused with "case.stale" where the case has moved on

  /// The fields of the opening, event or action: JSON, or a value of the right C++ type (typed calls).
  Json payload = Json::object();
  const void* typed = nullptr;          ///< used instead of payload; lives until execute returns
  const RuleBook* typed_for = nullptr;  ///< the workflow that `typed` was made for, where it is not an action
};

/// What a command led to.
struct Outcome {
  CaseId case_id;
  std::string workflow;
  std::int64_t version = 0;
  std::string state;
  CaseStatus status = CaseStatus::open;
  CommandId command;
  bool repeated = false;       ///< the command was done before; this is where it led then
  std::vector<CaseId> opened;  ///< cases that came of it
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (case_id, workflow, version, state, status, command, repeated, opened))

/// What a command led to in one of many cases.
struct EachOutcome {
  CaseId case_;
  std::optional<std::string> state{};  ///< where the case stands now; none: it was refused
  std::optional<JsonText> refusal{};
};
BOOST_DESCRIBE_STRUCT(EachOutcome, (), (case_, state, refusal))
struct EachReport {
  std::int64_t done = 0, refused = 0;
  std::vector<EachOutcome> cases;
};
BOOST_DESCRIBE_STRUCT(EachReport, (), (done, refused, cases))

/// A deadline of a case, for people.
struct DeadlineView {
  std::string id;
  Limit limit;
  std::string status;  ///< running, paused, missed, met, late (ended after it was missed)
  std::optional<Instant> started;
  std::optional<Instant> due;
  std::optional<Instant> missed;
  std::optional<Instant> ended;
  bool estimated = false;
};
BOOST_DESCRIBE_STRUCT(DeadlineView, (), (id, limit, status, started, due, missed, ended, estimated))
[[nodiscard]] std::vector<DeadlineView> deadlines_of(const CaseState& state);

/// What a pass over the clocks did.
struct AdvanceReport {
  Instant until;
  std::int64_t cases = 0;      ///< cases in which something rang
  std::int64_t missed = 0;     ///< deadlines that were reached
  std::int64_t escalated = 0;  ///< further rungs called
  std::int64_t resumed = 0;    ///< holds that ran out
  bool more = false;           ///< stopped at max_cases: call again
};
BOOST_DESCRIBE_STRUCT(AdvanceReport, (), (until, cases, missed, escalated, resumed, more))

}  // namespace tenon
