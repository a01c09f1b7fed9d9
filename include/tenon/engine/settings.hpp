#pragma once
/// @file engine/settings.hpp
/// What an engine is opened with. As a document:
///   {"store": "sqlite:crm.db", "durability": "full", "limits": {"ticket.resolution": "5 working_days"},
///    "unknown_year": "estimate", "hours": ["09:00-12:00", "13:30-18:00"], "now":
///    "2026-11-23T09:00:00+08:00", "workflows": [a workflow of the host's own (declared/declared.hpp)]}
/// @since 0.1
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "tenon/engine/log.hpp"
#include "tenon/model/document_type.hpp"
#include "tenon/policy/policies.hpp"
#include "tenon/store/store.hpp"
#include "tenon/time/calendar.hpp"
#include "tenon/time/clock.hpp"
#include "tenon/workflow/limits.hpp"

namespace tenon {

struct Settings {
  std::string store = "memory";  ///< "memory", or "sqlite:" and a path
  /// The host's own SQLite connection instead of `store`: its rows and ours commit or roll back together
  /// (SqliteOptions::connection says what has to hold). Such an engine is used by one thread at a time,
  /// together with the connection, and keeps no cases in memory, because the host may roll back what they
  /// rest on.
  sqlite3* connection = nullptr;
  Durability durability = Durability::full;
  std::int32_t busy_milliseconds = 5000;
  /// false: a write that would have to wait for another thread or process is refused ("store.busy") instead,
  /// for hosts whose threads must not block. Reading never waits for writing.
  bool waits = true;

  CalendarPtr calendar = Calendar::china();
  /// A year without a published calendar: a marked estimate keeps the desk working in November, when the next
  /// year's notice is not out yet; a host that must not guess says refuse.
  Counting counting{DayEnd::midnight, Roll::none, UnknownYear::estimate};
  LimitTable limits;
  /// The packs known, and the one that new cases begin under. In the document form "policy" is the name of a
  /// pack ("handbook", "cn@2026-11-23"), or {"active": name, "packs": [pack, ...], "overrides": {...}}.
  Policies policies = Policies::builtin();
  /// Where the house stands, for limits that a province or city sets: GB/T 2260, 6 digits; "CN": none.
  std::string region{nationwide};
  /// Types of documents that may be handed in; "document_types" in the document form lists a host's own.
  DocumentTypes document_types = builtin_document_types();

  Clock clock = Clock::system();
  std::optional<std::uint64_t> id_seed;  ///< reproducible ids, for tests and demonstrations
  /// How many cases are kept ready in memory; the least recently used go first.
  std::int32_t cached_cases = 20'000;
  LogLevel log = LogLevel::off;
  /// Longest command, record or query that a document may be, in bytes; what imports and reports take has
  /// limits of its own.
  std::int64_t max_document_bytes = 16 * 1024 * 1024;
  /// The workflows; null: all that are built in.
  std::shared_ptr<const WorkflowSet> workflows;

  /// Reads the document form; refuses unknown keys, bad limits, and limits of deadlines that no workflow has.
  [[nodiscard]] static Result<Settings> read(std::string_view json);
  /// JSON Schema of the document form.
  [[nodiscard]] static Json schema();
};

}  // namespace tenon
