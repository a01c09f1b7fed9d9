#include "workflows/home/findings.hpp"

#include "workflows/checks.hpp"

namespace tenon::findings {
namespace {

using inspection::Trade;

/// By which rule of the warranty a fault of this trade would be covered after the handover.
WarrantyComponent component_of(Trade trade) {
  switch (trade) {
    case Trade::structure: return WarrantyComponent::main_structure;
    case Trade::waterproofing: return WarrantyComponent::seepage;
    case Trade::plaster: return WarrantyComponent::plaster;
    case Trade::floor: return WarrantyComponent::floor;
    case Trade::doors_windows: return WarrantyComponent::doors_windows;
    case Trade::plumbing: return WarrantyComponent::plumbing;
    case Trade::electricity: return WarrantyComponent::wiring;
    case Trade::heating: return WarrantyComponent::heating;
    case Trade::gas:
    case Trade::fire_equipment: return WarrantyComponent::equipment;
    case Trade::fit_out: return WarrantyComponent::fit_out;
    case Trade::other: break;
  }
  return WarrantyComponent::other;
}

}  // namespace

Verdict described(const std::vector<inspection::Item>& items, const std::vector<inspection::Fault>& faults) {
  if (items.empty()) return refuse("inspection.no_items").field("payload.items").source("H4");
  for (std::size_t i = 0; i < items.size(); ++i)
    if (auto verdict = checks::said(items[i].place, "items[" + std::to_string(i) + "].place");
        !verdict.allowed())
      return verdict;
  for (std::size_t i = 0; i < faults.size(); ++i) {
    const auto at = "faults[" + std::to_string(i) + "].";
    if (auto verdict = checks::said(faults[i].place, at + "place"); !verdict.allowed()) return verdict;
    if (auto verdict = checks::said(faults[i].description, at + "description"); !verdict.allowed())
      return verdict;
  }
  return {};
}

Verdict photographed(const std::vector<inspection::Fault>& faults) {
  for (std::size_t i = 0; i < faults.size(); ++i)
    if (!checks::has_text(faults[i].picture))
      return refuse("inspection.no_picture")
          .field("payload.faults[" + std::to_string(i) + "].picture")
          .fact("place", faults[i].place)
          .fact("description", faults[i].description)
          .source("H3 4");
  return {};
}

Verdict at_stage(const inspection::Findings& findings, std::optional<std::int32_t> number,
                 inspection::Stage stage) {
  const auto* const finding = number ? inspection::find(findings, *number) : nullptr;
  if (!finding)
    return refuse("inspection.no_such_finding")
        .field("payload.finding")
        .fact("found", number ? std::to_string(*number) : "null")
        .fact("count", std::to_string(findings.size()));
  if (finding->stage == stage) return {};
  return refuse("inspection.other_stage")
      .field("payload.finding")
      .fact("finding", std::to_string(finding->number))
      .fact("stage", name_of(finding->stage))
      .fact("needed", name_of(stage));
}

Verdict counted(const std::vector<inspection::Keys>& keys) {
  if (keys.empty()) return refuse("inspection.no_keys").field("payload.keys");
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto at = "keys[" + std::to_string(i) + "].";
    if (auto verdict = checks::said(keys[i].what, at + "what"); !verdict.allowed()) return verdict;
    if (keys[i].count < 1)
      return invalid("inspection.keys_count")
          .field("payload." + at + "count")
          .fact("what", keys[i].what)
          .fact("found", std::to_string(keys[i].count));
  }
  return {};
}

Effect repair_of(const inspection::Finding& finding, Repair::Origin origin, const Context& context,
                 std::optional<Subject> about) {
  Repair::Opening opening;
  opening.origin = origin;
  opening.component = component_of(finding.fault.trade);
  opening.what = finding.fault.description;
  opening.place = finding.fault.place;
  opening.name = context.actor.id;
  opening.finding = finding.number;
  return opens<Repair>(opening, std::move(about));
}

Effects repairs_of_last(const inspection::Findings& findings, std::size_t count, Repair::Origin origin,
                        const Context& context, const std::optional<Subject>& about) {
  Effects effects;
  for (std::size_t i = findings.size() - count; i < findings.size(); ++i)
    effects.push_back(repair_of(findings[i], origin, context, about));
  return effects;
}

}  // namespace tenon::findings
