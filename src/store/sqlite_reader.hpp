#pragma once
/// @file store/sqlite_reader.hpp
/// Everything that is read from the file, over connections that are lent out to one thread at a time. WAL
/// lets them read while another writes.
#include <mutex>
#include <vector>

#include "store/sqlite_connection.hpp"

namespace tenon::store {

/// A read-only connection, and what is asked over it.
class SqliteReader {
 public:
  SqliteReader(Connection database, const WorkflowSet& workflows)
      : database_(std::move(database)), workflows_(&workflows) {}

  [[nodiscard]] Result<CasePtr> load(const CaseId& id);
  [[nodiscard]] Result<std::int64_t> version_of(const CaseId& id);
  [[nodiscard]] Result<std::optional<CaseId>> find_reference(std::string_view reference);
  [[nodiscard]] Result<CasePage> find(const CaseQuery& query);
  [[nodiscard]] Result<std::vector<CasePtr>> due(Instant until, std::int32_t limit);
  [[nodiscard]] Result<std::vector<HistoryRow>> history(const CaseId& id);
  [[nodiscard]] Result<std::optional<CommandRow>> find_command(const CommandId& id);
  [[nodiscard]] Result<std::vector<OutboxRow>> outbox(std::int64_t after, std::int32_t limit);
  [[nodiscard]] Result<std::optional<RecordRow>> record(std::string_view kind, std::string_view id);
  [[nodiscard]] Result<std::vector<RecordRow>> record_history(std::string_view kind, std::string_view id);
  [[nodiscard]] Result<std::vector<RecordRow>> records(std::string_view kind, std::string_view after_id,
                                                       std::int32_t limit);
  [[nodiscard]] Result<void> backup(const std::string& path);
  [[nodiscard]] Result<void> check();
  [[nodiscard]] Connection& database() noexcept { return database_; }

 private:
  [[nodiscard]] Result<CasePtr> case_at(const Query& query) const;
  [[nodiscard]] Result<CasePtr> load(std::int64_t key);

  Connection database_;
  const WorkflowSet* workflows_;
};

/// Readers that wait for work. As many are made as threads read at once; a few are kept.
class SqliteReaders {
 public:
  SqliteReaders(SqliteOptions options, const WorkflowSet& workflows)
      : options_(std::move(options)), workflows_(&workflows) {}

  /// A reader for the time being; back in the pool at the end of the scope.
  class Lease {
   public:
    Lease(SqliteReaders& pool, std::unique_ptr<SqliteReader> reader)
        : pool_(&pool), reader_(std::move(reader)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (reader_) pool_->give_back(std::move(reader_));
    }
    SqliteReader& operator*() const noexcept { return *reader_; }

   private:
    SqliteReaders* pool_;
    std::unique_ptr<SqliteReader> reader_;
  };
  [[nodiscard]] Result<Lease> take();
  void abandon() noexcept;

 private:
  void give_back(std::unique_ptr<SqliteReader> reader) noexcept;

  static constexpr std::size_t most_kept = 8;
  SqliteOptions options_;
  const WorkflowSet* workflows_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SqliteReader>> idle_;
};

}  // namespace tenon::store
