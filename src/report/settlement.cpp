/// The settlement table of a building: what each buyer pays or gets back for the difference of areas.
#include <algorithm>
#include <cstdlib>

#include "report/buildings.hpp"

namespace tenon::report {
namespace {

/// One line, of the computation's answer; none where the answer is not what it should be.
std::optional<SettledHome> line_of(const Sold& sold, const std::string& answer) {
  const Json json = Json::parse(answer, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("result")) return std::nullopt;
  const Json& result = json["result"];
  if (!result.contains("ratios") || result["ratios"].empty()) return std::nullopt;
  const Json& ratio = result["ratios"].front();
  const auto contract = read_json<Area>(ratio["contract"]);
  const auto registered = read_json<Area>(ratio["registered"]);
  const auto amount = read_json<Money>(result["amount"]);
  if (!contract || !registered || !amount) return std::nullopt;
  return SettledHome{sold.sale.id,
                     sold.unit_name,
                     *contract,
                     *registered,
                     ratio.value("percent", ""),
                     *amount,
                     result.value("may_rescind", false)};
}

/// How large the difference is beside the contract's area, for the order of the lines.
bool differs_more(const SettledHome& a, const SettledHome& b) {
  const auto part = [](const SettledHome& home) {
    return std::abs(home.registered.hundredths() - home.contract.hundredths());
  };
  return part(a) * b.contract.hundredths() > part(b) * a.contract.hundredths();
}

}  // namespace

SettlementFigures settle(Engine& engine, const std::vector<Sold>& sales, const std::set<std::string>& voided,
                         std::size_t most) {
  SettlementFigures figures;
  for (const auto& sold : sales) {
    if (!sold.is_surveyed || !sold.sale.contract_area || voided.contains(sold.sale.id)) continue;
    if (sold.sale.priced_by == PricedBy::whole_unit) continue;
    const auto answer = engine.compute("area_settlement", {{"sale", sold.sale.id}});
    auto line = answer ? line_of(sold, *answer) : std::nullopt;
    if (!line) {
      ++figures.not_computed;
      continue;
    }
    ++figures.homes;
    figures.may_rescind += line->may_rescind;
    if (line->amount > Money()) figures.to_collect = figures.to_collect + line->amount;
    else figures.to_return = figures.to_return - line->amount;
    figures.rows.push_back(*std::move(line));
  }
  std::stable_sort(figures.rows.begin(), figures.rows.end(), differs_more);
  if (figures.rows.size() > most) figures.rows.resize(most);
  return figures;
}

}  // namespace tenon::report
