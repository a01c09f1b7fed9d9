#pragma once
/// Changes as the engine would make them, for doors, by hand: the store is tested without an engine above it.
#include "support/door.hpp"
#include "tenon/store/store.hpp"
#include "tenon/workflow/clocks.hpp"

namespace tenon::testing {

/// The n-th id of a kind: its first 48 bits grow, as the time does in ids of version 7.
template <class AnyId>
[[nodiscard]] AnyId id_at(std::uint64_t n, std::uint8_t kind) {
  AnyId id;
  auto* bytes = id.uuid.data;
  for (unsigned i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(n >> (40U - 8U * i));
  for (unsigned i = 8; i < 15; ++i)
    bytes[i] = static_cast<std::uint8_t>(n * 0x9E3779B97F4A7C15U >> (8U * (i - 7)));
  bytes[6] = 0x70;
  bytes[15] = kind;
  return id;
}
[[nodiscard]] inline CaseId case_id(std::uint64_t n) { return id_at<CaseId>(n, 1); }
[[nodiscard]] inline CommandId command_id(std::uint64_t n) { return id_at<CommandId>(n, 2); }
[[nodiscard]] inline Instant minute(std::int64_t n) { return Instant::from_seconds(1'795'000'000 + n * 60); }

[[nodiscard]] inline const WorkflowSet& door_workflows() {
  static const WorkflowSet set = [] {
    WorkflowSet made;
    made.add(definition_of<Door>()).value();
    return made;
  }();
  return set;
}

/// Adds the history row and the command of the step that leads to `after`.
inline void record_step(Change& change, const std::shared_ptr<CaseState>& after, const Digest& head_before,
                        std::string event, const CommandId& command) {
  HistoryRow row;
  row.id = after->id;
  row.version = after->version;
  row.event = std::move(event);
  row.state = after->definition->book().states[after->state];
  row.at = row.recorded_at = after->changed_at;
  row.actor = "E017";
  row.roles = {Role::agent, Role::security};
  row.party = Party::owner;
  row.command = command;
  row.payload = "{\"note\":\"\xE9\x97\xA8\"}";
  row.digest = history_digest(head_before, row);
  after->head = row.digest;
  change.cases.push_back({after, after->version - 1});
  change.history.push_back(std::move(row));
  CommandRow done;
  done.id = command;
  done.body = sha256("push");
  done.case_id = after->id;
  done.version = after->version;
  change.commands.push_back(std::move(done));
}

/// Opens door number `n`.
inline std::shared_ptr<CaseState> open_door(Change& change, std::uint64_t n, const CommandId& command) {
  auto made = std::make_shared<CaseState>();
  made->id = case_id(n);
  made->definition = &definition_of<Door>();
  made->version = 1;
  made->facts =
      std::make_shared<const Door::Facts>(Door::Facts{"door " + std::to_string(n), 0, std::nullopt});
  made->opened_at = made->changed_at = minute(static_cast<std::int64_t>(n));
  record_step(change, made, Digest{}, "open", command);
  return made;
}

/// The door after one more step: pushed open if shut, else pulled shut; it has been opened once more, its
/// clock runs `limit` minutes from then.
inline std::shared_ptr<CaseState> step_door(Change& change, const CaseState& before, const CommandId& command,
                                            std::int64_t limit = 30) {
  auto after = std::make_shared<CaseState>(before);
  const bool opens = before.state == static_cast<StateIndex>(Door::State::shut);
  auto facts = *static_cast<const Door::Facts*>(before.facts.get());
  facts.times_opened += opens;
  after->facts = std::make_shared<const Door::Facts>(std::move(facts));
  after->state = static_cast<StateIndex>(opens ? Door::State::open : Door::State::shut);
  ++after->version;
  after->changed_at = before.changed_at + seconds(60);
  if (opens) {
    ClockRun run;
    run.limit = minutes(limit);
    run.ledger.push_back({after->changed_at, {}});
    run.due = run.alarm = after->changed_at + seconds(60 * limit);
    after->frame.clocks.assign(1, std::move(run));
  } else if (!after->frame.clocks.empty()) {
    auto& run = after->frame.clocks.back();
    run.ledger.back().to = run.ended = after->changed_at;
    run.alarm.reset();
  }
  record_step(change, after, before.head, opens ? "push_open" : "pull_shut", command);
  return after;
}

}  // namespace tenon::testing
