#include "tenon/policy/settlement_table.hpp"

#include <algorithm>
#include <set>

#include "policy/settle.hpp"

namespace tenon {

Result<AreaSettlementTable> settle_areas(const AreaSettlementTableRequest& request, const AreaRule& rule) {
  const JsonPath root;
  const auto at = root / "units";
  if (request.units.empty() || request.units.size() > AreaSettlementTableRequest::most_units)
    return invalid("policy.settlement_units_count")
        .field("units")
        .fact("found", std::to_string(request.units.size()))
        .fact("allowed", "1-" + std::to_string(AreaSettlementTableRequest::most_units));
  AreaSettlementTable table;
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < request.units.size(); ++i) {
    const auto& [unit, sale] = request.units[i];
    if (!seen.insert(unit).second)
      return invalid("policy.settlement_unit_repeated").field((at / i / "unit").str()).fact("found", unit);
    TENON_TRY(const auto settled, policy::settle(sale, rule, at / i / "sale"));
    const auto& ratio = settled.ratios.front();
    table.rows.push_back({unit, ratio.contract, ratio.registered, ratio.difference, ratio.percent,
                          settled.amount, settled.may_rescind});
    const Money paid = settled.statement.total;
    if (settled.amount > Money{}) {
      ++table.paying;
      TENON_TRY(table.to_collect, sum(table.to_collect, paid));
    } else if (settled.amount < Money{}) {
      ++table.returning;
      TENON_TRY(table.to_return, sum(table.to_return, paid));
    } else {
      ++table.even;
    }
    table.may_rescind += settled.may_rescind ? 1 : 0;
    if (std::find(table.sources.begin(), table.sources.end(), settled.source) == table.sources.end())
      table.sources.push_back(settled.source);
  }
  table.net = table.to_collect - table.to_return;
  return table;
}

}  // namespace tenon
