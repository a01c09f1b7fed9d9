#pragma once
/// @file src/workflows/home/findings.hpp
/// What acceptance and handover demand of an inspection and its findings, and the repairs that they order.
#include "tenon/workflow/effects.hpp"
#include "tenon/workflows/home/inspection.hpp"
#include "tenon/workflows/home/repair.hpp"

namespace tenon::findings {

/// Something was looked at, and every fault says where it is and what.
[[nodiscard]] Verdict described(const std::vector<inspection::Item>& items,
                                const std::vector<inspection::Fault>& faults);
/// Every fault has its picture (H3 4).
[[nodiscard]] Verdict photographed(const std::vector<inspection::Fault>& faults);
/// The finding is there and stands at this stage.
[[nodiscard]] Verdict at_stage(const inspection::Findings& findings, std::optional<std::int32_t> number,
                               inspection::Stage stage);
/// Every sort of key is named and at least one is there.
[[nodiscard]] Verdict counted(const std::vector<inspection::Keys>& keys);

/// The repair of a finding. It hears nothing of this case but its number, and tells it when it ends.
[[nodiscard]] Effect repair_of(const inspection::Finding& finding, Repair::Origin origin,
                               const Context& context, std::optional<Subject> about = {});
/// The repairs of the last `count` findings.
[[nodiscard]] Effects repairs_of_last(const inspection::Findings& findings, std::size_t count,
                                      Repair::Origin origin, const Context& context,
                                      const std::optional<Subject>& about = {});

}  // namespace tenon::findings
