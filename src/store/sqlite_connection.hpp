#pragma once
/// @file store/sqlite_connection.hpp
/// A SQLite connection and its statements, owned. A connection belongs to one thread at a time: whoever
/// shares it brings the lock.
#include <memory>
#include <unordered_map>

#include "store/sqlite_values.hpp"
#include "tenon/store/store.hpp"

namespace tenon::store {

struct FinalizeStatement {
  void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
};
struct CloseConnection {
  bool is_ours = true;  ///< false: the host's own, which only the host closes
  void operator()(sqlite3* handle) const {
    if (is_ours) sqlite3_close_v2(handle);
  }
};

class Statement {
 public:
  Statement() = default;
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}
  [[nodiscard]] explicit operator bool() const noexcept { return handle_ != nullptr; }
  [[nodiscard]] sqlite3_stmt* handle() const noexcept { return handle_.get(); }

  /// Runs a statement that gives no rows. SQLITE_DONE, or the extended error code.
  template <class... T>
  int run(const T&... values) {
    int at = 0;
    int code = SQLITE_OK;
    ((code = code == SQLITE_OK ? bind_one(handle(), ++at, values) : code), ...);
    return code == SQLITE_OK ? step_and_reset() : code;
  }
  int step_and_reset() {
    int code = sqlite3_step(handle());
    // Asked for by name: a connection of the host's may give plain codes.
    if (code != SQLITE_DONE && code != SQLITE_ROW)
      code = sqlite3_extended_errcode(sqlite3_db_handle(handle()));
    sqlite3_reset(handle());
    return code;
  }
  /// Leaves the handle open for ever.
  void abandon() noexcept { static_cast<void>(handle_.release()); }

 private:
  std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle_;
};

class Connection {
 public:
  enum class For : std::uint8_t { writing, reading };
  /// Opens the file without looking into it. Refused: store.cannot_open, store.bad_path, store.fault.
  [[nodiscard]] static Result<Connection> open(const SqliteOptions& options, For use);

  /// Statements without parameters, separated by semicolons; rows are passed over.
  [[nodiscard]] Result<void> run(const char* sql);
  /// The first column of the first row of a statement without parameters; empty where there is none.
  [[nodiscard]] Result<std::string> ask(const char* sql);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql, bool keep = false);
  /// A statement kept prepared. `sql` must live as long as the connection: a literal.
  [[nodiscard]] Result<Statement*> statement(std::string_view sql);

  /// The refusal that stands for an error code of this connection's last call.
  [[nodiscard]] Refusal refusal(int code) const;
  [[nodiscard]] Refusal corrupt(std::string_view problem) const;
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }
  [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }
  /// Whether the connection is the host's own.
  [[nodiscard]] bool is_guest() const noexcept { return !handle_.get_deleter().is_ours; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// Leaves the handle open for ever: what a forked child must do with its parent's connection.
  void abandon() noexcept;

 private:
  Connection(sqlite3* handle, bool is_ours, const SqliteOptions& options)
      : handle_(handle, CloseConnection{is_ours}),
        path_(options.path),
        busy_milliseconds_(options.busy_milliseconds) {}

  std::unique_ptr<sqlite3, CloseConnection> handle_;
  std::string path_;
  std::int32_t busy_milliseconds_ = 0;
  std::unordered_map<std::string_view, Statement> statements_;  // after handle_: they go first
};

/// One run of a statement that gives rows. Lets go of the statement, and of its snapshot, at the end of the
/// scope.
class Query {
 public:
  template <class... T>
  Query(const Connection& connection, Statement& statement, const T&... values)
      : connection_(connection), handle_(statement.handle()) {
    int at = 0;
    ((code_ = code_ == SQLITE_OK ? bind_one(handle_, ++at, values) : code_), ...);
  }
  ~Query() { sqlite3_reset(handle_); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Whether there is another row.
  [[nodiscard]] Result<bool> next() {
    if (code_ == SQLITE_OK || code_ == SQLITE_ROW) code_ = sqlite3_step(handle_);
    if (code_ == SQLITE_ROW) return true;
    if (code_ == SQLITE_DONE) return false;
    return connection_.refusal(code_);
  }
  /// Reads the columns in order; "store.corrupt" where one holds no such value.
  template <class... T>
  [[nodiscard]] Verdict read(T&... into) const {
    int at = -1;
    if ((read_one(handle_, ++at, into) && ...)) return {};
    return connection_.corrupt("column " + std::string(sqlite3_column_name(handle_, at)));
  }
  [[nodiscard]] sqlite3_stmt* handle() const noexcept { return handle_; }

 private:
  const Connection& connection_;
  sqlite3_stmt* handle_;
  int code_ = SQLITE_OK;
};

}  // namespace tenon::store
