#include "store/memory_store.hpp"

#include <algorithm>

#include "store/case_query.hpp"
#include "store/refusals.hpp"

namespace tenon {
namespace store {

/// A slot names its case's key; it is believed only where that key really is this case's.
std::int64_t MemoryStore::key_of(const CaseId& id, std::int64_t hint) const {
  if (hint > 0 && static_cast<std::size_t>(hint) <= cases_.size() &&
      cases_[static_cast<std::size_t>(hint - 1)].now->id == id)
    return hint;
  const auto found = keys_.find(id);
  return found == keys_.end() ? 0 : found->second;
}

void MemoryStore::file_all() {
  for (const auto key : unfiled_) {
    auto& stored = entry(key);
    index_.file(key, *stored.now, stored.filed);
    stored.unfiled = false;
  }
  unfiled_.clear();
}

Result<CasePtr> MemoryStore::load(const CaseId& id) {
  const std::lock_guard lock(mutex_);
  const auto key = key_of(id, 0);
  if (!key) return case_unknown(id);
  return entry(key).now;
}

Result<std::int64_t> MemoryStore::version_of(const CaseId& id) {
  const std::lock_guard lock(mutex_);
  const auto key = key_of(id, 0);
  return key ? entry(key).now->version : 0;
}

Result<std::optional<CaseId>> MemoryStore::find_reference(std::string_view reference) {
  const std::lock_guard lock(mutex_);
  const auto found = references_.find(reference);
  if (found == references_.end()) return std::optional<CaseId>();
  return std::optional(entry(found->second).now->id);
}

Result<std::vector<CasePtr>> MemoryStore::due(Instant until, std::int32_t limit) {
  const std::lock_guard lock(mutex_);
  file_all();
  std::vector<CasePtr> found;
  for (const auto& [at, key] : index_.alarms()) {
    if (at > until || static_cast<std::int64_t>(found.size()) >= limit) break;
    found.push_back(entry(key).now);
  }
  return found;
}

/// One key more than the page takes tells whether there is another page.
CasePage MemoryStore::page_of(const CaseQuery& query, std::vector<std::int64_t>& keys) {
  const auto limit = static_cast<std::size_t>(query.limit);
  CasePage page;
  const bool more = keys.size() > limit;
  if (more) keys.resize(limit);
  page.cases.reserve(keys.size());
  for (const auto key : keys) page.cases.push_back(entry(key).now);
  if (more)
    page.next = print_cursor(query, {entry(keys.back()).filed.overdue.value_or(Instant()), keys.back()});
  return page;
}

Result<CasePage> MemoryStore::find(const CaseQuery& query) {
  TENON_TRY(const Cursor from, read_cursor(query));
  const std::lock_guard lock(mutex_);
  file_all();
  const auto wanted = static_cast<std::size_t>(query.limit) + 1;
  std::vector<std::int64_t> keys;
  const auto take = [&](std::int64_t key) {
    if (matches(query, *entry(key).now)) keys.push_back(key);
  };
  if (query.overdue.value_or(false)) {
    const auto& order = index_.overdue();
    for (auto at = order.upper_bound({from.missed, from.key}); at != order.end() && keys.size() < wanted;
         ++at)
      take(at->second);
  } else if (query.state) {
    for (const auto* place : index_.in_state(*query.state, query.workflow)) {
      const auto before = keys.size();
      for (auto at = place->upper_bound(from.key); at != place->end() && keys.size() - before < wanted; ++at)
        take(*at);
    }
    std::sort(keys.begin(), keys.end());
    if (keys.size() > wanted) keys.resize(wanted);
  } else if (query.sale || query.unit || query.building || query.project) {
    const auto& about = query.sale       ? index_.about(Scope::sale, *query.sale)
                        : query.unit     ? index_.about(Scope::unit, *query.unit)
                        : query.building ? index_.about(Scope::building, *query.building)
                                         : index_.about(Scope::project, *query.project);
    for (auto at = std::upper_bound(about.begin(), about.end(), from.key);
         at != about.end() && keys.size() < wanted; ++at)
      take(*at);
  } else {
    const auto last = static_cast<std::int64_t>(cases_.size());
    for (auto key = from.key; key < last && keys.size() < wanted;) take(++key);
  }
  return page_of(query, keys);
}

Result<std::vector<HistoryRow>> MemoryStore::history(const CaseId& id) {
  const std::lock_guard lock(mutex_);
  const auto key = key_of(id, 0);
  if (!key) return case_unknown(id);
  const auto& stored = entry(key);
  std::vector<HistoryRow> rows(static_cast<std::size_t>(stored.now->version));
  auto at = stored.last_row;
  for (auto into = rows.rbegin(); into != rows.rend(); ++into) {
    into->id = id;
    at = history_.read(at, *into);
  }
  return rows;
}

Result<std::optional<CommandRow>> MemoryStore::find_command(const CommandId& id) {
  const std::lock_guard lock(mutex_);
  const auto found = commands_.find(id);
  if (found == commands_.end()) return std::optional<CommandRow>();
  const auto& answer = answers_[found->second];
  return std::optional(CommandRow{id, answer.body, answer.case_id, answer.version,
                                  answer.refusal ? *answer.refusal : std::string()});
}

Result<std::vector<OutboxRow>> MemoryStore::outbox(std::int64_t after, std::int32_t limit) {
  TENON_CHECK(Result<void>(check_limit(limit)));
  const std::lock_guard lock(mutex_);
  std::vector<OutboxRow> rows;
  for (auto at = outbox_.upper_bound(after); at != outbox_.end() && std::ssize(rows) < limit; ++at)
    rows.push_back(at->second);
  return rows;
}

Result<std::int32_t> MemoryStore::acknowledge(std::span<const std::int64_t> ids) {
  const std::lock_guard lock(mutex_);
  std::int32_t open = 0;
  for (const auto id : ids) open += static_cast<std::int32_t>(outbox_.erase(id));
  return open;
}

const MemoryStore::Versions* MemoryStore::versions(std::string_view kind, std::string_view id) const {
  const auto of_kind = records_.find(kind);
  if (of_kind == records_.end()) return nullptr;
  const auto found = of_kind->second.find(id);
  // Empty where memory ran out for the first version.
  return found == of_kind->second.end() || found->second.empty() ? nullptr : &found->second;
}

Result<std::optional<RecordRow>> MemoryStore::record(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto* found = versions(kind, id);
  return found ? std::optional(found->back()) : std::nullopt;
}

Result<std::vector<RecordRow>> MemoryStore::record_history(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto* found = versions(kind, id);
  return found ? *found : Versions();
}

Result<std::vector<RecordRow>> MemoryStore::records(std::string_view kind, std::string_view after_id,
                                                    std::int32_t limit) {
  TENON_CHECK(Result<void>(check_limit(limit)));
  const std::lock_guard lock(mutex_);
  std::vector<RecordRow> rows;
  const auto of_kind = records_.find(kind);
  if (of_kind == records_.end()) return rows;
  for (auto at = of_kind->second.upper_bound(after_id);
       at != of_kind->second.end() && std::ssize(rows) < limit; ++at)
    if (!at->second.empty()) rows.push_back(at->second.back());
  return rows;
}

}  // namespace store

std::unique_ptr<Store> open_memory_store(const WorkflowSet&) {
  return std::make_unique<store::MemoryStore>();
}

}  // namespace tenon
