#pragma once
/// @file store/sqlite_schema.hpp
/// The file format: what stands in which table, and how a file says that it is ours.
/// docs/decisions/0004-store.md gives the reasons.
#include "store/sqlite_connection.hpp"

namespace tenon::store {

/// PRAGMA application_id of our files: "Teno".
inline constexpr std::int32_t application_id = 0x54656E6F;
/// In the table tenon_format: the format that this program writes. (PRAGMA user_version would be the host's
/// where the database is.)
inline constexpr std::int32_t format_version = 1;

/// Opens the file for writing, makes the tables where it is new, and sets what holds for a writer. A file
/// that is refused (store.not_ours, store.newer_format, store.read_only ...) is left as it was found.
[[nodiscard]] Result<Connection> open_database(const SqliteOptions& options);

}  // namespace tenon::store
