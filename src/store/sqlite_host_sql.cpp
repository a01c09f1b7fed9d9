#include "store/sqlite_host_sql.hpp"

namespace tenon::store {
namespace {

constexpr std::string_view our_prefix = "tenon_";

/// What a statement of the host's may not do, asked by SQLite while it is prepared.
struct Watch {
  std::string objection;

  static int look(void* self, int action, const char* first, const char* second, const char*, const char*) {
    return static_cast<Watch*>(self)->allows(action, first, second) ? SQLITE_OK : SQLITE_DENY;
  }

 private:
  bool allows(int action, const char* first, const char* second) {
    const auto is_ours = [](const char* name) {
      return name && sqlite3_strnicmp(name, our_prefix.data(), static_cast<int>(our_prefix.size())) == 0;
    };
    switch (action) {
      case SQLITE_TRANSACTION:
      case SQLITE_SAVEPOINT: return object("it would begin or end a transaction");
      case SQLITE_ATTACH:
      case SQLITE_DETACH:
      case SQLITE_PRAGMA: return object("it would change the connection");
      case SQLITE_INSERT:
      case SQLITE_UPDATE:
      case SQLITE_DELETE:
      case SQLITE_CREATE_TABLE:
      case SQLITE_DROP_TABLE:
        if (is_ours(first)) return object("table " + std::string(first) + " is Tenon's");
        return true;
      case SQLITE_CREATE_INDEX:
      case SQLITE_DROP_INDEX:
      case SQLITE_CREATE_TRIGGER:
      case SQLITE_DROP_TRIGGER:
      case SQLITE_ALTER_TABLE:
        if (is_ours(second)) return object("table " + std::string(second) + " is Tenon's");
        return true;
      default: return true;
    }
  }
  bool object(std::string why) {
    if (objection.empty()) objection = std::move(why);
    return false;
  }
};

/// Puts the watch on for the time of preparing. Statements of ours that are prepared already are prepared
/// again on their next run, which costs microseconds and only those who hand in statements.
class Watched {
 public:
  Watched(sqlite3* database, Watch& watch) : database_(database) {
    sqlite3_set_authorizer(database_, &Watch::look, &watch);
  }
  ~Watched() { sqlite3_set_authorizer(database_, nullptr, nullptr); }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

 private:
  sqlite3* database_;
};

struct Bind {
  sqlite3_stmt* to;
  int at;
  int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
  int operator()(std::int64_t value) const { return bind_one(to, at, value); }
  int operator()(double value) const { return sqlite3_bind_double(to, at, value); }
  int operator()(const std::string& value) const { return bind_one(to, at, value); }
};

RefusalBuilder sql_refusal(const char* code, const HostStatement& statement, std::string_view problem) {
  return refuse(code).field("sql").fact("sql", statement.sql.substr(0, 200)).fact("problem", problem);
}

Verdict run(Connection& database, const HostStatement& wanted) {
  Watch watch;
  sqlite3_stmt* made = nullptr;
  const char* rest = nullptr;
  int code = SQLITE_OK;
  {
    const Watched watched(database.handle(), watch);
    code = sqlite3_prepare_v2(database.handle(), wanted.sql.c_str(), static_cast<int>(wanted.sql.size()) + 1,
                              &made, &rest);
  }
  const Statement statement(made);
  if (!watch.objection.empty()) return sql_refusal("store.sql_not_allowed", wanted, watch.objection);
  if (code != SQLITE_OK) return sql_refusal("store.sql", wanted, sqlite3_errmsg(database.handle()));
  if (!made) return sql_refusal("store.sql", wanted, "there is no statement in it");
  if (std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos)
    return sql_refusal("store.sql", wanted, "there is more than one statement in it");
  if (sqlite3_column_count(made) > 0)
    return sql_refusal("store.sql", wanted, "it returns rows, which nobody would read");
  const auto places = static_cast<std::size_t>(sqlite3_bind_parameter_count(made));
  if (places != wanted.parameters.size())
    return sql_refusal("store.sql", wanted,
                       "it has " + std::to_string(places) + " parameters, and " +
                           std::to_string(wanted.parameters.size()) + " values were given");
  for (std::size_t i = 0; i < places && code == SQLITE_OK; ++i)
    code = std::visit(Bind{made, static_cast<int>(i) + 1}, wanted.parameters[i]);
  if (code == SQLITE_OK) code = sqlite3_step(made);
  if (code == SQLITE_DONE) return {};
  // A rule of the host's own schema said no; anything else is the machine's.
  const int kind = code & 0xFF;
  if (kind == SQLITE_CONSTRAINT || kind == SQLITE_ERROR || kind == SQLITE_MISMATCH || kind == SQLITE_TOOBIG)
    return sql_refusal("store.sql", wanted, sqlite3_errmsg(database.handle()));
  return database.refusal(code);
}

}  // namespace

Verdict run_statements(Connection& database, std::span<const HostStatement> statements) {
  for (const auto& each : statements) {
    if (database.is_guest())
      return sql_refusal("store.sql_not_allowed", each, "the host has the connection and can run it itself");
    if (auto verdict = run(database, each); !verdict.allowed()) return verdict;
  }
  return {};
}

}  // namespace tenon::store
