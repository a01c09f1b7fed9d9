/// What the packs compute for the sale of a case.
#include "engine/policy_sums.hpp"
#include "testing/backtest_compare.hpp"

namespace tenon::testing {
namespace {

/// The computation that belongs to a procedure, as in the preview of a pack (engine/policy_preview.hpp).
std::string_view kind_for(std::string_view workflow) {
  if (workflow == "signing") return "taxes_and_fees";
  if (workflow == "handover") return "area_settlement";
  return {};
}

/// Sums by item: the lines of a tax and fee list with the buyer's total, or the amount of a settlement.
Result<std::map<std::string, Money>> compute(Side& side, std::string_view kind, const CaseState& state,
                                             const Json& circumstances) {
  Json request = kind == "taxes_and_fees" ? circumstances : Json::object();
  request["sale"] = *state.subject.sale;
  request["pack"] = *state.frame.policy;
  TENON_TRY(const std::string answer, side.engine().compute(kind, request));
  return sums_in(kind, answer);
}

}  // namespace

std::vector<CaseDifference> sums_between(Side& control, const CaseState& before, Side& changed,
                                         const CaseState& after, const Json& circumstances,
                                         std::vector<NotComputed>& refused) {
  std::vector<CaseDifference> all;
  const auto kind = kind_for(before.definition->book().id);
  if (kind.empty() || !before.subject.sale || !before.frame.policy || !after.frame.policy) return all;
  auto old_sums = compute(control, kind, before, circumstances);
  auto new_sums = compute(changed, kind, after, circumstances);
  // What both refuse alike (a home that is not surveyed yet) is said once.
  if (!old_sums && !new_sums && old_sums.refusal().code == new_sums.refusal().code) {
    refused.push_back({before.id, before.reference, false, old_sums.refusal()});
    return all;
  }
  for (const auto* each : {&old_sums, &new_sums})
    if (!*each) refused.push_back({before.id, before.reference, each == &new_sums, each->refusal()});
  if (!old_sums || !new_sums) return all;
  const auto sum_in = [](const std::map<std::string, Money>& sums, const std::string& item) {
    const auto found = sums.find(item);
    return found == sums.end() ? Json() : Json(found->second.str());
  };
  std::set<std::string> items;
  for (const auto* sums : {&*old_sums, &*new_sums})
    for (const auto& [item, sum] : *sums) items.insert(item);
  for (const auto& item : items) {
    Json a = sum_in(*old_sums, item);
    Json b = sum_in(*new_sums, item);
    if (a != b)
      all.push_back({DifferenceKind::sums, std::string(kind) + "." + item, std::move(a), std::move(b)});
  }
  return all;
}

}  // namespace tenon::testing
