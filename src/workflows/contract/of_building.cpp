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
    if (names(facts.mortgaged, unit->id))
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

Verdict units_listed(const std::vector<std::string>& units, std::string_view field, const Context& context) {
  const std::string path = "payload." + std::string(field);
  if (units.empty()) return invalid("of_building.no_units").field(path);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string line = path + "[" + std::to_string(i) + "]";
    if (std::find(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(i), units[i]) !=
        units.begin() + static_cast<std::ptrdiff_t>(i))
      return invalid("of_building.unit_twice").field(line).fact("unit", units[i]);
    if (!context.around) continue;
    const Unit* const unit = context.around->unit(units[i]);
    if (unit && unit->building == context.subject.building) continue;
    return refuse("of_building.unit_elsewhere")
        .field(line)
        .fact("unit", units[i])
        .fact("building", context.subject.building.value_or("-"))
        .fact("found", unit ? unit->building : "-");
  }
  return {};
}

bool names(const std::vector<std::string>& units, std::string_view unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace tenon::of_building
