#include "store/refusals.hpp"
#include "store/sqlite_writer.hpp"

namespace tenon::store {
namespace {

// Columns that stand in an index. One that is named in an UPDATE is taken out of its index and put back,
// changed or not, so only those that changed are named.
enum Column : std::uint32_t {
  state = 1,
  status = 2,
  alarm = 4,
  overdue = 8,
  assignee = 16,
  department = 32,
  subject = 64,
  reference = 128,
};

/// Reads the columns of a stored case and notes which of them differ.
class Differences {
 public:
  Differences(sqlite3_stmt* row, int first) : row_(row), at_(first) {}
  template <class T>
  void compare(Column column, const T& now) {
    if (!same(now)) changed_ |= column;
    ++at_;
  }
  [[nodiscard]] std::uint32_t changed() const { return changed_; }

 private:
  [[nodiscard]] bool same(std::string_view now) const { return bytes_of(row_, at_) == now; }
  [[nodiscard]] bool same(const std::optional<std::string>& now) const {
    const bool stored = sqlite3_column_type(row_, at_) != SQLITE_NULL;
    return stored == now.has_value() && (!stored || bytes_of(row_, at_) == *now);
  }
  [[nodiscard]] bool same(const std::optional<Instant>& now) const {
    const bool stored = sqlite3_column_type(row_, at_) != SQLITE_NULL;
    return stored == now.has_value() && (!stored || sqlite3_column_int64(row_, at_) == now->microseconds());
  }

  sqlite3_stmt* row_;
  int at_;
  std::uint32_t changed_ = 0;
};

#define TENON_COLUMNS_CHECKED                                                                           \
  "SELECT key, id, version, last_row, state, status, next_alarm, overdue_since, assignee, department, " \
  "customer, unit,"                                                                                     \
  " sale, building, project, reference FROM tenon_cases WHERE "
constexpr std::string_view by_key = TENON_COLUMNS_CHECKED "key=?";
constexpr std::string_view by_id = TENON_COLUMNS_CHECKED "id=?";
#undef TENON_COLUMNS_CHECKED

}  // namespace

Verdict SqliteWriter::check_case(PlannedCase& planned, const Printed& printed) {
  const auto& after = *planned.after;
  std::int64_t found = 0;
  const auto look = [&](Query&& query) -> Verdict {
    TENON_TRY(const bool there, query.next());
    if (!there) return {};
    CaseId id;
    std::int64_t key = 0;
    std::int64_t version = 0;
    if (auto verdict = query.read(key, id, version, planned.last_row); !verdict.allowed()) return verdict;
    if (id != after.id) return {};  // the slot is another store's
    found = version;
    planned.key = key;
    Differences differences(query.handle(), 4);
    differences.compare(state, printed.state);
    differences.compare(status, enum_name(printed.status));
    differences.compare(alarm, printed.alarm);
    differences.compare(overdue, printed.overdue);
    differences.compare(assignee, after.frame.assignee);
    differences.compare(department, after.frame.department);
    for (const auto* each : {&after.subject.customer, &after.subject.unit, &after.subject.sale,
                             &after.subject.building, &after.subject.project})
      differences.compare(subject, *each);
    differences.compare(reference, after.reference);
    planned.changed = differences.changed();
    return {};
  };
  planned.key = planned.last_row = 0;
  if (after.slot.key && planned.base_version) {
    TENON_TRY(Statement* const statement, database_.statement(by_key));
    if (auto verdict = look(Query(database_, *statement, after.slot.key)); !verdict.allowed()) return verdict;
  }
  if (!planned.key) {
    TENON_TRY(Statement* const statement, database_.statement(by_id));
    if (auto verdict = look(Query(database_, *statement, after.id)); !verdict.allowed()) return verdict;
  }
  if (found != planned.base_version) return conflict_on(after.id, planned.base_version, found);
  return {};
}

Verdict SqliteWriter::insert_case(PlannedCase& planned, const Printed& printed) {
  TENON_TRY(
      Statement* const insert,
      database_.statement(
          "INSERT INTO tenon_cases(key, id, version, last_row, workflow, workflow_version, state, status, "
          "next_alarm,"
          " overdue_since, assignee, department, customer, unit, sale, building, project, reference, "
          "opened_at,"
          " changed_at, head, facts, frame) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  const auto& after = *planned.after;
  const auto& about = after.subject;
  const auto& book = after.definition->book();
  const int code = insert->run(planned.key, after.id, after.version, planned.last_row, book.id, book.version,
                               printed.state, printed.status, printed.alarm, printed.overdue,
                               after.frame.assignee, after.frame.department, about.customer, about.unit,
                               about.sale, about.building, about.project, after.reference, after.opened_at,
                               after.changed_at, after.head, printed.facts, printed.frame);
  return code == SQLITE_DONE ? Verdict() : case_refusal(code, after);
}

Result<Statement*> SqliteWriter::update_statement(std::uint32_t changed) {
  auto& kept = updates_[changed];
  if (kept) return &kept;
  std::string sql = "UPDATE tenon_cases SET version=?, last_row=?, changed_at=?, head=?, facts=?, frame=?";
  if (changed & state) sql += ", state=?";
  if (changed & status) sql += ", status=?";
  if (changed & alarm) sql += ", next_alarm=?";
  if (changed & overdue) sql += ", overdue_since=?";
  if (changed & assignee) sql += ", assignee=?";
  if (changed & department) sql += ", department=?";
  if (changed & subject) sql += ", customer=?, unit=?, sale=?, building=?, project=?";
  if (changed & reference) sql += ", reference=?";
  sql += " WHERE key=? AND version=?";
  TENON_TRY(kept, database_.prepare(sql, true));
  return &kept;
}

Verdict SqliteWriter::update_case(const PlannedCase& planned, const Printed& printed) {
  TENON_TRY(Statement* const update, update_statement(planned.changed));
  const auto& after = *planned.after;
  int at = 0;
  int code = SQLITE_OK;
  const auto bind = [&](const auto&... values) {
    ((code = code == SQLITE_OK ? bind_one(update->handle(), ++at, values) : code), ...);
  };
  bind(after.version, planned.last_row, after.changed_at, after.head, printed.facts, printed.frame);
  if (planned.changed & state) bind(printed.state);
  if (planned.changed & status) bind(printed.status);
  if (planned.changed & alarm) bind(printed.alarm);
  if (planned.changed & overdue) bind(printed.overdue);
  if (planned.changed & assignee) bind(after.frame.assignee);
  if (planned.changed & department) bind(after.frame.department);
  if (const auto& about = after.subject; planned.changed & subject)
    bind(about.customer, about.unit, about.sale, about.building, about.project);
  if (planned.changed & reference) bind(after.reference);
  bind(planned.key, planned.base_version);
  if (code == SQLITE_OK) code = update->step_and_reset();
  if (code != SQLITE_DONE) return case_refusal(code, after);
  if (sqlite3_changes(database_.handle()) != 1) return conflict_on(after.id, planned.base_version, 0);
  return {};
}

/// check_case has seen that the id is free, so what is not unique is the reference.
Refusal SqliteWriter::case_refusal(int code, const CaseState& after) {
  auto refusal = database_.refusal(code);
  if (code != SQLITE_CONSTRAINT_UNIQUE || !after.reference) return refusal;
  auto owner = database_.statement("SELECT id FROM tenon_cases WHERE reference=?");
  if (!owner) return refusal;
  Query query(database_, **owner, *after.reference);
  const auto found = query.next();
  CaseId id;
  if (found && *found && query.read(id).allowed()) return reference_taken(*after.reference, id);
  return refusal;
}

}  // namespace tenon::store
