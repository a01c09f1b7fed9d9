#pragma once
/// @file store/rows.hpp
/// What a store keeps. A case in memory (CaseState) is immutable once published and shared between threads;
/// the rows are what goes to disk with it, all in one transaction.
/// @since 0.1
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tenon/core/digest.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// open, on hold, ended (in a final state), cancelled.
enum class CaseStatus : std::uint8_t { open, on_hold, ended, cancelled };
BOOST_DESCRIBE_ENUM(CaseStatus, open, on_hold, ended, cancelled)

/// A case as of one version.
struct CaseState {
  CaseId id;
  const Definition* definition = nullptr;
  std::int64_t version = 0;  ///< number of history rows; 1 when opened
  StateIndex state = 0;
  Body facts;
  Frame frame;
  Subject subject;
  std::optional<std::string> reference;  ///< the host's own number, unique where given
  Instant opened_at;
  Instant changed_at;
  Digest head{};  ///< digest of the newest history row

  /// For the store alone: where the case and its newest history row stand. Set when it is committed or
  /// loaded.
  struct Slot {
    std::int64_t key = 0;
    std::int64_t last_row = 0;
  } slot;

  [[nodiscard]] CaseStatus status() const noexcept {
    if (frame.cancelled) return CaseStatus::cancelled;
    if (definition->book().is_final(state)) return CaseStatus::ended;
    return frame.hold ? CaseStatus::on_hold : CaseStatus::open;
  }
};
using CasePtr = std::shared_ptr<const CaseState>;

/// One step of a case, never changed and never removed.
struct HistoryRow {
  CaseId id;                  ///< of the case
  std::int64_t version = 0;   ///< 1, 2, 3 ...
  std::string event;          ///< "open", an event of the workflow, or an action
  std::string state;          ///< the state after it
  Instant at;                 ///< when it happened
  Instant recorded_at;        ///< when it was written down
  std::string actor;          ///< who wrote it down
  RoleSet roles;              ///< with which roles
  Party party = Party::none;  ///< on whose behalf
  CommandId command;
  std::string payload;  ///< JSON
  std::string limits;   ///< JSON object of the limits that differed from the table's, else empty
  Digest digest{};      ///< see history_digest
};

/// SHA-256 over: digest of the row before (32 bytes, zeros for the first), case id (16), command id (16),
/// then the texts version, event, state, at and recorded_at (microseconds), actor, roles (names joined by
/// ","), party, payload, limits, joined by one newline each. Anyone can recompute it.
[[nodiscard]] Digest history_digest(const Digest& before, const HistoryRow& row);

/// The answer to a command, kept so that a repeat gets the first answer.
struct CommandRow {
  CommandId id;
  Digest body{};             ///< digest of what was asked: another body under the same id is refused
  CaseId case_id;            ///< nil where the opening was refused
  std::int64_t version = 0;  ///< the version it led to; 0 where it was refused
  std::string refusal;       ///< JSON as Refusal::to_json, empty where it was done
};

/// Something for the host to carry out.
struct OutboxRow {
  std::int64_t id = 0;  ///< running number, given by the store
  CaseId case_id;
  std::int64_t version = 0;    ///< the history row that it follows from
  std::string kind;            ///< "notify", or "undelivered": a linked case refused what it was told
  std::string notice;          ///< id of the template, or of the event that was refused
  std::optional<Role> role;    ///< whom: staff
  std::optional<Party> party;  ///< whom: an outside party
  Instant at;
  Instant deliver_after;  ///< not before: reminders keep to service hours
  std::string payload;    ///< JSON: what the template may say
};
BOOST_DESCRIBE_STRUCT(OutboxRow, (),
                      (id, case_id, version, kind, notice, role, party, at, deliver_after, payload))

/// A register entry (customer, unit, sale, staff ...) at one version.
struct RecordRow {
  std::string kind;
  std::string id;
  std::int64_t version = 0;
  Instant at;
  std::string actor;
  std::string json;
};

/// A statement of the host's own, written in the same transaction as what it stands beside.
struct HostStatement {
  /// NULL, an integer, a real, a text.
  using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
  std::string sql;                ///< one statement that returns no rows
  std::vector<Value> parameters;  ///< for ?1, ?2 ... in order
};

/// What a change was decided on without changing it: a commit is refused ("store.conflict") where any of it
/// is no longer so.
struct Seen {
  /// So many cases of a workflow (empty: of any) are about this sale, unit, building or project.
  struct List {
    Scope scope = Scope::sale;
    std::string id;
    std::string workflow;
    std::int64_t count = 0;
  };
  struct Record {
    std::string kind, id;
    std::int64_t version = 0;  ///< 0: it was not there
  };
  std::vector<List> lists;
  std::vector<std::pair<CaseId, std::int64_t>> cases;  ///< with their versions
  std::vector<Record> records;
  [[nodiscard]] bool empty() const noexcept { return lists.empty() && cases.empty() && records.empty(); }
};

/// Everything that one apply, or one batch, changes: all of it or nothing.
struct Change {
  struct CaseChange {
    std::shared_ptr<CaseState> after;
    std::int64_t base_version = 0;  ///< the version it was decided on; 0: the case is new
  };
  boost::container::small_vector<CaseChange, 1> cases;
  boost::container::small_vector<HistoryRow, 1>
      history;  ///< in order; rows of one case follow each other in time
  boost::container::small_vector<CommandRow, 1> commands;
  std::vector<OutboxRow> outbox;
  std::vector<RecordRow> records;  ///< version = the version to be written; the one before it must be stored
  std::vector<HostStatement> statements;  ///< run after all else, in order
  Seen seen;

  [[nodiscard]] bool empty() const noexcept {
    return cases.empty() && history.empty() && commands.empty() && outbox.empty() && records.empty() &&
           statements.empty();
  }
};

}  // namespace tenon
