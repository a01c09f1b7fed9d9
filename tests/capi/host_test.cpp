// A guest in another's house: the host's connection, its statements, its threads, its log.
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "capi.hpp"

using namespace capi_test;

namespace {

/// A folder that goes with the test.
struct Folder {
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tenon-capi-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string operator/(const char* name) const { return (path / name).string(); }
  std::filesystem::path path;
};

std::string settings_for(const std::string& path, const char* more = "") {
  return R"({"now":"2026-03-02T10:00:00+08:00","store":"sqlite:)" + path + "\"" + more + "}";
}

int run(sqlite3* database, const char* sql) { return sqlite3_exec(database, sql, nullptr, nullptr, nullptr); }

std::string first_cell(sqlite3* database, const char* sql) {
  std::string cell;
  sqlite3_exec(
      database, sql,
      [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0] ? values[0] : "";
        return 0;
      },
      &cell, nullptr);
  return cell;
}

/// An open complaint of customer C1 as a command for a batch.
std::string opening() {
  Json command = Json::parse(clerk);
  command["do"] = "open";
  command["workflow"] = "complaint";
  command["subject"]["customer"] = "C1";
  command["payload"] = Json::parse(a_complaint);
  return command.dump();
}

}  // namespace

TEST_CASE("the host's rows and a case are committed or rolled back together, on the host's connection") {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
  REQUIRE(run(database, "CREATE TABLE invoices(number TEXT)") == SQLITE_OK);
  {
    tenon_engine* engine = nullptr;
    REQUIRE(tell(tenon_engine_open_on, static_cast<void*>(database), nullptr, &engine).status == TENON_OK);
    for (const char* end : {"ROLLBACK", "COMMIT"}) {
      run(database, "BEGIN");
      run(database, "INSERT INTO invoices VALUES('R-1')");
      CHECK(ask(tenon_engine_execute, engine, opening().c_str()).status == TENON_OK);
      run(database, end);
      const bool kept = std::string_view(end) == "COMMIT";
      CHECK(first_cell(database, "SELECT count(*) FROM invoices") == (kept ? "1" : "0"));
      CHECK(ask(tenon_case_find, engine, "{}").json()["cases"].size() == (kept ? 1U : 0U));
    }
    CHECK(ask(tenon_engine_verify, engine).json()["problems"].empty());
    CHECK(tell(tenon_engine_backup, engine, "copy.db").code == "store.not_our_file");
    tenon_engine_close(engine);
  }
  CHECK(sqlite3_close(database) == SQLITE_OK);  // nothing of ours is left open on it
}

TEST_CASE("what is the host's is not set by an engine on its connection") {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
  tenon_engine* engine = nullptr;
  const auto refused =
      tell(tenon_engine_open_on, static_cast<void*>(database), R"({"durability":"full"})", &engine);
  CHECK(refused.code == "settings.of_the_host");
  CHECK(refused.field == "settings.durability");
  CHECK(tell(tenon_engine_open_on, static_cast<void*>(nullptr), nullptr, &engine).code == "abi.null");
  CHECK(engine == nullptr);
  sqlite3_close(database);
}

TEST_CASE("a statement of the host's is committed with the commands of its batch, or not at all") {
  const Folder folder;
  Desk desk(settings_for(folder / "crm.db"));
  tenon_batch* batch = nullptr;
  REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  const auto sql = [&](const char* text, const char* parameters) {
    return tell(tenon_batch_sql, batch, text, parameters);
  };
  CHECK(sql("CREATE TABLE orders(number TEXT, fen INTEGER CHECK(fen > 0), paid)", nullptr).status ==
        TENON_OK);
  CHECK(sql("INSERT INTO orders VALUES(?, ?, ?)", R"(["A-1", 120000, true])").status == TENON_OK);
  CHECK(ask(tenon_batch_execute, batch, opening().c_str()).status == TENON_OK);
  REQUIRE(tell(tenon_batch_commit, batch).status == TENON_OK);

  CHECK(ask(tenon_batch_execute, batch, opening().c_str()).status == TENON_OK);
  CHECK(sql("INSERT INTO orders VALUES(?, ?, ?)", R"(["A-2", -1, null])").status == TENON_OK);
  const auto failed = tell(tenon_batch_commit, batch);
  CHECK(failed.status == TENON_REFUSED);
  CHECK(failed.code == "store.sql");
  CHECK(failed.en.find("CHECK constraint failed") != std::string::npos);

  CHECK(sql("UPDATE tenon_cases SET state='closed'", nullptr).status == TENON_OK);
  CHECK(tell(tenon_batch_commit, batch).code == "store.sql_not_allowed");

  CHECK(ask(tenon_case_find, desk.engine, "{}").json()["cases"].size() == 1);
  sqlite3* raw = nullptr;
  REQUIRE(sqlite3_open((folder / "crm.db").c_str(), &raw) == SQLITE_OK);
  CHECK(first_cell(raw, "SELECT group_concat(number||':'||fen||':'||paid) FROM orders") == "A-1:120000:1");
  sqlite3_close(raw);
  tenon_batch_free(batch);
}

TEST_CASE("parameters that no column can hold are refused when they are given") {
  Desk desk;
  tenon_batch* batch = nullptr;
  REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  CHECK(tell(tenon_batch_sql, batch, "x", R"([[1]])").field == "parameters[0]");
  CHECK(tell(tenon_batch_sql, batch, "x", R"({"a":1})").code == "json.wrong_type");
  CHECK(tell(tenon_batch_sql, batch, "x", R"([18446744073709551615])").field == "parameters[0]");
  CHECK(tell(tenon_batch_sql, batch, nullptr, nullptr).field == "sql");
  CHECK(tell(tenon_batch_sql, batch, "DELETE FROM orders", nullptr).status == TENON_OK);
  CHECK(tell(tenon_batch_commit, batch).code == "store.no_sql");  // this store is in memory
  tenon_batch_free(batch);
}

