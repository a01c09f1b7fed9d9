#include "tenon/testing/fork_store.hpp"

#include <algorithm>

#include "store/case_query.hpp"
#include "store/change_plan.hpp"
#include "store/refusals.hpp"
#include "tenon/workflow/clocks.hpp"

namespace tenon::testing {
namespace {

const std::optional<std::string>& id_in(const Subject& subject, Scope scope) {
  switch (scope) {
    case Scope::sale: return subject.sale;
    case Scope::unit: return subject.unit;
    case Scope::building: return subject.building;
    case Scope::project: break;
  }
  return subject.project;
}

}  // namespace

// An exploration has a few dozen cases at most: walking them beats any index that would have to be copied.
std::size_t ForkStore::position(const CaseId& id) const {
  const auto& cases = content_.cases;
  for (std::size_t at = 0; at < cases.size(); ++at)
    if (cases[at]->id == id) return at;
  return cases.size();
}

std::int64_t ForkStore::stored_version(const CaseId& id) const {
  const auto at = position(id);
  return at == content_.cases.size() ? 0 : content_.cases[at]->version;
}

const RecordRow* ForkStore::stored_record(std::string_view kind, std::string_view id) const {
  const auto found = content_.records->find({std::string(kind), std::string(id)});
  return found == content_.records->end() ? nullptr : &found->second;
}

void ForkStore::forget_looked() noexcept {
  looked_.records.clear();
  looked_.cases.clear();
}

Result<CasePtr> ForkStore::load(const CaseId& id) {
  const std::lock_guard lock(mutex_);
  looked_.cases.push_back(id);
  const auto at = position(id);
  if (at == content_.cases.size()) return store::case_unknown(id);
  return content_.cases[at];
}

Result<std::int64_t> ForkStore::version_of(const CaseId& id) {
  const std::lock_guard lock(mutex_);
  return stored_version(id);
}

Result<std::optional<CaseId>> ForkStore::find_reference(std::string_view reference) {
  const std::lock_guard lock(mutex_);
  for (const auto& each : content_.cases)
    if (each->reference == reference) return std::optional(each->id);
  return std::optional<CaseId>();
}

Result<CasePage> ForkStore::find(const CaseQuery& query) {
  TENON_TRY(const store::Cursor from, store::read_cursor(query));
  const std::lock_guard lock(mutex_);
  const bool by_miss = query.overdue.value_or(false);
  // The order is that of (miss, key), the miss being the same for all where it does not matter.
  std::vector<std::pair<Instant, std::int64_t>> found;
  const std::pair after(by_miss ? from.missed : Instant(), from.key);
  for (std::size_t at = 0; at < content_.cases.size(); ++at) {
    const CaseState& each = *content_.cases[at];
    if (!store::matches(query, each)) continue;
    const std::pair place(by_miss ? overdue_since(each.frame).value_or(Instant()) : Instant(),
                          static_cast<std::int64_t>(at + 1));
    if (place > after) found.push_back(place);
  }
  if (by_miss) std::sort(found.begin(), found.end());
  CasePage page;
  for (const auto& [missed, key] : found) {
    if (std::ssize(page.cases) == query.limit) {
      const auto& last = found[page.cases.size() - 1];
      page.next = store::print_cursor(query, {last.first, last.second});
      break;
    }
    page.cases.push_back(content_.cases[static_cast<std::size_t>(key - 1)]);
  }
  return page;
}

Result<std::vector<CasePtr>> ForkStore::due(Instant until, std::int32_t limit) {
  const std::lock_guard lock(mutex_);
  std::vector<std::pair<Instant, CasePtr>> ringing;
  for (const auto& each : content_.cases)
    if (const auto alarm = next_alarm(each->frame); alarm && *alarm <= until)
      ringing.emplace_back(*alarm, each);
  std::stable_sort(ringing.begin(), ringing.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<CasePtr> found;
  for (auto& [alarm, each] : ringing)
    if (std::ssize(found) < limit) found.push_back(std::move(each));
  return found;
}

Result<std::vector<HistoryRow>> ForkStore::history(const CaseId&) {
  return refuse("testing.not_kept").fact("what", "history");
}
Result<std::optional<CommandRow>> ForkStore::find_command(const CommandId&) {
  return std::optional<CommandRow>();
}
Result<std::vector<OutboxRow>> ForkStore::outbox(std::int64_t, std::int32_t limit) {
  TENON_CHECK(Result<void>(store::check_limit(limit)));
  return std::vector<OutboxRow>();
}
Result<std::int32_t> ForkStore::acknowledge(std::span<const std::int64_t>) { return 0; }

Result<std::optional<RecordRow>> ForkStore::record(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(mutex_);
  looked_.records.emplace_back(kind, id);
  const auto* found = stored_record(kind, id);
  return found ? std::optional(*found) : std::nullopt;
}

Result<std::vector<RecordRow>> ForkStore::record_history(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto* found = stored_record(kind, id);
  return found ? std::vector<RecordRow>{*found} : std::vector<RecordRow>();
}

Result<std::vector<RecordRow>> ForkStore::records(std::string_view kind, std::string_view after_id,
                                                  std::int32_t limit) {
  TENON_CHECK(Result<void>(store::check_limit(limit)));
  const std::lock_guard lock(mutex_);
  std::vector<RecordRow> rows;
  for (auto at = content_.records->upper_bound({std::string(kind), std::string(after_id)});
       at != content_.records->end() && at->first.first == kind && std::ssize(rows) < limit; ++at)
    rows.push_back(at->second);
  return rows;
}

Verdict ForkStore::check_change(const Change& change) const {
  store::ChangePlan plan;
  if (auto verdict = store::plan_change(change, plan); !verdict.allowed()) return verdict;
  for (const auto& planned : plan.cases) {
    const auto found = stored_version(planned.after->id);
    if (found != planned.base_version)
      return store::conflict_on(planned.after->id, planned.base_version, found);
    if (!planned.after->reference) continue;
    for (const auto& other : content_.cases)
      if (other->reference == planned.after->reference && other->id != planned.after->id)
        return store::reference_taken(*planned.after->reference, other->id);
    for (const auto& other : plan.cases)
      if (&other != &planned && other.after->reference == planned.after->reference)
        return store::reference_taken(*planned.after->reference, other.after->id);
  }
  const auto version = [&](std::string_view kind, std::string_view id) -> Result<std::int64_t> {
    const auto* found = stored_record(kind, id);
    return found ? found->version : 0;
  };
  const auto version_of = [&](const CaseId& id) -> Result<std::int64_t> { return stored_version(id); };
  const auto count_of = [&](const Seen::List& list) -> Result<std::int64_t> {
    return std::count_if(content_.cases.begin(), content_.cases.end(), [&](const CasePtr& each) {
      return id_in(each->subject, list.scope) == list.id &&
             (list.workflow.empty() || each->definition->book().id == list.workflow);
    });
  };
  if (auto verdict = store::check_seen(change.seen, version_of, version, count_of); !verdict.allowed())
    return verdict;
  return store::check_records(change, version);
}

Result<void> ForkStore::commit(Change& change) {
  if (!change.statements.empty()) return refuse("store.no_sql");
  const std::lock_guard lock(mutex_);
  TENON_CHECK(Result<void>(check_change(change)));
  ForkContent next = content_;
  for (auto& each : change.cases) {
    auto at = std::find_if(next.cases.begin(), next.cases.end(),
                           [&](const CasePtr& other) { return other->id == each.after->id; });
    if (at == next.cases.end()) at = next.cases.insert(at, each.after);
    else *at = each.after;  // the last of a case wins
    each.after->slot = {at - next.cases.begin() + 1, each.after->version};
  }
  if (!change.records.empty()) {
    auto records = std::make_shared<ForkContent::Records>(*content_.records);
    for (const auto& row : change.records) records->insert_or_assign({row.kind, row.id}, row);
    next.records = std::move(records);
  }
  content_ = std::move(next);
  return {};
}

Result<void> ForkStore::commit_alone(Change& change, const std::function<Verdict()>& decide) {
  const std::lock_guard lock(mutex_);
  TENON_CHECK(Result<void>(decide()));
  return commit(change);
}

}  // namespace tenon::testing
