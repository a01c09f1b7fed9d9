// No query may cost more because there are more cases: none scans a table, none sorts.
#include "store/raw_file.hpp"
#include "store/sqlite_find.hpp"
#include "store/sqlite_reader.hpp"
#include "store/sqlite_schema.hpp"
#include "store/sqlite_writer.hpp"

using namespace tenon;
using namespace tenon::testing;
using namespace tenon::store;

namespace {

/// What of a statement's plan is not allowed; empty where it is sound.
std::string flaw_in_plan(Connection& database, const std::string& sql) {
  auto statement = database.prepare("EXPLAIN QUERY PLAN " + sql).value();
  Query plan(database, statement);
  while (plan.next().value()) {
    std::int64_t id = 0, parent = 0, unused = 0;
    std::string step;
    REQUIRE(plan.read(id, parent, unused, step).allowed());
    const bool scans = step.starts_with("SCAN") && step != "SCAN CONSTANT ROW";
    if (scans || step.find("TEMP B-TREE") != step.npos) return step + " in " + sql;
  }
  return {};
}

/// The statements that a connection has kept, after they were used.
void check_kept(Connection& database, std::size_t at_least) {
  std::vector<std::string> texts;
  for (auto* each = sqlite3_next_stmt(database.handle(), nullptr); each;
       each = sqlite3_next_stmt(database.handle(), each)) {
    texts.emplace_back(sqlite3_sql(each));
    INFO(texts.back());
    CHECK(sqlite3_stmt_status(each, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) == 0);
    CHECK(sqlite3_stmt_status(each, SQLITE_STMTSTATUS_SORT, 0) == 0);
    CHECK(sqlite3_stmt_status(each, SQLITE_STMTSTATUS_AUTOINDEX, 0) == 0);
  }
  CHECK(texts.size() >= at_least);
  for (const auto& text : texts) CHECK(flaw_in_plan(database, text) == "");
}

}  // namespace

TEST_CASE("sqlite: no search scans or sorts, whatever is asked together") {
  const Folder folder;
  const SqliteOptions options{folder / "plan.db"};
  auto database = open_database(options).value();
  for (unsigned given = 0; given < 1536; ++given) {
    CaseQuery query;
    if (given & 1) query.workflow = "door";
    if (given & 2) query.state = "shut";
    if (given & 4) query.status = CaseStatus::open;
    if (given & 8) query.assignee = "E1";
    if (given & 16) query.department = "D1";
    if (given & 32) query.customer = "C1";
    if (given & 64) query.unit = "U1";
    if (given & 128) query.sale = "S1";
    if (given >= 512) query.overdue = given >= 1024;
    const auto made = find_sql(query, door_workflows());
    REQUIRE_FALSE(made.sql.empty());
    const auto flaw = flaw_in_plan(database, made.sql);
    if (!flaw.empty()) FAIL_CHECK(flaw);
  }
}

TEST_CASE("sqlite: no read and no write scans or sorts") {
  const Folder folder;
  const SqliteOptions options{folder / "plan.db"};
  SqliteWriter writer(open_database(options).value());
  const auto commit = [&](Change& change) {
    Work work;
    work.change = &change;
    REQUIRE(work.prepare().allowed());
    writer.write_all(&work);
    REQUIRE(work.verdict.allowed());
  };
  std::shared_ptr<CaseState> door;
  for (std::uint64_t n = 1; n <= 30; ++n) {
    Change change;
    door = open_door(change, n, command_id(2 * n));
    door->reference = "R" + std::to_string(n);
    change.records.push_back({"customer", "C" + std::to_string(n), 1, minute(0), "E1", "{}"});
    OutboxRow row;
    row.case_id = door->id;
    change.outbox.push_back(row);
    commit(change);
    Change step;
    step_door(step, *door, command_id(2 * n + 1));
    commit(step);
  }
  Work acknowledged;
  const std::int64_t rows[] = {1, 2};
  acknowledged.acknowledged = rows;
  writer.write_all(&acknowledged);
  CHECK(acknowledged.count == 2);
  Change taken;  // asks who has the reference
  open_door(taken, 99, command_id(99))->reference = "R1";
  Work refused;
  refused.change = &taken;
  REQUIRE(refused.prepare().allowed());
  writer.write_all(&refused);
  CHECK(refused.verdict.refusal().code == "store.reference_taken");
  check_kept(writer.database(), 12);

  SqliteReader reader(Connection::open(options, Connection::For::reading).value(), door_workflows());
  CHECK(reader.load(case_id(3)));
  CHECK(reader.version_of(case_id(3)).value() == 2);
  CHECK(reader.find_reference("R4").value() == case_id(4));
  CHECK(reader.due(minute(100000), 10).value().size() == 10);
  CHECK(reader.find({}).value().cases.size() == 30);
  CHECK(reader.history(case_id(5)).value().size() == 2);
  CHECK(reader.find_command(command_id(7)).value());
  CHECK(reader.outbox(0, 10).value().size() == 10);
  CHECK(reader.record("customer", "C7").value());
  CHECK(reader.record_history("customer", "C7").value().size() == 1);
  CHECK(reader.records("customer", "C2", 10).value().size() == 10);
  check_kept(reader.database(), 12);
}
