#include "store/sqlite_schema.hpp"

#include <cstdlib>

namespace tenon::store {
namespace {

// Columns that are compared or searched stand before facts and frame, which may run over to further pages.
// History and records are only ever appended to, by a running number, each row naming the one before it: an
// index by case would be one random page a step.
constexpr const char* tables = R"sql(
CREATE TABLE tenon_format(version INTEGER NOT NULL) STRICT;

CREATE TABLE tenon_cases(
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  workflow TEXT NOT NULL,
  workflow_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  status TEXT NOT NULL,
  next_alarm INTEGER,
  overdue_since INTEGER,
  assignee TEXT,
  department TEXT,
  customer TEXT,
  unit TEXT,
  sale TEXT,
  building TEXT,
  project TEXT,
  reference TEXT,
  opened_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  head BLOB NOT NULL,
  facts TEXT NOT NULL,
  frame TEXT NOT NULL) STRICT;
CREATE INDEX tenon_cases_by_workflow ON tenon_cases(workflow, status);
CREATE INDEX tenon_cases_by_state ON tenon_cases(workflow, state);
CREATE INDEX tenon_cases_by_assignee ON tenon_cases(assignee, status) WHERE assignee IS NOT NULL;
CREATE INDEX tenon_cases_by_department ON tenon_cases(department, status) WHERE department IS NOT NULL;
CREATE INDEX tenon_cases_by_customer ON tenon_cases(customer) WHERE customer IS NOT NULL;
CREATE INDEX tenon_cases_by_unit ON tenon_cases(unit) WHERE unit IS NOT NULL;
CREATE INDEX tenon_cases_by_sale ON tenon_cases(sale) WHERE sale IS NOT NULL;
CREATE INDEX tenon_cases_by_building ON tenon_cases(building, workflow) WHERE building IS NOT NULL;
CREATE INDEX tenon_cases_by_project ON tenon_cases(project, workflow) WHERE project IS NOT NULL;
CREATE UNIQUE INDEX tenon_cases_by_reference ON tenon_cases(reference) WHERE reference IS NOT NULL;
CREATE INDEX tenon_cases_by_alarm ON tenon_cases(next_alarm) WHERE next_alarm IS NOT NULL;
CREATE INDEX tenon_cases_by_miss ON tenon_cases(overdue_since) WHERE overdue_since IS NOT NULL;
CREATE INDEX tenon_cases_by_miss_of_assignee ON tenon_cases(assignee, overdue_since)
  WHERE overdue_since IS NOT NULL AND assignee IS NOT NULL;
CREATE INDEX tenon_cases_by_miss_of_department ON tenon_cases(department, overdue_since)
  WHERE overdue_since IS NOT NULL AND department IS NOT NULL;

CREATE TABLE tenon_history(
  id INTEGER PRIMARY KEY,
  prev_row INTEGER NOT NULL,
  case_key INTEGER NOT NULL,
  version INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  roles TEXT NOT NULL,
  party TEXT NOT NULL,
  command BLOB NOT NULL,
  payload TEXT NOT NULL,
  limits TEXT NOT NULL,
  digest BLOB NOT NULL) STRICT;

CREATE TABLE tenon_commands(
  id BLOB PRIMARY KEY,
  body BLOB NOT NULL,
  case_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  refusal TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Acknowledged rows are deleted; AUTOINCREMENT keeps their numbers from being given again, past which a host has read.
CREATE TABLE tenon_outbox(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  notice TEXT NOT NULL,
  role TEXT,
  party TEXT,
  at INTEGER NOT NULL,
  deliver_after INTEGER NOT NULL,
  payload TEXT NOT NULL) STRICT;

CREATE TABLE tenon_records(
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE tenon_record_history(
  row INTEGER PRIMARY KEY,
  prev_row INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  json TEXT NOT NULL) STRICT;
)sql";

enum class Standing : std::uint8_t { ours, fresh };

Refusal not_ours(const Connection& database, std::string problem) {
  return fault("store.not_ours").fact("path", database.path()).fact("problem", std::move(problem));
}

/// What the file says it is, looked at without writing to it.
Result<Standing> standing_of(Connection& database) {
  TENON_TRY(const std::string ours,
            database.ask("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='tenon_format'"));
  if (ours == "1") {
    TENON_TRY(const std::string format, database.ask("SELECT max(version) FROM tenon_format"));
    if (format == std::to_string(format_version)) return Standing::ours;
    if (format.size() > 9 || std::atol(format.c_str()) > format_version)
      return fault("store.newer_format")
          .fact("path", database.path())
          .fact("found", format)
          .fact("supported", std::to_string(format_version));
    return not_ours(database, "format " + format + " was never released");
  }
  if (database.is_guest()) return Standing::fresh;
  TENON_TRY(const std::string application, database.ask("PRAGMA application_id"));
  TENON_TRY(const std::string version, database.ask("PRAGMA user_version"));
  TENON_TRY(const std::string objects, database.ask("SELECT count(*) FROM sqlite_schema"));
  if (application == "0" && version == "0" && objects == "0") return Standing::fresh;
  return not_ours(database, "another program's database, application_id " + application);
}

/// Changing to WAL needs the file for itself for a moment, and SQLite does not wait for that as it waits for
/// a lock.
Result<void> use_wal(Connection& database, std::int32_t busy_milliseconds) {
  for (std::int32_t waited = 0;;) {
    auto mode = database.ask("PRAGMA journal_mode=WAL");
    if (mode && *mode == "wal") return {};
    if (mode) return database.refusal(SQLITE_READONLY);
    if (mode.refusal().kind != RefusalKind::busy || waited >= busy_milliseconds)
      return std::move(mode).refusal();
    waited += sqlite3_sleep(5);
  }
}

Result<void> make_tables(Connection& database) {
  const bool within = database.in_transaction();  // only the host's can be open here
  TENON_CHECK(database.run(within ? "SAVEPOINT tenon_tables" : "BEGIN IMMEDIATE"));
  const auto made = [&]() -> Result<void> {
    // Another process may have been faster while this one waited.
    TENON_TRY(const Standing standing, standing_of(database));
    if (standing == Standing::ours) return {};
    TENON_CHECK(database.run(tables));
    TENON_CHECK(database.run(
        ("INSERT INTO tenon_format(version) VALUES(" + std::to_string(format_version) + ")").c_str()));
    if (database.is_guest()) return {};
    return database.run(("PRAGMA application_id=" + std::to_string(application_id)).c_str());
  }();
  auto ended = made ? database.run(within ? "RELEASE tenon_tables" : "COMMIT") : made.refusal();
  if (!ended && database.in_transaction())
    static_cast<void>(database.run(within ? "ROLLBACK TO tenon_tables; RELEASE tenon_tables" : "ROLLBACK"));
  return ended;
}

}  // namespace

Result<Connection> open_database(const SqliteOptions& options) {
  TENON_TRY(Connection database, Connection::open(options, Connection::For::writing));
  TENON_TRY(const Standing standing, standing_of(database));
  if (sqlite3_db_readonly(database.handle(), "main") == 1) return database.refusal(SQLITE_READONLY);
  if (!database.is_guest()) TENON_CHECK(use_wal(database, options.busy_milliseconds));
  if (standing == Standing::fresh) TENON_CHECK(make_tables(database));
  if (!database.is_guest())
    TENON_CHECK(database.run(options.durability == Durability::full ? "PRAGMA synchronous=FULL"
                                                                    : "PRAGMA synchronous=NORMAL"));
  return database;
}

}  // namespace tenon::store
