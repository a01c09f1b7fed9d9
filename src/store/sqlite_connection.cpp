#include "store/sqlite_connection.hpp"

#include <filesystem>
#include <system_error>

namespace tenon::store {
namespace {

/// What is wrong with a path that cannot be opened, as far as the file system tells.
std::string problem_with(const std::string& path, const char* otherwise, int system_error) {
  const std::filesystem::path file(std::u8string(path.begin(), path.end()));
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return "it is a folder";
  const auto folder = file.parent_path();
  if (!folder.empty() && !std::filesystem::exists(folder, ignored)) return "its folder does not exist";
  return otherwise + (system_error ? " (errno " + std::to_string(system_error) + ")" : std::string());
}

Refusal cannot_open(const SqliteOptions& options, const char* message, int system_error) {
  return fault("store.cannot_open")
      .fact("path", options.path)
      .fact("problem", problem_with(options.path, message, system_error));
}

bool is_path(const std::string& path) {
  return !path.empty() && path != ":memory:" && is_utf8(path) && path.find('\0') == path.npos;
}

}  // namespace

Result<Connection> Connection::open(const SqliteOptions& options, For use) {
  if (options.connection) {
    SqliteOptions named = options;
    if (const char* file = sqlite3_db_filename(options.connection, "main")) named.path = file;
    return Connection(options.connection, false, named);
  }
  if (!is_path(options.path)) return invalid("store.bad_path").fact("path", options.path.substr(0, 200));
  if (!sqlite3_threadsafe())
    return fault("store.fault")
        .fact("path", options.path)
        .fact("problem", "this SQLite was built without threads")
        .fact("code", "0");
  constexpr int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(options.path.c_str(), &handle,
                                   use == For::writing ? flags | SQLITE_OPEN_CREATE : flags, nullptr);
  Connection opened(handle, true, options);
  if (code != SQLITE_OK) {
    const int system_error = handle ? sqlite3_system_errno(handle) : 0;
    return cannot_open(options, sqlite3_errstr(code), system_error);
  }
  sqlite3_busy_timeout(handle, options.busy_milliseconds);
  // No memory map: a file cut short by another program would kill the host with SIGBUS instead of an error.
  TENON_CHECK(opened.run(
      "PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY"));
  TENON_CHECK(opened.run(use == For::writing ? "PRAGMA cache_size=-32768"
                                             : "PRAGMA cache_size=-8192; PRAGMA query_only=ON"));
  return opened;
}

Result<void> Connection::run(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return refusal(code);
  return {};
}

Result<std::string> Connection::ask(const char* sql) {
  TENON_TRY(Statement statement, prepare(sql));
  Query query(*this, statement);
  TENON_TRY(const bool found, query.next());
  return std::string(found ? bytes_of(query.handle(), 0) : std::string_view());
}

Result<Statement> Connection::prepare(std::string_view sql, bool keep) {
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                      keep ? SQLITE_PREPARE_PERSISTENT : 0, &made, nullptr);
  if (code != SQLITE_OK) return refusal(code);
  return Statement(made);
}

Result<Statement*> Connection::statement(std::string_view sql) {
  auto& kept = statements_[sql];
  if (!kept) { TENON_TRY(kept, prepare(sql, true)); }
  return &kept;
}

Refusal Connection::corrupt(std::string_view problem) const {
  return fault("store.corrupt").fact("path", path_).fact("problem", problem);
}

Refusal Connection::refusal(int code) const {
  const char* message = sqlite3_errmsg(handle());
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RefusalBuilder(RefusalKind::busy, "store.busy")
          .fact("path", path_)
          .fact("milliseconds", std::to_string(busy_milliseconds_));
    case SQLITE_FULL: return fault("store.full").fact("path", path_);
    case SQLITE_CORRUPT: return corrupt(message);
    case SQLITE_NOTADB: return fault("store.not_ours").fact("path", path_).fact("problem", message);
    case SQLITE_READONLY: return fault("store.read_only").fact("path", path_);
    case SQLITE_CANTOPEN:
      return fault("store.cannot_open").fact("path", path_).fact("problem", problem_with(path_, message, 0));
    default:
      return fault("store.fault")
          .fact("path", path_)
          .fact("problem", message)
          .fact("code", std::to_string(code));
  }
}

void Connection::abandon() noexcept {
  for (auto& [sql, statement] : statements_) statement.abandon();
  statements_.clear();
  static_cast<void>(handle_.release());
}

}  // namespace tenon::store
