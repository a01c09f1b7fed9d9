#pragma once
/// @file store/sqlite_values.hpp
/// How each of our types stands in a SQLite column: one pair of bind and read a type, so that a column cannot
/// be written one way and read another. Texts and blobs are bound without a copy: they must outlive the step.
#include <sqlite3.h>

#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "store/enum_name.hpp"
#include "tenon/store/rows.hpp"

namespace tenon::store {

inline int bind_one(sqlite3_stmt* to, int at, std::int64_t value) {
  return sqlite3_bind_int64(to, at, value);
}
inline int bind_one(sqlite3_stmt* to, int at, std::int32_t value) {
  return sqlite3_bind_int64(to, at, value);
}
inline int bind_one(sqlite3_stmt* to, int at, Instant value) {
  return sqlite3_bind_int64(to, at, value.microseconds());
}
inline int bind_one(sqlite3_stmt* to, int at, std::string_view value) {
  // A null pointer would bind NULL, and an empty view may have one.
  return sqlite3_bind_text64(to, at, value.data() ? value.data() : "", value.size(), SQLITE_STATIC,
                             SQLITE_UTF8);
}
inline int bind_one(sqlite3_stmt* to, int at, const std::string& value) {
  return bind_one(to, at, std::string_view(value));
}
inline int bind_one(sqlite3_stmt* to, int at, const Digest& value) {
  return sqlite3_bind_blob64(to, at, value.data(), value.size(), SQLITE_STATIC);
}
template <class Kind>
int bind_one(sqlite3_stmt* to, int at, const Id<Kind>& value) {
  return sqlite3_bind_blob64(to, at, value.uuid.data, sizeof value.uuid.data, SQLITE_STATIC);
}
template <DescribedEnum E>
int bind_one(sqlite3_stmt* to, int at, E value) {
  return bind_one(to, at, enum_name(value));
}
template <class T>
int bind_one(sqlite3_stmt* to, int at, const std::optional<T>& value) {
  return value ? bind_one(to, at, *value) : sqlite3_bind_null(to, at);
}

/// The bytes of a column; valid until the next step.
[[nodiscard]] inline std::string_view bytes_of(sqlite3_stmt* from, int at) {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(from, at));
  return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(from, at))};
}

// Each answers whether the column holds such a value.
inline bool read_one(sqlite3_stmt* from, int at, std::int64_t& into) {
  into = sqlite3_column_int64(from, at);
  return true;
}
inline bool read_one(sqlite3_stmt* from, int at, std::int32_t& into) {
  const auto wide = sqlite3_column_int64(from, at);
  into = static_cast<std::int32_t>(wide);
  return into == wide;
}
inline bool read_one(sqlite3_stmt* from, int at, Instant& into) {
  into = Instant::from_microseconds(sqlite3_column_int64(from, at));
  return true;
}
inline bool read_one(sqlite3_stmt* from, int at, std::string_view& into) {
  into = bytes_of(from, at);
  return true;
}
inline bool read_one(sqlite3_stmt* from, int at, std::string& into) {
  into = bytes_of(from, at);
  return true;
}
inline bool read_one(sqlite3_stmt* from, int at, Digest& into) {
  const auto bytes = bytes_of(from, at);
  if (bytes.size() != into.size()) return false;
  std::memcpy(into.data(), bytes.data(), into.size());
  return true;
}
template <class Kind>
bool read_one(sqlite3_stmt* from, int at, Id<Kind>& into) {
  const auto bytes = bytes_of(from, at);
  if (bytes.size() != sizeof into.uuid.data) return false;
  std::memcpy(into.uuid.data, bytes.data(), sizeof into.uuid.data);
  return true;
}
template <DescribedEnum E>
bool read_one(sqlite3_stmt* from, int at, E& into) {
  const auto found = enum_from<E>(bytes_of(from, at));
  if (found) into = *found;
  return found.has_value();
}
template <class T>
bool read_one(sqlite3_stmt* from, int at, std::optional<T>& into) {
  if (sqlite3_column_type(from, at) == SQLITE_NULL) return into.reset(), true;
  return read_one(from, at, into.emplace());
}

/// A set of roles as their names, joined by commas.
inline void print_roles(std::string& into, RoleSet roles) {
  into.clear();
  for (const Role role : roles) (into += into.empty() ? "" : ",") += enum_name(role);
}
[[nodiscard]] inline bool read_roles(std::string_view text, RoleSet& into) {
  into = {};
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto role = enum_from<Role>(text.substr(0, comma));
    if (!role) return false;
    into.insert(*role);
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
  }
  return true;
}

}  // namespace tenon::store
