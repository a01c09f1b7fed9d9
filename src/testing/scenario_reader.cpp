#include "testing/scenario_reader.hpp"

#include <fstream>
#include <sstream>

#include "testing/faults.hpp"
#include "testing/scenario_check.hpp"
#include "testing/scenario_steps.hpp"

namespace tenon::testing {
namespace {

Refusal in_file(Refusal refusal, const std::string& name) {
  refusal.field = refusal.field.empty() ? name : name + ": " + refusal.field;
  return refusal;
}

/// Only what the reader itself needs; scenario_check looks at the rest.
Result<std::string> workflow_in(const Json& document) {
  const JsonPath root;
  if (!document.is_object()) return wrong_type(root, "an object", document);
  if (!document.contains("scenarios_version")) return missing(root / "scenarios_version");
  if (document["scenarios_version"] != 1)
    return invalid("testing.version")
        .field("scenarios_version")
        .fact("found", as_found(document["scenarios_version"]));
  if (!document.contains("workflow")) return missing(root / "workflow");
  return read_json<std::string>(document["workflow"], root / "workflow");
}

}  // namespace

Result<std::shared_ptr<const Json>> ScenarioReader::document(const std::filesystem::path& path) {
  const auto key = path.lexically_normal();
  if (const auto known = documents_.find(key); known != documents_.end()) return known->second;
  std::ifstream in(path, std::ios::binary);
  if (!in) return not_found("testing.no_file").field(path.string());
  std::ostringstream text;
  text << in.rdbuf();
  TENON_TRY(Json read, parse_json(text.str(), path.string()));
  return documents_[key] = std::make_shared<const Json>(std::move(read));
}

Result<ScenarioReader::World> ScenarioReader::world(const std::filesystem::path& path) {
  const auto key = path.lexically_normal();
  if (const auto known = worlds_.find(key); known != worlds_.end()) return known->second;
  TENON_TRY(auto read, document(path));
  auto plan = WorldPlan::read(*read);
  if (!plan) return in_file(std::move(plan).refusal(), path.filename().string());
  return worlds_[key] = World{std::move(read), std::make_shared<const WorldPlan>(*std::move(plan))};
}

Result<void> ScenarioReader::world_of(Procedures& into, const Json& document,
                                      const std::filesystem::path& folder) {
  const auto named = document.find("world");
  if (named != document.end() && named->is_object()) {
    into.world_ = std::make_shared<const Json>(*named);
    auto plan = WorldPlan::read(*named);
    if (!plan) return within(std::move(plan).refusal(), JsonPath{nullptr, "world"});
    into.plan_ = std::make_shared<const WorldPlan>(*std::move(plan));
    return {};
  }
  std::string name = "world.json";
  if (named != document.end()) {
    if (!named->is_string())
      return wrong_type(JsonPath{nullptr, "world"}, "the name of a file, or an object", *named);
    name = named->get<std::string>();
  }
  TENON_TRY(const World read, world(folder / name));
  into.world_ = read.document;
  into.plan_ = read.plan;
  return {};
}

Result<void> ScenarioReader::gather(Procedures& into, const std::filesystem::path& folder) {
  std::vector<std::shared_ptr<const Json>> unread;
  for (const auto& [workflow, document] : into.documents_) unread.push_back(document);
  while (!unread.empty()) {
    const auto next = unread.back();
    unread.pop_back();
    for (const auto& workflow : procedures_named(*next)) {
      if (into.documents_.contains(workflow)) continue;
      const auto path = folder / (workflow + ".json");
      if (!std::filesystem::exists(path)) continue;  // who names it is told so by the check
      TENON_TRY(auto read, document(path));
      auto told = workflow_in(*read);
      if (!told) return in_file(std::move(told).refusal(), path.filename().string());
      if (*told != workflow)
        return in_file(invalid("testing.other_workflow").fact("found", *told).fact("expected", workflow),
                       path.filename().string());
      unread.push_back(read);
      into.documents_[workflow] = std::move(read);
    }
  }
  return {};
}

Result<void> ScenarioReader::check(const Procedures& all, const Json& document, const std::string& name) {
  if (!checked_.insert(&document).second) return {};
  auto sound = check_scenarios(document, all, workflows_ ? *workflows_ : all.plan().workflows());
  if (!sound) return in_file(std::move(sound).refusal(), name);
  return {};
}

Result<ScenarioFilePtr> ScenarioReader::read(const std::filesystem::path& path) {
  TENON_TRY(auto read, document(path));
  return parse(std::move(read), path.parent_path(), path);
}

Result<ScenarioFilePtr> ScenarioReader::parse(std::shared_ptr<const Json> document,
                                              const std::filesystem::path& folder,
                                              const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  auto workflow = workflow_in(*document);
  if (!workflow) return in_file(std::move(workflow).refusal(), name);
  auto others = folder;
  if (const auto said = document->find("folder"); said != document->end()) {
    if (!said->is_string())
      return in_file(wrong_type(JsonPath{nullptr, "folder"}, "the name of a folder", *said), name);
    others = folder / said->get<std::string>();
  }
  const std::shared_ptr<Procedures> all(new Procedures);
  if (auto there = world_of(*all, *document, folder); !there)
    return in_file(std::move(there).refusal(), name);
  // A file without paths of its own (a few scenarios more) goes by those of the procedure's own file.
  if (document->contains("paths")) all->documents_[*workflow] = document;
  else all->documents_["."] = document;
  TENON_CHECK(gather(*all, others));
  if (all->documents_.erase(".") > 0 && !all->documents_.contains(*workflow))
    all->documents_[*workflow] = document;
  TENON_CHECK(check(*all, *document, name));
  for (const auto& [id, each] : all->documents_) TENON_CHECK(check(*all, *each, id + ".json"));

  const std::shared_ptr<ScenarioFile> file(new ScenarioFile);
  file->workflow_ = *workflow;
  file->path_ = path;
  file->document_ = std::move(document);
  file->procedures_ = all;
  const auto& known = workflows_ ? *workflows_ : all->plan().workflows();
  TENON_TRY(const Definition* definition, known.find(*workflow));
  for (const auto state : definition->book().states) file->states_.emplace_back(state);
  return ScenarioFilePtr(file);
}

Result<ProceduresPtr> ScenarioReader::read_folder(const std::filesystem::path& folder) {
  const std::shared_ptr<Procedures> all(new Procedures);
  TENON_CHECK(world_of(*all, Json::object(), folder));
  const auto& known = workflows_ ? *workflows_ : all->plan().workflows();
  for (const auto* definition : known.all()) {
    const std::string id(definition->book().id);
    const auto path = folder / (id + ".json");
    if (!std::filesystem::exists(path)) continue;
    TENON_TRY(all->documents_[id], document(path));
  }
  TENON_CHECK(gather(*all, folder));
  for (const auto& [id, each] : all->documents_) {
    auto told = workflow_in(*each);
    if (!told) return in_file(std::move(told).refusal(), id + ".json");
    TENON_CHECK(check(*all, *each, id + ".json"));
  }
  return ProceduresPtr(all);
}

Result<bool> ScenarioReader::is_scenario_file(const std::filesystem::path& path) {
  TENON_TRY(const auto read, document(path));
  return read->is_object() && read->contains("scenarios_version");
}

Result<ScenarioFilePtr> ScenarioFile::read(const std::filesystem::path& path,
                                           const std::shared_ptr<const WorkflowSet>& workflows) {
  return ScenarioReader(workflows).read(path);
}

Result<ScenarioFilePtr> ScenarioFile::parse(const Json& document, const std::filesystem::path& folder,
                                            const std::string& name,
                                            const std::shared_ptr<const WorkflowSet>& workflows) {
  return ScenarioReader(workflows).parse(std::make_shared<const Json>(document), folder, name);
}

Result<ProceduresPtr> Procedures::read(const std::filesystem::path& folder,
                                       const std::shared_ptr<const WorkflowSet>& workflows) {
  return ScenarioReader(workflows).read_folder(folder);
}

}  // namespace tenon::testing
