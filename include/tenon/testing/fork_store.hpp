#pragma once
/// @file testing/fork_store.hpp
/// A store in memory whose whole content is one value: it is taken out and put back in the time of copying a
/// few pointers. So a world can be taken back to any earlier moment, and one engine can try what would follow
/// from each of a thousand moments (testing/explore.hpp). Every commit is checked as any store checks it.
///
/// What it does not keep: histories (a case still counts its versions), the outbox, and the answers to
/// commands, so that a repeated command is done again. It is refused ("testing.not_kept") where it is asked
/// for a history.
/// Thread-safe as a store; content() and restore() are for the one thread that explores.
/// @since 0.1
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "tenon/store/store.hpp"

namespace tenon::testing {

/// All that a ForkStore holds. Copies share what stands in it; none of it is ever changed.
struct ForkContent {
  /// Newest version of each entry, by kind and id.
  using Records = std::map<std::pair<std::string, std::string>, RecordRow>;
  std::vector<CasePtr> cases;  ///< in the order in which they were opened
  std::shared_ptr<const Records> records = std::make_shared<const Records>();
};

class ForkStore final : public Store {
 public:
  /// What was asked for since forget_looked(): how an explorer learns what an answer rests on.
  struct Looked {
    std::vector<std::pair<std::string, std::string>> records;  ///< kind and id, there or not
    std::vector<CaseId> cases;                                 ///< loaded one by one
  };

  [[nodiscard]] const ForkContent& content() const noexcept { return content_; }
  void restore(ForkContent content) noexcept { content_ = std::move(content); }
  [[nodiscard]] const Looked& looked() const noexcept { return looked_; }
  void forget_looked() noexcept;

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
  [[nodiscard]] Result<void> backup(const std::string&) override { return refuse("store.no_file"); }
  [[nodiscard]] Result<void> check() override { return {}; }

 private:
  /// Position of the case, or the number of cases.
  [[nodiscard]] std::size_t position(const CaseId& id) const;
  [[nodiscard]] std::int64_t stored_version(const CaseId& id) const;
  [[nodiscard]] const RecordRow* stored_record(std::string_view kind, std::string_view id) const;
  [[nodiscard]] Verdict check_change(const Change& change) const;

  std::recursive_mutex mutex_;  ///< recursive for commit_alone, whose caller reads while it holds the pen
  ForkContent content_;
  Looked looked_;
};

}  // namespace tenon::testing
