#include <algorithm>

#include "store/refusals.hpp"
#include "store/sqlite_reader.hpp"

namespace tenon::store {
namespace {

constexpr std::string_view newest_record =
    "SELECT h.kind, h.id, h.version, h.at, h.actor, h.json, h.prev_row FROM tenon_records r"
    " JOIN tenon_record_history h ON h.row=r.last_row WHERE r.kind=? AND r.id=?";

Verdict read_record(const Query& query, RecordRow& row, std::int64_t& before) {
  return query.read(row.kind, row.id, row.version, row.at, row.actor, row.json, before);
}

}  // namespace

Result<std::vector<HistoryRow>> SqliteReader::history(const CaseId& id) {
  TENON_TRY(Statement* const newest,
            database_.statement("SELECT last_row, version FROM tenon_cases WHERE id=?"));
  TENON_TRY(Statement* const walk,
            database_.statement(
                "SELECT prev_row, version, event, state, at, recorded_at, actor, roles, party, command,"
                " payload, limits, digest FROM tenon_history WHERE id=?"));
  std::int64_t at = 0;
  std::int64_t version = 0;
  {
    Query query(database_, *newest, id);
    TENON_TRY(const bool found, query.next());
    if (!found) return case_unknown(id);
    if (auto verdict = query.read(at, version); !verdict.allowed()) return std::move(verdict).refusal();
  }
  // Rows never change, so walking back needs no snapshot.
  std::vector<HistoryRow> rows;
  for (; version > 0; --version) {
    Query query(database_, *walk, at);
    TENON_TRY(const bool found, query.next());
    auto& row = rows.emplace_back();
    row.id = id;
    std::string_view roles;
    if (found)
      if (auto verdict = query.read(at, row.version, row.event, row.state, row.at, row.recorded_at, row.actor,
                                    roles, row.party, row.command, row.payload, row.limits, row.digest);
          !verdict.allowed())
        return std::move(verdict).refusal();
    if (!found || row.version != version || !read_roles(roles, row.roles))
      return database_.corrupt("case " + to_string(id) + ": history row " + std::to_string(version) +
                               " is missing");
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

Result<std::optional<CommandRow>> SqliteReader::find_command(const CommandId& id) {
  TENON_TRY(Statement* const statement,
            database_.statement("SELECT body, case_id, version, refusal FROM tenon_commands WHERE id=?"));
  Query query(database_, *statement, id);
  TENON_TRY(const bool found, query.next());
  if (!found) return std::optional<CommandRow>();
  CommandRow row;
  row.id = id;
  if (auto verdict = query.read(row.body, row.case_id, row.version, row.refusal); !verdict.allowed())
    return std::move(verdict).refusal();
  return std::optional(std::move(row));
}

Result<std::vector<OutboxRow>> SqliteReader::outbox(std::int64_t after, std::int32_t limit) {
  TENON_CHECK(Result<void>(check_limit(limit)));
  TENON_TRY(
      Statement* const statement,
      database_.statement("SELECT id, case_id, version, kind, notice, role, party, at, deliver_after, payload"
                          " FROM tenon_outbox WHERE id>? ORDER BY id LIMIT ?"));
  Query query(database_, *statement, after, limit);
  std::vector<OutboxRow> rows;
  for (;;) {
    TENON_TRY(const bool found, query.next());
    if (!found) return rows;
    auto& row = rows.emplace_back();
    if (auto verdict = query.read(row.id, row.case_id, row.version, row.kind, row.notice, row.role, row.party,
                                  row.at, row.deliver_after, row.payload);
        !verdict.allowed())
      return std::move(verdict).refusal();
  }
}

Result<std::optional<RecordRow>> SqliteReader::record(std::string_view kind, std::string_view id) {
  TENON_TRY(Statement* const statement, database_.statement(newest_record));
  Query query(database_, *statement, kind, id);
  TENON_TRY(const bool found, query.next());
  if (!found) return std::optional<RecordRow>();
  RecordRow row;
  std::int64_t before = 0;
  if (auto verdict = read_record(query, row, before); !verdict.allowed()) return std::move(verdict).refusal();
  return std::optional(std::move(row));
}

Result<std::vector<RecordRow>> SqliteReader::record_history(std::string_view kind, std::string_view id) {
  TENON_TRY(Statement* const newest,
            database_.statement("SELECT last_row, version FROM tenon_records WHERE kind=? AND id=?"));
  TENON_TRY(Statement* const walk, database_.statement("SELECT kind, id, version, at, actor, json, prev_row"
                                                       " FROM tenon_record_history WHERE row=?"));
  std::vector<RecordRow> rows;
  std::int64_t at = 0;
  std::int64_t version = 0;
  {
    Query query(database_, *newest, kind, id);
    TENON_TRY(const bool found, query.next());
    if (!found) return rows;
    if (auto verdict = query.read(at, version); !verdict.allowed()) return std::move(verdict).refusal();
  }
  for (; version > 0; --version) {
    Query query(database_, *walk, at);
    TENON_TRY(const bool found, query.next());
    auto& row = rows.emplace_back();
    if (found)
      if (auto verdict = read_record(query, row, at); !verdict.allowed()) return std::move(verdict).refusal();
    if (row.version != version)
      return database_.corrupt("version " + std::to_string(version) + " of " + std::string(kind) + " " +
                               std::string(id) + " is missing");
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

Result<std::vector<RecordRow>> SqliteReader::records(std::string_view kind, std::string_view after_id,
                                                     std::int32_t limit) {
  TENON_CHECK(Result<void>(check_limit(limit)));
  TENON_TRY(Statement* const statement,
            database_.statement(
                "SELECT h.kind, h.id, h.version, h.at, h.actor, h.json, h.prev_row FROM tenon_records r"
                " CROSS JOIN tenon_record_history h ON h.row=r.last_row"
                " WHERE r.kind=? AND r.id>? ORDER BY r.id LIMIT ?"));
  Query query(database_, *statement, kind, after_id, limit);
  std::vector<RecordRow> rows;
  for (;;) {
    TENON_TRY(const bool found, query.next());
    if (!found) return rows;
    std::int64_t before = 0;
    if (auto verdict = read_record(query, rows.emplace_back(), before); !verdict.allowed())
      return std::move(verdict).refusal();
  }
}

Result<void> SqliteReader::check() {
  TENON_TRY(const std::string answer, database_.ask("PRAGMA integrity_check(1)"));
  if (answer != "ok") return database_.corrupt(answer);
  return {};
}

}  // namespace tenon::store
