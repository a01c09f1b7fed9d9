#pragma once
/// @file store/sqlite_host_sql.hpp
/// Statements of the host's own within our transaction: for hosts whose language cannot hand a connection
/// over, so that their rows and ours are committed together or not at all.
#include <span>

#include "store/sqlite_connection.hpp"

namespace tenon::store {

/// Runs them in order. Refused, and then the transaction has to be rolled back: "store.sql" where SQLite says
/// no, "store.sql_not_allowed" for what would end our transaction or change tables that are ours.
[[nodiscard]] Verdict run_statements(Connection& database, std::span<const HostStatement> statements);

}  // namespace tenon::store
