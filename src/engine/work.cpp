#include "engine/core.hpp"

namespace tenon {

std::shared_ptr<CaseState> Work::find(const CaseId& id) const {
  if (!index.empty()) {
    if (const auto found = index.find(id); found != index.end()) return change.cases[found->second].after;
  } else {
    for (const auto& each : change.cases)
      if (each.after->id == id) return each.after;
  }
  return beneath ? beneath->find(id) : nullptr;
}

bool Work::has_reference(std::string_view reference, CaseId& id) const {
  for (const auto& each : change.cases)
    if (each.after->reference && *each.after->reference == reference) {
      id = each.after->id;
      return true;
    }
  return beneath && beneath->has_reference(reference, id);
}

const CommandRow* Work::find_command(const CommandId& id) const {
  for (const auto& row : change.commands)
    if (row.id == id) return &row;
  return beneath ? beneath->find_command(id) : nullptr;
}

void Work::merge(Work&& above) {
  for (auto& each : above.change.cases) {
    const auto [found, added] = index.try_emplace(each.after->id, change.cases.size());
    if (added) change.cases.push_back(std::move(each));
    else
      change.cases[found->second].after =
          std::move(each.after);  // the base stays: what is stored has not moved
  }
  for (auto& row : above.change.history) change.history.push_back(std::move(row));
  for (auto& row : above.change.commands) change.commands.push_back(std::move(row));
  for (auto& row : above.change.outbox) change.outbox.push_back(std::move(row));
  for (auto& row : above.change.records) change.records.push_back(std::move(row));
  for (auto& each : above.change.seen.lists) change.seen.lists.push_back(std::move(each));
  for (auto& each : above.change.seen.cases) change.seen.cases.push_back(each);
  for (auto& each : above.change.seen.records) change.seen.records.push_back(std::move(each));
}

}  // namespace tenon
