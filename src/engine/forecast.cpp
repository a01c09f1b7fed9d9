/// The sales of a building, all at once: how many have come how far, and whose dates are in danger.
#include <algorithm>

#include "engine/journey.hpp"

namespace tenon {
namespace {

FunnelStage& stage_of(BuildingForecast& all, const JourneyStep& step) {
  const auto found = std::find_if(all.funnel.begin(), all.funnel.end(),
                                  [&](const FunnelStage& each) { return each.workflow == step.workflow; });
  if (found != all.funnel.end()) return *found;
  return all.funnel.emplace_back(FunnelStage{step.workflow, step.title});
}

std::string why(const JsonText& refusal) {
  const auto json = parse_json(refusal.text, "refusal");
  if (!json) return {};
  std::string text = json->value("code", "");
  if (const auto facts = json->find("facts"); facts != json->end() && facts->contains("workflow"))
    text += ": " + facts->value("workflow", "");
  return text;
}

void add(BuildingForecast& all, const Journey& journey) {
  ++all.sales;
  if (journey.voided) return void(++all.voided);
  SaleOutlook outlook{journey.sale, journey.unit};
  for (const auto& step : journey.steps) {
    const bool done = step.progress == Progress::done;
    if (step.scope == Scope::sale) {
      auto& stage = stage_of(all, step);
      ++stage.needed;
      if (done) ++stage.done;
      else if (step.progress == Progress::blocked) ++stage.blocked;
      else if (step.progress == Progress::ready) ++stage.ready;
      else ++stage.open;
    }
    if (done || step.scope != Scope::sale || outlook.next) continue;
    outlook.next = step.workflow;
    outlook.blocked = step.progress == Progress::blocked;
    for (const auto& each : step.blocked_by) outlook.blocked_by.push_back(why(each));
  }
  bool lost = false, at_risk = false;
  const auto is_of_sale =
      [&](const Promise& promise) {  // a building's own limits are told once, by its cases
        return std::any_of(journey.steps.begin(), journey.steps.end(), [&](const JourneyStep& step) {
          return step.workflow == promise.workflow && step.scope == Scope::sale;
        });
      };
  for (const auto& promise : journey.promises) {
    if (!is_of_sale(promise)) continue;
    if (promise.outlook == Outlook::lost) lost = true;
    else if (promise.outlook == Outlook::at_risk) at_risk = true;
    else continue;
    outlook.promises.push_back(promise);
    outlook.promises.back().chain.clear();
  }
  if (lost) ++all.lost;
  else if (at_risk) ++all.at_risk;
  if (journey.finished) ++all.finished;
  else all.outlooks.push_back(std::move(outlook));
}

}  // namespace

Result<void> Engine::Core::each_sale_of(std::string_view building,
                                        const std::function<Result<void>(const Sale&, const Unit&)>& use) {
  std::string after;
  for (;;) {
    constexpr std::int32_t page = 1000;
    TENON_TRY(const auto rows, store->records(name_of(RecordKind::sale), after, page));
    for (const auto& row : rows) {
      TENON_TRY(const Json json, parse_json(row.json, "sale"));
      TENON_TRY(const auto sale, read_json<Sale>(json));
      TENON_TRY(const auto found, store->record(name_of(RecordKind::unit), sale.unit));
      if (!found) continue;
      TENON_TRY(const Json of, parse_json(found->json, "unit"));
      TENON_TRY(const auto unit, read_json<Unit>(of));
      if (unit.building == building) TENON_CHECK(use(sale, unit));
    }
    if (rows.size() < static_cast<std::size_t>(page)) return {};
    after = rows.back().id;
  }
}

Result<BuildingForecast> Engine::Core::forecast(std::string_view building, Instant now) {
  BuildingForecast all;
  all.building = building;
  all.at = now;
  TENON_TRY(const auto known, store->record(name_of(RecordKind::building), building));
  if (!known) return not_found("record.unknown").fact("kind", "building").fact("record", building);
  JourneyReader reader(*this, now);
  TENON_CHECK(each_sale_of(building, [&](const Sale& sale, const Unit&) -> Result<void> {
    TENON_TRY(const auto journey, reader.read(sale.id));
    add(all, journey);
    return {};
  }));
  return all;
}

}  // namespace tenon