TEST_CASE("a backup opens as a store of its own") {
  const Folder folder;
  Desk desk(settings_for(folder / "crm.db"));
  const auto id = desk.complaint("T-1");
  CHECK(tell(tenon_engine_backup, desk.engine, (folder / "copy.db").c_str()).status == TENON_OK);
  CHECK(tell(tenon_engine_backup, desk.engine, (folder / "copy.db").c_str()).code == "store.backup_exists");
  Desk copy(settings_for(folder / "copy.db"));
  CHECK(ask(tenon_case_get, copy.engine, "reference:T-1").json()["id"] == id);
  CHECK(ask(tenon_engine_verify, copy.engine).json()["problems"].empty());
}

TEST_CASE("an engine that does not wait says busy instead, and reads all the same") {
  const Folder folder;
  Desk desk(settings_for(folder / "crm.db", R"(,"waits":false)"));
  const auto id = desk.complaint();
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open((folder / "crm.db").c_str(), &other) == SQLITE_OK);
  REQUIRE(run(other, "BEGIN IMMEDIATE") == SQLITE_OK);
  const auto busy = desk.apply(id, "comment", R"({"text":"seen"})");
  CHECK(busy.status == TENON_BUSY);
  CHECK(busy.code == "store.busy");
  CHECK(ask(tenon_case_get, desk.engine, id.c_str()).status == TENON_OK);
  run(other, "ROLLBACK");
  CHECK(desk.apply(id, "comment", R"({"text":"seen"})").status == TENON_OK);
  sqlite3_close(other);
}

TEST_CASE("threads of an engine that does not wait are done or told busy, and nothing is half-done") {
  const Folder folder;
  Desk desk(settings_for(folder / "crm.db", R"(,"waits":false)"));
  const auto id = desk.complaint();
  std::atomic<int> done = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> crowd;
  for (int t = 0; t < 4; ++t)
    crowd.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        tenon_text* text = nullptr;
        const auto status =
            tenon_case_apply(desk.engine, id.c_str(), "comment", R"({"text":"x"})", clerk, &text, nullptr);
        tenon_text_free(text);
        if (status == TENON_OK) ++done;
        else if (status != TENON_BUSY) ++wrong;
      }
    });
  for (auto& one : crowd) one.join();
  CHECK(wrong == 0);
  CHECK(done > 0);
  CHECK(ask(tenon_case_get, desk.engine, id.c_str()).json()["comments"] == done.load());
}

TEST_CASE("the log is silent unless it is asked for") {
  Desk desk;
  desk.complaint();
  CHECK(ask(tenon_engine_log, desk.engine, 0, 100).json()["entries"].empty());
}

TEST_CASE("the log tells what was done and refused, and is read on from the last number") {
  Desk desk(R"({"now":"2026-03-02T10:00:00+08:00","log":"debug"})");
  const auto id = desk.complaint();
  desk.apply(id, "accept", "{}");
  desk.apply(id, "comment", R"({"txt":"secret of a customer"})");
  const auto log = ask(tenon_engine_log, desk.engine, 0, 100);
  const auto entries = log.json()["entries"];
  REQUIRE(entries.size() == 3);
  CHECK(entries[0]["code"] == "done");
  CHECK(entries[0]["event"] == "open");
  CHECK(entries[0]["level"] == "debug");
  CHECK(entries[1]["code"] == "step.not_from_here");
  CHECK(entries[1]["case"] == id);
  CHECK(entries[2]["field"] == "payload.text");  // the one that is missing
  CHECK(log.text.find("secret") == std::string::npos);
  const auto rest = ask(tenon_engine_log, desk.engine, 2, 100).json()["entries"];
  REQUIRE(rest.size() == 1);
  CHECK(rest[0]["number"] == 3);
}

TEST_CASE("the log keeps the newest thousand, and a gap in the numbers shows what went") {
  Desk desk(R"({"log":"info"})");
  for (int i = 0; i < 1100; ++i)
    static_cast<void>(ask(tenon_engine_execute, desk.engine, R"({"do":"open",
      "workflow":"complaint","actor":{"id":"E1","roles":["complaint_clerk"]}})"));
  const auto entries = ask(tenon_engine_log, desk.engine, 0, 10000).json()["entries"];
  REQUIRE(entries.size() == 1000);
  CHECK(entries.front()["number"] == 101);
  CHECK(entries.back()["number"] == 1100);
}

TEST_CASE("a document longer than the host allows is refused") {
  Desk desk(R"({"now":"2026-03-02T10:00:00+08:00","max_document_bytes":2048})");
  const auto id = desk.complaint();
  const auto payload = R"({"text":")" + std::string(3000, 'x') + "\"}";
  CHECK(desk.apply(id, "comment", payload.c_str()).code == "json.too_large");
  tenon_engine* engine = nullptr;
  CHECK(tell(tenon_engine_open, R"({"max_document_bytes":99999999})", &engine).field ==
        "settings.max_document_bytes");
}

TEST_CASE("ten thousand engines opened and closed leave nothing behind") {
  const auto files = [] {
    int count = 0;
    for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
    return count;
  };
  const int before = files();
  for (int i = 0; i < 10'000; ++i) {
    tenon_engine* engine = nullptr;
    REQUIRE(tenon_engine_open("{}", &engine, nullptr) == TENON_OK);
    tenon_engine_close(engine);
  }
  const Folder folder;
  for (int i = 0; i < 300; ++i) {
    Desk desk(settings_for(folder / "crm.db"));
    if (i % 100 == 0) desk.complaint();
  }
  CHECK(files() == before);
}
