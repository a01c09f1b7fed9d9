#include "workflows/contract/of_building.hpp"

#include <algorithm>

#include "tenon/workflows/contract/maintenance_fund.hpp"
#include "tenon/workflows/contract/project_mortgage_release.hpp"

namespace tenon::of_building {

Verdict unit_is_free(const Context& context) {
  const Unit* const unit = context.around ? context.around->unit() : nullptr;
  if (!unit) return {};
  // A building may be mortgaged again after a release: every case counts, not the newest alone.
  for (const auto& other : context.around->cases(Scope::building, "project_mortgage_release")) {
    if (other.cancelled) continue;
    const auto& facts = *static_cast<const ProjectMortgageRelease::Facts*>(other.facts);
    if (std::find(facts.mortgaged.begin(), facts.mortgaged.end(), unit->id) != facts.mortgaged.end())
      return refuse("project_mortgage_release.unit_still_mortgaged")
          .fact("unit", unit->id)
          .fact("mortgagee", facts.mortgagee)
          .fact("case", to_string(other.id))
          .source("default (H1 ch. 2 4.7, 5.5)");
  }
  return {};
}

bool fund_paid(const Surroundings& around) {
  const Unit* const unit = around.unit();
  if (!unit) return false;
  const auto others = around.cases(Scope::building, "maintenance_fund");
  return std::any_of(others.begin(), others.end(), [&](const OtherCase& other) {
    if (other.cancelled) return false;
    const auto& payments = static_cast<const MaintenanceFund::Facts*>(other.facts)->payments;
    return std::any_of(payments.begin(), payments.end(),
                       [&](const auto& payment) { return payment.unit == unit->id; });
  });
}

}  // namespace tenon::of_building
