#pragma once
/// One change being made: finds in the table what the change names, or refuses with what is there instead.
#include "tenon/testing/rule_change.hpp"
#include "testing/rule_names.hpp"

namespace tenon::testing {

class ChangeEditor {
 public:
  ChangeEditor(const RuleChange& change, EditableBook& book, const WorkflowSet& all)
      : change_(change), book_(book), all_(all) {}

  [[nodiscard]] Result<void> make();

 private:
  // change_editor.cpp: which row or deadline, and of what
  [[nodiscard]] Result<void> check_fields() const;
  [[nodiscard]] Result<EditableStep*> find_row();
  [[nodiscard]] Result<EditableDeadline*> find_deadline();
  [[nodiscard]] Result<StateIndex> state_called(std::string_view field, const std::string& name) const;
  [[nodiscard]] Result<Role> role_called() const;
  /// Position of what `what` names among these.
  [[nodiscard]] Result<std::size_t> position(const std::vector<std::string>& names) const;
  [[nodiscard]] Refusal not_there(std::string_view field, std::string_view found,
                                  const std::vector<std::string>& there) const;
  [[nodiscard]] Refusal says_so_already() const;
  [[nodiscard]] Result<std::int32_t> number(std::int32_t low, std::int32_t high) const;
  template <class List>
  [[nodiscard]] Result<void> drop_from(List& list) {
    TENON_TRY(const std::size_t at, position(names_in(list)));
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
    return {};
  }

  // change_rows.cpp: what a row, the opening or the cancelling of a case consists of
  [[nodiscard]] Result<void> in_row();
  [[nodiscard]] Result<void> in_opening();
  [[nodiscard]] Result<void> in_guards(std::vector<NamedGuard>& guards);
  [[nodiscard]] Result<void> in_conditions(EditableStep& step);
  [[nodiscard]] Result<void> in_roles(RoleSet& roles);
  [[nodiscard]] Result<void> in_states(EditableStep& step);

  // change_parts.cpp: papers, other cases, what follows
  [[nodiscard]] Result<void> in_checklist(Checklist& checklist);
  [[nodiscard]] Result<void> in_dependencies(std::vector<Dependency>& dependencies);
  [[nodiscard]] Result<void> in_consequences(EditableConsequences& all);
  [[nodiscard]] Result<void> change_states_of(Dependency& dependency);

  // change_deadlines.cpp
  [[nodiscard]] Result<void> in_deadline(EditableDeadline& deadline);
  [[nodiscard]] Result<void> in_workflow();

  const RuleChange& change_;
  EditableBook& book_;
  const WorkflowSet& all_;
};

/// True where the other is false, and allowed where the other refuses ("change.negated").
[[nodiscard]] NamedCondition negation_of(const NamedCondition& condition, EditableBook& book);
[[nodiscard]] NamedGuard negation_of(const NamedGuard& guard, EditableBook& book);

/// Where a kind of change belongs, and which fields it needs.
struct ChangeForm {
  enum class Place : std::uint8_t { row, deadline, workflow };
  Place place = Place::row;
  bool what = true;
  bool to = false;
};
[[nodiscard]] ChangeForm form_of(ChangeKind kind);

}  // namespace tenon::testing
