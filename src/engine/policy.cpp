/// What packs mean for cases: the limits they are reckoned by, sums computed for a sale from its registers,
/// and what another pack would change.
#include <algorithm>

#include "engine/journey.hpp"
#include "engine/policy_sums.hpp"
#include "policy/settle.hpp"
#include "tenon/policy/compute.hpp"

namespace tenon {
namespace {

Json as_json(const SurveyedArea& area) { return *parse_json(to_json_text(area), "area"); }

/// A contract that names a unit price gives it in the request.
Json settlement_of(const Sale& sale, const Unit& unit) {
  Json request = {{"priced_by", name_of(sale.priced_by)}};
  const auto priced_over = [&](Area area) {
    if (const auto price = policy::unit_price(sale.price, area)) request["unit_price"] = price->str();
  };
  if (sale.contract_area) {
    request["contract_area"] = as_json(*sale.contract_area);
    if (sale.priced_by == PricedBy::building_area) priced_over(sale.contract_area->building);
    if (sale.priced_by == PricedBy::inner_area && sale.contract_area->inner)
      priced_over(*sale.contract_area->inner);
  }
  if (unit.actual) request["registered_area"] = as_json(*unit.actual);
  return request;
}

std::string region_of(const Surroundings& around) {
  return around.project() ? around.project()->region : std::string(nationwide);
}

Json taxes_of(const Surroundings& around, Date today) {
  const Sale& sale = *around.sale();
  const Unit& unit = *around.unit();
  Json request = {{"region", region_of(around)},
                  {"signed_on", to_string(sale.signed_on.value_or(today))},
                  {"use", name_of(unit.use)},
                  {"price", sale.price.str()},
                  {"lift", unit.lift},
                  {"buyer", around.people().front().organisation ? "company" : "person"},
                  {"owners", sale.buyers.size()},
                  {"mortgage", sale.payment != PaymentMethod::paid_at_once &&
                                   sale.payment != PaymentMethod::instalments}};
  const auto& area = sale.contract_area ? sale.contract_area : unit.forecast;
  if (area) request["building_area"] = area->building.str();
  return request;
}

LimitTable limits_in(const PolicyPack& pack, const Date& day, const Settings& settings) {
  LimitTable of_pack;
  if (const auto limits = pack.limits_on(day, settings.region))
    for (const auto& [id, limit] : *limits) of_pack.put(id, limit.value);
  return of_pack.under(settings.limits);
}

}  // namespace

std::map<std::string, Money> sums_in(std::string_view kind, const std::string& answer) {
  std::map<std::string, Money> sums;
  const auto read = parse_json(answer, "answer");
  if (!read) return sums;
  const Json& result = (*read)["result"];
  const auto put = [&](const std::string& item, const Json& amount) {
    if (auto money = read_json<Money>(amount)) sums[item] = sums[item] + *money;
  };
  if (kind == "area_settlement") {
    put("area_settlement", result.value("amount", Json()));
    return sums;
  }
  for (const auto& line : result["statement"]["lines"]) {
    put(line.value("item", ""), line["amount"]);
    if (line.value("payer", "") == "buyer") put("total", line["amount"]);
  }
  return sums;
}

const LimitTable& Engine::Core::limits_of(const PolicyPack* pack, const Date& day) {
  if (!pack) return settings.limits;
  const std::lock_guard lock(limits_mutex_);
  const auto [found, first] = limits_.try_emplace({pack, day});
  if (!first) return found->second;
  return found->second = limits_in(*pack, day, settings);
}

Reckoning Engine::Core::reckoning(const Frame& frame, Instant at) {
  return {*settings.calendar, limits_of(pack_of(frame.policy), settings.calendar->zone().day_of(at)),
          settings.counting};
}

const PolicyPack* Engine::Core::pack_of(const std::optional<std::string>& policy) const {
  if (!policy) return nullptr;
  const auto pack = settings.policies.pinned(*policy);
  return pack ? pack->get() : nullptr;  // kept alive by the settings
}

Result<Json> Engine::Core::fill_in(std::string_view kind, const Json& request) {
  const bool of_sale = request.is_object() && request.contains("sale");
  const bool of_building = request.is_object() && request.contains("building");
  if (!of_sale && !of_building) return request;
  Json filled = Json::object();
  Work work;
  const CaseId none;
  const std::optional<std::string> no_policy;
  const Date today = settings.calendar->zone().day_of(settings.clock.now());
  RuleBook about;
  about.id = kind;
  Subject asked;
  if (of_sale && (kind == "taxes_and_fees" || kind == "area_settlement")) {
    TENON_TRY(asked.sale, read_json<std::string>(request["sale"], JsonPath{nullptr, "sale"}));
    about.needs_sale = true;
    TENON_TRY(const Subject subject, complete_subject(work, about, asked));
    const KnownSurroundings around(*this, work, subject, none, no_policy, settings.clock.now());
    if (kind == "taxes_and_fees") {
      filled = taxes_of(around, today);
    } else {
      filled = settlement_of(*around.sale(), *around.unit());
      filled["region"] = region_of(around);
      filled["signed_on"] = to_string(around.sale()->signed_on.value_or(today));
    }
    TENON_CHECK(Result<void>(around.failure()));
  } else if (of_building && kind == "area_settlement_table") {
    TENON_TRY(asked.building, read_json<std::string>(request["building"], JsonPath{nullptr, "building"}));
    about.needs_building = true;
    TENON_TRY(const Subject subject, complete_subject(work, about, asked));
    const KnownSurroundings around(*this, work, subject, none, no_policy, settings.clock.now());
    Date first_signed = today;  // contracts of one table follow one rule: that of the first of them
    filled["units"] = Json::array();
    TENON_CHECK(each_sale_of(*asked.building, [&](const Sale& sale, const Unit& unit) -> Result<void> {
      if (!unit.actual || !sale.contract_area) return {};
      CaseQuery voided;  // the home may have been sold again since
      voided.workflow = "contract_cancellation";
      voided.state = "voided";
      voided.sale = sale.id;
      voided.limit = 1;
      TENON_TRY(const CasePage found, store->find(voided));
      if (!found.cases.empty()) return {};
      first_signed = std::min(first_signed, sale.signed_on.value_or(today));
      filled["units"].push_back({{"unit", unit.id}, {"sale", settlement_of(sale, unit)}});
      return {};
    }));
    filled["region"] = region_of(around);
    filled["signed_on"] = to_string(first_signed);
    TENON_CHECK(Result<void>(around.failure()));
  } else {
    return request;  // the computation says that it does not know the field
  }
  Json given = request;
  given.erase("sale");
  given.erase("building");
  filled.merge_patch(given);
  return filled;
}

Result<std::string> Engine::Core::compute(std::string_view kind, const Json& request,
                                          const Policies& policies) {
  TENON_TRY(const Json filled, fill_in(kind, request));
  return tenon::compute(kind, filled, policies, *settings.calendar);
}

Result<PolicyPreview> Engine::Core::preview(const PolicyPackPtr& to, Instant now) {
  PolicyPreview preview;
  preview.to = to->name();
  preview.on = settings.calendar->zone().day_of(now);
  preview.differences = difference(*settings.policies.active(), *to, preview.on);
  const LimitTable limits = limits_in(*to, preview.on, settings);  // not kept: that pack is only looked at
  TENON_TRY(const Policies changed, settings.policies.with_pack(to, true));
  std::map<std::pair<std::string, std::string>, std::string> to_compute;  // kind and sale, pack
  for (const auto status : {CaseStatus::open, CaseStatus::on_hold}) {
    CaseQuery query;
    query.status = status;
    query.limit = 1000;
    do {
      TENON_TRY(const CasePage page, store->find(query));
      for (const auto& each : page.cases) {
        const auto& book = each->definition->book();
        const PolicyPack* const pinned = pack_of(each->frame.policy);
        if (!pinned) continue;
        ++preview.cases;
        for (const auto& run : each->frame.clocks) {
          const Deadline& deadline = book.deadlines[run.rule];
          if (run.ended || deadline.promise || run.limit_set_by) continue;
          const auto key = book.limit_key ? book.limit_key(each->facts.get()) : std::string_view();
          const Limit after = limits.find(deadline.id, key, deadline.limit_for(key));
          if (after == run.limit) continue;
          TENON_TRY(const Due due_after, tenon::due(after, {run.ledger.data(), run.ledger.size()},
                                                    *settings.calendar, settings.counting));
          preview.dates.push_back({each->id, std::string(book.id), each->subject.sale,
                                   std::string(deadline.id), run.limit, after, run.due, due_after.at});
        }
        if (!each->subject.sale) continue;
        if (book.id == "signing") to_compute[{"taxes_and_fees", *each->subject.sale}] = pinned->name();
        if (book.id == "handover") to_compute[{"area_settlement", *each->subject.sale}] = pinned->name();
      }
      query.after = page.next;
    } while (query.after);
  }
  for (const auto& [what, pinned] : to_compute) {
    const auto& [kind, sale] = what;
    const Json request = {{"sale", sale}};
    const auto before = compute(kind, {{"sale", sale}, {"pack", pinned}}, settings.policies);
    const auto after = compute(kind, request, changed);
    for (const auto* each : {&before, &after})
      if (!*each) preview.not_computed.push_back({each->refusal().to_json()});
    const auto old_sums = before ? sums_in(kind, *before) : std::map<std::string, Money>();
    auto new_sums = after ? sums_in(kind, *after) : std::map<std::string, Money>();
    for (const auto& [item, sum] : old_sums) {
      const auto found = new_sums.find(item);
      if (found == new_sums.end()) preview.sums.push_back({sale, item, sum, std::nullopt, std::nullopt});
      else if (found->second != sum)
        preview.sums.push_back({sale, item, sum, found->second, found->second - sum});
    }
    for (const auto& [item, sum] : new_sums)
      if (!old_sums.contains(item)) preview.sums.push_back({sale, item, std::nullopt, sum, std::nullopt});
  }
  return preview;
}

}  // namespace tenon
