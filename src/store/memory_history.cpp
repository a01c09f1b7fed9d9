#include "store/memory_history.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

namespace tenon::store {
namespace {

/// What every row has; its texts follow in the order of `lengths`.
struct Head {
  std::int64_t before;
  std::int64_t version;
  Instant at;
  Instant recorded_at;
  RoleSet roles;
  CommandId command;
  Digest digest;
  std::array<std::uint32_t, 5> lengths;
  Party party;
};
static_assert(std::is_trivially_copyable_v<Head>);

template <class Row>
[[nodiscard]] auto texts_of(Row& row) {
  return std::array{&row.event, &row.state, &row.actor, &row.payload, &row.limits};
}

}  // namespace

// A place is the number of its block, from 1, in the upper half and the byte within it in the lower.
std::int64_t MemoryHistory::append(const HistoryRow& row, std::int64_t before) {
  Head head{before, row.version, row.at, row.recorded_at, row.roles, row.command, row.digest, {}, row.party};
  const auto texts = texts_of(row);
  std::size_t size = sizeof head;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    head.lengths[i] = static_cast<std::uint32_t>(texts[i]->size());
    size += texts[i]->size();
  }
  if (used_ + size > block_bytes) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(std::max(size, block_bytes)));
    used_ = 0;
  }
  char* to = blocks_.back().get() + used_;
  const auto place = static_cast<std::int64_t>(blocks_.size() << 32U | used_);
  used_ += size;
  std::memcpy(to, &head, sizeof head);
  to += sizeof head;
  for (const auto* text : texts) {
    std::memcpy(to, text->data(), text->size());
    to += text->size();
  }
  return place;
}

std::int64_t MemoryHistory::read(std::int64_t place, HistoryRow& row) const {
  const auto at = static_cast<std::uint64_t>(place);
  const char* from = blocks_[(at >> 32U) - 1].get() + (at & 0xFFFFFFFFU);
  Head head;
  std::memcpy(static_cast<void*>(&head), from, sizeof head);
  from += sizeof head;
  row.version = head.version;
  row.at = head.at;
  row.recorded_at = head.recorded_at;
  row.roles = head.roles;
  row.party = head.party;
  row.command = head.command;
  row.digest = head.digest;
  const auto texts = texts_of(row);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i]->assign(from, head.lengths[i]);
    from += head.lengths[i];
  }
  return head.before;
}

}  // namespace tenon::store
