/// Changes of who may take a step, from where to where, and under which guards and conditions.
#include "testing/change_editor.hpp"

namespace tenon::testing {

NamedGuard negation_of(const NamedGuard& guard, EditableBook& book) {
  const auto original = std::make_shared<const GuardFn>(guard.check);
  book.keep(original);
  const auto negated = [](const void* with, const void* facts, const void* event,
                          const Context& context) -> Verdict {
    const auto& check = *static_cast<const GuardFn*>(with);
    if (check(facts, event, context).allowed()) return refuse("change.negated");
    return {};
  };
  return {book.word("not " + std::string(guard.name)), GuardFn(original.get(), negated), guard.asks_event};
}

NamedCondition negation_of(const NamedCondition& condition, EditableBook& book) {
  const auto original = std::make_shared<const ConditionFn>(condition.holds);
  book.keep(original);
  const auto negated = [](const void* with, const void* facts, const void* event, const Context& context) {
    return !(*static_cast<const ConditionFn*>(with))(facts, event, context);
  };
  return {book.word("not " + std::string(condition.name)), ConditionFn(original.get(), negated),
          condition.asks_event};
}

Result<void> ChangeEditor::in_opening() {
  using enum ChangeKind;
  switch (change_.kind) {
    case guard_dropped:
    case guard_negated: return in_guards(book_.opening_guards);
    case role_added:
    case role_dropped: return in_roles(book_.openers);
    case dependency_dropped:
    case dependency_widened:
    case dependency_narrowed:
    case dependency_always: return in_dependencies(book_.opening_dependencies);
    default: return in_consequences(book_.on_opening);
  }
}

Result<void> ChangeEditor::in_row() {
  using enum ChangeKind;
  TENON_TRY(EditableStep* const step, find_row());
  switch (change_.kind) {
    case guard_dropped:
    case guard_negated: return in_guards(step->guards);
    case condition_dropped:
    case condition_negated: return in_conditions(*step);
    case role_added:
    case role_dropped: return in_roles(step->roles);
    case target_changed:
    case from_added:
    case from_removed: return in_states(*step);
    case step_dropped: book_.steps.erase(book_.steps.begin() + (step - book_.steps.data())); return {};
    case document_dropped:
    case originals_changed:
    case copies_changed:
    case document_always_asked:
    case document_asked_of_all: return in_checklist(step->checklist);
    case dependency_dropped:
    case dependency_widened:
    case dependency_narrowed:
    case dependency_always: return in_dependencies(step->dependencies);
    case apart_from_dropped: {
      TENON_TRY(const std::size_t at, position(names_in(book_, step->apart_from)));
      const auto event = book_.find_event(names_in(book_, step->apart_from)[at]);
      step->apart_from &= ~only_event(*event);
      return {};
    }
    default: return in_consequences(*step);
  }
}

Result<void> ChangeEditor::in_guards(std::vector<NamedGuard>& guards) {
  if (change_.kind == ChangeKind::guard_dropped) return drop_from(guards);
  TENON_TRY(const std::size_t at, position(names_in(guards)));
  guards[at] = negation_of(guards[at], book_);
  return {};
}

Result<void> ChangeEditor::in_conditions(EditableStep& step) {
  if (change_.kind == ChangeKind::condition_dropped) return drop_from(step.conditions);
  TENON_TRY(const std::size_t at, position(names_in(step.conditions)));
  step.conditions[at] = negation_of(step.conditions[at], book_);
  return {};
}

Result<void> ChangeEditor::in_roles(RoleSet& roles) {
  TENON_TRY(const Role role, role_called());
  const bool adds = change_.kind == ChangeKind::role_added || change_.kind == ChangeKind::leader_added;
  if (roles.contains(role) == adds) {
    if (adds) return says_so_already();
    return not_there("what", *change_.what, names_in(roles));
  }
  adds ? roles.insert(role) : roles.erase(role);
  return {};
}

Result<void> ChangeEditor::in_states(EditableStep& step) {
  if (change_.kind == ChangeKind::target_changed) {
    const bool stays = change_.to == "stay";
    if (stays && step.stays) return says_so_already();
    StateIndex to = 0;
    if (!stays) {
      TENON_TRY(to, state_called("to", *change_.to));
      if (!step.stays && step.to == to) return says_so_already();
    }
    step.stays = stays;
    step.to = to;
    return {};
  }
  TENON_TRY(const StateIndex state, state_called("what", *change_.what));
  const bool adds = change_.kind == ChangeKind::from_added;
  if (has(step.from, state) == adds) {
    if (adds) return says_so_already();
    return not_there("what", *change_.what, names_in(book_, step.from));
  }
  step.from ^= only(state);
  if (step.from == 0) book_.steps.erase(book_.steps.begin() + (&step - book_.steps.data()));
  return {};
}

}  // namespace tenon::testing
