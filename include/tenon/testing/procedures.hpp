#pragma once
/// @file testing/procedures.hpp
/// What a step of a scenario may call by name: the procedures of a folder (one scenario file each, ID.json)
/// and the world in which they play. A path of one brings cases by the paths of others, so they are read
/// together, checked, and kept. Immutable; safe from any thread.
/// @since 0.1
#include <filesystem>
#include <map>
#include <memory>

#include "tenon/testing/world.hpp"

namespace tenon::testing {

class Procedures;
using ProceduresPtr = std::shared_ptr<const Procedures>;

class Procedures {
 public:
  /// All scenario files of a folder that are called by their workflow's id, in the world of its world.json.
  /// @param workflows what ids are checked against; null: those of the world, which are all built in unless
  ///   its settings add some
  [[nodiscard]] static Result<ProceduresPtr> read(const std::filesystem::path& folder,
                                                  const std::shared_ptr<const WorkflowSet>& workflows = {});

  /// The document that tells this workflow; null where none was read.
  [[nodiscard]] const Json* find(std::string_view workflow) const {
    const auto found = documents_.find(workflow);
    return found == documents_.end() ? nullptr : found->second.get();
  }
  [[nodiscard]] const Json& world() const noexcept { return *world_; }
  [[nodiscard]] const WorldPlan& plan() const noexcept { return *plan_; }

 private:
  friend class ScenarioReader;  // src/testing/scenario_reader.hpp
  Procedures() = default;
  std::map<std::string, std::shared_ptr<const Json>, std::less<>> documents_;
  std::shared_ptr<const Json> world_;
  std::shared_ptr<const WorldPlan> plan_;
};

}  // namespace tenon::testing
