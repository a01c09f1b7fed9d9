#include "testing/change_editor.hpp"

#include <algorithm>
#include <charconv>

namespace tenon::testing {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& each : names) (list += list.empty() ? "" : ", ") += each;
  return list;
}

}  // namespace

ChangeForm form_of(ChangeKind kind) {
  using enum ChangeKind;
  using enum ChangeForm::Place;
  switch (kind) {
    case target_changed: return {row, false, true};
    case step_dropped: return {row, false, false};
    case originals_changed:
    case copies_changed:
    case dependency_widened:
    case dependency_narrowed:
    case way_dropped: return {row, true, true};
    case limit_changed: return {deadline, false, true};
    case keyed_limit_changed:
    case warning_changed: return {deadline, true, true};
    case keyed_limit_dropped:
    case ladder_dropped:
    case warning_dropped:
    case runs_in_removed:
    case holds_in_removed:
    case restart_dropped: return {deadline, true, false};
    case leader_added:
    case leader_dropped: return {workflow, true, false};
    case repeat_loosened: return {workflow, false, true};
    case sale_always_needs:
    case sale_date_dropped:
    case sale_never_needs: return {workflow, false, false};
    default: return {row, true, false};
  }
}

Result<void> ChangeEditor::check_fields() const {
  const ChangeForm form = form_of(change_.kind);
  const auto wants = [&](std::string_view field, bool there, bool wanted) -> Verdict {
    if (there == wanted) return {};
    return invalid(wanted ? "change.field_missing" : "change.field_unused")
        .field(std::string(field))
        .fact("kind", name_of(change_.kind));
  };
  const bool row = form.place == ChangeForm::Place::row;
  TENON_CHECK(Result<void>(wants("event", change_.event.has_value(), row)));
  TENON_CHECK(Result<void>(
      wants("deadline", change_.deadline.has_value(), form.place == ChangeForm::Place::deadline)));
  TENON_CHECK(Result<void>(wants("what", change_.what.has_value(), form.what)));
  TENON_CHECK(Result<void>(wants("to", change_.to.has_value(), form.to)));
  if (!row) {
    TENON_CHECK(Result<void>(wants("from", change_.from.has_value(), false)));
    TENON_CHECK(Result<void>(wants("row", change_.row.has_value(), false)));
  }
  return {};
}

Result<void> ChangeEditor::make() {
  TENON_CHECK(check_fields());
  switch (form_of(change_.kind).place) {
    case ChangeForm::Place::row:
      if (change_.event == opening_event) return in_opening();
      if (change_.event == cancelling_event) return in_consequences(book_.on_cancel);
      return in_row();
    case ChangeForm::Place::deadline: {
      TENON_TRY(EditableDeadline* const found, find_deadline());
      return in_deadline(*found);
    }
    case ChangeForm::Place::workflow: break;
  }
  return in_workflow();
}

Result<EditableStep*> ChangeEditor::find_row() {
  const auto rows = rows_of(book_, *change_.event);
  if (rows.empty()) {
    std::vector<std::string> events{std::string(opening_event), std::string(cancelling_event)};
    events.insert(events.end(), book_.events.begin(), book_.events.end());
    return not_there("event", *change_.event, events);
  }
  StateSet left = 0;
  for (const auto row : rows) left |= book_.steps[row].from;
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (change_.row && *change_.row != static_cast<std::int32_t>(i + 1)) continue;
    if (change_.from) {
      TENON_TRY(const StateIndex from, state_called("from", *change_.from));
      if (!has(book_.steps[rows[i]].from, from)) continue;
    }
    fitting.push_back(rows[i]);
  }
  if (fitting.empty() && change_.row) {
    std::vector<std::string> numbers;
    for (std::size_t i = 1; i <= rows.size(); ++i) numbers.push_back(std::to_string(i));
    return not_there("row", std::to_string(*change_.row), numbers);
  }
  if (fitting.empty()) return not_there("from", change_.from.value_or(""), names_in(book_, left));
  if (fitting.size() > 1)
    return invalid("change.several")
        .field("event")
        .fact("found", *change_.event)
        .fact("rows", std::to_string(fitting.size()))
        .fact("allowed", listed(names_in(book_, left)));
  return &book_.steps[fitting.front()];
}

Result<EditableDeadline*> ChangeEditor::find_deadline() {
  std::vector<std::string> ids;
  for (auto& each : book_.deadlines) {
    if (each.id == *change_.deadline) return &each;
    ids.emplace_back(each.id);
  }
  return not_there("deadline", *change_.deadline, ids);
}

Result<StateIndex> ChangeEditor::state_called(std::string_view field, const std::string& name) const {
  if (const auto found = book_.find_state(name)) return *found;
  return not_there(field, name, {book_.states.begin(), book_.states.end()});
}

Result<Role> ChangeEditor::role_called() const {
  Role role{};
  const Json json = *change_.what;
  if (auto read = JsonCodec<Role>::read(json, role, JsonPath{nullptr, "what"}); !read.allowed())
    return std::move(read).refusal();
  return role;
}

Result<std::size_t> ChangeEditor::position(const std::vector<std::string>& names) const {
  const auto found = std::find(names.begin(), names.end(), *change_.what);
  if (found == names.end()) return not_there("what", *change_.what, names);
  return static_cast<std::size_t>(found - names.begin());
}

Refusal ChangeEditor::not_there(std::string_view field, std::string_view found,
                                const std::vector<std::string>& there) const {
  return invalid("change.not_there")
      .field(std::string(field))
      .fact("workflow", change_.workflow)
      .fact("kind", name_of(change_.kind))
      .fact("found", found)
      .fact("allowed", there.empty() ? std::string("-") : listed(there));
}

Refusal ChangeEditor::says_so_already() const {
  return invalid("change.nothing")
      .field(change_.to ? "to" : "what")
      .fact("workflow", change_.workflow)
      .fact("kind", name_of(change_.kind))
      .fact("found", change_.to ? *change_.to : change_.what.value_or(""));
}

Result<std::int32_t> ChangeEditor::number(std::int32_t low, std::int32_t high) const {
  std::int32_t read = low - 1;
  const char* const end = change_.to->data() + change_.to->size();
  const auto [stopped, problem] = std::from_chars(change_.to->data(), end, read);
  if (problem != std::errc{} || stopped != end || read < low || read > high)
    return detail::out_of_range(JsonPath{nullptr, "to"}, Json(*change_.to), std::to_string(low),
                                std::to_string(high));
  return read;
}

}  // namespace tenon::testing
