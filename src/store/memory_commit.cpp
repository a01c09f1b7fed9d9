#include <algorithm>

#include "store/memory_store.hpp"
#include "store/refusals.hpp"

namespace tenon::store {

Verdict MemoryStore::check_cases(ChangePlan& plan) const {
  for (auto& planned : plan.cases) {
    planned.key = key_of(planned.after->id, planned.after->slot.key);
    const auto* stored = planned.key ? &cases_[static_cast<std::size_t>(planned.key - 1)] : nullptr;
    const std::int64_t found = stored ? stored->now->version : 0;
    if (found != planned.base_version) return conflict_on(planned.after->id, planned.base_version, found);
    planned.last_row = stored ? stored->last_row : 0;
  }
  return {};
}

Verdict MemoryStore::check_references(const ChangePlan& plan) const {
  std::unordered_map<std::string_view, const CaseId*> here;  // only where one change could contradict itself
  for (const auto& planned : plan.cases) {
    const auto& reference = planned.after->reference;
    if (!reference) continue;
    if (const auto found = references_.find(*reference); found != references_.end()) {
      if (found->second == planned.key) continue;
      return reference_taken(*reference, cases_[static_cast<std::size_t>(found->second - 1)].now->id);
    }
    if (plan.cases.size() == 1) break;
    if (const auto [other, first] = here.try_emplace(*reference, &planned.after->id); !first)
      return reference_taken(*reference, *other->second);
  }
  return {};
}

/// The last of the checks, because it also files the ids: each is looked up once. Takes back what it filed
/// where one is there already.
Verdict MemoryStore::claim_commands(const Change& change) {
  auto place = static_cast<std::uint32_t>(answers_.size());
  for (const auto& command : change.commands) {
    if (commands_.try_emplace(command.id, place).second) {
      ++place;
      continue;
    }
    for (const auto& claimed : change.commands) {
      if (&claimed == &command) break;
      commands_.erase(claimed.id);
    }
    return command_seen(command.id);
  }
  return {};
}

/// Everything that takes memory. Nothing of it is seen before write_cases, so that it can be taken back.
void MemoryStore::make_room(Change& change, ChangePlan& plan) {
  for (auto& planned : plan.cases) {
    if (planned.key) continue;
    cases_.emplace_back();
    keys_.emplace(planned.after->id, static_cast<std::int64_t>(cases_.size()));
    planned.key = static_cast<std::int64_t>(cases_.size());
  }
  for (std::size_t i = 0; i < change.history.size(); ++i) {
    auto& planned = plan.cases[plan.case_of_row[i]];
    planned.last_row = history_.append(change.history[i], planned.last_row);
  }
  for (const auto& planned : plan.cases)
    if (planned.after->reference) references_.try_emplace(*planned.after->reference, planned.key);
  for (const auto& command : change.commands)
    answers_.push_back(
        {command.body, command.case_id, command.version,
         command.refusal.empty() ? nullptr : std::make_unique<const std::string>(command.refusal)});
  for (auto& row : change.outbox) {
    row.id = last_outbox_ + 1;
    outbox_.emplace_hint(outbox_.end(), row.id, row);
    last_outbox_ = row.id;
  }
  for (const auto& record : change.records) records_[record.kind][record.id].push_back(record);
  unfiled_.reserve(unfiled_.size() + plan.cases.size());
}

/// Takes back what make_room did before memory ran out. Rows of history stay where they are; nothing leads to
/// them.
void MemoryStore::take_back(const Change& change, const ChangePlan& plan, const Mark& before) noexcept {
  for (const auto& planned : plan.cases) {
    const auto& reference = planned.after->reference;
    const auto found = reference ? references_.find(*reference) : references_.end();
    if (found == references_.end() || found->second != planned.key) continue;
    const bool was_there =
        planned.base_version > 0 && entry(planned.key).now->reference == planned.after->reference;
    if (!was_there) references_.erase(found);
  }
  while (cases_.size() > before.cases) cases_.pop_back();
  for (const auto& planned : plan.cases)
    if (planned.base_version == 0) keys_.erase(planned.after->id);
  for (const auto& command : change.commands)
    if (const auto found = commands_.find(command.id);
        found != commands_.end() && found->second >= before.answers)
      commands_.erase(found);
  while (answers_.size() > before.answers) answers_.pop_back();
  outbox_.erase(outbox_.upper_bound(before.outbox), outbox_.end());
  last_outbox_ = before.outbox;
  for (const auto& record : change.records)
    if (auto* all = versions(record.kind, record.id); all && all->back().version == record.version)
      const_cast<Versions*>(all)->pop_back();
}

/// The change becomes visible. Takes no memory, so that it cannot stop half-way.
void MemoryStore::write_cases(Change& change, const ChangePlan& plan) noexcept {
  set_slots(change, plan);
  for (const auto& planned : plan.cases) {
    auto& stored = entry(planned.key);
    if (stored.now && stored.now->reference && stored.now->reference != planned.after->reference)
      references_.erase(*stored.now->reference);
    stored.last_row = planned.last_row;
    if (!std::exchange(stored.unfiled, true)) unfiled_.push_back(planned.key);
  }
  for (const auto& each : change.cases)
    entry(each.after->slot.key).now = each.after;  // the last of a case wins
}

Result<void> MemoryStore::commit(Change& change) {
  if (!change.statements.empty()) return refuse("store.no_sql");
  ChangePlan plan;
  if (auto verdict = plan_change(change, plan); !verdict.allowed()) return verdict;
  const std::lock_guard lock(mutex_);
  if (auto verdict = check_cases(plan); !verdict.allowed()) return verdict;
  if (auto verdict = check_references(plan); !verdict.allowed()) return verdict;
  const auto stored_version = [&](std::string_view kind, std::string_view id) -> Result<std::int64_t> {
    const auto* found = versions(kind, id);
    return found ? found->back().version : 0;
  };
  if (!change.seen.empty()) {
    file_all();
    const auto version_of = [&](const CaseId& id) -> Result<std::int64_t> {
      const auto key = key_of(id, 0);
      return key ? entry(key).now->version : 0;
    };
    const auto count_of = [&](const Seen::List& list) -> Result<std::int64_t> {
      std::int64_t count = 0;
      for (const auto key : index_.about(list.scope, list.id))
        count += list.workflow.empty() || entry(key).now->definition->book().id == list.workflow;
      return count;
    };
    if (auto verdict = check_seen(change.seen, version_of, stored_version, count_of); !verdict.allowed())
      return verdict;
  }
  if (auto verdict = check_records(change, stored_version); !verdict.allowed()) return verdict;
  const Mark before{cases_.size(), answers_.size(), last_outbox_};
  try {
    if (auto verdict = claim_commands(change); !verdict.allowed()) return verdict;
    make_room(change, plan);
  } catch (...) {
    take_back(change, plan, before);
    throw;
  }
  write_cases(change, plan);
  return {};
}

Result<void> MemoryStore::commit_alone(Change& change, const std::function<Verdict()>& decide) {
  const std::lock_guard lock(mutex_);
  if (auto verdict = decide(); !verdict.allowed()) return verdict;
  return commit(change);
}

}  // namespace tenon::store
