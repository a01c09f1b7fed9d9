#pragma once
/// @file engine/cache.hpp
/// Cases kept ready in memory. A cached case may be stale: a commit decided on it is refused by the store
/// then, and a refusal or an answer given from it is checked against the stored version first.
#include <array>
#include <list>
#include <mutex>
#include <unordered_map>

#include "tenon/store/rows.hpp"

namespace tenon {

/// Least recently used cases go first. Sharded, so that threads seldom meet. Thread-safe.
class CaseCache {
 public:
  explicit CaseCache(std::size_t capacity) : shard_capacity_(capacity / shard_count) {}

  [[nodiscard]] CasePtr find(const CaseId& id) {
    if (shard_capacity_ == 0) return nullptr;
    auto& shard = shard_of(id);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.index.find(id);
    if (found == shard.index.end()) return nullptr;
    shard.order.splice(shard.order.begin(), shard.order, found->second);
    return *found->second;
  }
  /// Keeps the newer of what is there and `state`.
  void put(CasePtr state) {
    if (shard_capacity_ == 0) return;
    auto& shard = shard_of(state->id);
    const std::lock_guard lock(shard.mutex);
    const auto [found, added] = shard.index.try_emplace(state->id);
    if (!added) {
      if ((*found->second)->version < state->version) *found->second = std::move(state);
      shard.order.splice(shard.order.begin(), shard.order, found->second);
      return;
    }
    shard.order.push_front(std::move(state));
    found->second = shard.order.begin();
    if (shard.order.size() > shard_capacity_) {
      shard.index.erase(shard.order.back()->id);
      shard.order.pop_back();
    }
  }
  void drop(const CaseId& id) {
    auto& shard = shard_of(id);
    const std::lock_guard lock(shard.mutex);
    if (const auto found = shard.index.find(id); found != shard.index.end()) {
      shard.order.erase(found->second);
      shard.index.erase(found);
    }
  }

 private:
  static constexpr std::size_t shard_count = 16;
  struct Shard {
    std::mutex mutex;
    std::list<CasePtr> order;
    std::unordered_map<CaseId, std::list<CasePtr>::iterator> index;
  };
  // The last bytes of a time-ordered id are its random ones.
  Shard& shard_of(const CaseId& id) { return shards_[id.uuid.data[15] % shard_count]; }

  std::size_t shard_capacity_;
  std::array<Shard, shard_count> shards_;
};

}  // namespace tenon
