#pragma once
// Scenario files, the worlds they name and the files whose paths they bring cases by: each read and checked
// once, however many name it.
#include <map>
#include <set>

#include "tenon/testing/scenario.hpp"

namespace tenon::testing {

class ScenarioReader {
 public:
  explicit ScenarioReader(std::shared_ptr<const WorkflowSet> workflows) : workflows_(std::move(workflows)) {}

  Result<ScenarioFilePtr> read(const std::filesystem::path& path);
  Result<ScenarioFilePtr> parse(std::shared_ptr<const Json> document, const std::filesystem::path& folder,
                                const std::filesystem::path& path);
  Result<ProceduresPtr> read_folder(const std::filesystem::path& folder);
  /// Whether it is one of ours at all: a folder may hold other documents.
  Result<bool> is_scenario_file(const std::filesystem::path& path);

 private:
  struct World {
    std::shared_ptr<const Json> document;
    std::shared_ptr<const WorldPlan> plan;
  };
  Result<std::shared_ptr<const Json>> document(const std::filesystem::path& path);
  Result<World> world(const std::filesystem::path& path);
  Result<void> world_of(Procedures& into, const Json& document, const std::filesystem::path& folder);
  /// Reads on until every procedure that is named is there.
  Result<void> gather(Procedures& into, const std::filesystem::path& folder);
  Result<void> check(const Procedures& all, const Json& document, const std::string& name);

  std::shared_ptr<const WorkflowSet> workflows_;
  std::map<std::filesystem::path, std::shared_ptr<const Json>> documents_;
  std::map<std::filesystem::path, World> worlds_;
  std::set<const Json*> checked_;
};

}  // namespace tenon::testing
