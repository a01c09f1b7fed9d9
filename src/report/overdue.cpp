#include "report/overdue.hpp"

#include "report/local_time.hpp"
#include "report/words.hpp"

namespace tenon::report {

std::optional<std::string> name_in(Engine& engine, std::string_view register_kind, const std::string& id) {
  const auto row = engine.record(register_kind, id);
  if (!row) return std::nullopt;
  const Json json = Json::parse(row->json, nullptr, /*allow_exceptions=*/false);
  const auto name = json.find("name");
  if (name == json.end() || !name->is_string()) return std::nullopt;
  return name->get<std::string>();
}

void OverdueTally::add(const CaseReading& reading, const Measures& measures) {
  if (!reading.passed || most_ == 0) return;
  const auto& state = *reading.state;
  const std::pair key(reading.passed_at, state.id);
  if (worst_.size() == most_ && !(key < worst_.rbegin()->first)) return;
  const auto& book = state.definition->book();
  const auto& rule = book.deadlines[reading.passed->rule];
  OverdueCase found;
  found.id = to_string(state.id);
  found.reference = state.reference;
  found.workflow = book.id;
  found.title = text_of(book.title);
  if (!reading.categories.empty() && !reading.categories.front().empty()) {
    const Text kind = value_label(measures.categories.front(), reading.categories.front());
    found.title.zh += " \u00B7 " + kind.zh;
    found.title.en += " \u00B7 " + kind.en;
  }
  found.state = book.states[state.state];
  found.state_label = {std::string(book.state_labels[state.state].zh),
                       std::string(book.state_labels[state.state].en)};
  if (!reading.department.empty()) found.department = reading.department;
  found.assignee = state.frame.assignee;
  found.deadline = rule.id;
  found.deadline_label = text_of(rule.label);
  found.due = reading.passed_at;
  worst_.emplace(key, std::move(found));
  if (worst_.size() > most_) worst_.erase(std::prev(worst_.end()));
}

std::vector<OverdueCase> OverdueTally::cases(Engine& engine, Instant now) const {
  std::vector<OverdueCase> all;
  for (const auto& [key, found] : worst_) {
    OverdueCase& each = all.emplace_back(found);
    each.due_local = due_text(engine.settings().calendar->zone(), each.due);
    const auto hours = (now - each.due).microseconds / 3'600'000'000;
    each.late_days = hours / 24;
    each.late_hours = hours % 24;
    if (each.department) each.department_name = name_in(engine, "department", *each.department);
    if (each.assignee) each.assignee_name = name_in(engine, "staff", *each.assignee);
  }
  return all;
}

}  // namespace tenon::report
