#include "tenon/policy/warranty.hpp"

#include <algorithm>

#include "policy/checks.hpp"
#include "policy/seasons.hpp"
#include "tenon/time/duration.hpp"

namespace tenon {
namespace {

constexpr std::int64_t most_count = 150;  // years of the longest design life there is, with room

Verdict check_order(const Date& earlier, const Date& later, std::string_view earlier_name,
                    const JsonPath& at) {
  if (later >= earlier) return {};
  return invalid("policy.warranty_dates_order")
      .field(at.str())
      .fact("found", to_string(later))
      .fact("least", to_string(earlier))
      .fact("before", earlier_name);
}

Verdict check(const WarrantyRequest& request) {
  const JsonPath root;
  TENON_POLICY_CHECK(JsonCodec<WarrantyRequest>::check(request, root));
  if (request.accepted_on)
    TENON_POLICY_CHECK(
        check_order(*request.accepted_on, request.handed_over_on, "accepted_on", root / "handed_over_on"));
  TENON_POLICY_CHECK(
      check_order(request.handed_over_on, request.reported_on, "handed_over_on", root / "reported_on"));
  if (request.design_life_years)
    TENON_POLICY_CHECK(policy::check_range<std::int64_t>(*request.design_life_years, 1, most_count,
                                                         root / "design_life_years"));
  if (request.contract_term && request.contract_clause.value_or("").empty())
    return invalid("policy.warranty_clause_missing").field("contract_clause");
  return {};
}

/// The last day of a term that runs from `from`.
class Reckoner {
 public:
  Reckoner(const WarrantyRequest& request, const WarrantyRules& rules) : request_(request), rules_(rules) {}

  [[nodiscard]] Result<Date> end_of(const WarrantyTerm& term, const Date& from, const JsonPath& at) const {
    if (term.unit == WarrantyUnit::design_life) {
      if (!request_.design_life_years)
        return invalid("policy.warranty_design_life_missing")
            .field("design_life_years")
            .fact("component", name_of(request_.component));
      return later(from, *request_.design_life_years * 12);
    }
    if (!term.count)
      return invalid("policy.warranty_count").field((at / "count").str()).fact("unit", name_of(term.unit));
    TENON_POLICY_CHECK(policy::check_range<std::int64_t>(*term.count, 1, most_count, at / "count"));
    if (term.unit == WarrantyUnit::months) return later(from, *term.count);
    if (term.unit == WarrantyUnit::years) return later(from, *term.count * 12);
    TENON_TRY(const Season season, season_of(at));
    return policy::end_of_seasons(
        season, from, *term.count,
        request_.component == WarrantyComponent::heating ? "rules.heating_season" : "rules.cooling_season");
  }

  [[nodiscard]] bool assumes(const WarrantyTerm& term) const {
    if (term.unit != WarrantyUnit::seasons) return false;
    const auto& season = season_of_component();
    return season && season->assumed;
  }

 private:
  static Result<Date> later(const Date& from, std::int32_t months) {
    return add_months(from, CalendarMonths(months), MonthEnd::clamp);
  }
  [[nodiscard]] std::string_view season_field() const {
    return request_.component == WarrantyComponent::heating ? "rules.heating_season" : "rules.cooling_season";
  }
  [[nodiscard]] const std::optional<Season>& season_of_component() const {
    return request_.component == WarrantyComponent::heating ? rules_.heating_season : rules_.cooling_season;
  }
  [[nodiscard]] Result<Season> season_of(const JsonPath& at) const {
    if (request_.component != WarrantyComponent::heating && request_.component != WarrantyComponent::cooling)
      return invalid("policy.warranty_season_component")
          .field((at / "unit").str())
          .fact("component", name_of(request_.component));
    const auto& season = season_of_component();
    if (season) return *season;
    return invalid("policy.warranty_season_missing")
        .field(std::string(season_field()))
        .fact("component", name_of(request_.component));
  }

