#include "store/refusals.hpp"
#include "store/sqlite_writer.hpp"

namespace tenon::store {

/// The one number that a query gives; 0 where it gives no row.
template <class... Value>
Result<std::int64_t> SqliteWriter::number(Statement& statement, const Value&... values) {
  Query query(database_, statement, values...);
  TENON_TRY(const bool found, query.next());
  return found ? sqlite3_column_int64(query.handle(), 0) : 0;
}

Verdict SqliteWriter::check(Work& work) {
  if (!work.change) return {};
  for (std::size_t i = 0; i < work.plan.cases.size(); ++i)
    if (auto verdict = check_case(work.plan.cases[i], work.printed[i]); !verdict.allowed()) return verdict;
  const auto stored_version = [&](std::string_view kind, std::string_view id) -> Result<std::int64_t> {
    TENON_TRY(Statement* const newest,
              database_.statement("SELECT version FROM tenon_records WHERE kind=? AND id=?"));
    return number(*newest, kind, id);
  };
  const auto& seen = work.change->seen;
  if (!seen.empty()) {
    const auto version_of = [&](const CaseId& id) -> Result<std::int64_t> {
      TENON_TRY(Statement* const newest, database_.statement("SELECT version FROM tenon_cases WHERE id=?"));
      return number(*newest, id);
    };
    const auto count_of = [&](const Seen::List& list) -> Result<std::int64_t> {
      const std::string column(name_of(list.scope));
      const std::string sql = "SELECT count(*) FROM tenon_cases INDEXED BY tenon_cases_by_" + column +
                              " WHERE " + column + "=?1 AND (?2='' OR workflow=?2)";
      TENON_TRY(Statement* const count, database_.statement(sql.c_str()));
      return number(*count, list.id, list.workflow);
    };
    if (auto verdict = check_seen(seen, version_of, stored_version, count_of); !verdict.allowed())
      return verdict;
  }
  return check_records(*work.change, stored_version);
}

Verdict SqliteWriter::write_history(const Change& change, ChangePlan& plan) {
  if (change.history.empty()) return {};
  TENON_TRY(Statement* const insert,
            database_.statement(
                "INSERT INTO tenon_history(id, prev_row, case_key, version, event, state, at, recorded_at,"
                " actor, roles, party, command, payload, limits, digest)"
                " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  for (std::size_t i = 0; i < change.history.size(); ++i) {
    const auto& row = change.history[i];
    auto& planned = plan.cases[plan.case_of_row[i]];
    print_roles(roles_, row.roles);
    const int code = insert->run(++last_row_, planned.last_row, planned.key, row.version, row.event,
                                 row.state, row.at, row.recorded_at, row.actor, roles_, row.party,
                                 row.command, row.payload, row.limits, row.digest);
    if (code != SQLITE_DONE) return database_.refusal(code);
    planned.last_row = last_row_;
  }
  return {};
}

Verdict SqliteWriter::write_commands(const Change& change) {
  if (change.commands.empty()) return {};
  TENON_TRY(Statement* const insert,
            database_.statement(
                "INSERT INTO tenon_commands(id, body, case_id, version, refusal) VALUES(?,?,?,?,?)"));
  for (const auto& row : change.commands) {
    const int code = insert->run(row.id, row.body, row.case_id, row.version, row.refusal);
    if (code == SQLITE_CONSTRAINT_PRIMARYKEY) return command_seen(row.id);
    if (code != SQLITE_DONE) return database_.refusal(code);
  }
  return {};
}

Verdict SqliteWriter::write_outbox(Change& change) {
  if (change.outbox.empty()) return {};
  TENON_TRY(Statement* const insert,
            database_.statement(
                "INSERT INTO tenon_outbox(case_id, version, kind, notice, role, party, at, deliver_after,"
                " payload) VALUES(?,?,?,?,?,?,?,?,?)"));
  for (auto& row : change.outbox) {
    const int code = insert->run(row.case_id, row.version, row.kind, row.notice, row.role, row.party, row.at,
                                 row.deliver_after, row.payload);
    if (code != SQLITE_DONE) return database_.refusal(code);
    row.id = sqlite3_last_insert_rowid(database_.handle());
  }
  return {};
}

Verdict SqliteWriter::write_records(const Change& change) {
  if (change.records.empty()) return {};
  TENON_TRY(
      Statement* const append,
      database_.statement(
          "INSERT INTO tenon_record_history(prev_row, kind, id, version, at, actor, json) VALUES("
          "ifnull((SELECT last_row FROM tenon_records WHERE kind=?1 AND id=?2), 0),?1,?2,?3,?4,?5,?6)"));
  TENON_TRY(Statement* const point,
            database_.statement("INSERT INTO tenon_records(kind, id, version, last_row) VALUES(?1,?2,?3,?4)"
                                " ON CONFLICT(kind, id) DO UPDATE SET version=?3, last_row=?4"));
  for (const auto& row : change.records) {
    int code = append->run(row.kind, row.id, row.version, row.at, row.actor, row.json);
    if (code == SQLITE_DONE) {
      const std::int64_t number = sqlite3_last_insert_rowid(database_.handle());
      code = point->run(row.kind, row.id, row.version, number);
    }
    if (code != SQLITE_DONE) return database_.refusal(code);
  }
  return {};
}

Verdict SqliteWriter::acknowledge(Work& work) {
  TENON_TRY(Statement* const remove, database_.statement("DELETE FROM tenon_outbox WHERE id=?"));
  work.count = 0;
  for (const auto id : work.acknowledged) {
    const int code = remove->run(id);
    if (code != SQLITE_DONE) return database_.refusal(code);
    work.count += sqlite3_changes(database_.handle());
  }
  return {};
}

}  // namespace tenon::store
