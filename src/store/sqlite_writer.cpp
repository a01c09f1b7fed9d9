#include "store/sqlite_writer.hpp"

#include "store/sqlite_host_sql.hpp"

#include <new>

namespace tenon::store {
namespace {

/// The store's interface throws nothing, and in the queue an exception would leave others waiting for ever.
template <class F>
Verdict without_exceptions(const Connection& database, F&& write) noexcept {
  try {
    return write();
  } catch (const std::exception& problem) {
    return fault("store.fault")
        .fact("path", database.path())
        .fact("problem", problem.what())
        .fact("code", "0");
  }
}

}  // namespace

void SqliteWriter::write_all(Work* first) noexcept {
  if (first->next) {
    bool together = false;
    const auto verdict =
        without_exceptions(database_, [&] { return together = write_together(first), Verdict(); });
    if (together && verdict.allowed()) return;
    roll_back();
  }
  for (Work* each = first; each; each = each->next) {
    each->verdict = without_exceptions(database_, [&] { return write_alone(*each); });
    if (!each->verdict.allowed()) roll_back();
  }
}

Verdict SqliteWriter::write_alone(Work& work) {
  if (auto verdict = begin(); !verdict.allowed()) return verdict;
  if (work.decide) {
    if (auto verdict = (*work.decide)(); !verdict.allowed()) return verdict;
    if (auto verdict = work.prepare(); !verdict.allowed()) return verdict;
  }
  if (auto verdict = check(work); !verdict.allowed()) return verdict;
  if (auto verdict = write(work); !verdict.allowed()) return verdict;
  if (auto verdict = end(); !verdict.allowed()) return verdict;
  if (work.change) set_slots(*work.change, work.plan);
  return {};
}

/// Whether all of it is answered. What is refused by a check has written nothing and disturbs nobody;
/// anything else that goes wrong spoils the transaction for all, and is met only when each is written alone.
bool SqliteWriter::write_together(Work* first) {
  // Who decides under the lock must see everything that was written before.
  for (const Work* each = first; each; each = each->next)
    if (each->decide) return false;
  if (auto verdict = begin(); !verdict.allowed()) {
    roll_back();
    for (Work* each = first; each; each = each->next) each->verdict = verdict.refusal();
    return true;
  }
  for (Work* each = first; each; each = each->next) {
    each->verdict = check(*each);
    if (each->verdict.allowed() && !write(*each).allowed()) return false;
  }
  if (!end().allowed()) return false;
  for (Work* each = first; each; each = each->next)
    if (each->change && each->verdict.allowed()) set_slots(*each->change, each->plan);
  return true;
}

Verdict SqliteWriter::begin() {
  in_hosts_ = database_.is_guest() && database_.in_transaction();
  TENON_TRY(Statement* const start,
            database_.statement(in_hosts_ ? "SAVEPOINT tenon_write" : "BEGIN IMMEDIATE"));
  if (const int code = start->run(); code != SQLITE_DONE) return database_.refusal(code);
  // Another process may have appended since the last time.
  TENON_TRY(Statement* const ask, database_.statement("SELECT ifnull((SELECT max(id) FROM tenon_history), 0),"
                                                      " ifnull((SELECT max(key) FROM tenon_cases), 0)"));
  Query last(database_, *ask);
  TENON_TRY(const bool found, last.next());
  static_cast<void>(found);
  return last.read(last_row_, last_key_);
}

Verdict SqliteWriter::end() {
  TENON_TRY(Statement* const commit, database_.statement(in_hosts_ ? "RELEASE tenon_write" : "COMMIT"));
  if (const int code = commit->run(); code != SQLITE_DONE) return database_.refusal(code);
  ++transactions_;
  return {};
}

void SqliteWriter::roll_back() {
  // Some errors have rolled back already, and then there is nothing to do.
  if (!database_.in_transaction()) return;
  sqlite3_exec(database_.handle(), in_hosts_ ? "ROLLBACK TO tenon_write; RELEASE tenon_write" : "ROLLBACK",
               nullptr, nullptr, nullptr);
}

Verdict SqliteWriter::write(Work& work) {
  if (!work.change) return acknowledge(work);
  auto& change = *work.change;
  // Rows are numbered here rather than by SQLite, so that a case is written once, with the number of its last
  // row.
  for (const auto of : work.plan.case_of_row) {
    auto& planned = work.plan.cases[of];
    if (!planned.key) planned.key = ++last_key_;
  }
  if (auto verdict = write_history(change, work.plan); !verdict.allowed()) return verdict;
  for (std::size_t i = 0; i < work.plan.cases.size(); ++i) {
    auto& planned = work.plan.cases[i];
    auto verdict =
        planned.base_version ? update_case(planned, work.printed[i]) : insert_case(planned, work.printed[i]);
    if (!verdict.allowed()) return verdict;
  }
  if (auto verdict = write_commands(change); !verdict.allowed()) return verdict;
  if (auto verdict = write_outbox(change); !verdict.allowed()) return verdict;
  if (auto verdict = write_records(change); !verdict.allowed()) return verdict;
  return run_statements(database_, change.statements);
}

}  // namespace tenon::store
