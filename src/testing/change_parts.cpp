/// Changes of the papers, of what other cases have to do with it, and of what follows.
#include "testing/change_editor.hpp"

namespace tenon::testing {

Result<void> ChangeEditor::in_checklist(Checklist& checklist) {
  using enum ChangeKind;
  TENON_TRY(const std::size_t at, position(names_in(checklist)));
  std::vector<ChecklistItem> items(checklist.begin(), checklist.end());
  auto& item = items[at];
  switch (change_.kind) {
    case originals_changed:
    case copies_changed: {
      auto& count = change_.kind == originals_changed ? item.originals : item.copies;
      TENON_TRY(const std::int32_t wanted, number(0, 1000));
      if (count == wanted) return says_so_already();
      count = wanted;
      break;
    }
    case document_always_asked:
      if (!item.applies) return says_so_already();
      item.applies = nullptr;
      item.condition_name = {};
      break;
    case document_asked_of_all:
      if (!item.of_person) return says_so_already();
      item.of_person = [](const Person&) { return true; };
      item.person_name = "anyone";
      break;
    default: items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  }
  checklist = book_.checklist(checklist.name, std::move(items));
  return {};
}

Result<void> ChangeEditor::in_dependencies(std::vector<Dependency>& dependencies) {
  if (change_.kind == ChangeKind::dependency_dropped) return drop_from(dependencies);
  TENON_TRY(const std::size_t at, position(names_in(dependencies)));
  auto& dependency = dependencies[at];
  if (change_.kind != ChangeKind::dependency_always) return change_states_of(dependency);
  if (!dependency.applies) return says_so_already();
  dependency.applies = nullptr;
  dependency.condition_name = {};
  return {};
}

Result<void> ChangeEditor::change_states_of(Dependency& dependency) {
  TENON_TRY(const Definition* const other, all_.find(dependency.workflow));
  const auto& book = other->book();
  const auto state = book.find_state(*change_.to);
  if (!state) return not_there("to", *change_.to, {book.states.begin(), book.states.end()});
  const bool adds = change_.kind == ChangeKind::dependency_widened;
  if (has(dependency.states, *state) == adds) return says_so_already();
  dependency.states ^= only(*state);
  dependency.state_names = book_.word(joined_states(book, dependency.states));
  return {};
}

Result<void> ChangeEditor::in_consequences(EditableConsequences& all) {
  using enum ChangeKind;
  switch (change_.kind) {
    case effect_dropped: return drop_from(all.effects);
    case notice_dropped: return drop_from(all.notices);
    case notice_always:
    case notice_condition_negated:
    case way_dropped: break;
    default:
      return invalid("change.not_of_opening")
          .field("kind")
          .fact("found", name_of(change_.kind))
          .fact("event", *change_.event);
  }
  TENON_TRY(const std::size_t at, position(names_in(all.notices)));
  auto& notice = all.notices[at];
  if (change_.kind == way_dropped) {
    for (auto& way : notice.via)
      if (way && name_of(*way) == *change_.to) {
        way.reset();
        return {};
      }
    return not_there("to", *change_.to, names_in(notice));
  }
  if (!notice.only_if.holds) return says_so_already();
  notice.only_if = change_.kind == notice_always ? NamedCondition{} : negation_of(notice.only_if, book_);
  return {};
}

}  // namespace tenon::testing
