#pragma once
/// @file store/memory_store.hpp
/// A store that lives and dies with the process. A commit checks everything first and then changes everything
/// under one mutex, so a refusal leaves nothing half-done; what is expensive (orders, see memory_index.hpp)
/// waits until somebody asks.
#include <boost/container/deque.hpp>
#include <map>
#include <mutex>
#include <unordered_map>

#include "store/change_plan.hpp"
#include "store/id_map.hpp"
#include "store/memory_history.hpp"
#include "store/memory_index.hpp"
#include "tenon/store/store.hpp"

namespace tenon::store {

class MemoryStore final : public Store {
 public:
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
  struct Entry {
    CasePtr now;
    Filed filed;
    std::int64_t last_row = 0;
    bool unfiled = false;  ///< waits in unfiled_
  };
  /// A CommandRow without its id, which is the key.
  struct Answer {
    Digest body;
    CaseId case_id;
    std::int64_t version;
    std::unique_ptr<const std::string> refusal;  ///< none: done
  };
  // What is put here stays where it is, and a block holds many: the standard's deque would give each its own.
  template <class T>
  using Blocks = boost::container::deque<
      T, void, typename boost::container::deque_options<boost::container::block_size<256U>>::type>;
  using Versions = std::vector<RecordRow>;
  using Register = std::map<std::string, Versions, std::less<>>;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  [[nodiscard]] Entry& entry(std::int64_t key) { return cases_[static_cast<std::size_t>(key - 1)]; }
  [[nodiscard]] std::int64_t key_of(const CaseId& id, std::int64_t hint) const;
  void file_all();
  [[nodiscard]] CasePage page_of(const CaseQuery& query, std::vector<std::int64_t>& keys);
  [[nodiscard]] const Versions* versions(std::string_view kind, std::string_view id) const;

  [[nodiscard]] Verdict check_cases(ChangePlan& plan) const;
  [[nodiscard]] Verdict check_references(const ChangePlan& plan) const;
  [[nodiscard]] Verdict claim_commands(const Change& change);
  /// How much there was before a commit.
  struct Mark {
    std::size_t cases, answers;
    std::int64_t outbox;
  };
  void make_room(Change& change, ChangePlan& plan);
  void take_back(const Change& change, const ChangePlan& plan, const Mark& before) noexcept;
  void write_cases(Change& change, const ChangePlan& plan) noexcept;

  std::recursive_mutex mutex_;  ///< recursive for commit_alone, whose caller reads while it holds the pen
  Blocks<Entry> cases_;         ///< by key - 1
  IdMap<CaseId, std::int64_t> keys_;
  MemoryHistory history_;
  Blocks<Answer> answers_;
  IdMap<CommandId, std::uint32_t> commands_;  ///< position in answers_
  std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>> references_;
  std::map<std::int64_t, OutboxRow> outbox_;
  std::int64_t last_outbox_ = 0;
  std::map<std::string, Register, std::less<>> records_;
  MemoryIndex index_;
  std::vector<std::int64_t> unfiled_;
};

}  // namespace tenon::store
