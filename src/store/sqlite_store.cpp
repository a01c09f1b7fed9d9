#include "store/sqlite_store.hpp"

#include <unistd.h>

#include "store/sqlite_schema.hpp"

namespace tenon {
namespace store {
namespace {

Refusal broken(const std::string& path, std::string_view problem) {
  return fault("store.fault").fact("path", path).fact("problem", problem).fact("code", "0");
}

}  // namespace

SqliteStore::SqliteStore(Connection database, const SqliteOptions& options, const WorkflowSet& workflows)
    : workflows_(workflows),
      path_(options.path),
      waits_(options.waits),
      process_(getpid()),
      writer_(std::move(database)),
      readers_(options, workflows_) {}

/// In a forked child the connections are the parent's: closing them there would take the parent's file apart.
SqliteStore::~SqliteStore() {
  if (!is_forked()) return;
  writer_.abandon();
  readers_.abandon();
}

bool SqliteStore::is_forked() const noexcept { return getpid() != process_; }

/// Lends `read` a connection. The interface throws nothing.
template <class Read>
auto SqliteStore::read(Read&& read) -> decltype(read(std::declval<SqliteReader&>())) {
  try {
    if (is_forked()) return fault("store.forked").fact("path", path_);
    TENON_TRY(auto reader, readers_.take());
    return read(*reader);
  } catch (const std::exception& problem) { return broken(path_, problem.what()); }
}

Verdict SqliteStore::write(Work& work) {
  try {
    if (is_forked()) return fault("store.forked").fact("path", path_);
    if (!work.decide)
      if (auto prepared = work.prepare(); !prepared.allowed()) return prepared;
    if (queue_.run(work, waits_, [this](Work* first) noexcept { writer_.write_all(first); }))
      return std::move(work.verdict);
    return RefusalBuilder(RefusalKind::busy, "store.busy").fact("path", path_).fact("milliseconds", "0");
  } catch (const std::exception& problem) { return broken(path_, problem.what()); }
}

Result<void> SqliteStore::commit(Change& change) {
  Work work;
  work.change = &change;
  return write(work);
}

Result<void> SqliteStore::commit_alone(Change& change, const std::function<Verdict()>& decide) {
  Work work;
  work.change = &change;
  work.decide = &decide;
  return write(work);
}

Result<std::int32_t> SqliteStore::acknowledge(std::span<const std::int64_t> ids) {
  if (ids.empty()) return 0;
  Work work;
  work.acknowledged = ids;
  if (auto verdict = write(work); !verdict.allowed()) return std::move(verdict).refusal();
  return work.count;
}

Result<CasePtr> SqliteStore::load(const CaseId& id) {
  return read([&](SqliteReader& reader) { return reader.load(id); });
}
Result<std::int64_t> SqliteStore::version_of(const CaseId& id) {
  return read([&](SqliteReader& reader) { return reader.version_of(id); });
}
Result<std::optional<CaseId>> SqliteStore::find_reference(std::string_view reference) {
  return read([&](SqliteReader& reader) { return reader.find_reference(reference); });
}
Result<CasePage> SqliteStore::find(const CaseQuery& query) {
  return read([&](SqliteReader& reader) { return reader.find(query); });
}
Result<std::vector<CasePtr>> SqliteStore::due(Instant until, std::int32_t limit) {
  return read([&](SqliteReader& reader) { return reader.due(until, limit); });
}
Result<std::vector<HistoryRow>> SqliteStore::history(const CaseId& id) {
  return read([&](SqliteReader& reader) { return reader.history(id); });
}
Result<std::optional<CommandRow>> SqliteStore::find_command(const CommandId& id) {
  return read([&](SqliteReader& reader) { return reader.find_command(id); });
}
Result<std::vector<OutboxRow>> SqliteStore::outbox(std::int64_t after, std::int32_t limit) {
  return read([&](SqliteReader& reader) { return reader.outbox(after, limit); });
}
Result<std::optional<RecordRow>> SqliteStore::record(std::string_view kind, std::string_view id) {
  return read([&](SqliteReader& reader) { return reader.record(kind, id); });
}
Result<std::vector<RecordRow>> SqliteStore::record_history(std::string_view kind, std::string_view id) {
  return read([&](SqliteReader& reader) { return reader.record_history(kind, id); });
}
Result<std::vector<RecordRow>> SqliteStore::records(std::string_view kind, std::string_view after_id,
                                                    std::int32_t limit) {
  return read([&](SqliteReader& reader) { return reader.records(kind, after_id, limit); });
}
Result<void> SqliteStore::backup(const std::string& path) {
  return read([&](SqliteReader& reader) { return reader.backup(path); });
}
Result<void> SqliteStore::check() {
  return read([](SqliteReader& reader) { return reader.check(); });
}

}  // namespace store

Result<std::unique_ptr<Store>> open_sqlite_store(const SqliteOptions& options, const WorkflowSet& workflows) {
  TENON_TRY(store::Connection database, store::open_database(options));
  return std::unique_ptr<Store>(
      std::make_unique<store::SqliteStore>(std::move(database), options, workflows));
}

}  // namespace tenon
