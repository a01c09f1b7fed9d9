#include "tenon/testing/rule_change.hpp"

#include "testing/change_editor.hpp"

namespace tenon::testing {

std::string id_of(const RuleChange& change) {
  std::string id = change.workflow + "/";
  if (change.event) id += *change.event;
  if (change.row) id += "#" + std::to_string(*change.row);
  if (change.from) id += "@" + *change.from;
  if (change.deadline) id += *change.deadline;
  if (!id.ends_with('/')) id += '/';
  id += name_of(change.kind);
  if (change.what) id += "/" + *change.what;
  if (change.to) id += "=" + *change.to;
  return id;
}

Json to_json(const RuleChange& change) {
  return parse_json(to_json_text(change), "change").value();  // printed here, so well-formed
}

Result<void> apply(const RuleChange& change, EditableBook& book, const WorkflowSet& workflows) {
  return ChangeEditor(change, book, workflows).make();
}

Result<std::shared_ptr<const WorkflowSet>> changed(const WorkflowSet& workflows,
                                                   std::span<const RuleChange> changes) {
  struct Edited {
    const Definition* of;
    EditableBook book;
  };
  std::vector<Edited> edited;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto in_place = [&](Refusal refusal) {
      refusal.field = "changes[" + std::to_string(i) + "]." + refusal.field;
      return refusal;
    };
    const auto base = workflows.find(changes[i].workflow);
    if (!base) {
      Refusal refusal = base.refusal();
      refusal.field = "workflow";
      return in_place(std::move(refusal));
    }
    auto found = edited.begin();
    while (found != edited.end() && found->of != *base) ++found;
    if (found == edited.end()) found = edited.insert(found, {*base, EditableBook((*base)->book())});
    if (auto done = apply(changes[i], found->book, workflows); !done)
      return in_place(std::move(done).refusal());
  }
  auto all = std::make_shared<WorkflowSet>();
  for (const Definition* const each : workflows.all()) {
    auto found = edited.begin();
    while (found != edited.end() && found->of != each) ++found;
    if (found == edited.end()) TENON_CHECK(all->add(*each));
    else TENON_CHECK(all->add(std::make_shared<const ChangedDefinition>(*each, std::move(found->book))));
  }
  return std::shared_ptr<const WorkflowSet>(std::move(all));
}

namespace {
struct ChangesDocument {
  std::int32_t changes_version = 0;
  std::vector<RuleChange> changes;
};
BOOST_DESCRIBE_STRUCT(ChangesDocument, (), (changes_version, changes))
}  // namespace

Result<std::vector<RuleChange>> read_changes(const Json& document) {
  TENON_TRY(ChangesDocument read, read_json<ChangesDocument>(document));
  if (read.changes_version != 1)
    return detail::out_of_range(JsonPath{nullptr, "changes_version"}, document["changes_version"], "1", "1");
  return std::move(read.changes);
}

}  // namespace tenon::testing
