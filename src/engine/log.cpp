#include "tenon/engine/log.hpp"

#include <algorithm>

namespace tenon {

void Log::add(LogEntry entry) {
  const std::lock_guard lock(mutex_);
  entry.number = ++last_;
  if (entries_.size() < capacity) entries_.push_back(std::move(entry));
  else entries_[static_cast<std::size_t>(last_ - 1) % capacity] = std::move(entry);
}

std::vector<LogEntry> Log::read(std::int64_t after, std::int32_t limit) const {
  const std::lock_guard lock(mutex_);
  const auto oldest = last_ - static_cast<std::int64_t>(entries_.size());
  const auto from = std::clamp(after, oldest, last_);
  const auto count = std::min<std::int64_t>(last_ - from, std::max(limit, 0));
  std::vector<LogEntry> found;
  found.reserve(static_cast<std::size_t>(count));
  for (auto number = from; number < from + count; ++number)
    found.push_back(entries_[static_cast<std::size_t>(number) % capacity]);
  return found;
}

}  // namespace tenon
