#pragma once
/// @file store/store.hpp
/// The interface that every kind of store keeps to; one suite of tests runs on all (tests/store). The engine
/// reads, decides without a lock, and commits on condition that nothing it decided on has changed meanwhile.
/// Every function may be called from several threads at once.
/// @since 0.1
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tenon/store/rows.hpp"
#include "tenon/workflow/workflow_set.hpp"

struct sqlite3;

namespace tenon {

/// Which cases; every field that is given narrows the choice.
struct CaseQuery {
  std::optional<std::string> workflow;
  std::optional<std::string> state;
  std::optional<CaseStatus> status;
  std::optional<std::string> assignee;
  std::optional<std::string> department;
  std::optional<std::string> customer;
  std::optional<std::string> unit;
  std::optional<std::string> sale;
  std::optional<std::string> building{};
  std::optional<std::string> project{};
  std::optional<bool> overdue;  ///< true: with a missed deadline that is still running, oldest miss first
  std::optional<std::string> after;  ///< cursor of the page before
  std::int32_t limit = 100;          ///< 1 to 10000
};
BOOST_DESCRIBE_STRUCT(CaseQuery, (),
                      (workflow, state, status, assignee, department, customer, unit, sale, building, project,
                       overdue, after, limit))

/// Whether the case is of the workflow and about the subjects that the query names.
[[nodiscard]] bool is_about(const CaseQuery& query, const CaseState& state);

struct CasePage {
  std::vector<CasePtr> cases;
  std::optional<std::string> next;  ///< cursor for the next page; none: this was the last
};

class Store {
 public:
  virtual ~Store() = default;

  /// The case as it stands now; "case.unknown" where there is none.
  [[nodiscard]] virtual Result<CasePtr> load(const CaseId& id) = 0;
  /// The version that is stored now, without loading; 0 where there is none.
  [[nodiscard]] virtual Result<std::int64_t> version_of(const CaseId& id) = 0;
  /// The case that carries this reference of the host.
  [[nodiscard]] virtual Result<std::optional<CaseId>> find_reference(std::string_view reference) = 0;
  [[nodiscard]] virtual Result<CasePage> find(const CaseQuery& query) = 0;
  /// Cases whose next alarm is at or before `until`, earliest first, at most `limit`.
  [[nodiscard]] virtual Result<std::vector<CasePtr>> due(Instant until, std::int32_t limit) = 0;

  /// All history rows of a case, oldest first.
  [[nodiscard]] virtual Result<std::vector<HistoryRow>> history(const CaseId& id) = 0;
  [[nodiscard]] virtual Result<std::optional<CommandRow>> find_command(const CommandId& id) = 0;

  /// What the host has not acknowledged yet, after running number `after`, at most `limit` (1 to 10000).
  [[nodiscard]] virtual Result<std::vector<OutboxRow>> outbox(std::int64_t after, std::int32_t limit) = 0;
  /// These are done; unknown numbers are passed over. Returns how many were open.
  [[nodiscard]] virtual Result<std::int32_t> acknowledge(std::span<const std::int64_t> ids) = 0;

  /// Newest version of a register entry, or none.
  [[nodiscard]] virtual Result<std::optional<RecordRow>> record(std::string_view kind,
                                                                std::string_view id) = 0;
  /// Every version, oldest first.
  [[nodiscard]] virtual Result<std::vector<RecordRow>> record_history(std::string_view kind,
                                                                      std::string_view id) = 0;
  /// Newest versions of a kind, by id, after `after_id`.
  [[nodiscard]] virtual Result<std::vector<RecordRow>> records(std::string_view kind,
                                                               std::string_view after_id,
                                                               std::int32_t limit) = 0;

  /// Writes all of `change` or nothing, durably. Refusals:
  ///   "store.conflict"        a case or record is not at the version it was decided on, or what was looked
  ///   at
  ///                           on the way (Change::seen) has moved
  ///   "store.command_seen"    a command id is stored already
  ///   "store.reference_taken" another case carries the reference
  ///   "store.sql", "store.no_sql", "store.sql_not_allowed"  a statement of the host's
  ///   "store.busy", "store.fault", "store.full" ...
  /// On success the slots of the cases in `change` are set.
  [[nodiscard]] virtual Result<void> commit(Change& change) = 0;

  /// Calls `decide`, which fills `change`, while nobody else can write, and then commits: nothing can have
  /// moved, so there is no "store.conflict". For a caller whom others keep overtaking; they wait meanwhile.
  /// `decide` may read this store, must not write to it, and may run in another caller's thread. What it
  /// refuses is the answer, and nothing is written.
  [[nodiscard]] virtual Result<void> commit_alone(Change& change, const std::function<Verdict()>& decide) = 0;

  /// Writes a copy of the store as it stands, while others go on, to a new file. Refused: "store.no_file" by
  /// a store in memory, "store.backup_exists".
  [[nodiscard]] virtual Result<void> backup(const std::string& path) = 0;

  /// Checks that the medium itself is whole (SQLite: PRAGMA integrity_check). Chains are the engine's to
  /// check.
  [[nodiscard]] virtual Result<void> check() = 0;
};

/// Keeps everything in this process; gone when it is closed.
[[nodiscard]] std::unique_ptr<Store> open_memory_store(const WorkflowSet& workflows);

enum class Durability : std::uint8_t {
  full,  ///< every commit is on disk when it returns (WAL, synchronous=FULL); callers at once share a commit
  normal,  ///< a power failure may take the last commits, never the order of things (synchronous=NORMAL)
};
BOOST_DESCRIBE_ENUM(Durability, full, normal)

struct SqliteOptions {
  std::string path;  ///< UTF-8; created where absent
  Durability durability = Durability::full;
  std::int32_t busy_milliseconds = 5000;  ///< how long to wait for another process; 0: "store.busy" at once
  bool waits = true;                      ///< false: "store.busy" where another thread of this store writes
  /// The host's own connection instead of a path. Tenon then keeps its tables (all named tenon_*) in the
  /// host's database, writes within the transaction that the host has begun, or in one of its own where none
  /// is, and changes no setting of the connection. Not owned; it must outlive the store, come from the same
  /// SQLite library, and be used by one thread at a time, the store included.
  sqlite3* connection = nullptr;
};
/// One SQLite file. A file of a newer format is refused ("store.newer_format"), one that is not ours too.
[[nodiscard]] Result<std::unique_ptr<Store>> open_sqlite_store(const SqliteOptions& options,
                                                               const WorkflowSet& workflows);

}  // namespace tenon
