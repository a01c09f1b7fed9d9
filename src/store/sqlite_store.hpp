#pragma once
/// @file store/sqlite_store.hpp
/// A store in one SQLite file: one connection that writes, lent to whoever leads the commit queue, and a pool
/// of connections that read.
#include <sys/types.h>

#include "store/commit_queue.hpp"
#include "store/sqlite_reader.hpp"
#include "store/sqlite_writer.hpp"

namespace tenon::store {

class SqliteStore final : public Store {
 public:
  SqliteStore(Connection database, const SqliteOptions& options, const WorkflowSet& workflows);
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  [[nodiscard]] Result<CasePtr> load(const CaseId& id) override;
  [[nodiscard]] Result<std::int64_t> version_of(const CaseId& id) override;
  [[nodiscard]] Result<std::optional<CaseId>> find_reference(std::string_view reference) override;
  [[nodiscard]] Result<CasePage> find(const CaseQuery& query) override;
  [[nodiscard]] Result<std::vector<CasePtr>> due(Instant until, std::int32_t limit) override;
  [[nodiscard]] Result<std::vector<HistoryRow>> history(const CaseId& id) override;
  [[nodiscard]] Result<std::optional<CommandRow>> find_command(const CommandId& id) override;
  [[nodiscard]] Result<std::vector<OutboxRow>> outbox(std::int64_t after, std::int32_t limit) override;
  [[nodiscard]] Result<std::int32_t> acknowledge(std::span<const std::int64_t> ids) override;
  [[nodiscard]] Result<std::optional<RecordRow>> record(std::string_view kind, std::string_view id) override;
  [[nodiscard]] Result<std::vector<RecordRow>> record_history(std::string_view kind,
                                                              std::string_view id) override;
  [[nodiscard]] Result<std::vector<RecordRow>> records(std::string_view kind, std::string_view after_id,
                                                       std::int32_t limit) override;
  [[nodiscard]] Result<void> commit(Change& change) override;
  [[nodiscard]] Result<void> commit_alone(Change& change, const std::function<Verdict()>& decide) override;
  [[nodiscard]] Result<void> backup(const std::string& path) override;
  [[nodiscard]] Result<void> check() override;

  /// How many transactions were written since the file was opened: fewer than commits where these met.
  [[nodiscard]] std::int64_t transactions() const noexcept { return writer_.transactions(); }

 private:
  [[nodiscard]] bool is_forked() const noexcept;
  template <class Read>
  [[nodiscard]] auto read(Read&& read) -> decltype(read(std::declval<SqliteReader&>()));
  [[nodiscard]] Verdict write(Work& work);

  const WorkflowSet workflows_;
  const std::string path_;
  const bool waits_;
  const pid_t process_;
  SqliteWriter writer_;
  CommitQueue<Work> queue_;
  SqliteReaders readers_;
};

}  // namespace tenon::store
