/// A store's file, read as it stands at one moment and never written to.
#include <sqlite3.h>

#include <filesystem>

#include "testing/backtest_history.hpp"

namespace tenon::testing {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Refusal no_store(const std::string& path, std::string_view problem) {
  return invalid("backtest.no_store").field("store").fact("found", path).fact("problem", problem);
}

/// A path as SQLite's URI form has it: nothing in a file's name is then taken for an option.
std::string uri_of(const std::string& path) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::string_view("%?#").find(c) == std::string_view::npos && byte > 0x20) uri += c;
    else (uri += '%') += {hex[byte >> 4U], hex[byte & 15U]};
  }
  // A reader of a file in WAL mode makes files of its own beside it; where no writer has left any, the file
  // is complete in itself and is read without.
  std::error_code ignored;
  const bool alone = !std::filesystem::exists(path + "-wal", ignored);
  return uri + (alone ? "?mode=ro&immutable=1" : "?mode=ro");
}

/// The file in memory: what is asked of it afterwards leaves no lock and no trace on the file.
Result<Database> copy_of(const std::string& path) {
  sqlite3* handle = nullptr;
  const int opened =
      sqlite3_open_v2(uri_of(path).c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  const Database file(handle);
  if (opened != SQLITE_OK) return no_store(path, sqlite3_errstr(opened));
  sqlite3_busy_timeout(file.get(), 5000);
  sqlite3* memory = nullptr;
  if (const int made = sqlite3_open(":memory:", &memory); made != SQLITE_OK) {
    sqlite3_close(memory);
    return no_store(path, sqlite3_errstr(made));
  }
  Database copy(memory);
  sqlite3_backup* const backup = sqlite3_backup_init(memory, "main", file.get(), "main");
  if (!backup) return no_store(path, sqlite3_errmsg(memory));
  sqlite3_backup_step(backup, -1);
  if (const int copied = sqlite3_backup_finish(backup); copied != SQLITE_OK)
    return no_store(path, sqlite3_errstr(copied));
  return copy;
}

/// The running number of the history is the order of commits (src/store/sqlite_schema.cpp), which the
/// interface of stores does not tell.
Result<CommitOrder> commit_order(const std::string& path, sqlite3* database) {
  constexpr const char* sql =
      "SELECT c.id, h.version FROM tenon_history h JOIN tenon_cases c ON c.key=h.case_key ORDER BY h.id";
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
    return no_store(path, sqlite3_errmsg(database));
  CommitOrder order;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    CaseId id;
    const auto* const bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, 0));
    if (sqlite3_column_bytes(statement, 0) == 16) std::copy(bytes, bytes + 16, id.uuid.begin());
    order.emplace_back(id, sqlite3_column_int64(statement, 1));
  }
  if (const int read = sqlite3_finalize(statement); read != SQLITE_OK)
    return no_store(path, sqlite3_errstr(read));
  return order;
}

}  // namespace

Result<History> History::read(const std::string& path, const Settings& settings) {
  TENON_TRY(const Database copy, copy_of(path));
  TENON_TRY(const CommitOrder order, commit_order(path, copy.get()));
  const auto workflows = workflows_of(settings);
  SqliteOptions options;
  options.connection = copy.get();
  TENON_TRY(const auto store, open_sqlite_store(options, *workflows));
  auto recorded = read_recorded(*store, workflows, order);
  if (recorded) return History(*std::move(recorded));
  Refusal refusal = std::move(recorded).refusal();
  for (auto& fact : refusal.facts)  // the copy in memory has no path
    if (fact.name == "path") fact.value = path;
  return refusal;
}

}  // namespace tenon::testing
