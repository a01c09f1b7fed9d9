#pragma once
/// @file declared/draft.hpp
/// A document whose shape has been read, with its names at hand, and all documents and workflows that it may
/// speak of. What comes next finds out what each rule means (the readers beside this file).
#include <deque>
#include <functional>
#include <set>

#include "declared/document.hpp"
#include "declared/fields.hpp"
#include "tenon/model/document_type.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon::declared {

class Directory;

struct Draft {
  WorkflowDocument document;
  std::string root;  ///< where the document stands: "settings.workflows[0]"
  std::vector<std::string> states{}, events{}, deadlines{};
  Fields facts{}, opening{};
  std::vector<Fields> fields{};  ///< of each event
  const Directory* directory = nullptr;
  /// The conditions and guards that some rule has named: one that none does is a slip.
  mutable std::set<std::string, std::less<>> used{};

  [[nodiscard]] JsonPath at() const noexcept { return {nullptr, root}; }
  [[nodiscard]] Result<StateIndex> state(std::string_view name, const JsonPath& where) const;
  [[nodiscard]] Result<StateSet> state_set(const std::vector<std::string>& names,
                                           const JsonPath& where) const;
  [[nodiscard]] Result<EventIndex> event(std::string_view name, const JsonPath& where) const;
  [[nodiscard]] Result<EventSet> event_set(const std::vector<std::string>& names,
                                           const JsonPath& where) const;
};

/// Reads the shape of a document and the types of its fields.
[[nodiscard]] Result<Draft> read_draft(const Json& json, const JsonPath& at);

/// The workflows that there are: those of the library or the host, and the documents that are read together.
class Directory {
 public:
  Directory(const WorkflowSet& base, const std::deque<Draft>& drafts, const DocumentTypes& documents)
      : base_(base), drafts_(drafts), documents_(documents) {}

  [[nodiscard]] const DocumentTypes& documents() const noexcept { return documents_; }
  [[nodiscard]] bool is_built_in(std::string_view workflow) const;
  /// The named states of a workflow, which must stand at the same place in all its versions: other cases
  /// are looked at by the place of their state.
  [[nodiscard]] Result<StateSet> states_of(std::string_view workflow, const std::vector<std::string>& names,
                                           const JsonPath& workflow_at, const JsonPath& names_at) const;
  /// What opening the newest version takes.
  [[nodiscard]] Result<Json> opening_of(std::string_view workflow, const JsonPath& at) const;
  /// Every event of every workflow.
  [[nodiscard]] std::vector<std::string> events() const;
  /// What an event of this name takes, in the first workflow that has it: a document before a built-in one.
  [[nodiscard]] Json event_called(std::string_view name) const;

 private:
  [[nodiscard]] std::vector<std::string> ids() const;
  /// The states of every version.
  [[nodiscard]] std::vector<std::vector<std::string_view>> versions(std::string_view workflow) const;

  const WorkflowSet& base_;
  const std::deque<Draft>& drafts_;
  const DocumentTypes& documents_;
};

}  // namespace tenon::declared
