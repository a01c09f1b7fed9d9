#include "tenon/engine/batch.hpp"

#include "engine/core.hpp"

namespace tenon {

struct Batch::Work : tenon::Work {};

Batch::Batch(std::shared_ptr<Engine::Core> core) : core_(std::move(core)), work_(std::make_unique<Work>()) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

Result<Outcome> Batch::execute(const Command& command) {
  auto outcome = core_->execute_in(*work_, command);
  core_->note(command, outcome);
  return outcome;
}
void Batch::add(HostStatement statement) { work_->change.statements.push_back(std::move(statement)); }
std::size_t Batch::size() const noexcept { return work_->change.history.size(); }
void Batch::rollback() noexcept { work_ = std::make_unique<Work>(); }

Result<void> Batch::commit() {
  const auto done = std::exchange(work_, std::make_unique<Work>());
  if (done->change.empty()) return {};
  auto committed = core_->store->commit(done->change);
  if (committed) {
    core_->publish(done->change);
  } else {
    for (const auto& each : done->change.cases) core_->cache.drop(each.after->id);
  }
  return committed;
}

Result<EachReport> Engine::execute_each(const CaseQuery& where, const Command& like) {
  // First all, then the steps: a step that takes a case out of the query must not shift the pages.
  CaseQuery query = where;
  query.after.reset();
  query.limit = 1000;
  std::vector<CaseId> cases;
  do {
    TENON_TRY(const CasePage page, find(query));
    for (const auto& each : page.cases) cases.push_back(each->id);
    query.after = page.next;
  } while (query.after);
  EachReport report;
  for (const auto& id : cases) {
    Command command = like;
    command.id = CommandId();
    command.case_id = id;
    command.expected_version.reset();
    EachOutcome each{id};
    if (const auto outcome = execute(command)) {
      each.state = outcome->state;
      ++report.done;
    } else {
      if (outcome.refusal().kind == RefusalKind::fault) return outcome.refusal();
      each.refusal = JsonText{outcome.refusal().to_json()};
      ++report.refused;
    }
    report.cases.push_back(std::move(each));
  }
  return report;
}

}  // namespace tenon
