// The host's rows and ours in one file: over the host's own connection, and by statements handed in.
#include "store/raw_file.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

/// A host with a database and a connection of its own.
struct Host {
  explicit Host(const std::string& path) {
    REQUIRE(sqlite3_open(path.c_str(), &connection) == SQLITE_OK);
    run("CREATE TABLE invoices(number TEXT PRIMARY KEY, fen INTEGER CHECK(fen > 0))");
  }
  ~Host() { sqlite3_close(connection); }
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  void run(const std::string& sql) const {
    INFO(sql);
    REQUIRE(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  [[nodiscard]] std::unique_ptr<Store> store() const {
    SqliteOptions options;
    options.connection = connection;
    return open_sqlite_store(options, door_workflows()).value();
  }

  sqlite3* connection = nullptr;
};

Change with(HostStatement statement) {
  Change change;
  change.statements.push_back(std::move(statement));
  return change;
}

/// The refusal of a change that opens door 1 and runs a statement, of which nothing must be left.
Refusal refusal_of(Store& store, HostStatement statement) {
  Change change = with(std::move(statement));
  open_door(change, 1, command_id(1));
  const auto done = store.commit(change);
  REQUIRE_FALSE(done);
  CHECK(store.version_of(case_id(1)).value() == 0);
  CHECK_FALSE(done.refusal().text().zh.empty());
  CHECK(done.refusal().text().en.find('{') == std::string::npos);
  return done.refusal();
}

}  // namespace

TEST_CASE("host: rows of the host and of a case are committed together") {
  const Folder folder;
  const Host host(folder / "crm.db");
  const auto store = host.store();
  host.run("BEGIN");
  host.run("INSERT INTO invoices VALUES('R-1', 100)");
  const auto door = Keeper(*store).open();
  CHECK(RawFile(folder / "crm.db").ask("SELECT count(*) FROM invoices") == "0");  // nobody else sees it yet
  CHECK(store->load(door->id).value()->version == 1);                             // the host does
  host.run("COMMIT");
  RawFile file(folder / "crm.db");
  CHECK(file.ask("SELECT count(*) FROM invoices") == "1");
  CHECK(file.ask("SELECT count(*) FROM tenon_cases") == "1");
}

TEST_CASE("host: rows of the host and of a case are rolled back together") {
  const Folder folder;
  const Host host(folder / "crm.db");
  const auto store = host.store();
  Keeper keeper(*store);
  const auto before = keeper.open();
  host.run("BEGIN");
  host.run("INSERT INTO invoices VALUES('R-1', 100)");
  const auto lost = keeper.step(*before);
  CHECK(store->version_of(before->id).value() == 2);
  host.run("ROLLBACK");
  CHECK(store->version_of(before->id).value() == 1);
  CHECK(RawFile(folder / "crm.db").ask("SELECT count(*) FROM invoices") == "0");
  Keeper other(*store, 50);
  CHECK(other.step(*before)->version == 2);  // the same step again, as if it had never been
  check_whole(*store, 1);
}

TEST_CASE("host: what is refused leaves the host's transaction as it was") {
  const Folder folder;
  const Host host(folder / "crm.db");
  const auto store = host.store();
  Keeper keeper(*store);
  const auto door = keeper.open();
  keeper.step(*door);
  host.run("BEGIN");
  host.run("INSERT INTO invoices VALUES('R-1', 100)");
  Change stale;
  step_door(stale, *door, command_id(90));
  CHECK(code_of(store->commit(stale)) == "store.conflict");
  CHECK(sqlite3_get_autocommit(host.connection) == 0);
  host.run("COMMIT");
  CHECK(RawFile(folder / "crm.db").ask("SELECT count(*) FROM invoices") == "1");
}

TEST_CASE("host: without a transaction of the host's each commit has one of its own") {
  const Folder folder;
  const Host host(folder / "crm.db");
  const auto store = host.store();
  Keeper(*store).open();
  CHECK(sqlite3_get_autocommit(host.connection) == 1);
  CHECK(RawFile(folder / "crm.db").ask("SELECT count(*) FROM tenon_cases") == "1");
}

TEST_CASE("host: its connection and its file stay its own") {
  const Folder folder;
  const Host host(folder / "crm.db");
  host.run("PRAGMA user_version=7; PRAGMA application_id=42; PRAGMA synchronous=NORMAL");
  const auto ask = [&](const char* sql) { return RawFile(folder / "crm.db").ask(sql); };
  {
    const auto store = host.store();
    Keeper(*store).open();
    CHECK(code_of(store->backup(folder / "copy.db")) == "store.not_our_file");
  }
  CHECK(ask("PRAGMA user_version") == "7");
  CHECK(ask("PRAGMA application_id") == "42");
  CHECK(ask("PRAGMA journal_mode") == "delete");
  host.run("INSERT INTO invoices VALUES('R-2', 5)");  // still open
  CHECK(host.store()->version_of(case_id(1)).value() == 1);
  // A path to it is taken too, now that the tables are there.
  CHECK(open_file(folder / "crm.db")->version_of(case_id(1)).value() == 1);
}

TEST_CASE("host: tables made within a transaction that is rolled back are made again") {
  const Folder folder;
  const Host host(folder / "crm.db");
  host.run("BEGIN");
  static_cast<void>(host.store());
  host.run("ROLLBACK");
  const auto store = host.store();
  Keeper(*store).open();
  CHECK(why(store->check()) == "");
}

TEST_CASE("host: a statement handed in is written with the change, parameters and all") {
  const Folder folder;
  const auto store = open_file(folder / "cases.db");
  Change tables =
      with({"CREATE TABLE invoices(number TEXT PRIMARY KEY, fen INTEGER, rate REAL, note TEXT)", {}});
  REQUIRE(why(store->commit(tables)) == "");
  using namespace std::string_literals;
  Change change = with({"INSERT INTO invoices VALUES(?1, ?2, ?3, ?4)",
                        {"R'1\xE5\x8F\xB7"s, std::int64_t{12345}, 0.5, std::monostate()}});
  change.statements.push_back({"UPDATE invoices SET fen=fen+?", {std::int64_t{1}}});
  open_door(change, 1, command_id(1));
  REQUIRE(why(store->commit(change)) == "");
  RawFile file(folder / "cases.db");
  CHECK(file.ask("SELECT number||'|'||fen||'|'||rate||'|'||(note IS NULL) FROM invoices") ==
        "R'1\xE5\x8F\xB7|12346|0.5|1");
  CHECK(store->version_of(case_id(1)).value() == 1);
}

TEST_CASE("host: a statement that fails takes the whole change with it and says why") {
  const Folder folder;
  const auto store = open_file(folder / "cases.db");
  Change tables = with({"CREATE TABLE invoices(number TEXT PRIMARY KEY, fen INTEGER CHECK(fen > 0))", {}});
  REQUIRE(why(store->commit(tables)) == "");
  using namespace std::string_literals;
  struct {
    HostStatement statement;
    const char* problem;
  } const wrong[] = {
      {{"INSERT INTO invoices VALUES(?1, ?2)", {"R-1"s, std::int64_t{-1}}}, "CHECK constraint failed"},
      {{"INSERT INTO bills VALUES(1)", {}}, "no such table: bills"},
      {{"INSERT INTO invoices VALUES(?1, ?2)", {"R-1"s}}, "2 parameters, and 1 values"},
      {{"SELECT 1", {}}, "returns rows"},
      {{"", {}}, "no statement"},
      {{"DELETE FROM invoices; DELETE FROM invoices", {}}, "more than one statement"},
      {{"INSERT INTO", {}}, "incomplete input"},
  };
  for (const auto& each : wrong) {
    INFO(each.statement.sql);
    const auto refusal = refusal_of(*store, each.statement);
    CHECK(refusal.code == "store.sql");
    CHECK(refusal.text().en.find(each.problem) != std::string::npos);
  }
}

TEST_CASE("host: a statement may not touch what is ours, nor end the transaction") {
  const Folder folder;
  const auto store = open_file(folder / "cases.db");
  for (const char* sql :
       {"COMMIT", "ROLLBACK", "SAVEPOINT s", "PRAGMA synchronous=OFF", "ATTACH 'x.db' AS x",
        "UPDATE tenon_cases SET state='closed'", "DELETE FROM TENON_history", "DROP TABLE tenon_outbox",
        "CREATE TABLE tenon_mine(x)", "CREATE INDEX i ON tenon_cases(head)",
        "CREATE TRIGGER t AFTER INSERT ON tenon_cases BEGIN SELECT 1; END",
        "ALTER TABLE tenon_cases ADD COLUMN x"}) {
    INFO(sql);
    CHECK(refusal_of(*store, {sql, {}}).code == "store.sql_not_allowed");
  }
}

TEST_CASE("host: a store in memory takes no statements and has no file to copy") {
  const auto store = open_memory_store(door_workflows());
  CHECK(refusal_of(*store, {"DELETE FROM invoices", {}}).code == "store.no_sql");
  CHECK(code_of(store->backup("copy.db")) == "store.no_file");
}

TEST_CASE("host: a backup is the store as it stood, made while others go on") {
  const Folder folder;
  const auto store = open_file(folder / "cases.db");
  Keeper keeper(*store);
  for (int i = 0; i < 20; ++i) keeper.step(*keeper.open());
  REQUIRE(why(store->backup(folder / "copy.db")) == "");
  keeper.open();
  const auto copy = open_file(folder / "copy.db");
  CHECK(copy->find({}).value().cases.size() == 20);
  CHECK(store->find({}).value().cases.size() == 21);
  check_whole(*copy, 20);
}

TEST_CASE("host: a backup overwrites nothing, and says where it cannot be written") {
  const Folder folder;
  const auto store = open_file(folder / "cases.db");
  write_bytes(folder / "there.db", "mine");
  CHECK(code_of(store->backup(folder / "there.db")) == "store.backup_exists");
  CHECK(bytes_in(folder / "there.db") == "mine");
  CHECK(code_of(store->backup(folder / "no/such/copy.db")) == "store.cannot_open");
  CHECK(code_of(store->backup("")) == "store.bad_path");
}
