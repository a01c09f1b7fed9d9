#include "workflows/home/handover_checks.hpp"

#include <algorithm>

#include "policy/rule_finder.hpp"
#include "policy/settle.hpp"
#include "tenon/policy/settlement.hpp"
#include "tenon/workflows/home/house_acceptance.hpp"
#include "tenon/workflows/home/product_delivery.hpp"

namespace tenon::handing_over {
namespace {

/// The facts of the building's newest case of W that was not cancelled, or null.
template <class W>
const typename W::Facts* of_building(const Context& context) {
  if (!context.around) return nullptr;
  for (const auto& other : context.around->cases(Scope::building, detail::snake_name<W>))
    if (!other.cancelled) return static_cast<const typename W::Facts*>(other.facts);
  return nullptr;
}
const Unit* unit_of(const Context& context) { return context.around ? context.around->unit() : nullptr; }

/// Where the contract is silent (Ministry Order 88 art. 20): by the pack that the case is pinned to, on the
/// day of the contract. A case without a pack goes by the law's own figures.
Result<AreaRule> silent_contract(const Context& context, const Sale& sale) {
  const PolicyPack* const pack = context.around->policy();
  if (!pack) {
    AreaRule rule;
    rule.tolerance = Rate::of(3, 100).value();
    rule.source = "Ministry Order 88 art. 20";
    return rule;
  }
  const auto* const project = context.around->project();
  policy::RuleFinder finder(*pack, project ? project->region : std::string(nationwide));
  return policy::area_rule(finder, sale.signed_on.value_or(context.calendar.zone().day_of(context.now)));
}

/// What contract area and actual area give; null where the registers are not known.
std::optional<Result<AreaSettlement>> settlement(const Context& context) {
  const Unit* const unit = unit_of(context);
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!unit || !sale) return std::nullopt;
  if (!unit->actual) return refuse("handover.no_actual_area").fact("unit", unit->id).source("H0 5.3, H3 2");
  if (!sale->contract_area)
    return refuse("handover.no_contract_area").fact("sale", sale->id).source("H0 5.12");
  // Sold as a whole the price stays; whether the buyer may rescind is then the contract's own matter.
  if (sale->priced_by == PricedBy::whole_unit) return AreaSettlement{};
  AreaSettlementRequest request;
  request.priced_by = sale->priced_by;
  request.contract_area = *sale->contract_area;
  request.registered_area = *unit->actual;
  const Area area = sale->priced_by == PricedBy::inner_area
                        ? sale->contract_area->inner.value_or(sale->contract_area->building)
                        : sale->contract_area->building;
  auto price = policy::unit_price(sale->price, area);
  if (!price) return refuse("handover.no_contract_area").fact("sale", sale->id).source("H0 5.12");
  request.unit_price = *price;
  TENON_TRY(const AreaRule rule, silent_contract(context, *sale));
  return settle_area(request, rule);
}

/// Buyers who have to be there; a minor's guardian stands for him (Civil Code art. 23).
std::vector<std::string> needed(const Context& context) {
  std::vector<std::string> ids;
  if (!context.around) return ids;
  for (const auto& person : context.around->people())
    if ((person.buys() && !person.minor) || person.as == Party::guardian) ids.push_back(person.customer);
  return ids;
}
bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

Verdict unit_admitted(const Context& context) {
  const Unit* const unit = unit_of(context);
  const auto* const acceptance = of_building<HouseAcceptance>(context);
  if (!unit || !acceptance || may_be_delivered(*acceptance, unit->id)) return {};
  std::string reason = inspection::open_ones(acceptance->findings, unit->id);
  for (const auto& each : acceptance->units)
    if (each.unit == unit->id && each.left_out) reason = *each.left_out;
  return refuse("handover.unit_left_out")
      .fact("unit", unit->id)
      .fact("reason", reason.empty() ? "not inspected" : reason)
      .source("default (H3 4)");
}

Verdict in_its_batch(const Handover::SendNotice& e, const Context& context) {
  const Unit* const unit = unit_of(context);
  if (!unit) return {};
  const auto* const delivery = of_building<ProductDelivery>(context);
  const auto* const batch = delivery ? batch_of(*delivery, unit->id) : nullptr;
  if (!batch) return refuse("handover.no_batch").fact("unit", unit->id).source("H3 2");
  if (e.day >= batch->day) return {};
  return refuse("handover.before_batch")
      .field("payload.day")
      .fact("day", to_string(e.day))
      .fact("batch", std::to_string(batch->number))
      .fact("batch_day", to_string(batch->day))
      .source("H3 2");
}

Verdict batch_is_open(const Context& context) {
  const Unit* const unit = unit_of(context);
  const auto* const delivery = of_building<ProductDelivery>(context);
  if (!unit || !delivery) return {};
  const auto* const batch = batch_of(*delivery, unit->id);
  if (!batch) return refuse("handover.no_batch").fact("unit", unit->id).source("H3 2");
  if (batch->opened) return {};
  return refuse("handover.batch_not_open")
      .fact("unit", unit->id)
      .fact("batch", std::to_string(batch->number))
      .fact("batch_day", to_string(batch->day))
      .source("H3 2");
}

Verdict everyone_is_there(const Handover::Facts& f, const Handover::Identify& e, const Context& context) {
  std::string missing;
  for (const auto& id : needed(context))
    if (!has(e.present, id) && !(f.proxy && has(f.proxy->acts_for, id)))
      (missing += missing.empty() ? "" : ", ") += id;
  if (missing.empty()) return {};
  return refuse("handover.person_missing")
      .field("payload.present")
      .fact("missing", missing)
      .source("H0 5.12");
}

Verdict proxys_own_copy(const Handover::Facts& f, const Context& context) {
  if (!f.proxy) return {};
  // By kind of paper the proxy's copy and the principal's are alike; whose it is tells them apart.
  std::string missing;
  for (const Form form : {Form::original, Form::copy})
    if (std::none_of(context.frame.documents.begin(), context.frame.documents.end(), [&](const auto& held) {
          return held.from == Party::proxy && !held.of && held.form == form && held.type != "proxy_authority";
        }))
      (missing += missing.empty() ? "" : ", ") += name_of(form);
  if (missing.empty()) return {};
  return refuse("handover.proxy_identity")
      .fact("proxy", f.proxy->name)
      .fact("missing", missing)
      .source("H0 5.12, H4");
}

Verdict acts_for_buyers(const Handover::NameProxy& e, const Context& context) {
  if (e.acts_for.empty()) return refuse("handover.proxy_for_nobody").field("payload.acts_for").source("H4");
  if (!context.around) return {};
  const auto buyers = needed(context);
  for (const auto& id : e.acts_for)
    if (!has(buyers, id))
      return refuse("handover.proxy_for_stranger").field("payload.acts_for").fact("found", id).source("H4");
  return {};
}

Verdict area_difference_as_computed(const Handover::SettleMoney& e, const Context& context) {
  const auto computed = settlement(context);
  if (!computed) return {};
  if (!*computed) return computed->refusal();
  if ((*computed)->amount == e.area_difference) return {};
  return refuse("handover.area_difference_differs")
      .field("payload.area_difference")
      .fact("found", e.area_difference.str())
      .fact("computed", (*computed)->amount.str())
      .fact("contract", context.around->sale()->contract_area->building.str())
      .fact("actual", context.around->unit()->actual->building.str())
      .source("Ministry Order 88 art. 20");
}

Verdict buyer_keeps_it(const Handover::Facts& f, const Context& context) {
  if (f.keeps_home) return {};
  const auto computed = settlement(context);
  if (!computed || !*computed || !(*computed)->may_rescind) return {};
  return refuse("handover.may_rescind")
      .fact("percent", (*computed)->ratios.front().percent)
      .fact("tolerance", (*computed)->tolerance.str())
      .source("Ministry Order 88 art. 20");
}

Verdict as_in_settlement_table(const Handover::SettleMoney& e, const Context& context) {
  const Unit* const unit = unit_of(context);
  const auto* const delivery = of_building<ProductDelivery>(context);
  if (!unit || !delivery) return {};
  for (const auto& line : delivery->settlements)
    if (line.unit == unit->id && line.amount != e.area_difference)
      return refuse("handover.differs_from_table")
          .field("payload.area_difference")
          .fact("found", e.area_difference.str())
          .fact("table", line.amount.str())
          .source("H3 2");
  return {};
}

Verdict waited_long_enough(const Context& context) {
  const auto rule = definition_of<Handover>().book().find_deadline("handover.second_notice");
  for (const auto& run : context.frame.clocks) {
    if (run.ended || run.rule != rule) continue;
    if (run.due && *run.due <= context.now) return {};
    return refuse("handover.not_waited")
        .fact("due", run.due ? to_string(*run.due) : "-")
        .fact("now", to_string(context.now))
        .source("default (H0 5.12)");
  }
  return {};
}

}  // namespace tenon::handing_over
