#include "tenon/workflow/workflow_set.hpp"

#include <algorithm>

#include "tenon/workflow/actions.hpp"

namespace tenon {
namespace {

Refusal unknown(std::string_view id, std::int32_t version, const std::vector<const Definition*>& all) {
  std::string known;
  for (const auto* each : all) (known += known.empty() ? "" : ", ") += each->book().id;
  return not_found("workflow.unknown")
      .fact("workflow",
            version > 0 ? std::string(id) + " version " + std::to_string(version) : std::string(id))
      .fact("known", known);
}

}  // namespace

Result<void> WorkflowSet::add(const Definition& definition) {
  const auto& book = definition.book();
  TENON_CHECK(Result<void>(check_soundness(book)));
  static constexpr auto reserved = action_names();
  for (const auto event : book.events)
    if (std::find(reserved.begin(), reserved.end(), event) != reserved.end() || event == "open")
      return invalid("workflow.reserved_event").fact("workflow", book.id).fact("event", event);
  for (const auto* each : all_)
    if (each->book().id == book.id && each->book().version == book.version)
      return invalid("workflow.twice")
          .fact("workflow", book.id)
          .fact("version", std::to_string(book.version));
  all_.push_back(&definition);
  return {};
}

Result<void> WorkflowSet::add(std::shared_ptr<const Definition> definition) {
  TENON_CHECK(add(*definition));
  owned_.push_back(std::move(definition));
  return {};
}

Result<const Definition*> WorkflowSet::find(std::string_view id) const {
  const Definition* newest = nullptr;
  for (const auto* each : all_)
    if (each->book().id == id && (!newest || each->book().version > newest->book().version)) newest = each;
  if (!newest) return unknown(id, 0, all_);
  return newest;
}

Result<const Definition*> WorkflowSet::find(std::string_view id, std::int32_t version) const {
  for (const auto* each : all_)
    if (each->book().id == id && each->book().version == version) return each;
  return unknown(id, version, all_);
}

}  // namespace tenon