  const WarrantyRequest& request_;
  const WarrantyRules& rules_;
};

Result<std::vector<WarrantyEnd>> ends_of(const WarrantyRequest& request, const WarrantyRules& rules,
                                         const ComponentRule& rule) {
  const JsonPath root;
  const auto of_rules = root / "rules";
  const auto of_component = of_rules / name_of(request.component);
  const Reckoner reckoner(request, rules);
  std::vector<WarrantyEnd> ends;
  const auto add = [&](WarrantyBasis basis, const std::optional<WarrantyTerm>& term, const Date& from,
                       const std::string& source, const JsonPath& at) -> Result<void> {
    WarrantyEnd end;
    end.basis = basis;
    end.label = catalogue_text("policy.warranty_by_" + std::string(name_of(basis)));
    end.term = term;
    if (term) {
      end.from = from;
      TENON_TRY(end.until, reckoner.end_of(*term, from, at));
      end.assumed = reckoner.assumes(*term);
      end.source = source;
    }
    ends.push_back(std::move(end));
    return {};
  };
  if (rule.builder && !request.accepted_on)
    return invalid("policy.warranty_acceptance_missing")
        .field("accepted_on")
        .fact("component", name_of(request.component))
        .source(rule.builder_source);
  TENON_CHECK(add(WarrantyBasis::builder, rule.builder, request.accepted_on.value_or(request.handed_over_on),
                  rule.builder_source, of_component / "builder"));
  // The minimum of 1998 is one of homes; other units have the builder's warranty and the contract (art. 33).
  const bool home = request.use.value_or(UnitUse::home) == UnitUse::home;
  TENON_CHECK(add(WarrantyBasis::buyer_minimum, home ? rule.buyer_minimum : std::nullopt,
                  request.handed_over_on, rule.buyer_minimum_source, of_component / "buyer_minimum"));
  if (request.contract_term)
    TENON_CHECK(add(WarrantyBasis::contract, request.contract_term, request.handed_over_on,
                    *request.contract_clause, root / "contract_term"));
  else
    TENON_CHECK(add(WarrantyBasis::contract, rule.contract_default, request.handed_over_on,
                    rule.contract_default_source, of_component / "contract_default"));
  return ends;
}

/// The latest end, marked; null where no rule gives one.
const WarrantyEnd* decide(std::vector<WarrantyEnd>& ends) {
  WarrantyEnd* latest = nullptr;
  for (auto& end : ends)
    if (end.until && (!latest || *end.until > *latest->until)) latest = &end;
  if (latest) latest->decides = true;
  return latest;
}

}  // namespace

Result<WarrantyAnswer> warranty(const WarrantyRequest& request, const WarrantyRules& rules) {
  TENON_POLICY_CHECK(check(request));
  const auto rule =
      std::find_if(rules.components.begin(), rules.components.end(),
                   [&](const ComponentRule& each) { return each.component == request.component; });
  if (rule == rules.components.end())
    return invalid("policy.warranty_no_rule").field("component").fact("found", name_of(request.component));
  WarrantyAnswer answer;
  TENON_TRY(answer.ends, ends_of(request, rules, *rule));
  const auto* latest = decide(answer.ends);
  if (latest) {
    answer.until = latest->until;
    answer.assumed = latest->assumed;
    answer.source = latest->source;
  }
  std::vector<Fact> facts{{"reported", to_string(request.reported_on)}};
  if (answer.until) facts.push_back({"until", to_string(*answer.until)});
  if (request.cause_excluded) {
    answer.outcome = WarrantyOutcome::excluded;
    answer.reason =
        catalogue_text("policy.warranty_excluded_" + std::string(name_of(*request.cause_excluded)));
    answer.source = rules.exclusion_source;
  } else if (!latest) {
    answer.reason = catalogue_text("policy.warranty_not_agreed");
  } else if (request.reported_on > *answer.until) {
    answer.outcome = WarrantyOutcome::expired;
    answer.reason = catalogue_text("policy.warranty_expired", std::move(facts));
  } else {
    answer.outcome = WarrantyOutcome::covered;
    answer.payer = PaymentParty::developer;
    answer.reason = catalogue_text("policy.warranty_covered", std::move(facts));
    const auto& builder = answer.ends.front();
    answer.builder_liable = builder.until && request.reported_on <= *builder.until;
  }
  return answer;
}

}  // namespace tenon
