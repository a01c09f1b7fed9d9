#include "tenon/declared/declared.hpp"

#include "declared/book.hpp"
#include "declared/definition.hpp"

namespace tenon {

Result<std::shared_ptr<const WorkflowSet>> declare_workflows(const WorkflowSet& base, const Json& documents,
                                                             const JsonPath& at, const DocumentTypes& types) {
  using namespace declared;
  if (!documents.is_array()) return detail::wrong_type(at, "a list of workflows", documents);
  std::deque<Draft> drafts;
  const Directory directory(base, drafts, types);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    TENON_TRY(Draft draft, read_draft(documents[i], at / i));
    // Rules written in C++ look at the facts of the built-in workflows by their types.
    if (directory.is_built_in(draft.document.id))
      return invalid("declared.built_in").field((at / i / "id").str()).fact("found", draft.document.id);
    draft.directory = &directory;
    drafts.push_back(std::move(draft));
  }
  auto set = std::make_shared<WorkflowSet>(base);
  for (const auto& draft : drafts) {
    TENON_TRY(EditableBook book, read_book(draft));
    TENON_TRY(auto definition, DeclaredDefinition::make(draft, std::move(book)));
    if (auto added = set->add(std::move(definition)); !added) {
      Refusal refusal = std::move(added).refusal();
      refusal.field = draft.root;
      return refusal;
    }
  }
  return std::shared_ptr<const WorkflowSet>(std::move(set));
}

}  // namespace tenon
