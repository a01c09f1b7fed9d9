#pragma once
/// @file testing/rule_change.hpp
/// One small change to a rules table, as data that a person can write and read: what mutants are made of
/// (testing/mutants.hpp), and what a change of the rules is tried with before it is made.
///
///   {"workflow": "prenotice", "kind": "guard_dropped", "event": "submit", "what": "has_number"}
///   {"workflow": "prenotice", "kind": "limit_changed", "deadline": "prenotice.papers", "to": "6
///   working_days"}
///   {"workflow": "signing", "kind": "role_added", "event": "open", "what": "agent"}
///
/// A change names its place by the words of the table (tenon show ID), never by numbers that an edit
/// elsewhere would move. Plain values; the functions are pure and safe from any thread.
/// @since 0.1
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tenon/workflow/editable_book.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon::testing {

/// What is changed; in brackets what `what` names and what `to` gives.
enum class ChangeKind : std::uint8_t {
  // of a row, which `event` names; "open" is the opening of a case, "cancel" its cancelling
  guard_dropped,             ///< [guard]
  guard_negated,             ///< [guard] it allows what it refused and refuses what it allowed
  condition_dropped,         ///< [condition]
  condition_negated,         ///< [condition]
  role_added,                ///< [role]
  role_dropped,              ///< [role]
  target_changed,            ///< [to: state, or "stay"]
  from_added,                ///< [state]
  from_removed,              ///< [state]
  step_dropped,              ///< the whole row
  document_dropped,          ///< [document]
  originals_changed,         ///< [document; to: how many]
  copies_changed,            ///< [document; to: how many]
  document_always_asked,     ///< [document] its condition is gone
  document_asked_of_all,     ///< [document] its condition on persons holds for everyone
  dependency_dropped,        ///< [workflow]
  dependency_widened,        ///< [workflow; to: a state that will do as well]
  dependency_narrowed,       ///< [workflow; to: a state that will not do any more]
  dependency_always,         ///< [workflow] its condition is gone
  apart_from_dropped,        ///< [event] the same person may do both
  notice_dropped,            ///< [notice]
  notice_always,             ///< [notice] its condition is gone
  notice_condition_negated,  ///< [notice]
  way_dropped,               ///< [notice; to: way]
  effect_dropped,            ///< [effect]
  // of a deadline, which `deadline` names
  limit_changed,        ///< [to: limit]
  keyed_limit_changed,  ///< [key; to: limit]
  keyed_limit_dropped,  ///< [key] the limit of the others holds
  ladder_dropped,       ///< [role] who does not hear of a miss
  warning_changed,      ///< [days; to: days]
  warning_dropped,      ///< [days]
  runs_in_removed,      ///< [state]
  holds_in_removed,     ///< [state]
  restart_dropped,      ///< [event]
  // of the workflow
  leader_added,       ///< [role]
  leader_dropped,     ///< [role]
  repeat_loosened,    ///< [to: "one_at_a_time" or "freely"]
  sale_always_needs,  ///< the condition under which a sale needs such a case is gone
  sale_date_dropped,  ///< the case has no date of the sale to keep
  sale_never_needs,   ///< a sale does not need such a case
};
BOOST_DESCRIBE_ENUM(ChangeKind, guard_dropped, guard_negated, condition_dropped, condition_negated,
                    role_added, role_dropped, target_changed, from_added, from_removed, step_dropped,
                    document_dropped, originals_changed, copies_changed, document_always_asked,
                    document_asked_of_all, dependency_dropped, dependency_widened, dependency_narrowed,
                    dependency_always, apart_from_dropped, notice_dropped, notice_always,
                    notice_condition_negated, way_dropped, effect_dropped, limit_changed, keyed_limit_changed,
                    keyed_limit_dropped, ladder_dropped, warning_changed, warning_dropped, runs_in_removed,
                    holds_in_removed, restart_dropped, leader_added, leader_dropped, repeat_loosened,
                    sale_always_needs, sale_date_dropped, sale_never_needs)

struct RuleChange {
  std::string workflow;
  ChangeKind kind = ChangeKind::guard_dropped;
  std::optional<std::string> event{};
  /// Which row, where the table has several of the event: one that is left from this state,
  std::optional<std::string> from{};
  /// or its number among them, from 1.
  std::optional<std::int32_t> row{};
  std::optional<std::string> deadline{};
  /// The name in the table; of several of one name the second is "name#2". A document of which several kinds
  /// will do goes by the first; a notice that several hear is "notice>whom".
  std::optional<std::string> what{};
  std::optional<std::string> to{};
  friend bool operator==(const RuleChange&, const RuleChange&) = default;
};
BOOST_DESCRIBE_STRUCT(RuleChange, (), (workflow, kind, event, from, row, deadline, what, to))

/// "prenotice/submit/guard_dropped/has_number", "prenotice/prenotice.papers/limit_changed=6 working_days".
[[nodiscard]] std::string id_of(const RuleChange& change);
/// For people: "Pre-notice registration: “Submit” no longer requires has_number."
[[nodiscard]] Text sentence(const RuleChange& change, const WorkflowSet& workflows);
[[nodiscard]] Json to_json(const RuleChange& change);

/// Makes the change in `book`, which came from the workflow that it names. Refused, with the field, what it
/// says and what the table has in its place: "json.not_one_of"; "change.field" where a field is missing or
/// has nothing to say; "change.several" where more than one row fits; "change.nothing" where the table says
/// so already.
/// @param workflows where the states of other workflows are looked up
[[nodiscard]] Result<void> apply(const RuleChange& change, EditableBook& book, const WorkflowSet& workflows);

/// The same workflows with the changes made, in their order. Refused as apply, field "changes[2].what"; and
/// "workflow.unsound" where what comes out is not sound.
/// @param workflows must outlive what is made of them
[[nodiscard]] Result<std::shared_ptr<const WorkflowSet>> changed(const WorkflowSet& workflows,
                                                                 std::span<const RuleChange> changes);
/// Reads {"changes_version": 1, "changes": [...]}.
[[nodiscard]] Result<std::vector<RuleChange>> read_changes(const Json& document);

}  // namespace tenon::testing
