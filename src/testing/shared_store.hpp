#pragma once
/// One store under several engines: each engine owns its store, so that each is given one of these.
#include "tenon/store/store.hpp"

namespace tenon::testing {

class SharedStore final : public Store {
 public:
  explicit SharedStore(std::shared_ptr<Store> store) : store_(std::move(store)) {}

  Result<CasePtr> load(const CaseId& id) override { return store_->load(id); }
  Result<std::int64_t> version_of(const CaseId& id) override { return store_->version_of(id); }
  Result<std::optional<CaseId>> find_reference(std::string_view reference) override {
    return store_->find_reference(reference);
  }
  Result<CasePage> find(const CaseQuery& query) override { return store_->find(query); }
  Result<std::vector<CasePtr>> due(Instant until, std::int32_t limit) override {
    return store_->due(until, limit);
  }
  Result<std::vector<HistoryRow>> history(const CaseId& id) override { return store_->history(id); }
  Result<std::optional<CommandRow>> find_command(const CommandId& id) override {
    return store_->find_command(id);
  }
  Result<std::vector<OutboxRow>> outbox(std::int64_t after, std::int32_t limit) override {
    return store_->outbox(after, limit);
  }
  Result<std::int32_t> acknowledge(std::span<const std::int64_t> ids) override {
    return store_->acknowledge(ids);
  }
  Result<std::optional<RecordRow>> record(std::string_view kind, std::string_view id) override {
    return store_->record(kind, id);
  }
  Result<std::vector<RecordRow>> record_history(std::string_view kind, std::string_view id) override {
    return store_->record_history(kind, id);
  }
  Result<std::vector<RecordRow>> records(std::string_view kind, std::string_view after_id,
                                         std::int32_t limit) override {
    return store_->records(kind, after_id, limit);
  }
  Result<void> commit(Change& change) override { return store_->commit(change); }
  Result<void> commit_alone(Change& change, const std::function<Verdict()>& decide) override {
    return store_->commit_alone(change, decide);
  }
  Result<void> backup(const std::string& path) override { return store_->backup(path); }
  Result<void> check() override { return store_->check(); }

 private:
  std::shared_ptr<Store> store_;
};

}  // namespace tenon::testing
