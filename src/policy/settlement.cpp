#include "tenon/policy/settlement.hpp"

#include "policy/checks.hpp"
#include "policy/exact.hpp"
#include "policy/settle.hpp"

namespace tenon {
namespace {

using policy::Wide;

// 10 km2: more than any single unit has.
constexpr Area most_area = Area::from_hundredths(1'000'000'000);
constexpr Area least_area = Area::from_hundredths(1);
constexpr std::int64_t most_days = 3650;

AreaRule with_terms(AreaRule rule, const ContractAreaTerms& terms) {
  rule.tolerance = terms.tolerance.value_or(rule.tolerance);
  rule.larger = terms.larger.value_or(rule.larger);
  rule.smaller = terms.smaller.value_or(rule.smaller);
  rule.tested = terms.tested.value_or(rule.tested);
  rule.repay_days = terms.repay_days.value_or(rule.repay_days);
  rule.source = rule.source.empty() ? terms.clause : terms.clause + "; " + rule.source;
  return rule;
}

Verdict check_terms(const AreaRule& rule, const JsonPath& at) {
  const Rate below_all = *Rate::of(Rate::most - 1, Rate::most);
  TENON_POLICY_CHECK(policy::check_range(rule.tolerance, Rate{}, below_all, at / "tolerance"));
  TENON_POLICY_CHECK(policy::check_range<std::int64_t>(rule.repay_days, 1, most_days, at / "repay_days"));
  return {};
}

Verdict check_survey(const SurveyedArea& survey, const JsonPath& at) {
  TENON_POLICY_CHECK(policy::check_range(survey.building, least_area, most_area, at / "building"));
  if (!survey.inner) return {};
  TENON_POLICY_CHECK(policy::check_range(*survey.inner, least_area, most_area, at / "inner"));
  if (*survey.inner <= survey.building) return {};
  return invalid("policy.settlement_inner_larger")
      .field((at / "inner").str())
      .fact("found", survey.inner->str())
      .fact("most", survey.building.str());
}

Verdict check_price(const AreaSettlementRequest& request, const JsonPath& at) {
  const bool by_area = request.priced_by != PricedBy::whole_unit;
  if (by_area && !request.unit_price)
    return invalid("policy.settlement_price_missing")
        .field((at / "unit_price").str())
        .fact("priced_by", name_of(request.priced_by));
  if (!by_area && request.unit_price)
    return invalid("policy.settlement_price_stray")
        .field((at / "unit_price").str())
        .fact("found", request.unit_price->str());
  if (by_area)
    return policy::check_range(*request.unit_price, policy::one_fen, policy::most_money, at / "unit_price");
  // Order 88 leaves the tolerance of a price for the whole unit to the contract.
  if (request.contract_terms && request.contract_terms->tolerance) return {};
  return invalid("policy.settlement_unit_tolerance").field((at / "contract_terms" / "tolerance").str());
}

/// Which areas the tolerance is held against; the first is the one settled by.
std::vector<AreaKind> areas_tested(PricedBy priced_by, RatioTested tested) {
  if (priced_by == PricedBy::inner_area) return {AreaKind::inner};
  if (tested == RatioTested::either_area) return {AreaKind::building, AreaKind::inner};
  return {AreaKind::building};
}

/// Four decimals, half up: for people, decides nothing.
std::string percent_text(std::int64_t part, std::int64_t whole) {
  const bool negative = part < 0;
  const Wide scaled = Wide(negative ? -part : part) * 2'000'000 / whole;
  std::string digits = Wide((scaled + 1) / 2).str();
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  digits.insert(digits.size() - 4, ".");
  return (negative ? "-" : "") + digits + "%";
}

/// |d| <= t, without a division.
bool within(std::int64_t difference, std::int64_t contract, Rate tolerance) {
  const Wide magnitude = difference < 0 ? -difference : difference;
  return magnitude * tolerance.denominator() <= Wide(contract) * tolerance.numerator();
}

Result<AreaRatio> ratio_of(AreaKind kind, const AreaSettlementRequest& request, Rate tolerance,
                           const JsonPath& at) {
  const auto pick = [&](const SurveyedArea& survey) {
    return kind == AreaKind::building ? std::optional<Area>(survey.building) : survey.inner;
  };
  const auto contract = pick(request.contract_area);
  const auto registered = pick(request.registered_area);
  if (!contract || !registered)
    return invalid("policy.settlement_inner_missing")
        .field((at / (contract ? "registered_area" : "contract_area") / "inner").str());
  const auto whole = contract->hundredths();
  const auto difference = registered->hundredths() - whole;
  return AreaRatio{kind,
                   *contract,
                   *registered,
                   Area::from_hundredths(difference),
                   *Rate::of(difference, whole),  // both far below Rate::most
                   percent_text(difference, whole),
                   !within(difference, whole, tolerance)};
}

Line line(std::string item, const AreaRule& rule, bool buyer_pays) {
  Line made;
  made.label = catalogue_text("policy.line_" + item);
  made.item = std::move(item);
  made.payer = buyer_pays ? PaymentParty::buyer : PaymentParty::developer;
  made.payee = buyer_pays ? PaymentParty::developer : PaymentParty::buyer;
  made.rounding = Rounding::half_up_to_fen;
  made.source = rule.source;
  return made;
}

/// The lines of an area settled at `price`; what they come to is rounded once, so the second line is what is
/// left of the total.
Result<std::vector<Line>> lines_of(const AreaRatio& ratio, Money price, const AreaRule& rule) {
  const auto contract = ratio.contract.hundredths();
  const bool larger = ratio.difference > Area{};
  const auto magnitude = larger ? ratio.difference.hundredths() : -ratio.difference.hundredths();
  const Rate tolerance = rule.tolerance;
  // In fen: area in 0.01 m2 x price per m2 / 100, over the denominator of the tolerance.
  const auto fen = [&](const Wide& area_times_denominator) {
    return policy::round(area_times_denominator * price.fen(), Wide(tolerance.denominator()) * 100,
                         Rounding::half_up_to_fen);
  };
  const bool plain = !ratio.beyond || (larger ? rule.larger == LargerBeyond::charged
                                              : rule.smaller == SmallerBeyond::returned_once);
  if (plain) {
    Line all = line("area_difference", rule, larger);
    all.base_area = Area::from_hundredths(magnitude);
    all.unit_price = price;
    TENON_TRY(all.amount, fen(Wide(magnitude) * tolerance.denominator()));
    return std::vector<Line>{std::move(all)};
  }
  const Wide tolerated = Wide(contract) * tolerance.numerator();
  Line inside = line("area_within_tolerance", rule, larger);
  inside.base_area = ratio.contract;
  inside.rate = tolerance;
  inside.unit_price = price;
  TENON_TRY(inside.amount, fen(tolerated));
  Line outside = line(larger ? "area_beyond_free" : "area_beyond_double", rule, larger);
  if (larger) {
    outside.rounding.reset();
    outside.note = catalogue_text("policy.note_area_beyond_free");
  } else {
    // t + 2 (|d| - t) = 2 |d| - t
    TENON_TRY(const Money all, fen(Wide(magnitude) * 2 * tolerance.denominator() - tolerated));
    outside.unit_price = price;
    outside.amount = all - inside.amount;
    outside.note = catalogue_text("policy.note_area_beyond_double");
  }
  return std::vector<Line>{std::move(inside), std::move(outside)};
}

}  // namespace

Result<AreaSettlement> policy::settle(const AreaSettlementRequest& request, const AreaRule& statutory,
                                      const JsonPath& at) {
  TENON_POLICY_CHECK(JsonCodec<AreaSettlementRequest>::check(request, at));
  if (request.design_change.value_or(false))
    return refuse("policy.settlement_design_change")
        .field((at / "design_change").str())
        .source(statutory.source);
  const auto& terms = request.contract_terms;
  if (terms && terms->clause.empty())
    return invalid("policy.settlement_clause_missing").field((at / "contract_terms" / "clause").str());
  const AreaRule rule = terms ? with_terms(statutory, *terms) : statutory;
  TENON_POLICY_CHECK(check_terms(rule, terms ? at / "contract_terms" : at / "rule"));
  TENON_POLICY_CHECK(check_survey(request.contract_area, at / "contract_area"));
  TENON_POLICY_CHECK(check_survey(request.registered_area, at / "registered_area"));
  TENON_POLICY_CHECK(check_price(request, at));

  AreaSettlement answer;
  answer.tolerance = rule.tolerance;
  answer.source = rule.source;
  for (const AreaKind kind : areas_tested(request.priced_by, rule.tested)) {
    TENON_TRY(auto ratio, ratio_of(kind, request, rule.tolerance, at));
    answer.may_rescind = answer.may_rescind || ratio.beyond;
    answer.ratios.push_back(std::move(ratio));
  }
  if (answer.may_rescind) answer.repay_days = rule.repay_days;
  std::vector<Line> lines;
  if (request.priced_by != PricedBy::whole_unit) {
    TENON_TRY(lines, lines_of(answer.ratios.front(), *request.unit_price, rule));
  }
  TENON_TRY(answer.statement, statement(catalogue_text("policy.title_area_settlement"), std::move(lines)));
  const bool larger = answer.ratios.front().difference > Area{};
  answer.amount = larger ? answer.statement.total : Money{} - answer.statement.total;
  return answer;
}

Result<Money> policy::unit_price(Money price, Area area) {
  return apply(Rate::of(100, area.hundredths()).value(), price, Rounding::half_up_to_fen);
}

Result<AreaSettlement> settle_area(const AreaSettlementRequest& request, const AreaRule& rule) {
  return policy::settle(request, rule, {});
}

}  // namespace tenon
