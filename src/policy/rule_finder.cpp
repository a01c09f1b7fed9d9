#include "policy/rule_finder.hpp"

#include "policy/checks.hpp"

namespace tenon::policy {

Result<std::int32_t> RuleFinder::days(std::string_view parameter, const Date& on, std::string& cite,
                                      const Circumstances& known) {
  TENON_TRY(auto found, get<Limit>(parameter, on, known));
  if (found.value.unit() != LimitUnit::days)
    return refuse("policy.needs_days").fact("parameter", parameter).fact("found", to_string(found.value));
  cite = std::move(found.origin.cite);
  return static_cast<std::int32_t>(found.value.count());
}

Result<std::int32_t> RuleFinder::months(std::string_view parameter, const Date& on, std::string& cite) {
  TENON_TRY(auto found, get<Period>(parameter, on));
  cite = std::move(found.origin.cite);
  if (found.value.unit == PeriodUnit::months) return found.value.count;
  if (found.value.unit == PeriodUnit::years) return found.value.count * 12;
  return refuse("policy.needs_months").fact("parameter", parameter).fact("found", to_string(found.value));
}

Result<AreaRule> area_rule(RuleFinder& finder, const Date& signed_on) {
  AreaRule rule;
  TENON_TRY(const auto tolerance, finder.get<Rate>("area_difference.threshold", signed_on));
  TENON_TRY(const auto doubled, finder.get<bool>("area_difference.double_return", signed_on));
  std::string cite;
  TENON_TRY(rule.repay_days, finder.days("area_difference.repay_within", signed_on, cite));
  rule.tolerance = tolerance.value;
  rule.smaller = doubled.value ? SmallerBeyond::returned_double : SmallerBeyond::returned_once;
  rule.source = tolerance.origin.cite;
  return rule;
}

Result<Rate> loan_rate(RuleFinder& finder, const LoanRateBasis& basis, std::int32_t months) {
  Circumstances known;
  known.loan_home = basis.loan_home;
  known.years = (months + 11) / 12;
  static constexpr std::string_view parameters[] = {"provident_fund.rate", "lpr.one_year", "lpr.five_year"};
  TENON_TRY(const auto found,
            finder.get<Rate>(parameters[static_cast<std::size_t>(basis.of)], basis.on, known));
  return basis.spread ? plus(found.value, *basis.spread) : found.value;
}

namespace {

Result<std::optional<WarrantyTerm>> warranty_term(RuleFinder& finder, std::string_view rule,
                                                  WarrantyComponent component, const Date& on,
                                                  std::string& source) {
  const auto parameter = "warranty." + std::string(rule) + "." + std::string(name_of(component));
  TENON_TRY(auto found, finder.find<Period>(parameter, on));
  if (!found) return std::optional<WarrantyTerm>();
  source = std::move(found->origin.cite);
  const auto count = found->value.count;
  switch (found->value.unit) {
    case PeriodUnit::months: return std::optional(WarrantyTerm{WarrantyUnit::months, count});
    case PeriodUnit::years: return std::optional(WarrantyTerm{WarrantyUnit::years, count});
    case PeriodUnit::seasons: return std::optional(WarrantyTerm{WarrantyUnit::seasons, count});
    case PeriodUnit::design_life: return std::optional(WarrantyTerm{WarrantyUnit::design_life, {}});
    case PeriodUnit::days: break;
  }
  return refuse("policy.needs_months").fact("parameter", parameter).fact("found", to_string(found->value));
}

/// One that we propose is an assumption until the city's own is set.
Result<std::optional<Season>> season(RuleFinder& finder, std::string_view parameter, const Date& on) {
  TENON_TRY(const auto found, finder.get<YearlySeason>(parameter, on));
  const auto& [begin_month, begin_day, end_month, end_day] = found.value;
  return std::optional(Season{begin_month, begin_day, end_month, end_day,
                              found.origin.confidence == Confidence::proposed, found.origin.cite});
}

}  // namespace

Result<WarrantyRules> warranty_rules(RuleFinder& finder, const WarrantyCall& call) {
  WarrantyRules rules;
  ComponentRule rule;
  rule.component = call.component;
  // The builder's duty is that of the day of acceptance, the developer's that of the handover.
  TENON_TRY(rule.builder, warranty_term(finder, "builder", call.component,
                                        call.accepted_on.value_or(call.handed_over_on), rule.builder_source));
  TENON_TRY(rule.buyer_minimum,
            warranty_term(finder, "buyer", call.component, call.handed_over_on, rule.buyer_minimum_source));
  TENON_TRY(rule.contract_default, warranty_term(finder, "contract", call.component, call.handed_over_on,
                                                 rule.contract_default_source));
  rules.components = {std::move(rule)};
  rules.heating_season = call.heating_season;
  if (!rules.heating_season && call.component == WarrantyComponent::heating) {
    TENON_TRY(rules.heating_season, season(finder, "season.heating", call.handed_over_on));
  }
  rules.cooling_season = call.cooling_season;
  if (!rules.cooling_season && call.component == WarrantyComponent::cooling) {
    TENON_TRY(rules.cooling_season, season(finder, "season.cooling", call.handed_over_on));
  }
  TENON_TRY(const auto excluded, finder.find<Text>("warranty.exclusions", call.handed_over_on));
  if (excluded) rules.exclusion_source = excluded->origin.cite;
  return rules;
}

Result<DelayRules> delay_rules(RuleFinder& finder, const Date& on) {
  DelayRules rules;
  Circumstances known;
  known.sold_as = SoldAs::presold;
  TENON_TRY(rules.title_days_presold, finder.days("title.statutory_within", on, rules.title_source, known));
  known.sold_as = SoldAs::completed;
  TENON_TRY(rules.title_days_completed, finder.days("title.statutory_within", on, rules.title_source, known));
  TENON_TRY(rules.demand_months, finder.months("rescission.after_demand", on, rules.demand_source));
  TENON_TRY(rules.title_months, finder.months("title.rescission_after", on, rules.title_rescission_source));
  TENON_TRY(rules.lapse_months_demanded,
            finder.months("rescission.right_lapses_after_demand", on, rules.lapse_source));
  TENON_TRY(rules.lapse_months, finder.months("rescission.right_lapses", on, rules.lapse_source));
  return rules;
}

namespace {

/// The rate on overdue loans starts from a loan's rate, which only a silent contract needs.
Result<void> fill_loan_rate(RuleFinder& finder, const LateDamagesCall& call, DamagesRules& rules) {
  if (call.loan_rate) {
    if (!call.loan_rate_source) return detail::missing_field(JsonPath{} / "loan_rate_source");
    rules.loan_rate = *call.loan_rate;
    rules.loan_rate_source = *call.loan_rate_source;
    return {};
  }
  if (call.contract || call.delay.kind == LateKind::delivery) return {};
  TENON_TRY(const auto found, finder.get<Rate>("lpr.one_year", call.delay.due_on.value_or(call.delay.as_of)));
  rules.loan_rate = found.value;
  rules.loan_rate_source = found.origin.cite + " " + to_string(found.origin.from);
  return {};
}

}  // namespace

Result<DamagesRules> damages_rules(RuleFinder& finder, const LateDamagesCall& call) {
  DamagesRules rules;
  const auto on = call.delay.as_of;
  TENON_CHECK(fill_loan_rate(finder, call, rules));
  TENON_TRY(const auto least, finder.get<Rate>("overdue_loan.surcharge_least", on));
  TENON_TRY(const auto most, finder.get<Rate>("overdue_loan.surcharge_most", on));
  rules.overdue_surcharge = call.overdue_surcharge.value_or(least.value);
  TENON_POLICY_CHECK(
      check_range(rules.overdue_surcharge, least.value, most.value, JsonPath{} / "overdue_surcharge"));
  rules.overdue_source = least.origin.cite;
  TENON_TRY(const auto payment, finder.get<Text>("damages.late_payment", on));
  TENON_TRY(const auto delivery, finder.get<Text>("damages.late_delivery", on));
  TENON_TRY(const auto title, finder.get<Text>("damages.late_title", on));
  TENON_TRY(const auto cap, finder.get<Rate>("damages.reduced_over_loss", on));
  rules.payment_source = payment.origin.cite;
  rules.delivery_source = delivery.origin.cite;
  rules.title_source = title.origin.cite;
  rules.cap = cap.value;
  rules.cap_source = cap.origin.cite;
  return rules;
}

}  // namespace tenon::policy
