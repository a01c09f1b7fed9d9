#pragma once
/// @file workflow/workflow_set.hpp
/// The workflows that an engine knows, by id and version. A case is pinned to the version it began under, so
/// old versions stay beside new ones. Build it, then hand it to the engine; it does not change afterwards.
/// @since 0.1
#include <memory>
#include <string_view>
#include <vector>

#include "tenon/workflow/definition.hpp"

namespace tenon {

class WorkflowSet {
 public:
  /// Adds a definition, which must outlive the set. Refused: unsound, or this id and version are there
  /// already.
  [[nodiscard]] Result<void> add(const Definition& definition);
  /// The same, kept alive by the set: for definitions that came as data.
  [[nodiscard]] Result<void> add(std::shared_ptr<const Definition> definition);
  /// The newest version of a workflow; refusal "workflow.unknown" lists what there is.
  [[nodiscard]] Result<const Definition*> find(std::string_view id) const;
  /// Exactly this version.
  [[nodiscard]] Result<const Definition*> find(std::string_view id, std::int32_t version) const;
  /// In the order of adding.
  [[nodiscard]] const std::vector<const Definition*>& all() const noexcept { return all_; }

 private:
  std::vector<const Definition*> all_;
  std::vector<std::shared_ptr<const Definition>> owned_;
};

}  // namespace tenon
